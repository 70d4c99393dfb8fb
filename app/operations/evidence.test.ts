import { describe, expect, it } from 'vitest';
import { CASE, COLLEAGUE, must, NOW, openCluster, TASK, TODAY, type Cluster } from '../../tests/fixtures/cluster.ts';
import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { isLoose, readEvidence } from '../evidence/evidenceRow.ts';
import { entryText } from '../work/entryWords.ts';

const HASH = 'a'.repeat(64);
const file = { hash: HASH, name: 'payslip.pdf', type: 'pdf', bytes: 1_200, pages: 1 } as const;
const request = (id: string, body: Partial<RequestBody> = {}): RowWrite => ({
  kind: 'request', id,
  body: { caseId: CASE, taskId: TASK, changeId: 'change1', to: 'payingParent', what: 'payslip', channel: 'sms', sentAt: '2026-11-10T09:00:00.000Z', dueOn: '2026-11-24', state: 'waiting', ifSilent: 'cancel', answeredAt: null, weekly: null, ...body },
});
const change = {
  kind: 'change', id: 'change1',
  body: {
    caseId: CASE, type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: '2026-11-10', changedOn: '2026-11-02', fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-02' },
    state: 'waiting', effectiveFrom: null, weeklyBefore: 60_00, weeklyAfter: null, gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-10T09:00:00.000Z', by: 'CW-07',
  },
} satisfies RowWrite;
const wait = (on: RequestBody['to'], dueOn = '2026-11-24') => ({ on, since: '2026-11-10', dueOn });
/** The item asleep on a payslip from the paying parent and a letter from the employer. */
const asleep = (more: readonly RowWrite[] = []): Cluster =>
  openCluster({
    task: { waiting: [wait('payingParent'), wait('employer')], dueOn: '2026-11-24' },
    more: [change, request('r1'), request('r2', { to: 'employer', what: 'startDateAndPay', channel: 'letter', ifSilent: 'decide' }), ...more],
  });
const proof = (body: Partial<EvidenceBody> = {}, id = 'evidence1'): RowWrite => ({
  kind: 'evidence', id, body: { caseId: CASE, taskId: TASK, changeId: 'change1', kind: 'payslip', from: 'payingParent', receivedOn: TODAY, how: 'online', state: 'received', weekly: 300_00, files: [file], judged: null, ...body },
});
const add = (more: object = {}) => ({ caseId: CASE, taskId: TASK, changeId: null, kind: 'payslip', from: 'payingParent', how: 'post', receivedOn: TODAY, files: [file], weekly: 300_00, ...more });
const lines = (cluster: Cluster): readonly string[] => cluster.list('entry').map(({ body }) => entryText(body));
const judge = (more: object = {}) => ({ evidenceId: 'evidence1', state: 'refused', reasonCode: 'cannotRead', words: null, weekly: null, askAgain: false, ...more });

