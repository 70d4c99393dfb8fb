import { mdiFilterVariant, mdiInboxArrowDownOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { FilterPart as Part } from '../../app/work/queueFilter.ts';
import { partsInUse } from '../../app/work/queueFilter.ts';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { FilterPart } from '../parts/FilterPart.tsx';
import { countWords, numberWords } from '../words/countWords.ts';
import { filterPhrases, whoseChoices, whoseWords } from './filterWords.ts';
import { MenuButton } from './MenuButton.tsx';
import type { QueueFilter, SavedFilter } from './queueTypes.ts';

/** The filter without one of its parts. */
export const withoutPart = (filter: QueueFilter, part: Part): QueueFilter => partsInUse(filter).find((one) => one.part === part)?.without ?? filter;

/** The filter as a sentence: whose work, then parts that can each be taken away, then how many. */
export function FilterLine({
  filter,
  total,
  today,
  saved,
  onFilter,
  onEdit,
  onSave,
  onUseSaved,
}: Readonly<{
  filter: QueueFilter;
  /** Null until the first answer. */
  total: number | null;
  today: string;
  saved: readonly SavedFilter[];
  onFilter: (filter: QueueFilter) => void;
  onEdit: () => void;
  onSave: () => void;
  onUseSaved: (saved: SavedFilter) => void;
}>): ReactNode {
  const { desk } = useApp();
  const phrases = filterPhrases(filter, today);
  const lead = `${whoseWords[filter.whose]}${phrases.length > 0 ? ',' : ''}`;
  return (
    <header className="cb-queue-filter">
      <h1 tabIndex={-1}>
        <MenuButton
          look="heading"
          choices={whoseChoices.map(({ value, label }) => ({
            key: value,
            label,
            chosen: value === filter.whose,
            onChoose: () => onFilter({ ...filter, whose: value, person: null }),
          }))}
        >
          {lead}
        </MenuButton>
      </h1>
      {phrases.map(({ part, words }) => (
        <FilterPart key={part} large words={words} onEdit={onEdit} onRemove={() => onFilter(withoutPart(filter, part))} />
      ))}
      {total !== null && (
        <span className="cb-queue-total">
          {numberWords(total)}
          <span className="cb-unseen"> {countWords(total, 'task').replace(/^\S+ /, '')}</span>
        </span>
      )}
      <span className="cb-queue-filter-acts">
        <ActionButton kind="quiet" icon={mdiInboxArrowDownOutline} onPress={() => desk.getState().show('evidence')}>
          Evidence inbox
        </ActionButton>
        {saved.length > 0 && (
          <MenuButton look="accent" choices={saved.map((one) => ({ key: one.name, label: one.name, onChoose: () => onUseSaved(one) }))}>
            Saved
          </MenuButton>
        )}
        <ActionButton kind="quiet" icon={mdiFilterVariant} popup="dialog" onPress={onEdit}>
          Edit filter
        </ActionButton>
        <ActionButton kind="quiet" popup="dialog" onPress={onSave}>
          Save
        </ActionButton>
      </span>
    </header>
  );
}
