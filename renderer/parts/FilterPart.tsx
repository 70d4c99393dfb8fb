import { mdiClose } from '@mdi/js';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import './filterPart.css';

/** One part of a filter sentence, `due by Friday 20 November`, with its own Remove. Pressing the words edits it. */
export function FilterPart({
  words,
  onRemove,
  onEdit,
  large = false,
}: Readonly<{ words: string; onRemove: () => void; onEdit?: () => void; large?: boolean }>): ReactNode {
  return (
    <span className={classes('cb-filter', large && 'cb-filter-large')}>
      {onEdit === undefined ? (
        <span className="cb-filter-words">{words}</span>
      ) : (
        <button type="button" className="cb-filter-words" onClick={onEdit} aria-label={`Change: ${words}`}>
          {words}
        </button>
      )}
      <button type="button" className="cb-filter-remove" onClick={onRemove} aria-label={`Remove: ${words}`}>
        <Icon path={mdiClose} size={14} />
      </button>
    </span>
  );
}