describe('proof that comes in', () => {
  it('answers what was asked of its sender, and the item sleeps on while another answer is out', () => {
    const cluster = asleep();
    must(cluster.perform('evidence.add', add()));
    expect(cluster.get('request', 'r1')).toMatchObject({ state: 'answered', answeredAt: NOW, weekly: 300_00 });
    expect(cluster.get('request', 'r2').state).toBe('waiting');
    expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: null, waiting: [wait('employer')] });
    expect(lines(cluster)).toContain('Payslip received from paying parent, £300.00 a week');
    const [row] = cluster.list('evidence');
    expect(row?.body).toMatchObject({ taskId: TASK, changeId: 'change1', files: [file], how: 'post', state: 'received' });
  });

  it('wakes the item with the last answer, in whichever order they come, and says so once', () => {
    for (const order of [['payslip', 'employerLetter'], ['employerLetter', 'payslip']] as const) {
      const cluster = asleep();
      for (const [at, kind] of order.entries()) {
        must(cluster.perform('evidence.add', add({ kind, from: kind === 'payslip' ? 'payingParent' : 'employer' })));
        expect(cluster.get('task', TASK).wokeAt).toBe(at === 1 ? NOW : null);
      }
      expect(cluster.get('task', TASK)).toMatchObject({ waiting: [], why: { on: TODAY } });
      expect(cluster.list('entry').filter(({ body }) => body.event === 'task.woken')).toHaveLength(1);
    }
  });

  it('wakes the item due soon, but never later than it was, and says what came', () => {
    for (const [dueOn, then] of [['2026-12-30', '2026-11-20'], ['2026-11-19', '2026-11-19']] as const) {
      const cluster = openCluster({ task: { waiting: [wait('payingParent', dueOn)], dueOn }, more: [change, request('r1', { dueOn })] });
      must(cluster.perform('evidence.add', add()));
      expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: NOW, waiting: [], dueOn: then, why: { code: 'proofArrived', what: 'payslip' } });
    }
  });

  it('that settles the matter by itself stops what else was asked', () => {
    const income = { kind: 'income', id: 'income2', body: { personId: 'p1', state: 'reported', basis: 'current', source: 'reported', livelihood: 'employed', taxYear: null, annual: null, grossWeekly: 300_00, from: '2026-11-02', changeId: 'change1' } } satisfies RowWrite;
    const cluster = asleep([request('r3', { to: 'hmrc', what: 'payData', channel: 'feed', ifSilent: 'decide' }), income]);
    must(cluster.perform('evidence.add', add({ kind: 'hmrc_rti', from: 'hmrc', how: 'feed', weekly: 305_00 })));
    expect(cluster.list('request').map(({ id, body }) => [id, body.state])).toEqual([['r1', 'cancelled'], ['r2', 'cancelled'], ['r3', 'answered']]);
    expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: NOW, waiting: [] });
  });

  it('starts the published clock for the parent who told us, once, from the day it came, whichever way it lands', () => {
    const promises = (cluster: Cluster) => cluster.list('promise').map(({ body }) => [body.to, body.clock, body.byOn, body.keptWhen]);
    const income = ['payingParent', 'finishIncome', '2026-12-19', { event: 'changeDecided', ref: 'change1' }];
    const sent = asleep();
    must(sent.perform('evidence.add', add({ receivedOn: '2026-11-17' })));
    must(sent.perform('evidence.add', add({ kind: 'employerLetter', from: 'employer' })));
    expect(promises(sent)).toEqual([income]);
    const placed = asleep([proof({ taskId: null, changeId: null, receivedOn: '2026-11-17' })]);
    must(placed.perform('evidence.attach', { evidenceId: 'evidence1', taskId: TASK, changeId: null }));
    expect(promises(placed)).toEqual([income]);
    const fed = asleep([request('r3', { to: 'hmrc', what: 'payData', channel: 'feed', ifSilent: 'decide' })]);
    must(fed.perform('request.answer', { requestId: 'r3', answer: { code: 'given', weekly: 300_00, on: null } }));
    expect(promises(fed)).toEqual([['payingParent', 'finishIncome', '2026-12-20', { event: 'changeDecided', ref: 'change1' }]]);
  });

  it('starts no clock where no parent told us, or it is with no report', () => {
    const third = openCluster({ more: [{ ...change, body: { ...change.body, reportedBy: 'thirdParty' } }, request('r1')] });
    must(third.perform('evidence.add', add()));
    must(third.perform('evidence.add', add({ taskId: null })));
    const refused = asleep([proof({ taskId: null, changeId: null, state: 'refused' })]);
    must(refused.perform('evidence.attach', { evidenceId: 'evidence1', taskId: TASK, changeId: null }));
    expect([...third.list('promise'), ...refused.list('promise')]).toEqual([]);
  });

  it('from somebody who was asked nothing, or of a case’s other parent, answers nothing and wakes nobody', () => {
    for (const from of ['receivingParent', 'school', 'other'] as const) {
      const cluster = asleep();
      must(cluster.perform('evidence.add', add({ from })));
      expect(cluster.list('request').every(({ body }) => body.state === 'waiting')).toBe(true);
      expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: null, waiting: [wait('payingParent'), wait('employer')] });
    }
  });

  it('answers one request, the likeliest: a payslip never stands for the parent’s answer', () => {
    const cluster = asleep([request('r3', { what: 'agreement', channel: 'online' }), request('r4', { what: 'bankStatement' })]);
    must(cluster.perform('evidence.add', add()));
    expect(cluster.list('request').filter(({ body }) => body.state === 'answered').map(({ id }) => id)).toEqual(['r1']);
    must(cluster.perform('evidence.add', add({ kind: 'bankStatement' })));
    expect(cluster.list('request').filter(({ body }) => body.state === 'answered').map(({ id }) => id)).toEqual(['r1', 'r4']);
    must(cluster.perform('evidence.add', add({ kind: 'bankStatement' })));
    expect(cluster.get('request', 'r3').state).toBe('waiting');
  });

  it('without a work item is loose, and answers nothing until somebody says what it is for', () => {
    const cluster = asleep();
    must(cluster.perform('evidence.add', add({ taskId: null })));
    const row = cluster.list('evidence')[0];
    if (row === undefined) throw new Error('nothing was added');
    expect(isLoose(row.body)).toBe(true);
    expect(cluster.get('request', 'r1').state).toBe('waiting');
    must(cluster.perform('evidence.attach', { evidenceId: row.id, taskId: TASK, changeId: null }));
    expect(cluster.get('evidence', row.id)).toMatchObject({ taskId: TASK, changeId: 'change1' });
    expect(cluster.get('request', 'r1').state).toBe('answered');
    expect(lines(cluster)).toContain('Payslip put with: Income change');
  });

  it('names a file once, takes at most seven, and no day to come', () => {
    const cluster = asleep();
    must(cluster.perform('evidence.add', add({ files: [file, { ...file, name: 'copy.pdf' }] })));
    expect(cluster.list('evidence')[0]?.body.files).toHaveLength(1);
    const files = Array.from({ length: 8 }, (_unused, at) => ({ ...file, hash: String(at).repeat(64) }));
    expect(cluster.consider('evidence.add', add({ files: files.slice(1) })).ok).toBe(true);
    expect(cluster.consider('evidence.add', add({ files }))).toMatchObject({ error: { code: 'INPUT_INVALID' } });
    expect(cluster.consider('evidence.add', add({ receivedOn: '2026-11-19' }))).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE' } });
    expect(cluster.consider('evidence.add', add({ receivedOn: '1999-01-01' }))).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE' } });
  });

  it('never goes to a work item or report of another case of the same parents', () => {
    const cluster = openCluster({ secondCase: {}, more: [{ kind: 'task', id: 'task2', body: { ...openCluster().get('task', TASK), caseId: 'case2' } }, proof({ taskId: null, changeId: null }), { ...change, id: 'change2', body: { ...change.body, caseId: 'case2' } }] });
    expect(cluster.consider('evidence.add', add({ taskId: 'task2' }))).toMatchObject({ error: { code: 'ROW_NOT_FOUND', fields: ['task'] } });
    expect(cluster.consider('evidence.add', add({ changeId: 'change2' }))).toMatchObject({ error: { code: 'ROW_NOT_FOUND', fields: ['change'] } });
    expect(cluster.consider('evidence.attach', { evidenceId: 'evidence1', taskId: 'task2', changeId: null })).toMatchObject({ error: { code: 'ROW_NOT_FOUND', fields: ['task'] } });
  });

  it('reads from rows of before files were kept', () => {
    expect(readEvidence({ caseId: CASE, taskId: null, kind: 'hmrc_rti', from: 'hmrc', receivedOn: TODAY, state: 'received', weekly: 1 })).toMatchObject({ files: [], judged: null, changeId: null, how: 'feed' });
  });
});

