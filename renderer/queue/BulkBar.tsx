import { mdiPlay } from '@mdi/js';
import type { ReactNode } from 'react';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { numberWords } from '../words/countWords.ts';
import type { BulkKind } from './bulkPlan.ts';
import { MenuButton } from './MenuButton.tsx';

/** The list's foot: what can be done to the ticked rows, or to the row one stands on. */
export function BulkBar({
  ticked,
  total,
  hubAway,
  onAct,
  priorityReason,
  onTickAll,
  onClear,
  onNext,
}: Readonly<{
  ticked: number;
  total: number;
  /** The hub cannot be reached: moving work is sent when it is back. */
  hubAway: boolean;
  onAct: (kind: BulkKind) => void;
  /** Why priority is not this person's to set. */
  priorityReason: string | undefined;
  onTickAll: () => void;
  onClear: () => void;
  onNext: () => void;
}>): ReactNode {
  return (
    <ActionBar label="Ticked rows">
      <span className="cb-queue-ticked">{numberWords(ticked)} ticked</span>
      {ticked === 0 && hubAway ? (
        <span className="cb-queue-hint">Space ticks a row. Assigning waits for the hub.</span>
      ) : (
        <>
          <ActionButton keys="A" popup="dialog" onPress={() => onAct('assign')}>
            Assign
          </ActionButton>
          <ActionButton keys="D" popup="dialog" onPress={() => onAct('due')}>
            Due date
          </ActionButton>
          <ActionButton keys="N" popup="dialog" onPress={() => onAct('note')}>
            Note
          </ActionButton>
        </>
      )}
      <MenuButton
        look="button"
        choices={[
          ...(ticked === 0 && hubAway
            ? ([
                ['assign', 'Assign', 'A'],
                ['due', 'Due date', 'D'],
                ['note', 'Note', 'N'],
              ] as const)
            : []
          ).map(([kind, label, keys]) => ({ key: kind, label, keys, onChoose: () => onAct(kind) })),
          { key: 'unassign', label: 'Unassign', keys: 'U', onChoose: () => onAct('unassign') },
          { key: 'priority', label: 'Priority', keys: 'P', reason: priorityReason, onChoose: () => onAct('priority') },
        ]}
      >
        More
      </MenuButton>
      {total > 0 && (
        <ActionButton kind="quiet" onPress={onTickAll}>
          {total < 1000 ? 'Select all' : 'All'} {numberWords(total)}
        </ActionButton>
      )}
      {ticked > 0 && (
        <ActionButton kind="quiet" onPress={onClear}>
          Clear
        </ActionButton>
      )}
      <span className="cb-queue-bar-end">
        <ActionButton keys="G" icon={mdiPlay} popup="dialog" onPress={onNext}>
          Next
        </ActionButton>
      </span>
    </ActionBar>
  );
}
