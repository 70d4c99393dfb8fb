import { mdiMagnify } from '@mdi/js';
import Dialog from '@mui/material/Dialog';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { LiveRegionHere, useAnnounced } from '../parts/LiveRegion.tsx';
import { wordsOf } from './matchParts.ts';
import './palette.css';
import { paletteGroups, resultWords, type PaletteDoes, type PaletteSight } from './paletteItems.ts';
import { PaletteRow } from './PaletteRow.tsx';
import { createPaletteStore } from './paletteStore.ts';

const HowToSearch = (): ReactNode => (
  <div className="cb-palette-help">
    <h2>How to search</h2>
    <ul>
      <li>A case: its number, with or without the hyphen, or its last figures: 42 finds 10-0042.</li>
      <li>A person: the first letters of any names, in any order. A postcode or phone number finds them too.</li>
      <li>Something to do: what it is called, such as note, promise or income.</li>
      <li>A place: today, queue, cases or outbox.</li>
    </ul>
  </div>
);

type Around = Pick<PaletteSight, 'tabs' | 'drafts' | 'readOnly' | 'undo'>;

function PaletteBody({ words, openCaseId, around, onDo }: Readonly<{ words: string; openCaseId: string | null; around: Around; onDo: (does: PaletteDoes) => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createPaletteStore(api, openCaseId, words));
  const { text, phase, error, hits, open } = useStore(store);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Enter came before the answer to what was typed: the first line of that answer is meant, not one that still stands. */
  const wanted = useRef(false);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    void store.getState().begin();
  }, [store]);

  const help = text.trim() === '?';
  const groups = help ? [] : paletteGroups({ text, hits, open, ...around });
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(0, items.findIndex(({ id }) => id === chosen));
  const active = items[at];
  const idOf = (id: string): string => `${listId}-${id}`;
  const activeId = active === undefined ? undefined : idOf(active.id);
  useAnnounced(phase === 'still' && text.trim() !== '' && !help ? resultWords(items.length) : undefined);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const choose = (id: string): void => {
    const item = items.find((one) => one.id === id);
    if (item !== undefined && item.reason === undefined) onDo(item.does);
  };
  useEffect(() => {
    if (!wanted.current || phase === 'searching') return;
    wanted.current = false;
    if (phase === 'still' && active !== undefined) choose(active.id);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      setChosen(items[(at + step + items.length) % items.length]?.id ?? null);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (phase === 'searching' && chosen === null) wanted.current = true;
      else if (active !== undefined) choose(active.id);
    }
  };
  return (
    <div className="cb-palette-box" onKeyDown={onKeyDown} role="presentation">
      <div className="cb-palette-top">
        <Icon path={mdiMagnify} size={20} />
        <input
          ref={input}
          className="cb-palette-input"
          role="combobox"
          aria-label="Search cases or do something"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          value={text}
          onChange={(event) => {
            setChosen(null);
            wanted.current = false;
            store.getState().type(event.target.value);
          }}
        />
        <span className="cb-aside" aria-hidden="true">
          {text.trim() === '' || help ? '' : phase === 'searching' && items.length === 0 ? 'Searching' : resultWords(items.length)}
        </span>
        <Kbd keys="Esc" unseen />
      </div>
      {error !== null && (
        <div className="cb-palette-state">
          <Failed error={error} onRetry={() => void store.getState().again()} />
        </div>
      )}
      {help && <HowToSearch />}
      {!help && items.length === 0 && phase === 'still' && (
        <p className="cb-palette-none">Nothing fits “{text.trim()}”. Try a case number, the first letters of a name, or ? for how to search.</p>
      )}
      <div id={listId} className="cb-palette-list" role="listbox" aria-label="Results">
        {groups.map((group, index) => (
          <div key={group.title} role="group" aria-labelledby={`${listId}-group-${index}`}>
            <div id={`${listId}-group-${index}`} className="cb-palette-group" role="presentation">
              {group.title}
            </div>
            {group.items.map((item) => (
              <PaletteRow key={item.id} id={idOf(item.id)} item={item} words={wordsOf(text)} active={item === active} onPoint={() => setChosen(item.id)} onChoose={() => choose(item.id)} />
            ))}
          </div>
        ))}
      </div>
      <div className="cb-palette-foot" aria-hidden="true">
        <span>
          <Kbd keys="Up" /> <Kbd keys="Down" /> choose
        </span>
        <span>
          <Kbd keys="Enter" /> open
        </span>
        <span>
          <Kbd keys="?" /> how to search
        </span>
      </div>
      <LiveRegionHere />
    </div>
  );
}

/** Search or do something (Ctrl+K): cases, people, actions on the open case, places. */
export function Palette({ onClose, ...body }: Readonly<{ words: string; openCaseId: string | null; around: Around; onDo: (does: PaletteDoes) => void; onClose: () => void }>): ReactNode {
  return (
    <Dialog open onClose={onClose} maxWidth={false} className="cb-palette" slotProps={{ paper: { 'aria-label': 'Search cases or do something' } }}>
      <PaletteBody {...body} />
    </Dialog>
  );
}
