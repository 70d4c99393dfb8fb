import { describe, expect, it } from 'vitest';
import { caseFixture as held } from './caseFixture.ts';
import { dayOfMonthWords, identityWords } from './caseWords.ts';
import { gatesSentence } from './changes/changeWords.ts';
import { litRows, stepNumber } from './factPaths.ts';
import { comingWords, nextDate } from './nextDate.ts';
import { changeItem, readChangeItem } from './places.ts';
import { hasDraft, likelyTask, taskDue, type Task } from './work.ts';

const today = '2026-11-18';
const [task] = held.tasks as [Task];

describe('the next date', () => {
  it('is the first day on which anything happens, and says what', () => {
    expect(nextDate(held, today)).toEqual({ on: '2026-11-28', about: 'Direct Debit', pence: 34_277 });
    expect(nextDate({ ...held, nextPayment: null }, today)).toEqual({ on: '2026-12-02', about: 'Answers due', pence: null });
    expect(nextDate({ ...held, nextPayment: null, waiting: [], promises: [] }, today)?.about).toBe('Income change due');
  });

  it('never is a day gone by', () => {
    expect(nextDate({ ...held, nextPayment: null, waiting: [], promises: [], tasks: [{ ...task, dueOn: '2026-11-17' }] }, today)).toEqual({ on: '2027-08-04', about: 'Annual review', pence: null });
  });

  it('is counted in days', () => {
    expect([comingWords('2026-11-28', today), comingWords('2026-11-19', today), comingWords(today, today)]).toEqual(['28 November (10 days)', 'Tomorrow', 'Today']);
  });
});

describe('places', () => {
  it('of a change form come back from their text, whatever the task is called', () => {
    for (const taskId of [null, 'task-1', 'a:b:c']) {
      const item = { type: 'C09' as const, subject: 'payingParent' as const, taskId };
      expect(readChangeItem(changeItem(item))).toEqual(item);
    }
    expect(readChangeItem('change-77')).toBeNull();
    expect(readChangeItem(null)).toBeNull();
  });
});

describe('work on a case', () => {
  it('takes a person’s own item as meant, else the only one', () => {
    const others = { ...task, taskId: 'x', claimedBy: 'CW-11' };
    expect(likelyTask([others, task], 'CW-07')).toBe('task-1');
    expect(likelyTask([others, { ...others, taskId: 'y' }], 'CW-07')).toBeNull();
    expect(likelyTask([{ ...task, taskId: 'ring', kind: 'callback', changeType: null }, { ...others, claimedBy: null }], 'CW-07')).toBe('x');
    expect(likelyTask([{ ...task, taskId: 'ring', kind: 'callback', changeType: null }, task], 'CW-07')).toBe('task-1');
    expect(likelyTask([others], null)).toBe('x');
  });

  it('says how long an item has', () => {
    expect(taskDue({ dueOn: '2026-11-17' }, today)).toEqual({ words: 'Overdue by 1 day', mark: 'overdue' });
    expect(taskDue({ dueOn: '2026-11-19' }, today)).toEqual({ words: 'Due tomorrow', mark: null });
  });

  it('knows its own draft by the form it belongs to', () => {
    expect(hasDraft(held, task)).toBe(true);
    expect(hasDraft(held, { ...task, taskId: 'task-2' })).toBe(false);
  });
});

describe('facts of an instruction’s step', () => {
  it('light the rows they stand on, deeper paths too', () => {
    expect([...litRows(['case.income_in_force', 'evidence.income.outcome'])]).toEqual(['shared.income', 'paying.newPay']);
    expect([...litRows(['case.income_in_force_old', 'work.kind'])]).toEqual([]);
    expect([stepNumber('Step 9'), stepNumber('')]).toEqual([9, null]);
  });
});

describe('words', () => {
  it('an identity check holds for the day it was made', () => {
    expect(identityWords('2026-11-18T09:33:00.000Z', today)).toEqual({ words: 'ID checked 9:33am', checked: true });
    expect(identityWords('2026-11-17T09:33:00.000Z', today).checked).toBe(false);
  });

  it('days of the month have their endings', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 28].map(dayOfMonthWords)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '23rd', '28th']);
  });

  it('failed gates are named', () => {
    const gate = (id: 'G1' | 'G5' | 'G6', state: 'passed' | 'failed' | 'waiting') => ({ gate: id, state, reason: '', facts: {} });
    expect(gatesSentence([gate('G1', 'passed'), gate('G6', 'failed'), gate('G5', 'waiting')])).toBe('Passed 1 of 3. Failed: Effect. Waiting: Proof');
    expect(gatesSentence([gate('G1', 'passed')])).toBe('All checks passed');
    expect(gatesSentence([])).toBeNull();
  });
});