describe('judging proof', () => {
  it('accepts it with the figure it shows', () => {
    const cluster = asleep([proof()]);
    must(cluster.perform('evidence.judge', judge({ state: 'accepted', reasonCode: null, weekly: 298_00 })));
    expect(cluster.get('evidence', 'evidence1')).toMatchObject({ state: 'accepted', weekly: 298_00, judged: { on: TODAY, by: 'CW-07', reasonCode: null } });
    expect(lines(cluster)).toContain('Payslip from paying parent accepted: £298.00 a week');
  });

  it('refuses it with a reason from the list, and keeps it with its files', () => {
    const cluster = asleep([proof()]);
    must(cluster.perform('evidence.judge', judge()));
    expect(cluster.get('evidence', 'evidence1')).toMatchObject({ state: 'refused', files: [file], weekly: 300_00, judged: { reasonCode: 'cannotRead' } });
    expect(lines(cluster)).toContain('Payslip from paying parent not accepted: Blurred or too dark to read');
  });

  it.each([[null, null, 'reasonCode'], ['ownIdea', null, 'reasonCode'], ['constructor', null, 'reasonCode'], ['betweenParents', null, 'reasonCode'], ['other', null, 'words']])('needs a reason that fits: %s', (reasonCode, words, field) => {
    expect(asleep([proof()]).consider('evidence.judge', judge({ reasonCode, words }))).toEqual({ ok: false, error: { code: 'REASON_NEEDED', fields: [field] } });
  });

  it('asks again at once for what is missing, and puts the item back to sleep on it', () => {
    const cluster = openCluster({ task: { waiting: [], wokeAt: '2026-11-18T08:00:00.000Z' }, more: [change, request('r1', { state: 'answered', answeredAt: '2026-11-17T09:00:00.000Z' }), proof()] });
    must(cluster.perform('evidence.judge', judge({ reasonCode: 'typeRule', askAgain: true })));
    const again = cluster.list('request').filter(({ body }) => body.state === 'waiting');
    expect(again.map(({ body }) => [body.to, body.what, body.changeId, body.taskId, body.dueOn])).toEqual([['payingParent', 'payslip', 'change1', TASK, '2026-12-02']]);
    expect(cluster.get('task', TASK)).toMatchObject({ wokeAt: null, waiting: [{ on: 'payingParent', since: TODAY, dueOn: '2026-12-02' }], dueOn: '2026-12-02' });
    expect(new Set(cluster.list('message').map(({ body }) => body.to))).toEqual(new Set(['payingParent']));
    // The new proof wakes it again.
    must(cluster.perform('evidence.add', add()));
    expect(cluster.get('task', TASK).wokeAt).toBe(NOW);
  });

  it('asks again also on an item that is no change, and never twice', () => {
    const cluster = openCluster({ task: { kind: 'reconsideration', changeType: null, dueOn: '2026-11-20' }, more: [proof({ changeId: null, from: 'court', kind: 'courtOrder' }), proof({ changeId: null, from: 'court', kind: 'courtOrder' }, 'evidence2')] });
    must(cluster.perform('evidence.judge', judge({ askAgain: true })));
    expect(cluster.list('request').map(({ body }) => [body.to, body.what, body.dueOn])).toEqual([['court', 'evidence', '2026-12-02']]);
    expect(cluster.get('task', TASK)).toMatchObject({ waiting: [{ on: 'court', since: TODAY, dueOn: '2026-12-02' }], dueOn: '2026-12-02' });
    must(cluster.perform('evidence.judge', judge({ evidenceId: 'evidence2', askAgain: true })));
    expect(cluster.list('request')).toHaveLength(1);
  });

  it.each([['what is accepted', { state: 'accepted', reasonCode: null, askAgain: true }, {}], ['somebody whom nobody asks', { askAgain: true }, { from: 'school' as const }], ['without an item to wait with', { askAgain: true }, { taskId: null, changeId: null }]])('never asks again for %s', (_what, how, body) => {
    expect(asleep([proof(body)]).consider('evidence.judge', judge(how))).toEqual({ ok: false, error: { code: 'ANSWER_INVALID', fields: ['askAgain'] } });
  });

  it('is told when somebody has judged it the same way, and can be changed while the work is open', () => {
    const cluster = asleep([proof()]);
    must(cluster.perform('evidence.judge', judge(), { actor: COLLEAGUE }));
    expect(cluster.consider('evidence.judge', judge())).toEqual({ ok: false, error: { code: 'EVIDENCE_JUDGED', facts: { by: 'CW-11', on: TODAY } } });
    must(cluster.perform('evidence.judge', judge({ state: 'accepted', reasonCode: null })));
    expect(cluster.get('evidence', 'evidence1').state).toBe('accepted');
  });

  it('rests on the proof: two people who judge at once are a clash, two who add are none', () => {
    const cluster = asleep([proof()]);
    expect(Object.keys(must(cluster.consider('evidence.judge', judge())).saw)).toEqual(['evidence/evidence1']);
    expect(Object.keys(must(cluster.consider('evidence.add', add())).saw)).toEqual([]);
  });
});

