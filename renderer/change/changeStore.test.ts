import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { changeDraftKey } from './changeState.ts';
import { createChangeStore } from './changeStore.ts';
import { answers, startChange as start, subject } from './changeStoreFixture.ts';
import { madeForm, madePreview } from './fixture.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a change form', () => {
  it('starts with what the case knows and shows its result at once', async () => {
    const { view, inputs } = await start();
    expect(view().raw['pay']).toEqual({ amount: 30_000, per: 'week' });
    expect(view().live.result?.after?.weekly).toBe(4800);
    expect(inputs('change.preview')).toMatchObject([
      { fields: { source: 'employed', pay: { pence: 30_000, per: 'week' } }, evidence: 'none', taskId: 't1' },
    ]);
  });

  it('keeps half-typed values, and sends them as typed', async () => {
    const { act, view, inputs } = await start();
    act.set('pay', { amount: '30x', per: 'month' });
    act.set('changedOn', { day: '9', month: 'Nuv', year: '' });
    await vi.runAllTimersAsync();
    const [saved] = inputs('draft.save') as [{ key: string; body: string }];
    expect(saved.key).toBe(changeDraftKey(subject));
    expect(JSON.parse(saved.body)).toMatchObject({
      raw: { pay: { amount: '30x', per: 'month' }, changedOn: { day: '9', month: 'Nuv', year: '' } },
    });
    expect(inputs('change.preview').at(-1)).toMatchObject({
      fields: { pay: '30x', changedOn: { day: '9', month: 'Nuv', year: '' } },
    });
    expect(view().kept.savedAt).toBe('2026-11-18T09:43:00.000Z');
  });

  it('comes back from its draft just as it was left', async () => {
    const body = JSON.stringify({
      raw: { pay: { amount: '30x', per: 'month' }, changedOn: { day: '9', month: '', year: '' } },
      touched: ['pay', 'changedOn'],
      evidence: 'seen',
    });
    const { view } = await start({ 'draft.load': () => ok({ draft: { body, savedAt: '2026-11-17T16:00:00.000Z' } }) });
    expect(view().raw).toMatchObject({
      source: 'employed',
      pay: { amount: '30x', per: 'month' },
      changedOn: { day: '9', month: '', year: '' },
    });
    expect(view()).toMatchObject({ evidence: 'seen', kept: { savedAt: '2026-11-17T16:00:00.000Z' } });
  });

  it('opens as new when its draft cannot be read', async () => {
    const { view } = await start({
      'draft.load': () => ok({ draft: { body: '{"raw":', savedAt: '2026-11-17T16:00:00.000Z' } }),
    });
    expect(view().touched).toEqual([]);
  });

  it('asks for one result after a burst of typing', async () => {
    const { act, inputs } = await start();
    for (const amount of [1, 12, 123]) act.set('pay', { amount, per: 'week' });
    await vi.runAllTimersAsync();
    expect(inputs('change.preview')).toHaveLength(2);
    expect(inputs('change.preview').at(-1)).toMatchObject({ fields: { pay: { pence: 123, per: 'week' } } });
  });

  it('drops a result that a later one has overtaken', async () => {
    const late: ((weekly: number) => void)[] = [];
    let slow = false;
    const { act, view } = await start({
      'change.preview': () =>
        slow ? new Promise((settle) => late.push((weekly) => settle(ok(madePreview(weekly))))) : ok(madePreview(4800)),
    });
    slow = true;
    act.setEvidence('seen');
    act.setEvidence('none');
    late[1]?.(5000);
    await vi.runAllTimersAsync();
    late[0]?.(1);
    await vi.runAllTimersAsync();
    expect(view().live).toMatchObject({ working: false, result: { after: { weekly: 5000 } } });
  });

  it('keeps the old result on the screen while the next is worked out', async () => {
    const { act, view } = await start();
    act.set('pay', { amount: 100, per: 'week' });
    expect(view().live).toMatchObject({ working: true, result: { after: { weekly: 4800 } } });
  });

  it('leaves out answers to questions that are no longer asked, and keeps them', async () => {
    const { act, view, inputs } = await start();
    act.set('paysPension', 'yes');
    act.set('source', 'none');
    await vi.runAllTimersAsync();
    expect((inputs('change.preview').at(-1) as { fields: object }).fields).toEqual({ source: 'none' });
    expect(view().raw['paysPension']).toBe('yes');
  });

  it('goes on only when every question is answered', async () => {
    const { act, view, fill } = await start();
    await act.check();
    expect(view()).toMatchObject({ step: 'form', tries: 1 });
    fill();
    await act.check();
    expect(view().step).toBe('check');
  });

  it('stays at the form when the rulebook refuses a value', async () => {
    const { act, view, fill } = await start({
      'change.preview': () =>
        ok(madePreview(4800, { problems: [{ field: 'changedOn', message: 'Must be 18 November 2026 or before' }] })),
    });
    fill();
    await act.check();
    expect(view()).toMatchObject({ step: 'form', tries: 1 });
  });

  it('records with the tags and the amount the person saw, once, and takes the draft away', async () => {
    const { act, store, fill, inputs } = await start();
    fill();
    await act.check();
    const twice = [act.confirm(), act.confirm()];
    await Promise.all(twice);
    expect(inputs('operation.perform')).toMatchObject([
      {
        kind: 'change.record',
        clusterId: 'k1',
        saw: { 'income/*': 'a' },
        args: {
          expectWeekly: 4800,
          taskId: 't1',
          evidence: 'none',
          fields: { changedOn: '2026-11-12', paysPension: 'no' },
        },
      },
    ]);
    expect(inputs('draft.discard')).toEqual([{ key: changeDraftKey(subject) }]);
    await vi.runAllTimersAsync();
    expect(store.getState().view.phase).toBe('done');
    expect(inputs('draft.save').length).toBeLessThanOrEqual(1);
  });

  it('sends the same act again after an answer was lost', async () => {
    let lost = true;
    const { act, fill, store, inputs } = await start({
      'operation.perform': () => {
        const answer = lost
          ? fail('NOT_READY')
          : ok({ opId: 'o1', savedAt: '2026-11-18T09:50:00.000Z', undoUntil: null, rows: [] });
        lost = false;
        return answer;
      },
    });
    fill();
    await act.check();
    await act.confirm();
    await act.confirm();
    const ids = (inputs('operation.perform') as { requestId: string }[]).map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(1);
    expect(store.getState().view.phase).toBe('done');
  });

  it('says what changed elsewhere, keeps what was typed, and takes the new tags', async () => {
    let stale = true;
    let saw = { 'income/*': 'a' };
    const { act, view, fill, inputs } = await start({
      'change.form': () => ok(madeForm(saw, 41_000)),
      'operation.perform': () => {
        if (!stale) return ok({ opId: 'o1', savedAt: '2026-11-18T09:50:00.000Z', undoUntil: null, rows: [] });
        stale = false;
        saw = { 'income/*': 'b' };
        return fail('CASE_CHANGED_ELSEWHERE', { fields: ['income/*'] });
      },
    });
    act.set('pay', { amount: 12_345, per: 'week' });
    fill();
    await act.check();
    await act.confirm();
    expect(view()).toMatchObject({
      step: 'form',
      sending: false,
      moved: { kind: 'elsewhere', keys: ['income/*'] },
      raw: { pay: { amount: 12_345, per: 'week' } },
    });
    await act.check();
    await act.confirm();
    const [first, second] = inputs('operation.perform') as [
      { saw: object; requestId: string },
      { saw: object; requestId: string },
    ];
    expect(second.saw).toEqual({ 'income/*': 'b' });
    expect(second.requestId).not.toBe(first.requestId);
  });

  it('shows the old and the new amount when the figure moved under the person', async () => {
    let weekly = 4800;
    const { act, view, fill } = await start({
      'change.preview': () => ok(madePreview(weekly)),
      'operation.perform': () => {
        weekly = 5120;
        return fail('FIGURE_CHANGED');
      },
    });
    fill();
    await act.check();
    await act.confirm();
    expect(view().moved).toEqual({ kind: 'figure', was: 4800, now: 5120 });
    expect(view().live.result?.after?.weekly).toBe(5120);
  });

  it('takes a new fact for a field nobody touched, and leaves a touched one alone', async () => {
    let pay = 30_000;
    let saw = { 'income/*': 'a' };
    const { act, view } = await start({ 'change.form': () => ok(madeForm(saw, pay)) });
    pay = 41_000;
    saw = { 'income/*': 'b' };
    await act.refresh();
    expect(view().raw['pay']).toEqual({ amount: 41_000, per: 'week' });
    act.set('pay', { amount: 5, per: 'week' });
    pay = 50_000;
    saw = { 'income/*': 'c' };
    await act.refresh();
    expect(view().raw['pay']).toEqual({ amount: 5, per: 'week' });
    expect(view().moved).toEqual({ kind: 'elsewhere', keys: ['income/*'] });
  });

  it('says nothing when the case changed in what the form does not rest on, and works the result out again', async () => {
    const { act, view, inputs } = await start();
    await act.refresh();
    expect(view().moved).toBeNull();
    expect(inputs('change.preview')).toHaveLength(2);
  });

  it('says when a draft could not be kept', async () => {
    const { act, view } = await start({ 'draft.save': () => fail('STORE_FULL') });
    act.set('paysPension', 'no');
    await vi.runAllTimersAsync();
    expect(view().kept.error?.code).toBe('STORE_FULL');
  });

  it('says why a form cannot be opened', async () => {
    const api = createFakeApi(answers({ 'change.form': () => fail('CHANGE_NOT_OFFERED') }));
    const store = createChangeStore(api, subject, 'Income change');
    await store.getState().open();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'CHANGE_NOT_OFFERED' } });
  });

  it('sends who told us: as the work item says, until the person says otherwise', async () => {
    const { act, fill, inputs } = await start({ 'change.form': () => ok({ ...madeForm(), reporters: ['payingParent', 'receivingParent'] }) });
    expect(inputs('change.preview').at(-1)).toMatchObject({ reportedBy: 'payingParent' });
    act.setReporter('receivingParent');
    fill();
    await act.check();
    await act.confirm();
    expect(inputs('change.preview').at(-1)).toMatchObject({ reportedBy: 'receivingParent' });
    expect(inputs('operation.perform')).toMatchObject([{ args: { reportedBy: 'receivingParent', decide: null } }]);
  });

  it('leaves out a reporter kept by a draft who may no longer tell us this', async () => {
    const body = JSON.stringify({ raw: {}, touched: [], evidence: 'none', reportedBy: 'thirdParty', decide: { as: null, because: '' } });
    const { inputs } = await start({ 'draft.load': () => ok({ draft: { body, savedAt: '2026-11-17T16:00:00.000Z' } }) });
    expect(inputs('change.preview')).toMatchObject([{ reportedBy: 'payingParent' }]);
  });
});
