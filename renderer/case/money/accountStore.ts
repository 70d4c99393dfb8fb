import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../app/result.ts';
import type { Api } from '../../client.ts';
import type { Account, AccountAudience } from './accountText.ts';

export type AccountSpan = Readonly<{ from: string; until: string }>;
type View =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  /** The answer says for whom and for which days it was made: nothing is drawn for another reader. */
  | Readonly<{ phase: 'ready'; account: Account }>;
export type AccountView = Readonly<{
  audience: AccountAudience;
  span: AccountSpan;
  view: View;
  ask(): Promise<void>;
  readFor(audience: AccountAudience): Promise<void>;
  showDays(span: AccountSpan): Promise<void>;
}>;
export type AccountStore = StoreApi<AccountView>;

/** The account of a case between two days, for one reader at a time. */
export const createAccountStore = (api: Api, caseId: string, span: AccountSpan): AccountStore =>
  createStore<AccountView>()((set, get) => {
    let turn = 0;
    return {
      audience: 'staff',
      span,
      view: { phase: 'loading' },
      async ask() {
        const own = ++turn;
        const { audience, span: days } = get();
        const answer = await api.call('case.account', { caseId, ...days, audience });
        if (own !== turn) return;
        set({ view: answer.ok ? { phase: 'ready', account: answer.value } : { phase: 'failed', error: answer.error } });
      },
      async readFor(audience) {
        set({ audience, view: { phase: 'loading' } });
        await get().ask();
      },
      async showDays(days) {
        set({ span: days });
        await get().ask();
      },
    };
  });
