import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { myWork } from '../app/queueIntent.ts';
import { callbackForm, endsCallback, readCallback } from './callbackForm.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { fakeRow, pagesOf } from './fakeRows.ts';
import { createNextStore } from './nextStore.ts';
import { createPreviewStore } from './previewStore.ts';
import { createQueueStore } from './queueStore.ts';
import { followActive } from './queueStores.ts';
import type { QueuePreview, QueueRow } from './queueTypes.ts';
import { createTickStore } from './tickStore.ts';

describe('next', () => {
  it('never offers again what was passed over', async () => {
    const api = createFakeApi({ 'queue.next': ({ declined }) => ok({ row: declined.length === 0 ? fakeRow(1) : null, rule: 'today', because: 'because it is due today' }) });
    const next = createNextStore(api);
    await next.getState().offer();
    expect(next.getState().view).toMatchObject({ phase: 'offered', row: { taskId: 't1' }, because: 'because it is due today' });
    await next.getState().passOver('t1', 'Passed over.');
    expect(next.getState().view).toMatchObject({ phase: 'nothing', passed: 'Passed over.' });
    next.getState().close();
    await next.getState().offer();
    expect(api.asked.at(-1)?.input).toEqual({ declined: ['t1'] });
  });
});

describe('ticks', () => {
  it('outlive filters, and all covers rows off screen', async () => {
    const ticks = createTickStore(createFakeApi({ 'queue.ids': () => ok({ taskIds: ['t2', 't3'] }) }));
    ticks.getState().turn('t1');
    expect(await ticks.getState().all(myWork)).toBe(3);
    ticks.getState().turn('t2');
    expect([...ticks.getState().ticked]).toEqual(['t1', 't3']);
    ticks.getState().clear();
    expect(ticks.getState().ticked.size).toBe(0);
  });
});

describe('the preview', () => {
  const preview = (row: QueueRow): QueuePreview => ({
    row, parties: [], children: 1, service: 'directPay', nextStep: 'Ring', facts: [], decisionId: null, working: [], promises: [], notes: [], noteCount: 0, opens: { changeType: null, instructionId: null },
  });
  it('shows the last one asked for, and keeps the one before until then', async () => {
    const settle = new Map<string, () => void>();
    const store = createPreviewStore(
      createFakeApi({ 'queue.preview': ({ taskId }) => new Promise((resolve) => settle.set(taskId, () => resolve(ok(preview(fakeRow(Number(taskId.slice(1)))))))) }),
    );
    const first = store.getState().show(fakeRow(1));
    settle.get('t1')?.();
    await first;
    const second = store.getState().show(fakeRow(2));
    const third = store.getState().show(fakeRow(3));
    expect(store.getState().view).toMatchObject({ phase: 'ready', preview: { row: { taskId: 't1' } } });
    settle.get('t3')?.();
    await third;
    settle.get('t2')?.();
    await second;
    expect(store.getState().view).toMatchObject({ preview: { row: { taskId: 't3' } } });
  });
  it('keeps the row of a case that is not on this laptop', async () => {
    const store = createPreviewStore(createFakeApi({ 'queue.preview': () => fail('CASE_NOT_HELD') }));
    await store.getState().show(fakeRow(1));
    expect(store.getState().view).toMatchObject({ phase: 'failed', row: { reference: '10-0001' }, error: { code: 'CASE_NOT_HELD' } });
  });
});

describe('a try at a callback', () => {
  const about = { tries: 0, today: '2026-11-18', now: '2026-11-18T09:41:00.000Z' };
  const draft = { ...callbackForm.empty, outcome: 'noAnswer' } as const;
  it('needs a day for the next try, and takes a time or none', () => {
    expect(readCallback(callbackForm.empty, about)).toEqual({ problems: { outcome: 'Choose what happened' } });
    expect(readCallback(draft, about)).toEqual({ problems: { on: 'Enter the day of the next try' } });
    expect(readCallback({ ...draft, on: '2026-11-17' }, about)).toMatchObject({ problems: { on: expect.any(String) } });
    expect(readCallback({ ...draft, on: '2026-11-19', time: 'noonish' }, about)).toEqual({ problems: { time: 'Enter a time such as 10:30am' } });
    expect(readCallback({ ...draft, on: '2026-11-18', time: '9am' }, about)).toEqual({ problems: { time: 'That time has passed' } });
    expect(readCallback({ ...draft, on: '2026-11-19', time: '10:30am' }, about)).toEqual({ outcome: 'noAnswer', nextOn: '2026-11-19', nextAt: '2026-11-19T10:30:00.000Z' });
    expect(readCallback({ ...draft, on: '2026-11-19' }, about)).toEqual({ outcome: 'noAnswer', nextOn: '2026-11-19', nextAt: null });
  });
  it('asks for no next try once it ends the callback', () => {
    expect(readCallback({ ...draft, outcome: 'answered' }, about)).toEqual({ outcome: 'answered', nextOn: null, nextAt: null });
    expect([endsCallback('noAnswer', 1), endsCallback('noAnswer', 2)]).toEqual([false, true]);
  });
  it('comes back from a kept draft as it was typed', () => {
    const typed = { outcome: 'engaged', on: { day: '2', month: 'Nov', year: '' }, time: '10:' } as const;
    expect(callbackForm.read(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(callbackForm.read({ other: true })).toBeNull();
  });
});

describe('the preview beside the list', () => {
  it('follows the row the person stands on, is read again when that row changed, and stays on a head', async () => {
    let tag = 'op1';
    const api = createFakeApi({ 'queue.page': (input) => pagesOf(() => [fakeRow(1, { tag }), fakeRow(2)])(input), 'queue.preview': () => fail('CASE_NOT_HELD') });
    const [list, preview] = [createQueueStore(api), createPreviewStore(api)];
    const stop = followActive({ list, preview });
    await list.getState().refresh();
    await list.getState().refresh();
    list.getState().goTo({ kind: 'row', row: 1 });
    list.getState().goTo({ kind: 'head', section: 'today' });
    list.getState().goTo({ kind: 'row', row: 0 });
    tag = 'op2';
    await list.getState().refresh();
    stop();
    list.getState().goTo({ kind: 'row', row: 1 });
    expect(api.named('queue.preview').map(({ input }) => (input as { taskId: string }).taskId)).toEqual(['t1', 't2', 't1', 't1']);
  });
});
