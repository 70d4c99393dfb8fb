import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Done } from '../../app/contract/doing.ts';
import { myWork } from '../app/queueIntent.ts';
import { endsCallback, emptyCallback, readCallback, readCallbackDraft } from './callbackForm.ts';
import { claimItem, placeOfItem } from './claimItem.ts';
import { createDraftStore } from './draftStore.ts';
import { createFakeApi } from '../shell/fakeApi.ts';
import { fakeRow, pagesOf } from './fakeRows.ts';
import { createNextStore } from './nextStore.ts';
import { createPreviewStore } from './previewStore.ts';
import { createQueueStore } from './queueStore.ts';
import { followActive } from './queueStores.ts';
import type { Me, QueuePreview, QueueRow } from './queueTypes.ts';
import { createTickStore } from './tickStore.ts';

const me: Me = { id: 'CW-07', role: 'caseworker', teams: ['team-4'] };
const saved: Result<Done> = ok({ opId: 'op', savedAt: '2026-11-18T09:41:00.000Z', undoUntil: null, rows: [] });

describe('opening an item', () => {
  const claim = async (row: QueueRow, answers: readonly Result<Done>[], now: QueueRow = row, who: Me = me) => {
    const acts: unknown[] = [];
    const left = [...answers];
    const api = createFakeApi({ 'queue.rows': () => ok({ rows: [now] }) });
    const act = async (kind: string, _clusterId: string, args: unknown, options: unknown = {}) => {
      acts.push([kind, args, (options as { saw?: unknown }).saw]);
      return left.shift() ?? fail('INTERNAL');
    };
    return { claimed: await claimItem({ api, act }, row, who), acts };
  };

  it('takes it when nobody has it, with the tag that was seen', async () => {
    const { claimed, acts } = await claim(fakeRow(1), [saved]);
    expect(claimed).toEqual({ got: 'ours' });
    expect(acts).toEqual([['task.claim', { taskId: 't1' }, { 'task/t1': 'op1' }]]);
  });
  it.each([
    ['already has it', fakeRow(1, { claimedBy: 'CW-07' }), me],
    ["looks at a colleague's", fakeRow(1, { claimedBy: 'CW-11' }), me],
    ["looks at another team's", fakeRow(1, { teamId: 'team-9' }), me],
    ['may only read', fakeRow(1), { ...me, role: 'readOnly' }],
  ])('takes nothing when the person %s', async (_who, row, who) => {
    expect(await claim(row, [], row, who)).toEqual({ claimed: { got: 'ours' }, acts: [] });
  });
  it('says who was first when the race is lost', async () => {
    const { claimed } = await claim(fakeRow(1), [fail('TASK_TAKEN', { facts: { by: 'CW-11', at: '2026-11-18T09:42:00.000Z' } })]);
    expect(claimed).toEqual({ got: 'lost', by: 'CW-11', at: '2026-11-18T09:42:00.000Z' });
  });
  it('reads a row that changed meanwhile again: lost when somebody has it, tried once more when nobody has', async () => {
    const stale = fail('CASE_CHANGED_ELSEWHERE');
    const taken = fakeRow(1, { claimedBy: 'CW-11', claimedAt: '2026-11-18T09:42:00.000Z' });
    expect((await claim(fakeRow(1), [stale], taken)).claimed).toEqual({ got: 'lost', by: 'CW-11', at: '2026-11-18T09:42:00.000Z' });
    const again = await claim(fakeRow(1), [stale, saved], fakeRow(1, { tag: 'op9' }));
    expect(again.claimed).toEqual({ got: 'ours' });
    expect(again.acts[1]).toEqual(['task.claim', { taskId: 't1' }, { 'task/t1': 'op9' }]);
    expect((await claim(fakeRow(1), [stale, stale])).claimed).toMatchObject({ got: 'refused' });
  });
  it('leads to the change form where there is one, else to the summary', () => {
    expect(placeOfItem(fakeRow(1))).toEqual({ section: 'changes', item: 'C09:payingParent:t1' });
    expect(placeOfItem(fakeRow(1, { changeType: 'C24', subject: 'receivingParent' }))).toEqual({ section: 'changes', item: 'C24:receivingParent:t1' });
    expect(placeOfItem(fakeRow(1, { changeType: 'C01' }))).toEqual({ section: 'summary' });
    expect(placeOfItem(fakeRow(1, { kind: 'callback', changeType: null }))).toEqual({ section: 'summary' });
  });
});

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
    row, parties: [], children: 1, service: 'directPay', nextStep: 'Ring', facts: [], promises: [], notes: [], noteCount: 0, opens: { changeType: null, instructionId: null },
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
  const draft = { ...emptyCallback, outcome: 'noAnswer' } as const;
  it('needs a day for the next try, and takes a time or none', () => {
    expect(readCallback(emptyCallback, about)).toEqual({ problems: { outcome: 'Choose what happened' } });
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
    expect(readCallbackDraft(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(readCallbackDraft({ other: true })).toBeNull();
  });
});

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const about = { key: 'queue:c1:note', caseId: 'c1', title: 'Note', empty: '', read: (body: unknown) => (typeof body === 'string' ? body : null) };
  const kept = (body: string) =>
    createFakeApi({
      'draft.load': () => ok({ draft: { body: JSON.stringify(body), savedAt: '2026-11-18T09:40:00.000Z' } }),
      'draft.save': () => ok({ savedAt: '2026-11-18T09:43:00.000Z' }),
      'draft.discard': () => ok({ discarded: true }),
    });
  it('comes back, is saved a moment after the last key, and goes when the act is done', async () => {
    const api = kept('rang');
    const store = createDraftStore(api, about);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ body: 'rang', savedAt: '2026-11-18T09:40:00.000Z' });
    store.getState().change('rang a');
    store.getState().change('rang again');
    await vi.advanceTimersByTimeAsync(500);
    expect(api.asked.filter(({ name }) => name === 'draft.save').map(({ input }) => input)).toEqual([{ key: 'queue:c1:note', caseId: 'c1', title: 'Note', body: '"rang again"' }]);
    expect(store.getState().savedAt).toBe('2026-11-18T09:43:00.000Z');
    await store.getState().discard();
    expect(store.getState().body).toBe('');
  });
  it('never replaces what was typed before it was read', async () => {
    const store = createDraftStore(kept('old'), about);
    store.getState().change('new');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().body).toBe('new');
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
