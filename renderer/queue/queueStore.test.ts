import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, type Result } from '../../app/result.ts';
import type { Output } from '../../app/contract/index.ts';
import { myWork } from '../app/queueIntent.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { fakeRow, pagesOf } from './fakeRows.ts';
import { layQueue, type TakenRow } from './queueLayout.ts';
import { createQueueStore, type QueueStore } from './queueStore.ts';
import type { QueueRow } from './queueTypes.ts';

const many = (count: number): QueueRow[] => Array.from({ length: count }, (_, n) => fakeRow(n));
const unassigned = { ...myWork, whose: 'unassigned' } as const;
const shown = (store: QueueStore): readonly (string | undefined)[] => {
  const { view } = store.getState();
  return view.phase === 'ready' ? Array.from({ length: view.layout.rows }, (_, row) => view.layout.rowAt(row)?.taskId) : [];
};
const activeTask = (store: QueueStore): string | null => store.getState().activeTask;

describe('the list', () => {
  it('asks for the first hundred, then for the hundred that comes into sight', async () => {
    const api = createFakeApi({ 'queue.page': pagesOf(() => many(350)) });
    const store = createQueueStore(api);
    await store.getState().refresh();
    expect(shown(store).filter((id) => id !== undefined)).toHaveLength(100);
    await store.getState().need(240, 260);
    expect(shown(store)[250]).toBe('t250');
    expect(shown(store)[150]).toBeUndefined();
    expect(api.asked.map(({ input }) => (input as { offset: number }).offset)).toEqual([0, 200]);
  });

  it('keeps the old rows while a new question is under way', async () => {
    let rows = many(3);
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => rows) }));
    await store.getState().refresh();
    rows = [fakeRow(9)];
    const asking = store.getState().ask(unassigned);
    expect(store.getState().view).toMatchObject({ phase: 'ready', asking: true });
    expect(shown(store)).toEqual(['t0', 't1', 't2']);
    await asking;
    expect(shown(store)).toEqual(['t9']);
  });

  it('drops an answer that a later question overtook', async () => {
    const settle: ((answer: Result<Output<'queue.page'>>) => void)[] = [];
    const store = createQueueStore(createFakeApi({ 'queue.page': () => new Promise((resolve) => settle.push(resolve)) }));
    const first = store.getState().ask(myWork);
    const second = store.getState().ask(unassigned);
    const answer = pagesOf(() => [fakeRow(2)])({ filter: myWork, group: 'due', offset: 0, limit: 100 });
    const late = pagesOf(() => [fakeRow(1)])({ filter: myWork, group: 'due', offset: 0, limit: 100 });
    settle[1]?.(answer);
    await second;
    settle[0]?.(late);
    await first;
    expect(shown(store)).toEqual(['t2']);
  });

  it('stays on the same task wherever a refresh puts it, and on the place when it is gone', async () => {
    let rows = many(5);
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => rows) }));
    await store.getState().refresh();
    store.getState().goTo({ kind: 'row', row: 1 });
    rows = [fakeRow(8), fakeRow(9), ...many(5)];
    await store.getState().refresh();
    expect(store.getState().active).toEqual({ kind: 'row', row: 3 });
    rows = rows.filter(({ taskId }) => taskId !== 't1');
    await store.getState().refresh();
    expect(store.getState().active).toEqual({ kind: 'row', row: 3 });
    expect(activeTask(store)).toBe('t2');
  });

  it('keeps its rows when a refresh fails, and says so', async () => {
    let works = true;
    const page = pagesOf(() => many(2));
    const store = createQueueStore(createFakeApi({ 'queue.page': (input) => (works ? page(input) : fail('STORE_DAMAGED')) }));
    await store.getState().refresh();
    works = false;
    await store.getState().refresh();
    expect(store.getState().view).toMatchObject({ phase: 'ready', error: { code: 'STORE_DAMAGED' }, asking: false });
    expect(shown(store)).toEqual(['t0', 't1']);
  });

  it('is a failure only when nothing is held', async () => {
    const store = createQueueStore(createFakeApi({ 'queue.page': () => fail('NOT_READY') }));
    await store.getState().refresh();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'NOT_READY' } });
  });

  it('ticks a range across rows that are not held', async () => {
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => many(250)) }));
    await store.getState().refresh();
    expect(await store.getState().idsBetween(95, 205)).toEqual(Array.from({ length: 111 }, (_, n) => `t${n + 95}`));
  });
});

describe('a row that somebody else took', () => {
  it('stays in its place, struck through, with the person still on it, and the next one is a step away', async () => {
    let rows = many(4);
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => rows) }));
    await store.getState().ask(unassigned);
    store.getState().goTo({ kind: 'row', row: 2 });
    rows = rows.filter(({ taskId }) => taskId !== 't2');
    await store.getState().lost(fakeRow(2), 'CW-11', '2026-11-18T09:42:00.000Z');
    expect(shown(store)).toEqual(['t0', 't1', 't2', 't3']);
    expect(store.getState().taken.get('t2')).toMatchObject({ by: 'CW-11' });
    expect(activeTask(store)).toBe('t2');
    expect(store.getState().stepOn()).toBe(true);
    expect(activeTask(store)).toBe('t3');
    expect(await store.getState().idsBetween(0, 3)).toEqual(['t0', 't1', 't3']);
  });

  it('is shown once where the filter still has it', async () => {
    const rows = many(3);
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => rows) }));
    await store.getState().ask({ ...myWork, whose: 'all' });
    await store.getState().lost(fakeRow(1), 'CW-11', '2026-11-18T09:42:00.000Z');
    expect(shown(store)).toEqual(['t0', 't1', 't2']);
  });

  it('keeps its head when it was the last of its group', async () => {
    let rows = many(1);
    const store = createQueueStore(createFakeApi({ 'queue.page': pagesOf(() => rows) }));
    await store.getState().ask(unassigned);
    rows = [];
    await store.getState().lost(fakeRow(0), 'CW-11', '2026-11-18T09:42:00.000Z');
    expect(shown(store)).toEqual(['t0']);
  });

  it('never hides another row, whatever was taken where', () => {
    const group = fc.record({ count: fc.integer({ min: 0, max: 6 }), offsets: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        const sizes = groups.map(({ count }, n) => ({ key: `g${n}`, count }));
        const rows = sizes.flatMap(({ count }, n) => Array.from({ length: count }, (_, at) => fakeRow(100 * (n + 1) + at)));
        const taken = new Map<string, TakenRow>();
        groups.forEach(({ offsets }, n) =>
          offsets.forEach((offset, i) => {
            const row = fakeRow(9000 + n * 10 + i);
            taken.set(row.taskId, { row, by: 'CW-11', at: '', place: { group: `g${n}`, groupIndex: n, offset } });
          }),
        );
        const layout = layQueue(sizes, new Map([[0, rows]]), taken);
        const all = Array.from({ length: layout.rows }, (_, row) => layout.rowAt(row)?.taskId);
        expect(all).toHaveLength(rows.length + taken.size);
        expect(new Set(all)).toEqual(new Set([...rows.map(({ taskId }) => taskId), ...taken.keys()]));
        expect(all.filter((id) => !taken.has(id ?? ''))).toEqual(rows.map(({ taskId }) => taskId));
        all.forEach((id, row) => expect(layout.find(id ?? '')).toBe(row));
        expect(layout.sections.reduce((sum, { rows: own }) => sum + own, 0)).toBe(layout.rows);
      }),
    );
  });
});
