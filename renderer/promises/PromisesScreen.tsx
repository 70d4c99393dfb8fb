import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents, useSession, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { RowList, type ListPlace } from '../parts/RowList.tsx';
import { useSingleKeys } from '../parts/singleKeys.ts';
import { StillBars } from '../parts/StillBars.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';
import { measures } from '../theme/density.ts';
import { countWords } from '../words/countWords.ts';
import { promiseGroups, promiseViews, type PromiseLine } from './promiseRows.ts';
import { PromiseRow } from './PromiseRow.tsx';
import './promises.css';
import { createPromisesStore } from './promisesStore.ts';
import { usePromiseActs } from './usePromiseActs.tsx';

const scopes = [
  { value: 'mine', label: 'Mine' },
  { value: 'team', label: 'Team’s' },
] as const;

/** Everything that we told parents we would do, by when: kept, moved or taken back from here. */
export function PromisesScreen(): ReactNode {
  const { api, desk } = useApp();
  const [store] = useState(() => createPromisesStore(api));
  const { filter, view } = useStore(store);
  const acts = usePromiseActs();
  const today = useToday();
  const density = useSession((state) => state.preferences.density);
  const narrow = useNarrow();
  const singleKeys = useSingleKeys();
  const [active, setActive] = useState<ListPlace>({ kind: 'row', row: 0 });
  const [closed, setClosed] = useState<readonly string[]>([]);
  useEffect(() => {
    // Another day: what is due soon or late is other promises.
    if (today !== '') void store.getState().refresh();
  }, [store, today]);
  useCoreEvents((event) => {
    if (event.type === 'changed' || event.type === 'session') void store.getState().refresh();
  });
  const ready = view.phase === 'ready' ? view : null;
  const rows = ready?.rows ?? null;
  const rowAt = useCallback((row: number) => rows?.get(row), [rows]);
  const onNeed = useCallback((from: number, to: number) => void store.getState().need(from, to), [store]);
  const sections = useMemo(
    () => (ready === null ? [] : promiseGroups(filter.view, ready.counts).map(({ state, label, count, tone }) => ({ key: state, head: { label, count, tone }, rows: count, open: !closed.includes(state) }))),
    [ready, filter.view, closed],
  );
  const total = ready?.total ?? 0;
  const found = ready === null ? undefined : countWords(total, 'promise');
  useAnnounced(found);

  const at = active.kind === 'row' ? rowAt(Math.min(active.row, Math.max(total - 1, 0))) : undefined;
  const with_ = (row: number, act: (line: PromiseLine) => void): void => {
    const line = rowAt(row);
    if (line !== undefined) act(line);
  };
  const open = (line: PromiseLine): void => desk.getState().openCase(line.caseId, line.reference);
  const blocked = at === undefined ? { reason: 'Choose a promise in the list' } : at.state === 'open' ? {} : { reason: 'It is settled' };
  const keys = (letter: string) => (singleKeys ? { keys: letter } : {});
  const error = view.phase === 'failed' || view.phase === 'ready' ? view.error : null;
  return (
    <>
      <Pane
        label="Promises"
        flush
        head={
          <PaneHead
            level={1}
            aside={found}
            below={
              <div className="cb-promise-filters">
                <ViewSwitch label="Whose promises" value={filter.scope} views={scopes} onChange={(scope) => store.getState().choose({ ...filter, scope })} />
                <ViewSwitch label="Which promises" value={filter.view} views={promiseViews} onChange={(which) => store.getState().choose({ ...filter, view: which })} />
              </div>
            }
          >
            Promises
          </PaneHead>
        }
        foot={
          total === 0 ? undefined : (
            <ActionBar label="The chosen promise">
              <ActionButton kind="main" {...keys('D')} {...blocked} onPress={() => at !== undefined && void acts.keep(at)}>
                Mark as kept
              </ActionButton>
              <ActionButton {...keys('M')} {...(blocked.reason === undefined ? {} : { reasonId: 'promise-blocked' })} onPress={() => at !== undefined && acts.move(at)}>
                Move
              </ActionButton>
              <ActionButton {...keys('B')} {...(blocked.reason === undefined ? {} : { reasonId: 'promise-blocked' })} onPress={() => at !== undefined && acts.takeBack(at)}>
                Take back
              </ActionButton>
              <ActionButton keys="Enter" {...(at === undefined ? { reasonId: 'promise-blocked' } : {})} onPress={() => at !== undefined && open(at)}>
                Open case
              </ActionButton>
              <span id="promise-blocked" className="cb-unseen">
                {blocked.reason ?? ''}
              </span>
            </ActionBar>
          )
        }
      >
        {(error !== null || acts.failure !== null) && (
          <div className="cb-promise-state">
            {error !== null && <Failed error={error} onRetry={() => void store.getState().refresh()} />}
            {acts.failure !== null && (
              <Failed error={acts.failure} kind="warn">
                <ActionButton onPress={acts.dropFailure}>Close</ActionButton>
              </Failed>
            )}
          </div>
        )}
        {view.phase === 'loading' && (
          <div className="cb-promise-state">
            <StillBars lines={5} words="Loading promises" />
          </div>
        )}
        {ready !== null && total === 0 && (
          <div className="cb-promise-state">
            <EmptyState title={filter.view === 'open' ? 'No open promises' : 'Nothing kept or taken back yet'}>
              {filter.view === 'open' ? 'When you tell a parent that we will do something, make a promise on the case. It stands here until it is kept.' : 'Promises come here when they are kept or taken back.'}
            </EmptyState>
          </div>
        )}
        {ready !== null && total > 0 && (
          <div className="cb-promise-list">
            <RowList
              id="promises-list"
              label="Promises"
              sections={sections}
              rowAt={rowAt}
              renderRow={(line) => <PromiseRow line={line} owner={filter.scope === 'team'} />}
              active={active.kind === 'row' ? { kind: 'row', row: Math.min(active.row, total - 1) } : active}
              onActive={setActive}
              onOpen={(row) => with_(row, open)}
              onNeed={onNeed}
              onFold={(section, isOpen) => setClosed(isOpen ? closed.filter((one) => one !== section) : [...closed, section])}
              letters={{
                d: (row) => with_(row, (line) => line.state === 'open' && void acts.keep(line)),
                m: (row) => with_(row, (line) => line.state === 'open' && acts.move(line)),
                b: (row) => with_(row, (line) => line.state === 'open' && acts.takeBack(line)),
              }}
              rowHeight={narrow ? measures.comfortable.row + 8 : Math.max(measures[density].row, 32)}
              headHeight={measures[density].groupHead}
            />
          </div>
        )}
      </Pane>
      {acts.dialog}
    </>
  );
}
