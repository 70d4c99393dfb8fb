import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { caseFixture } from '../case/caseFixture.ts';
import { changeDraftKey } from './changeState.ts';
import { startChange as start, subject } from './changeStoreFixture.ts';
import { madePreview } from './fixture.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a person's own decision", () => {
  const choice = { options: ['accept' as const, 'refuse' as const, 'handOver' as const], suggested: 'refuse' as const, why: ['A person always decides this.'], reasonNeeded: true };
  const asked = { 'change.preview': () => ok(madePreview(4800, { choice })) };

  it('goes with the look and with the act, and comes back from its draft', async () => {
    const { act, fill, inputs } = await start(asked);
    act.setDecision('accept');
    act.setBecause(' Both letters agree. ');
    fill();
    await act.check();
    await act.confirm();
    expect(inputs('change.preview').at(-1)).toMatchObject({ decide: { as: 'accept', because: 'Both letters agree.' } });
    expect(inputs('operation.perform')).toMatchObject([{ args: { decide: { as: 'accept', because: 'Both letters agree.' } } }]);
    const body = JSON.stringify({ raw: {}, touched: [], evidence: 'none', reportedBy: null, decide: { as: 'refuse', because: 'half wri' } });
    const again = await start({ ...asked, 'draft.load': () => ok({ draft: { body, savedAt: '2026-11-17T16:00:00.000Z' } }) });
    expect(again.view().decide).toEqual({ as: 'refuse', because: 'half wri' });
  });

  it('waits for a reason where one is needed, but not to hand over', async () => {
    const { act, view, fill } = await start(asked);
    fill();
    act.setDecision('accept');
    await act.check();
    expect(view()).toMatchObject({ step: 'form', tries: 1 });
    act.setDecision('handOver');
    await act.check();
    expect(view().step).toBe('check');
  });

  it('is left out where it may no longer be made, and kept for when it may', async () => {
    let open = true;
    const { act, view, fill, inputs } = await start({ 'change.preview': () => ok(madePreview(4800, { choice: open ? choice : null })) });
    act.setDecision('accept');
    act.setBecause('Both letters agree.');
    open = false;
    fill();
    await act.check();
    await act.confirm();
    expect(inputs('change.preview').at(-1)).toMatchObject({ decide: null });
    expect(inputs('operation.perform')).toMatchObject([{ args: { decide: null } }]);
    expect(() => view()).toThrow('done');
  });

  it('comes back to the form when the rulebook asks for a reason after all', async () => {
    const { act, view, fill } = await start({ ...asked, 'operation.perform': () => fail('REASON_NEEDED', { fields: ['because'] }) });
    fill();
    await act.check();
    await act.confirm();
    expect(view()).toMatchObject({ step: 'form', sending: false, failed: { code: 'REASON_NEEDED' } });
  });

  it('can be taken back, with its reason kept', async () => {
    const { act, view } = await start(asked);
    act.setDecision('accept');
    act.setBecause('Both letters agree.');
    act.setDecision(null);
    await vi.runAllTimersAsync();
    expect(view().decide).toEqual({ as: null, because: 'Both letters agree.' });
  });
});

describe('a draft that is no longer wanted', () => {
  const finished = { 'case.open': () => ok({ ...caseFixture, tasks: [] }) };
  const body = JSON.stringify({ raw: { pay: { amount: 12_345, per: 'week' } }, touched: ['pay'], evidence: 'none' });

  it('is thrown away when the person says so, and the form stands as the case fills it', async () => {
    const { act, view, inputs } = await start();
    act.set('pay', { amount: 5, per: 'week' });
    act.setEvidence('seen');
    await act.discard();
    await vi.runAllTimersAsync();
    expect(view()).toMatchObject({ touched: [], evidence: 'none', raw: { pay: { amount: 30_000, per: 'week' } } });
    expect(inputs('draft.discard')).toEqual([{ key: changeDraftKey(subject) }]);
    expect(inputs('draft.save')).toEqual([]);
  });

  it('is only shown when its item was finished another way, until it is thrown away', async () => {
    let draft: { body: string; savedAt: string } | null = { body, savedAt: '2026-11-17T16:00:00.000Z' };
    const { store, act, inputs } = await start({
      ...finished,
      'draft.load': () => ok({ draft }),
      'draft.discard': () => {
        draft = null;
        return ok({ discarded: true });
      },
    });
    expect(store.getState().view).toMatchObject({ phase: 'finished', touched: ['pay'], raw: { pay: { amount: 12_345, per: 'week' } } });
    expect(inputs('change.preview')).toEqual([]);
    await act.discard();
    expect(inputs('draft.discard')).toEqual([{ key: changeDraftKey(subject) }]);
    expect(store.getState().view).toMatchObject({ phase: 'finished', touched: [] });
  });

  it('is kept when the item is finished elsewhere while the form is open', async () => {
    let tasks = [{ taskId: 't1' }] as unknown as typeof caseFixture.tasks;
    const { act, store, inputs } = await start({ 'case.open': () => ok({ ...caseFixture, tasks }) });
    act.set('pay', { amount: 5, per: 'week' });
    tasks = [];
    await act.refresh();
    expect(store.getState().view).toMatchObject({ phase: 'finished', touched: ['pay'], raw: { pay: { amount: 5, per: 'week' } } });
    expect(inputs('draft.save')).toHaveLength(1);
  });
});
