import { describe, expect, it } from 'vitest';
import {
  CASE, CASEWORKER, COLLEAGUE, LEADER, must, openCluster, OTHER_LEADER, OTHER_TEAM, READER, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts,
} from '../../tests/fixtures/cluster.ts';
import { Id } from '../model/ids.ts';
import { rowSchemas, type RowBody, type RowWrite } from '../model/rows/index.ts';
import type { Actor } from './operation.ts';
import { operations } from './registry.ts';

const promise: RowWrite = {
  kind: 'promise', id: 'promise1',
  body: { caseId: CASE, taskId: TASK, to: 'payingParent', what: 'Ring them back', byOn: '2026-11-20', byAt: null, ownerTeamId: 'team-4', ownerUserId: 'CW-07', state: 'open', source: 'call', madeAt: '2026-11-05T09:00:00.000Z', madeBy: 'CW-07', keptAt: null, keptBy: null },
};
const message = (id: string, body: Partial<RowBody<'message'>> = {}): RowWrite => ({
  kind: 'message', id,
  body: {
    caseId: CASE, taskId: null, changeId: null, decisionId: null, to: 'payingParent', channel: 'email', templateId: 'contact.changed', templateVersion: 1, language: 'en', facts: {}, subject: 'Your contact details changed',
    body: 'We changed how we get in touch with you.', edited: false, fragments: null, recipient: 'p•••@p•••', state: 'draft', sendAfter: null, at: '2026-11-18T09:00:00.000Z', by: 'CW-07', ...body,
  },
});
const proof = (body: Partial<RowBody<'evidence'>>): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: CASE, taskId: TASK, kind: 'payslip', from: 'payingParent', receivedOn: '2026-11-17', state: 'received', weekly: null, ...body } });
const asked = (body: Partial<RowBody<'request'>>): RowWrite => ({
  kind: 'request', id: 'request1',
  body: { caseId: CASE, taskId: TASK, changeId: null, to: 'payingParent', what: 'payslip', channel: 'sms', sentAt: '2026-11-05T09:00:00.000Z', dueOn: '2026-11-19', state: 'waiting', ifSilent: 'decide', answeredAt: null, weekly: null, ...body },
});
const run: RowWrite = {
  kind: 'run', id: 'run1',
  body: {
    caseId: CASE, taskId: TASK, instructionId: 'income-change-paying-parent', hash: shippedCatalogues().instructions.byId('income-change-paying-parent')?.hash ?? '', state: 'open', holder: 'CW-07', startedAt: '2026-11-18T09:00:00.000Z',
    endedAt: null, outcome: null, events: [{ type: 'started', instructionId: 'income-change-paying-parent', hash: shippedCatalogues().instructions.byId('income-change-paying-parent')?.hash ?? '', by: 'CW-07', at: '2026-11-18T09:00:00.000Z' }],
  },
};
const challenge: RowWrite = {
  kind: 'challenge', id: 'challenge1',
  body: {
    caseId: CASE, decisionId: 'decision1', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, timing: 'lateWithReason', lateReason: 'They were in hospital', noticeOn: '2026-07-28',
    askBy: '2026-08-27', state: 'registered', result: null, resultDecisionId: null, because: null, dueOn: '2026-12-16', taskId: null, changeId: null, registeredAt: '2026-11-18T09:00:00.000Z', by: 'CW-07', decidedAt: null, decidedBy: null,
  },
};
const schedule: RowWrite = {
  kind: 'schedule', id: 'schedule1',
  body: {
    caseId: CASE, number: 1, service: 'collectAndPay', method: 'directDebit', frequency: 'monthly', day: 28, from: '2026-10-28', until: null, madeBy: { kind: 'decision', id: 'decision1' }, madeOn: '2026-08-04', state: 'live',
    due: [{ on: '2026-10-28', from: '2026-09-28', until: '2026-10-27', maintenance: 274_29, fee: 54_86 }, { on: '2026-11-28', from: '2026-10-28', until: '2026-11-27', maintenance: 283_43, fee: 56_69 }],
  },
};
const words = { messageId: null, caseId: CASE, taskId: null, changeId: null, decisionId: null, to: 'receivingParent', channel: 'letter', templateId: 'income.changed', templateVersion: 1, language: 'en', facts: {}, subject: 'A letter', body: 'Some words.', edited: true };
const change = { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: TODAY }, evidence: 'seen', taskId: TASK, expectWeekly: null };
const facts = { claimedBy: null, claimedAt: null, dueOn: '2026-11-30', dueAt: null, priority: 0 };

