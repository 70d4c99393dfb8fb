import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatLongDate } from '../../app/model/calendar.ts';
import { useApp, useCoreEvents, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { meOf, placeOfItem } from '../app/workItem.ts';
import { EvidenceLine } from '../evidence/today/EvidenceLine.tsx';
import { Pane } from '../parts/Pane.tsx';
import { isLetter, isTyping, useSingleKeys } from '../parts/singleKeys.ts';
import { StillBars } from '../parts/StillBars.tsx';
import './today.css';
import { DraftsDialog } from './DraftsDialog.tsx';
import { NextCard } from './NextCard.tsx';
import { Promises } from './Promises.tsx';
import { TodaySide } from './TodaySide.tsx';
import { createTodayStore, type NextRow } from './todayStore.ts';
import { mineWords } from './todayWords.ts';
import { WaitingMine } from './WaitingMine.tsx';
import { WorkCounts } from './WorkCounts.tsx';

/** The first screen: what to do next, what there is, and what was promised. */
export function TodayScreen(): ReactNode {
  const app = useApp();
  const { desk } = app;
  const [store] = useState(() => createTodayStore(app, () => meOf(app.session)));
  const view = useStore(store, (state) => state.view);
  const today = useToday();
  const singleKeys = useSingleKeys();
  const [drafts, setDrafts] = useState(false);
  useEffect(() => {
    // Another day, another list: also when the window stays open past midnight.
    if (today !== '') void store.getState().load();
  }, [store, today]);
  useCoreEvents((event) => {
    if (event.type !== 'progress') void store.getState().load();
  });

  const start = async (row: NextRow): Promise<void> => {
    if (await store.getState().claim(row)) desk.getState().openCase(row.caseId, row.reference, placeOfItem(row));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!singleKeys || !isLetter(event, 'g') || isTyping(event.target) || view.phase !== 'ready' || view.today.next === null) return;
    event.preventDefault();
    void start(view.today.next.row);
  };
  const error = view.phase === 'failed' ? view.error : view.phase === 'ready' ? view.error : null;
  return (
    <div className="cb-today">
      <Pane label="Your day">
        {/* G works wherever focus stands in this pane. */}
        <div className="cb-today-main" onKeyDown={onKeyDown} role="presentation">
          <div className="cb-today-head">
            <h1 tabIndex={-1}>{today === '' ? 'Today' : formatLongDate(today)}</h1>
            {view.phase === 'ready' && <span className="cb-aside">{mineWords(view.today.mine)}</span>}
          </div>
          {error !== null && <Failed error={error} onRetry={() => void store.getState().load()} />}
          {view.phase === 'loading' && <StillBars lines={5} words="Loading your day" />}
          {view.phase === 'ready' && (
            <>
              <NextCard store={store} next={view.today.next} onStart={(row) => void start(row)} />
              <WaitingMine />
              <WorkCounts today={view.today} onDrafts={() => setDrafts(true)} />
              <EvidenceLine />
              <Promises today={view.today} />
            </>
          )}
        </div>
      </Pane>
      <Pane as="aside" label="Times and last opened" side>
        {view.phase === 'ready' ? <TodaySide today={view.today} /> : view.phase === 'loading' && <StillBars lines={4} words="Loading times" />}
      </Pane>
      {drafts && view.phase === 'ready' && <DraftsDialog drafts={view.today.drafts} onClose={() => setDrafts(false)} />}
    </div>
  );
}