describe('proof of one parent', () => {
  const secrets = { kind: 'medicalLetter', from: 'receivingParent', files: [{ ...file, name: 'Rosa hospital Secretstreet.pdf' }], weekly: 123_45, taskId: TASK, changeId: null, judged: { on: TODAY, by: 'CW-07', reasonCode: 'other', words: 'Names Secretstreet' }, state: 'refused' } satisfies Partial<EvidenceBody>;
  const recorded = { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: TODAY }, evidence: 'seen', taskId: TASK, expectWeekly: null };
  const messages = (more: readonly RowWrite[]): readonly unknown[] => {
    const cluster = openCluster({ more });
    must(cluster.perform('change.record', recorded));
    return cluster.list('message').map(({ body }) => body);
  };

  it('carries its sender, and changes no word that goes to either parent', () => {
    const without = messages([]);
    expect(without.length).toBeGreaterThan(1);
    expect(messages([proof(secrets)])).toEqual(without);
  });

  it('when asked for again is asked of that parent alone', () => {
    for (const from of ['payingParent', 'receivingParent'] as const) {
      const cluster = openCluster({ more: [change, proof({ from, files: [{ ...file, name: 'Secretstreet.pdf' }] })] });
      must(cluster.perform('evidence.judge', judge({ reasonCode: 'other', words: 'Names Secretstreet', askAgain: true })));
      expect(cluster.list('request').map(({ body }) => body.to)).toEqual([from]);
      expect(cluster.list('message').filter(({ body }) => body.to !== from)).toEqual([]);
      expect(JSON.stringify(cluster.list('message'))).not.toContain('Secretstreet');
    }
  });
});
