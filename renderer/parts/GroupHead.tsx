import { mdiChevronDown, mdiChevronRight } from '@mdi/js';
import type { ReactNode } from 'react';
import { numberWords } from '../words/countWords.ts';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { StatusTone } from './StatusTag.tsx';
import './rows.css';

type GroupWords = Readonly<{ label: string; count: number; open: boolean; tone?: StatusTone }>;

/** What a group head shows; `RowList` draws it inside a row, `GroupHead` inside a button. */
export function GroupHeadWords({ label, count, open, tone = 'neutral' }: GroupWords): ReactNode {
  return (
    <span className={classes('cb-group-words', `cb-tone-${tone}`)}>
      <Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />
      <span className="cb-group-label">{label}</span>
      <span className="cb-group-count">{numberWords(count)}</span>
    </span>
  );
}

/** A collapsible head over a short list that is not a `RowList`. */
export function GroupHead({
  onToggle,
  level = 3,
  controls,
  ...words
}: GroupWords & Readonly<{ onToggle: () => void; level?: 2 | 3 | 4; controls?: string }>): ReactNode {
  const Heading = `h${level}` as const;
  return (
    <Heading className="cb-group-heading">
      <button type="button" className="cb-group-head" aria-expanded={words.open} aria-controls={controls} onClick={onToggle}>
        <GroupHeadWords {...words} />
      </button>
    </Heading>
  );
}
