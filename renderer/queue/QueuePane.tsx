import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import type { Me } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Pane } from '../parts/Pane.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import type { Density } from '../theme/density.ts';
import { numberWords } from '../words/countWords.ts';
import { BulkBar } from './BulkBar.tsx';
import type { BulkKind } from './bulkPlan.ts';
import { ListHead } from './ListHead.tsx';
import { QueueEmpty } from './QueueEmpty.tsx';
import { QueueList } from './QueueList.tsx';
import type { QueueStores } from './queueStores.ts';
import type { QueueFilter, QueueGroup, QueueRow } from './queueTypes.ts';
import type { QueueActs } from './useQueueActs.ts';

const letterActs: Readonly<Record<string, BulkKind>> = { a: 'assign', u: 'unassign', d: 'due', p: 'priority', n: 'note' };
const leadersOnly = 'Team leaders set priority. Ask yours.';

/** The list with its head and its foot. */
export function QueuePane({
  stores,
  acts,
  me,
  today,
  density,
  onAsk,
  onWhy,
  onNext,
}: Readonly<{
  stores: QueueStores;
  acts: QueueActs;
  me: Me;
  today: string;
  density: Density;
  onAsk: (filter: QueueFilter, group?: QueueGroup) => void;
  onWhy: (row: QueueRow) => void;
  onNext: () => void;
}>): ReactNode {
  const { session, announce } = useApp();
  const { filter, group, view, active, folded, taken } = useStore(stores.list);
  const { ticked, error: tickError } = useStore(stores.ticks);
  const connection = useSession((state) => state.session?.connection ?? null);
  const { list, ticks } = stores;
  const narrow = useNarrow();
  const hubAway = connection !== null && (connection.state === 'unreachable' || connection.state === 'offline');
  const priorityReason = me.role === 'teamLeader' ? undefined : leadersOnly;
  const ready = view.phase === 'ready' ? view : null;

  const rowAt = (row: number): QueueRow | null => ready?.layout.rowAt(row) ?? null;
  const bulk = (kind: BulkKind, row: QueueRow | null): void => {
    if (kind === 'priority' && priorityReason !== undefined) announce(priorityReason);
    else acts.bulk(kind, row);
  };
  const onRow = (act: (row: QueueRow) => void) => (at: number) => {
    const row = rowAt(at);
    if (row !== null) act(row);
  };
  const letters = {
    ...Object.fromEntries(Object.entries(letterActs).map(([letter, kind]) => [letter, onRow((row) => bulk(kind, row))])),
    w: onRow(onWhy),
    g: onNext,
    c: onRow((row) => void acts.open(row)),
  };
  const tickSpan = async (from: number, to: number, on: boolean): Promise<void> => ticks.getState().set(await list.getState().idsBetween(from, to), on);
  const tickAll = async (): Promise<void> => {
    const count = await ticks.getState().all(filter);
    announce(`${numberWords(count)} ticked`);
  };
  return (
    <Pane
      label="Queue"
      flush
      head={
        <>
          <ListHead
            group={group}
            density={density}
            total={ready?.total ?? null}
            cases={ready?.cases ?? 0}
            asAt={hubAway ? connection.since : null}
            onGroup={(by) => onAsk(filter, by)}
            onDensity={(one) => void session.getState().setPreferences({ ...session.getState().preferences, density: one })}
          />
          {ready?.error !== undefined && ready.error !== null && <Failed error={ready.error} onRetry={() => void list.getState().refresh()} />}
          {tickError !== null && <Failed error={tickError} onRetry={() => void tickAll()} />}
          {acts.problem !== null && (
            <Failed error={acts.problem.error} onRetry={() => acts.problem !== null && void acts.open(acts.problem.row)}>
              <ActionButton onPress={() => acts.problem !== null && acts.openAnyway(acts.problem.row)}>Open without taking it</ActionButton>
            </Failed>
          )}
        </>
      }
      foot={
        <BulkBar
          ticked={ticked.size}
          total={ready?.total ?? 0}
          hubAway={hubAway}
          priorityReason={priorityReason}
          onAct={(kind) => bulk(kind, acts.activeRow())}
          onTickAll={() => void tickAll()}
          onClear={() => ticks.getState().clear()}
          onNext={onNext}
        />
      }
    >
      {(view.phase === 'loading' || (ready !== null && ready.asking && ready.layout.rows === 0)) && (
        <div className="cb-queue-loading">
          <StillBars lines={5} words="Loading your work" />
        </div>
      )}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void list.getState().refresh()} />}
      {ready !== null && ready.layout.rows === 0 && !ready.asking && ready.error === null && <QueueEmpty filter={filter} today={today} onFilter={onAsk} />}
      {ready !== null && ready.layout.rows > 0 && (
        <QueueList
          layout={ready.layout}
          group={group}
          taken={taken}
          folded={folded}
          active={active}
          ticked={ticked}
          today={today}
          me={me.id}
          density={narrow ? 'comfortable' : density}
          letters={letters}
          onActive={(place) => list.getState().goTo(place)}
          onOpen={onRow((row) => void acts.open(row))}
          onNeed={(from, to) => void list.getState().need(from, to)}
          onFold={(section, open) => list.getState().fold(section, open)}
          onTick={onRow((row) => ticks.getState().turn(row.taskId))}
          onTickSpan={(from, to, on) => void tickSpan(from, to, on)}
          onTickAll={() => void tickAll()}
        />
      )}
    </Pane>
  );
}
