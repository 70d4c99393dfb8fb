import type { MethodName } from '../../app/contract/index.ts';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import type { ChangeSubject, OpenChange } from './changeState.ts';
import { createChangeStore } from './changeStore.ts';
import { madeForm, madePreview } from './fixture.ts';

export const subject: ChangeSubject = { caseId: 'c1', clusterId: 'k1', type: 'C09', subject: 'payingParent', taskId: 't1' };
export const answers = (more: Answers = {}): Answers => ({
  'change.form': () => ok(madeForm()),
  'case.open': () => fail('CASE_NOT_FOUND'),
  'case.messages': () => ok({ messages: [] }),
  'queue.next': () => ok({ row: null, rule: '', because: '' }),
  'draft.load': () => ok({ draft: null }),
  'draft.save': () => ok({ savedAt: '2026-11-18T09:43:00.000Z' }),
  'draft.discard': () => ok({ discarded: true }),
  'change.preview': () => ok(madePreview(4800)),
  'operation.perform': () => ok({ opId: 'o1', savedAt: '2026-11-18T09:50:00.000Z', undoUntil: null, rows: [] }),
  ...more,
});
type Inputs = (name: MethodName) => readonly unknown[];
/** A form opened on made-up answers, and everything it asked for. `more` are the answers that a test moves. */
export const startChange = async (more: Answers = {}) => {
  const api = createFakeApi(answers(more));
  const store = createChangeStore(api, subject, 'Income change');
  await store.getState().open();
  const view = (): OpenChange => {
    const { view: now } = store.getState();
    if (now.phase !== 'open') throw new Error(`the form is ${now.phase}`);
    return now;
  };
  const fill = () => {
    store.getState().set('paysPension', 'no');
    store.getState().set('changedOn', '2026-11-12');
  };
  const inputs: Inputs = (name) => api.named(name).map(({ input }) => input);
  return { inputs, store, view, fill, act: store.getState() };
};
