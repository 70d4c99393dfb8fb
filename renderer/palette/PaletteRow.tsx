import {
  mdiAccountOutline,
  mdiFolderOutline,
  mdiHandshakeOutline,
  mdiKeyboardOutline,
  mdiMapMarkerPath,
  mdiMessageTextOutline,
  mdiNoteTextOutline,
  mdiFormatListBulleted,
  mdiSwapHorizontal,
  mdiTabUnselected,
  mdiUndo,
} from '@mdi/js';
import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { matchParts } from './matchParts.ts';
import type { PaletteItem, PaletteKind } from './paletteItems.ts';

const icons: Readonly<Record<PaletteKind, string>> = {
  case: mdiFolderOutline,
  person: mdiAccountOutline,
  note: mdiNoteTextOutline,
  change: mdiSwapHorizontal,
  message: mdiMessageTextOutline,
  promise: mdiHandshakeOutline,
  instruction: mdiMapMarkerPath,
  place: mdiFormatListBulleted,
  section: mdiTabUnselected,
  undo: mdiUndo,
  keys: mdiKeyboardOutline,
};

function Matched({ text, words }: Readonly<{ text: string; words: readonly string[] }>): ReactNode {
  return matchParts(text, words).map((part, index) => (part.match ? <mark key={index}>{part.text}</mark> : part.text));
}

/** One thing the search box offers. The focus stays in the box; the row is named as active. */
export function PaletteRow({ id, item, words, active, onPoint, onChoose }: Readonly<{ id: string; item: PaletteItem; words: readonly string[]; active: boolean; onPoint: () => void; onChoose: () => void }>): ReactNode {
  const { kind, title, party, aside, keys, reason } = item;
  return (
    <div
      id={id}
      role="option"
      className={active ? 'cb-palette-row cb-palette-active' : 'cb-palette-row'}
      aria-selected={active}
      aria-disabled={reason === undefined ? undefined : true}
      tabIndex={-1}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={() => undefined}
    >
      <Icon path={icons[kind]} />
      <span className="cb-palette-title">
        <Matched text={title} words={words} />
      </span>
      {party !== undefined && <PartyTile party={party} size={16} words="none" />}
      <span className="cb-palette-aside">{reason === undefined ? <Matched text={aside} words={words} /> : `Not now: ${reason}`}</span>
      {active && reason === undefined ? <Kbd keys="Enter" unseen /> : keys !== undefined && <Kbd keys={keys} unseen />}
    </div>
  );
}
