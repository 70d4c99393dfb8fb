import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { createExplainStore } from './explainStore.ts';
import type { Explained } from './explainText.ts';

const explained = (weekly: number, previous: Explained['previous']): Explained => ({
  number: 88, weekly, effectiveFrom: '2026-08-04', effectiveUntil: null, performedOn: '2026-07-28', by: 'CW-15', sentence: '', lines: [], fees: null, replay: 'same', previous, replaced: null, sameDay: [], firstPayment: null,
});
const now = explained(6592, { decisionId: 'd1', weekly: 7040 });

describe('explaining a decision', () => {
  it('never shows one reader what was made for another, however late it comes', async () => {
    const waiting: Record<string, (answer: Result<Explained>) => void> = {};
    const store = createExplainStore(createFakeApi({ 'explain.decision': ({ audience }) => new Promise((settle) => (waiting[audience] = settle)) }), 'c1', 'd2');
    const first = store.getState().ask();
    const second = store.getState().readFor('receivingParent');
    expect(store.getState().view).toEqual({ phase: 'loading' });
    waiting['receivingParent']?.(ok(now));
    await second;
    waiting['staff']?.(ok(explained(1, null)));
    await first;
    expect(store.getState().view).toMatchObject({ phase: 'ready', audience: 'receivingParent', explained: { weekly: 6592 } });
  });

  it('compares with the decision before, for the same reader', async () => {
    const api = createFakeApi({ 'explain.decision': ({ decisionId }) => ok(decisionId === 'd1' ? explained(7040, null) : now) });
    const store = createExplainStore(api, 'c1', 'd2');
    await store.getState().ask();
    await store.getState().compare(true);
    await store.getState().readFor('payingParent');
    expect(store.getState().compared).toMatchObject({ phase: 'ready', before: { weekly: 7040 } });
    expect(api.asked.at(-1)?.input).toEqual({ caseId: 'c1', decisionId: 'd1', audience: 'payingParent' });
    await store.getState().compare(false);
    expect(store.getState().compared).toEqual({ phase: 'off' });
  });

  it('does not compare what has nothing before it, and says a failure', async () => {
    const alone = createExplainStore(createFakeApi({ 'explain.decision': () => ok(explained(6592, null)) }), 'c1', 'd1');
    await alone.getState().ask();
    await alone.getState().compare(true);
    expect(alone.getState().compared).toEqual({ phase: 'off' });
    const broken = createExplainStore(createFakeApi({ 'explain.decision': () => fail('ROW_NOT_FOUND') }), 'c1', 'dx');
    await broken.getState().ask();
    expect(broken.getState().view).toEqual({ phase: 'failed', error: { code: 'ROW_NOT_FOUND' } });
  });
});
