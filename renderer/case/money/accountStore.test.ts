import { describe, expect, it } from 'vitest';
import type { Result } from '../../../app/result.ts';
import { fail, ok } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { createAccountStore } from './accountStore.ts';
import type { Account } from './accountText.ts';

const span = { from: '2026-06-01', until: '2026-11-18' };
const noSplit = { maintenance: 0, charges: 0, total: 0 };
const staff: Account = {
  audience: 'staff', ...span, accounts: [], differences: [],
  totals: { expected: noSplit, paid: noSplit, writtenOff: noSplit, arrears: noSplit, overpayments: noSplit, cash: 0, toPassOn: 0, direct: 0, refunded: 0 },
};
const receiving: Account = { audience: 'receivingParent', ...span, accounts: [], totals: { expected: 0, collected: 0, stillOwed: 0, writtenOff: 0, toPassOn: 0, paidToYou: 0, feeKept: 0 } };

describe('the account of a case', () => {
  it('is asked for staff first, and asked anew for another reader and for other days', async () => {
    const api = createFakeApi({ 'case.account': ({ audience }) => ok(audience === 'receivingParent' ? receiving : staff) });
    const store = createAccountStore(api, 'case-42', span);
    await store.getState().ask();
    await store.getState().readFor('receivingParent');
    await store.getState().showDays({ from: '2026-01-01', until: '2026-02-01' });
    expect(api.named('case.account').map(({ input }) => input)).toEqual([
      { caseId: 'case-42', ...span, audience: 'staff' }, { caseId: 'case-42', ...span, audience: 'receivingParent' }, { caseId: 'case-42', from: '2026-01-01', until: '2026-02-01', audience: 'receivingParent' },
    ]);
    expect(store.getState().view).toEqual({ phase: 'ready', account: receiving });
  });

  it('shows nothing made for another reader while the new answer is on its way, and drops one that comes too late', async () => {
    const answers: ((result: Result<Account>) => void)[] = [];
    const api = createFakeApi({ 'case.account': () => new Promise<Result<Account>>((resolve) => answers.push(resolve)) });
    const store = createAccountStore(api, 'case-42', span);
    const first = store.getState().ask();
    const second = store.getState().readFor('receivingParent');
    expect(store.getState().view).toEqual({ phase: 'loading' });
    answers[1]?.(ok(receiving));
    answers[0]?.(ok(staff));
    await Promise.all([first, second]);
    expect(store.getState()).toMatchObject({ audience: 'receivingParent', view: { phase: 'ready', account: receiving } });
  });

  it('says when it cannot be had, and can be asked again', async () => {
    let works = false;
    const api = createFakeApi({ 'case.account': () => (works ? ok(staff) : fail('CASE_NOT_HELD')) });
    const store = createAccountStore(api, 'case-42', span);
    await store.getState().ask();
    expect(store.getState().view).toEqual({ phase: 'failed', error: { code: 'CASE_NOT_HELD' } });
    works = true;
    await store.getState().ask();
    expect(store.getState().view.phase).toBe('ready');
  });
});
