import { describe, expect, it } from 'vitest';
import type { Output } from '../../../app/contract/index.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { createFakeApi } from '../../app/fakeApi.ts';
import { inboxWords } from '../today/EvidenceLine.tsx';
import { createInboxStore, proposalOf } from './inboxStore.ts';

type Tray = Output<'evidence.tray'>;
type Inbox = Output<'evidence.inbox'>;
const counts = { total: 1, withProposal: 1, withoutProposal: 0, oldestOn: '2026-11-03', overWeekOld: 1 };
const file = { hash: 'a'.repeat(64), name: 'scan.png', type: 'png', bytes: 3, pages: 1 } as const;
const tray: Tray = { items: [{ trayId: 't1', file, arrivedAt: '2026-11-18T09:00:00.000Z', how: 'scan', proposals: [] }], total: 1 };
const proposal = { taskId: 'task1', changeId: null, title: 'Income change', because: 'Usual proof' };
const inbox: Inbox = {
  rows: [{ proposals: [proposal], item: { evidenceId: 'e1', clusterId: 'c', caseId: 'case1', reference: '10-0042', taskId: null, changeId: null, kind: 'payslip', from: 'payingParent', receivedOn: '2026-11-03', how: 'post', state: 'received', files: [], weekly: null, claim: null, judged: null, proposed: proposal, tag: 't' } }],
  counts,
};
const services = (answers: Readonly<{ tray?: () => Result<Tray> | Promise<Result<Tray>>; inbox?: () => Result<Inbox> }> = {}) => createFakeApi({ 'evidence.tray': answers.tray ?? (() => ok(tray)), 'evidence.inbox': answers.inbox ?? (() => ok(inbox)) });

describe('the evidence inbox', () => {
  it('holds own files first, then the team’s documents, each with where it may belong', async () => {
    const store = createInboxStore(services());
    await store.getState().refresh();
    const { view } = store.getState();
    if (view.phase !== 'ready') throw new Error(view.phase);
    expect(view.rows.map(({ kind }) => kind)).toEqual(['tray', 'loose']);
    expect(view.rows.map(proposalOf)).toEqual([null, { title: 'Income change', reference: '10-0042', because: 'Usual proof' }]);
    expect(inboxWords(view)).toBe('1 file in your tray, 1 document without a work item, the oldest from 3 November 2026');
    expect(inboxWords({ trayTotal: 0, counts: { ...counts, total: 0 } })).toBeNull();
  });

  it('keeps what it shows when asking again fails, and says so', async () => {
    let down = false;
    const store = createInboxStore(services({ inbox: () => (down ? fail('NOT_READY') : ok(inbox)) }));
    await store.getState().refresh();
    down = true;
    await store.getState().refresh();
    expect(store.getState().view).toMatchObject({ phase: 'ready', error: { code: 'NOT_READY' } });
    const fresh = createInboxStore(services({ tray: () => fail('NOT_READY') }));
    await fresh.getState().refresh();
    expect(fresh.getState().view).toEqual({ phase: 'failed', error: { code: 'NOT_READY' } });
  });

  it('drops an answer that a later question has overtaken', async () => {
    const answers: ((value: Result<Tray>) => void)[] = [];
    const store = createInboxStore(services({ tray: () => new Promise((settle) => answers.push(settle)) }));
    const first = store.getState().refresh();
    const second = store.getState().refresh();
    answers[1]?.(ok({ items: [], total: 0 }));
    await second;
    answers[0]?.(ok(tray));
    await first;
    expect(store.getState().view).toMatchObject({ phase: 'ready', trayTotal: 0 });
  });
});
