import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { daysBetween } from '../../app/model/calendar.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { whyNowWords } from '../../app/work/whyNow.ts';
import { useApp, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { countWords } from '../words/countWords.ts';
import { dueState, dueWords } from '../words/dueWords.ts';
import { DeclineDialog } from './DeclineDialog.tsx';
import type { NextRow, TodayData, TodayStore } from './todayStore.ts';

/** `Overdue by 1 day`, `Due today`: only when the day has come. */
function DueTag({ row }: Readonly<{ row: NextRow }>): ReactNode {
  const today = useToday();
  const state = dueState(row.dueOn, today);
  if (state === 'overdue') return <StatusTag {...statusIcons.overdue}>{dueWords(row.dueOn, today)}</StatusTag>;
  if (state === 'today') return <StatusTag {...statusIcons.dueToday}>Due today</StatusTag>;
  return <span className="cb-aside">Due {state === 'tomorrow' ? 'tomorrow' : `in ${countWords(daysBetween(today, row.dueOn), 'day')}`}</span>;
}

/** The next item by rule, and the rule: it leads the screen. */
export function NextCard({ store, next, onStart }: Readonly<{ store: TodayStore; next: TodayData['next']; onStart: (row: NextRow) => void }>): ReactNode {
  const { desk } = useApp();
  const today = useToday();
  const problem = useStore(store, (state) => state.problem);
  const [declining, setDeclining] = useState(false);
  const box =
    problem === null ? null : (
      <Failed error={problem} kind="warn">
        <ActionButton onPress={() => store.getState().dropProblem()}>Close</ActionButton>
      </Failed>
    );
  if (next === null) {
    return (
      <>
        {box}
        <EmptyState title="Nothing to start now" action={<ActionButton onPress={() => desk.getState().show('queue')}>Open the queue</ActionButton>}>
          Your work is done, or waits for an answer or a set time. It comes back here by itself.
        </EmptyState>
      </>
    );
  }
  const { row, because } = next;
  return (
    <>
      {box}
      <section className="cb-next" aria-label="Next for you">
        <div className="cb-next-words">
          <p className="cb-next-because">
            <strong>Next for you</strong> {because}
          </p>
          <h2 className="cb-next-title">
            {taskTitle(row)} <CaseNumber reference={row.reference} />
          </h2>
          <DueTag row={row} />
          {row.safety && (
            <StatusTag tone="plum" look="solid" icon={statusIcons.safeContact.icon}>
              Safe contact
            </StatusTag>
          )}
          <p className="cb-next-why">
            {row.subject !== null && <PartyTile party={row.subject === 'payingParent' ? 'paying' : 'receiving'} words="none" />}
            <span>
              {whyNowWords(row.why, today)}. About {countWords(row.effortMinutes, 'minute')}.
            </span>
          </p>
        </div>
        <div className="cb-next-acts">
          <ActionButton kind="main" keys="G" onPress={() => onStart(row)}>
            Start this item
          </ActionButton>
          <ActionButton kind="quiet" popup="dialog" onPress={() => setDeclining(true)}>
            Decline with a reason
          </ActionButton>
        </div>
      </section>
      {declining && <DeclineDialog row={row} store={store} onClose={() => setDeclining(false)} />}
    </>
  );
}
