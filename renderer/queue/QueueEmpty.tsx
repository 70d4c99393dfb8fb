import { useEffect, useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import { filterParts, partsInUse } from '../../app/work/queueFilter.ts';
import { useApp } from '../app/AppContext.tsx';
import { myWork } from '../app/queueIntent.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { numberWords } from '../words/countWords.ts';
import { withoutPart } from './FilterLine.tsx';
import { nothingWords, partWords } from './filterWords.ts';
import type { QueueFilter } from './queueTypes.ts';

type Hidden = Output<'queue.hidden'>['parts'];

/** Nothing in this filter: which part empties it, how many that hides, and one button to remove it. */
export function QueueEmpty({ filter, today, onFilter }: Readonly<{ filter: QueueFilter; today: string; onFilter: (filter: QueueFilter) => void }>): ReactNode {
  const { api } = useApp();
  const [hidden, setHidden] = useState<Readonly<{ filter: QueueFilter; parts: Hidden }> | null>(null);
  useEffect(() => {
    let latest = true;
    void api.call('queue.hidden', { filter }).then((answer) => {
      if (latest && answer.ok) setHidden({ filter, parts: answer.value.parts });
    });
    return () => {
      latest = false;
    };
  }, [api, filter]);
  const parts = hidden?.filter === filter ? hidden.parts : [];
  // Whose work it is goes last: looking at other people's work is seldom what was meant.
  const most = parts.filter(({ hides }) => hides > 0).toSorted((a, b) => Number(a.part === 'whose') - Number(b.part === 'whose') || b.hides - a.hides)[0];
  const part = filterParts.find((one) => one === most?.part);
  const title = nothingWords(filter, today);
  if (most === undefined || part === undefined) {
    const several = partsInUse(filter).some((one) => one.part !== 'whose');
    return (
      <div className="cb-queue-empty">
        {several ? (
          <EmptyState title={title} action={<ActionButton onPress={() => onFilter({ ...myWork, whose: filter.whose })}>Remove all parts</ActionButton>}>
            {hidden?.filter === filter ? 'Taking away one part brings nothing back. Taking them all away may.' : undefined}
          </EmptyState>
        ) : (
          <EmptyState title={title}>{filter.whose === 'mine' ? 'Nothing is with you. Next offers you work by rule.' : 'There is no open work to show here.'}</EmptyState>
        )}
      </div>
    );
  }
  return (
    <div className="cb-queue-empty">
      <EmptyState
        title={title}
        action={
          <ActionButton onPress={() => onFilter(part === 'whose' ? { ...filter, whose: 'all', person: null } : withoutPart(filter, part))}>
            {part === 'whose' ? 'Show all I may see' : 'Remove that part'}
          </ActionButton>
        }
      >
        {part === 'whose' ? `All I may see has ${numberWords(most.hides)}.` : `The part "${partWords(part, filter, today)}" hides ${numberWords(most.hides)}.`}
      </EmptyState>
    </div>
  );
}
