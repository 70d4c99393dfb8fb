import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekday } from '../model/dates.ts';
import { type NextCandidate, nextItem, ruleFor } from './nextItem.ts';
import { dueRange, fridayFrom } from './queueFilter.ts';
import { compareInQueue, compareSlices, dayBegins, groupHeads, MOST_HEADS, sliceOf, sliceWindow } from './queueOrder.ts';
import { dueWords } from './queueWhy.ts';

const today = '2026-11-18';
const now = '2026-11-18T09:42:00.000Z';
const item = (taskId: string, parts: Partial<NextCandidate> = {}): NextCandidate => ({
  taskId, caseId: `case-${taskId}`, kind: 'change', priority: 0, dueOn: '2026-11-25', dueAt: null, wokeAt: null, claimedBy: 'CW-07', ...parts,
});
const sight = { now, today, latePromises: new Set<string>() };
const dates = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));

describe('the filter by due date', () => {
  it('means the Friday of this working week, and the next one at the weekend', () => {
    expect([fridayFrom('2026-11-18'), fridayFrom('2026-11-20'), fridayFrom('2026-11-21')]).toEqual(['2026-11-20', '2026-11-20', '2026-11-27']);
    fc.assert(fc.property(dates, (day) => weekday(fridayFrom(day)) === 5 && fridayFrom(day) >= day));
  });
  it('takes in what is overdue with everything but today itself', () => {
    expect([dueRange('week', today), dueRange('today', today), dueRange('overdue', today)]).toEqual([
      { from: null, to: '2026-11-25' }, { from: today, to: today }, { from: null, to: '2026-11-17' },
    ]);
  });
});

describe('the order of the queue', () => {
  it('puts a clock time before the rest of its day, then priority, then what an answer woke', () => {
    const ordered = [
      item('a', { dueOn: '2026-11-17' }), item('b', { dueOn: today, dueAt: '2026-11-18T10:00:00.000Z' }), item('c', { dueOn: today, dueAt: '2026-11-18T15:00:00.000Z', priority: 2 }),
      item('d', { dueOn: today, priority: 1 }), item('e', { dueOn: today, wokeAt: now }), item('f', { dueOn: today }),
    ];
    expect(ordered.toReversed().sort(compareInQueue).map(({ taskId }) => taskId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
  it('puts what woke today on top of everything, and under its day again tomorrow', () => {
    const woken = { ...item('e', { dueOn: '2026-11-20', wokeAt: now }), waitingCount: 0, waitingUntil: null, bucket: 'income' };
    expect([sliceOf(woken, 'due', today), sliceOf({ ...woken, waitingCount: 1 }, 'due', today), sliceOf(woken, 'due', '2026-11-19')]).toEqual(['woke', '2026-11-20', '2026-11-20']);
    expect(['2026-11-20', 'woke', '2026-11-10'].toSorted(compareSlices('due', 'CW-07'))).toEqual(['woke', '2026-11-10', '2026-11-20']);
    expect(groupHeads([{ slice: 'woke', count: 1 }, { slice: '2026-11-10', count: 2 }], 'due', today)).toEqual([{ key: 'woke', count: 1 }, { key: 'overdue', count: 2 }]);
    expect([dayBegins('2026-11-18'), dayBegins('2026-07-18')]).toEqual(['2026-11-18T00:00:00.000Z', '2026-07-17T23:00:00.000Z']);
  });
  it('sends no more heads than a window takes, and loses no row', () => {
    const slices = Array.from({ length: 600 }, (_x, n) => ({ slice: new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10), count: 2 }));
    const heads = groupHeads(slices, 'due', today);
    expect([heads.length, heads.at(-1)?.key, heads.reduce((sum, { count }) => sum + count, 0)]).toEqual([MOST_HEADS, 'later', 1200]);
  });
  it('cuts any window out of the slices without a gap or an overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), fc.nat(60), fc.integer({ min: 1, max: 20 }), (counts, offset, limit) => {
        const slices = counts.map((count, n) => ({ slice: String(n), count }));
        const rows = slices.flatMap(({ slice, count }) => Array.from({ length: count }, (_x, n) => `${slice}:${n}`));
        const cut = sliceWindow(slices, { offset, limit }).flatMap(({ slice, skip, take }) => Array.from({ length: take }, (_x, n) => `${slice}:${skip + n}`));
        expect(cut).toEqual(rows.slice(offset, offset + limit));
      }),
    );
  });
});

describe('Next', () => {
  it('tries its rules in order', () => {
    const rules = [
      item('urgent', { priority: 2 }), item('safe', { kind: 'safeguarding' }), item('promised'), item('call', { kind: 'callback', dueOn: today, dueAt: '2026-11-18T09:46:00.000Z' }),
      item('woken', { wokeAt: now }), item('late', { dueOn: '2026-11-10' }), item('today', { dueOn: today }), item('raised', { priority: 1 }), item('soon'),
    ];
    const seen = { ...sight, latePromises: new Set(['case-promised']) };
    expect(rules.map((candidate) => ruleFor(candidate, seen))).toEqual(['urgent', 'safety', 'promise', 'timeNow', 'woke', 'overdue', 'today', 'raised', 'soonest']);
    for (let left = rules; left.length > 0; left = left.slice(1)) expect(nextItem(left.toReversed(), seen)?.taskId).toBe(left[0]?.taskId);
  });
  it('takes urgent work that nobody has before one’s own, and other such work only last', () => {
    expect(nextItem([item('own'), item('free', { claimedBy: null, dueOn: '2026-11-01' })], sight)).toEqual({ taskId: 'own', rule: 'soonest' });
    expect(nextItem([item('own', { wokeAt: now }), item('free', { claimedBy: null, kind: 'safeguarding' })], sight)).toEqual({ taskId: 'free', rule: 'safety' });
    expect(nextItem([item('free', { claimedBy: null })], sight)?.rule).toBe('unassigned');
  });
  it('waits for the time of a call, and says so by offering nothing', () => {
    expect(nextItem([item('call', { kind: 'callback', dueOn: today, dueAt: '2026-11-18T15:00:00.000Z' })], sight)).toBeNull();
  });
});

it('says when something is due in words', () => {
  expect(['2026-11-15', '2026-11-17', today, '2026-11-19', '2026-11-22'].map((day) => dueWords(day, today))).toEqual([
    'Overdue by 3 days', 'Overdue by 1 day', 'Due today', 'Due tomorrow', 'Due in 4 days',
  ]);
});