const free: ClusterParts = { task: { claimedBy: null, claimedAt: null } };
/** One good act of each kind, on the cluster it needs. `leaders`: nobody else may. `system`: only the authority itself. */
const acts: Readonly<Record<string, Readonly<{ args: unknown; parts?: ClusterParts; leaders?: true; system?: true; ofTask?: true }>>> = {
  'task.claim': { args: { taskId: TASK }, parts: free, ofTask: true },
  'task.assign': { args: { taskId: TASK, to: 'CW-11' }, ofTask: true },
  'task.unassign': { args: { taskId: TASK }, ofTask: true },
  'task.setDue': { args: { taskId: TASK, dueOn: '2026-12-01', dueAt: null }, ofTask: true },
  'task.setPriority': { args: { taskId: TASK, priority: 2, reason: 'Court date soon' }, leaders: true, ofTask: true },
  'task.restore': { args: { taskId: TASK, facts }, ofTask: true },
  'task.finish': { args: { taskId: TASK, did: 'Answered by phone' }, ofTask: true },
  'task.decline': { args: { taskId: TASK, reason: 'knowParty' }, ofTask: true },
  'callback.try': { args: { taskId: TASK, outcome: 'noAnswer', nextOn: '2026-11-19', nextAt: '2026-11-19T10:00:00.000Z' }, parts: { task: { kind: 'callback', changeType: null } }, ofTask: true },
  'note.add': { args: { caseId: CASE, taskId: null, text: 'A note', about: null } },
  'identity.check': { args: { caseId: CASE, role: 'payingParent', how: 'telephone', passed: ['reference', 'nino', 'pin'] } },
  'promise.make': { args: { caseId: CASE, taskId: TASK, to: 'payingParent', what: 'Ring them back', byOn: '2026-11-20', byAt: null, source: 'call' } },
  'promise.keep': { args: { promiseId: 'promise1' }, parts: { more: [promise] } },
  'promise.move': { args: { promiseId: 'promise1', caseId: CASE, byOn: '2026-11-27', byAt: null, because: 'HMRC has not answered', told: 'message' }, parts: { more: [promise] } },
  'promise.withdraw': { args: { promiseId: 'promise1', because: 'They no longer want it' }, parts: { more: [promise] } },
  'callback.book': { args: { caseId: CASE, to: 'payingParent', on: '2026-11-20', at: '2026-11-20T10:00:00.000Z' } },
  'challenge.register': { args: { caseId: CASE, decisionId: 'decision1', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, lateReason: 'They were in hospital', changeId: null, taskId: null } },
  'challenge.decide': { args: { challengeId: 'challenge1', caseId: CASE, outcome: { result: 'upheld' }, because: 'The payslips agree with the figure' }, parts: { more: [challenge] } },
  'decision.correctError': {
    args: { caseId: CASE, decisionId: 'decision1', wrong: 'wrongFigure', corrections: [{ what: 'income', grossWeekly: 300_00 }], because: 'The figure was typed as 400', expectWeekly: null }, parts: { decision: { performedOn: '2026-11-10', by: 'CW-11' } },
  },
  'change.record': { args: change, ofTask: true },
  'change.decideTogether': {
    args: { caseId: CASE, changeIds: ['change1'], expectWeekly: null },
    parts: {
      more: [
        proof({ state: 'accepted', weekly: 300_00 }),
        { kind: 'change', id: 'change1', body: { caseId: CASE, type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: TODAY, changedOn: '2026-11-16', fields: { ...change.fields, changedOn: '2026-11-16' }, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-18T09:00:00.000Z', by: 'CW-07' } },
      ],
    },
  },
  'payments.fallDue': { args: { caseId: CASE }, system: true, parts: { more: [schedule] } },
  'message.draft': { args: words },
  'message.queue': { args: { messageId: 'message1', caseId: CASE }, parts: { more: [message('message1')] } },
  'message.recall': { args: { messageId: 'message1', caseId: CASE, to: 'recalled' }, parts: { more: [message('message1', { state: 'queued' })] } },
  'evidence.add': { args: { caseId: CASE, taskId: TASK, changeId: null, kind: 'payslip', from: 'payingParent', how: 'post', receivedOn: TODAY, files: [], weekly: 300_00 }, ofTask: true },
  'evidence.attach': { args: { evidenceId: 'evidence1', taskId: TASK, changeId: null }, parts: { more: [proof({ taskId: null })] }, ofTask: true },
  'evidence.judge': { args: { evidenceId: 'evidence1', state: 'refused', reasonCode: 'cannotRead', words: null, weekly: null, askAgain: true }, parts: { more: [proof({})] }, ofTask: true },
  'request.answer': { args: { requestId: 'request1', answer: { code: 'given', weekly: 300_00, on: null } }, parts: { more: [asked({})] } },
  'request.remind': { args: { requestId: 'request1', channel: 'sms' }, parts: { more: [asked({})] } },
  'request.fallBack': { args: { requestId: 'request1', channel: 'phone' }, parts: { more: [asked({})] } },
  'request.lapse': { args: { requestId: 'request1' }, parts: { more: [asked({ dueOn: '2026-11-10' })] } },
  'request.cancel': { args: { requestId: 'request1', because: 'They rang instead' }, parts: { more: [asked({})] } },
  'instruction.start': { args: { caseId: CASE, taskId: TASK, instructionId: 'income-change-paying-parent' }, ofTask: true },
  'instruction.answer': { args: { runId: 'run1', caseId: CASE, action: { type: 'pause' } }, parts: { more: [run] } },
  'instruction.finish': { args: { runId: 'run1', caseId: CASE, how: 'abandon', reason: 'Wrong case' }, parts: { more: [run] } },
};
const kinds = Object.keys(acts);
const actOf = (kind: string) => acts[kind] ?? { args: null };
const AUTHORITY: Actor = { id: 'system', role: 'system', teams: [] };
const actorOf = (kind: string): Actor => (actOf(kind).system === true ? AUTHORITY : actOf(kind).leaders === true ? LEADER : CASEWORKER);
const decided = (kind: string, how: Readonly<{ actor?: Actor; opId?: string; parts?: ClusterParts }> = {}) =>
  openCluster(how.parts ?? actOf(kind).parts ?? {}).consider(kind, actOf(kind).args, { actor: how.actor ?? actorOf(kind), ...(how.opId === undefined ? {} : { opId: how.opId }) });

describe('the registry', () => {
  it('holds each kind once, under its own name, and each has an act in this test', () => {
    expect(Object.keys(operations).toSorted()).toEqual(kinds.toSorted());
    for (const [kind, op] of Object.entries(operations)) {
      expect(op.kind).toBe(kind);
      expect(op.version).toBeGreaterThanOrEqual(1);
    }
  });

  it('names, in what a decision rests on, only rows that it reads', () => {
    for (const kind of kinds) {
      const op = operations[kind];
      const input: unknown = op?.input.parse(actOf(kind).args);
      const reads = Object.keys(op?.reads(input) ?? {});
      for (const name of op?.restsOn?.(input) ?? []) expect(reads, `${kind} ${name}`).toContain(name);
    }
  });
});

describe.each(kinds)('%s', (kind) => {
  it('is done by somebody of the team who may', () => {
    expect(decided(kind)).toMatchObject({ ok: true });
  });

  it('is refused to another team, to another team’s leader, and to somebody who only reads', () => {
    for (const actor of [OTHER_TEAM, OTHER_LEADER, READER]) expect(decided(kind, { actor })).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } });
    const { leaders, system } = actOf(kind);
    expect(decided(kind, { actor: CASEWORKER }).ok).toBe(leaders !== true && system !== true);
    expect(decided(kind, { actor: LEADER }).ok).toBe(system !== true);
  });

  it('gives the same bytes for the same rows and operation, and other ids for another operation', () => {
    const [once, again, other] = [must(decided(kind, { opId: 'aaa' })), must(decided(kind, { opId: 'aaa' })), must(decided(kind, { opId: 'bbb' }))];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    const made = (performed: typeof once, opId: string): readonly string[] => performed.effects.put.map(({ id }) => id).filter((id) => id.startsWith(opId));
    expect(made(other, 'bbb').map((id) => id.replace('bbb', 'aaa'))).toEqual(made(once, 'aaa'));
    expect(new Set(once.effects.put.map(({ kind: of, id }) => `${of}/${id}`)).size).toBe(once.effects.put.length);
  });

  it('writes only rows that hold to their schemas, with ids that are ids', () => {
    for (const row of must(decided(kind)).effects.put) {
      expect(rowSchemas[row.kind].safeParse(row.body)).toMatchObject({ success: true });
      expect(Id.safeParse(row.id).success).toBe(true);
    }
  });

  it('changes nothing it was given', () => {
    const cluster = openCluster(actOf(kind).parts ?? {});
    const before = JSON.stringify(cluster.all());
    must(cluster.consider(kind, actOf(kind).args, { actor: actorOf(kind) }));
    expect(JSON.stringify(cluster.all())).toBe(before);
  });

  it('refuses words that its form does not know, and rows that are not there', () => {
    const cluster = openCluster(actOf(kind).parts ?? {});
    expect(cluster.consider(kind, { ...(actOf(kind).args as object), extra: 1 })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    for (const args of [null, 7, 'words', [], {}]) expect(cluster.consider(kind, args)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    const nowhere = Object.fromEntries(Object.entries(actOf(kind).args as object).map(([name, value]) => [name, name === 'taskId' && value !== null ? 'nobody' : ['caseId', 'promiseId', 'messageId', 'runId', 'evidenceId', 'requestId'].includes(name) && value !== null ? 'nobody' : value]));
    expect(cluster.consider(kind, nowhere, { actor: actorOf(kind) })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
  });

  it('can be taken back only where it moved facts of the queue, and then exactly', () => {
    const undoes = ['task.claim', 'task.assign', 'task.unassign', 'task.setDue', 'task.setPriority'];
    const cluster: Cluster = openCluster(actOf(kind).parts ?? {});
    const before = cluster.get('task', TASK);
    const { undo } = must(cluster.perform(kind, actOf(kind).args, { actor: actorOf(kind) }));
    expect(undo !== null).toBe(undoes.includes(kind));
    if (undo === null) return;
    expect(cluster.get('task', TASK)).not.toEqual(before);
    must(cluster.perform(undo.kind, undo.args, { actor: actorOf(kind) }));
    expect(cluster.get('task', TASK)).toEqual(before);
  });
});

describe.each(kinds.filter((kind) => actOf(kind).ofTask === true))('%s', (kind) => {
  it('is refused on an item that is finished, with who and when', () => {
    const parts = actOf(kind).parts ?? {};
    const done = { ...parts, task: { ...parts.task, state: 'done' as const, doneBy: 'CW-11', doneAt: '2026-11-17T15:00:00.000Z' } };
    expect(decided(kind, { parts: done })).toEqual({ ok: false, error: { code: 'TASK_DONE', facts: { by: 'CW-11', at: '2026-11-17T15:00:00.000Z' } } });
    expect(decided(kind, { parts: { ...parts, task: { ...parts.task, state: 'cancelled' as const } } })).toMatchObject({ ok: false, error: { code: 'TASK_DONE' } });
  });
});

describe('a work item', () => {
  it('is given only to somebody who works for its team', () => {
    expect(openCluster().perform('task.assign', { taskId: TASK, to: 'ZZ-99' })).toMatchObject({ ok: false, error: { code: 'PERSON_UNKNOWN' } });
  });

  it('that a colleague has taken cannot be claimed, and one’s own is claimed again without a trace', () => {
    const theirs = openCluster({ task: { claimedBy: 'CW-11', claimedAt: '2026-11-18T08:00:00.000Z' } });
    expect(theirs.consider('task.claim', { taskId: TASK })).toEqual({ ok: false, error: { code: 'TASK_TAKEN', facts: { by: 'CW-11', at: '2026-11-18T08:00:00.000Z' } } });
    expect(must(openCluster().consider('task.claim', { taskId: TASK })).effects.put).toEqual([]);
    must(theirs.perform('task.assign', { taskId: TASK, to: 'CW-07' }));
    expect(theirs.get('task', TASK).claimedBy).toBe('CW-07');
  });

  it.each([
    ['the past', '2026-11-17', null, 'dueOn'],
    ['more than a year on', '2027-11-20', null, 'dueOn'],
    ['a time on another day', '2026-11-20', '2026-11-21T09:00:00.000Z', 'dueAt'],
  ])('is not due in %s', (_what, dueOn, dueAt, field) => {
    expect(openCluster().consider('task.setDue', { taskId: TASK, dueOn, dueAt })).toEqual({ ok: false, error: { code: 'DATE_IMPOSSIBLE', fields: [field] } });
  });

  it('may be due today, in a year, and at a London time near midnight', () => {
    for (const [dueOn, dueAt] of [[TODAY, null], ['2027-11-19', null], ['2027-06-30', '2027-06-29T23:30:00.000Z']] as const) expect(openCluster().consider('task.setDue', { taskId: TASK, dueOn, dueAt }).ok).toBe(true);
  });

  it('gets no other priority by way of undo, unless from a leader', () => {
    const raise = { taskId: TASK, facts: { ...facts, priority: 2 } };
    expect(openCluster().consider('task.restore', raise)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    expect(openCluster().consider('task.restore', raise, { actor: LEADER }).ok).toBe(true);
  });

  it('that is finished keeps its promises and says what was done, long words whole', () => {
    const cluster = openCluster({ more: [promise] });
    must(cluster.perform('task.finish', { taskId: TASK, did: 'x'.repeat(400) }));
    expect(cluster.get('promise', 'promise1')).toMatchObject({ state: 'kept', keptBy: 'CW-07' });
    expect(cluster.list('entry')[0]?.body).toMatchObject({ event: 'task.finished', facts: { did: 'x'.repeat(240) } });
    expect(cluster.list('note')[0]?.body.text).toBe('x'.repeat(400));
  });
});

describe('a callback', () => {
  const callback = (tries: number): Cluster => openCluster({ task: { kind: 'callback', changeType: null, tries, dueAt: '2026-11-18T14:00:00.000Z', dueOn: TODAY }, more: [promise] });
  const attempt = (cluster: Cluster, outcome: string, nextOn: string | null = null, nextAt: string | null = null) => cluster.perform('callback.try', { taskId: TASK, outcome, nextOn, nextAt });

  it('that is answered is done and keeps its promise', () => {
    const cluster = callback(1);
    must(attempt(cluster, 'answered'));
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', tries: 2 });
    expect(cluster.get('promise', 'promise1').state).toBe('kept');
  });

  it('that is not is put off to the next time, and given up at the third, with its promise still open', () => {
    const cluster = callback(0);
    must(attempt(cluster, 'noAnswer', '2026-11-19', '2026-11-19T09:30:00.000Z'));
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', tries: 1, dueOn: '2026-11-19', dueAt: '2026-11-19T09:30:00.000Z', why: { code: 'noAnswerLastTry', what: 'noAnswer' } });
    must(attempt(cluster, 'engaged', '2026-11-20'));
    must(attempt(cluster, 'notInUse'));
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', tries: 3 });
    expect(cluster.get('promise', 'promise1').state).toBe('open');
    expect(cluster.list('entry').map(({ body }) => body.facts['tries'])).toEqual([1, 2, 3]);
  });

  it('is not put off into the past or to a time on another day, and is no way to finish other work', () => {
    expect(attempt(callback(0), 'noAnswer', '2026-11-17')).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE', fields: ['nextOn'] } });
    expect(attempt(callback(0), 'noAnswer', '2026-11-19', '2026-11-20T09:00:00.000Z')).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE', fields: ['nextAt'] } });
    expect(attempt(openCluster(), 'answered')).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND', fields: ['callback'] } });
  });
});

describe('a promise', () => {
  it('is for a day from today to a year on, and can be kept once', () => {
    const make = (byOn: string, byAt: string | null = null) => openCluster().consider('promise.make', { ...(actOf('promise.make').args as object), byOn, byAt });
    expect(make('2026-11-17')).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE', fields: ['byOn'] } });
    expect(make('2026-11-20', '2026-11-19T09:00:00.000Z')).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE', fields: ['byAt'] } });
    expect(make(TODAY).ok).toBe(true);
    const cluster = openCluster({ more: [promise] });
    must(cluster.perform('promise.keep', { promiseId: 'promise1' }));
    expect(cluster.perform('promise.keep', { promiseId: 'promise1' }, { actor: COLLEAGUE })).toMatchObject({ ok: false, error: { code: 'PROMISE_SETTLED' } });
  });
});

describe('an instruction', () => {
  it('is not run on the facts of another case', () => {
    const cluster = openCluster({ secondCase: {}, more: [run] });
    for (const [kind, more] of [['instruction.answer', { action: { type: 'pause' } }], ['instruction.finish', { how: 'abandon', reason: 'x' }]] as const) {
      expect(cluster.consider(kind, { runId: 'run1', caseId: 'case2', ...more })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND', fields: ['run'] } });
    }
    expect(cluster.consider('instruction.start', { caseId: 'case2', taskId: TASK, instructionId: 'income-change-paying-parent' })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND', fields: ['task'] } });
  });

  it('that was never published, or whose version is not here, is not run', () => {
    expect(openCluster().consider('instruction.start', { caseId: CASE, taskId: null, instructionId: 'no-such' })).toMatchObject({ error: { code: 'INSTRUCTION_NOT_FOUND' } });
    const gone = openCluster({ more: [{ ...run, body: { ...run.body, hash: 'gone' } }] });
    expect(gone.consider('instruction.answer', actOf('instruction.answer').args)).toMatchObject({ error: { code: 'INSTRUCTION_NOT_FOUND' } });
  });
});
