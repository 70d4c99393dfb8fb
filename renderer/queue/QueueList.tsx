import { useMemo, type ReactNode } from 'react';
import { taskIcon, taskTitle } from '../../app/work/taskWords.ts';
import { RowList, type ListPlace } from '../parts/RowList.tsx';
import { WorkRow } from '../parts/WorkRow.tsx';
import { measures, type Density } from '../theme/density.ts';
import { groupWords } from './groupWords.ts';
import type { QueueLayout, Taken } from './queueLayout.ts';
import type { QueueGroup, QueueRow } from './queueTypes.ts';
import { dueMark, rowParty, rowWaiting, rowWhy, takenWords } from './rowWords.ts';
import { taskIconPaths } from '../parts/taskIconPaths.ts';

type ListLetters = Readonly<Record<string, (row: number) => void>>;

/** One item as a row of the list. */
function QueueItem({ row, today, density, short, taken }: Readonly<{ row: QueueRow; today: string; density: Density; short: boolean; taken: string | undefined }>): ReactNode {
  const party = rowParty(row);
  const waitingOn = rowWaiting(row);
  return (
    <WorkRow
      lines={density === 'comfortable' ? 2 : 1}
      icon={taskIconPaths[taskIcon(row)]}
      task={taskTitle(row)}
      reference={row.reference}
      safeContact={row.safety}
      whyNow={rowWhy(row, today)}
      due={dueMark(row, today, short)}
      {...(party === undefined ? {} : { party })}
      {...(waitingOn === undefined ? {} : { waitingOn })}
      {...(row.lastNote === null ? {} : { aside: <span className="cb-queue-note">{row.lastNote}</span> })}
      {...(taken === undefined ? {} : { taken })}
    />
  );
}

/** The list itself: groups that fold, rows that can be ticked, keys. */
export function QueueList({
  layout,
  group,
  taken,
  folded,
  active,
  ticked,
  today,
  me,
  density,
  letters,
  onActive,
  onOpen,
  onNeed,
  onFold,
  onTick,
  onTickSpan,
  onTickAll,
}: Readonly<{
  layout: QueueLayout;
  group: QueueGroup;
  taken: Taken;
  folded: ReadonlySet<string>;
  active: ListPlace;
  ticked: ReadonlySet<string>;
  today: string;
  me: string;
  density: Density;
  letters: ListLetters;
  onActive: (place: ListPlace) => void;
  onOpen: (row: number) => void;
  onNeed: (from: number, to: number) => void;
  onFold: (section: string, open: boolean) => void;
  onTick: (row: number) => void;
  onTickSpan: (from: number, to: number, ticked: boolean) => void;
  onTickAll: () => void;
}>): ReactNode {
  const sections = useMemo(
    () => layout.sections.map(({ key, count, rows }) => ({ key, rows, open: !folded.has(key), head: { ...groupWords(key, group, { today, me }), count } })),
    [layout, folded, group, today, me],
  );
  return (
    <RowList
      id="queue-list"
      label="Work"
      sections={sections}
      rowAt={layout.rowAt}
      renderRow={(row) => {
        const lost = taken.get(row.taskId);
        return (
          <QueueItem
            row={row}
            today={today}
            density={density}
            // One line has no room to repeat what the head above it says.
            short={density !== 'comfortable' && group === 'due'}
            taken={lost === undefined ? undefined : takenWords(lost)}
          />
        );
      }}
      active={active}
      onActive={onActive}
      onOpen={onOpen}
      rowHeight={measures[density].row}
      headHeight={measures[density].groupHead}
      onNeed={onNeed}
      onFold={onFold}
      isTicked={(row) => ticked.has(layout.rowAt(row)?.taskId ?? '')}
      canTick={(row) => !taken.has(row.taskId)}
      onTick={onTick}
      onTickSpan={onTickSpan}
      onTickAll={onTickAll}
      letters={letters}
    />
  );
}
