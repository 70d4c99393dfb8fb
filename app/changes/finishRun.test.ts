import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, CASE, must, openCluster, putOf, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import { answerIncome, startInstruction, type IncomeFacts, type StartedRun } from '../../tests/fixtures/instructionRuns.ts';
import { moneyPeriods } from '../model/money.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import { finishRun, previewRun } from './finishRun.ts';

const INCOME = 'income-change-paying-parent';
const BENEFIT = 'benefit-change-paying-parent';
const week = (pence: number) => ({ pence, per: 'week' }) as const;

/** Everything but the record of the run itself, and which run it was. */
const rest = (put: readonly RowWrite[]): unknown => put.filter(({ kind }) => kind !== 'run').map((row) => (row.kind === 'change' ? { ...row, body: { ...row.body, runId: null } } : row));

function runToEnd(cluster: Cluster, facts: IncomeFacts, proof: 'accepted' | 'refused' | null = 'accepted'): StartedRun {
  const run = startInstruction(cluster, INCOME);
  answerIncome(run, facts);
  run.confirmAll();
  if (proof !== null && run.view().current?.startsWith('proof') === true) run.answer('proof', proof);
  run.confirmAll();
  return run;
}
const previewOf = (run: StartedRun) => {
  const { state, facts, task } = run.open();
  return previewRun({ facts, task, runId: run.runId, state, view: run.view(), today: TODAY, catalogues: shippedCatalogues() });
};

describe('the income instruction to its end', () => {
  it('records what the form records for the same facts, row for row', () => {
    const facts = fc.record({
      pence: fc.integer({ min: 0, max: 900_00 }), per: fc.constantFrom(...moneyPeriods), pension: fc.option(fc.integer({ min: 0, max: 90_00 })), none: fc.boolean(), source: fc.constantFrom('employed', 'pension'), duty: fc.boolean(),
      ago: fc.integer({ min: 0, max: 60 }),
    });
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(facts, ({ pence, per, pension, none, source, duty, ago }) => {
        const parts: ClusterParts = { case: { reportDuty: duty } };
        const changedOn = new Date(Date.UTC(2026, 10, 18 - ago)).toISOString().slice(0, 10);
        const said: IncomeFacts = none ? { source: 'none', changedOn } : { source, pay: { pence, per }, pension: pension === null ? null : { pence: pension, per }, changedOn };
        const form = none
          ? { source: 'none', lasts: 'yes', changedOn }
          : { source, pay: { pence, per }, paysPension: pension === null ? 'no' : 'yes', ...(pension === null ? {} : { pension: { pence: pension, per } }), lasts: 'yes', changedOn };
        const byRun = openCluster(parts);
        const run = runToEnd(byRun, said);
        const preview = previewOf(run);
        const finished = run.finish('submit', { opId: 'same' });
        const byForm = openCluster(parts);
        const told = byForm.perform('change.record', { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: form, evidence: 'seen', taskId: TASK, expectWeekly: null }, { opId: 'same' });
        if (!told.ok) {
          // More into a pension than is earned is a slip, by either way.
          expect([told, finished]).toMatchObject([{ error: { code: 'CHANGE_INCOMPLETE', fields: ['pension'] } }, { ok: false, error: { code: 'CHANGE_INCOMPLETE', fields: ['pension'] } }]);
          return;
        }
        const [ended, recorded] = [must(finished), told.value];
        expect(rest(ended.effects.put)).toEqual(rest(recorded.effects.put));
        const [change] = putOf(ended.effects.put, 'change');
        expect(preview?.after?.weekly ?? null).toBe(change?.body.weeklyAfter);
        expect(preview?.notices.length).toBe(putOf(ended.effects.put, 'message').length);
        outcomes.add(change?.body.state ?? '');
      }),
      { numRuns: 120 },
    );
    expect(outcomes).toEqual(new Set(['decided', 'refused']));
  });

  it('refuses when the proof does not match, whatever the size of the change', () => {
    const cluster = openCluster();
    const run = runToEnd(cluster, { source: 'employed', pay: week(200_00) }, 'refused');
    expect(previewOf(run)).toMatchObject({ path: 'refuse', after: null, requests: [] });
    const { put } = must(run.finish('submit')).effects;
    expect(putOf(put, 'decision')).toEqual([]);
    expect(putOf(put, 'change')[0]?.body).toMatchObject({ state: 'refused', runId: run.runId });
    expect(putOf(put, 'message').every(({ body }) => body.to === 'payingParent' && body.templateId === 'income.no-change')).toBe(true);
    expect(cluster.get('task', TASK).state).toBe('done');
    expect(cluster.get('run', run.runId)).toMatchObject({ state: 'submitted', outcome: 'no-change' });
  });

  it('records nothing of questions that were answered and then no longer asked', () => {
    const cluster = openCluster();
    const run = startInstruction(cluster, INCOME);
    answerIncome(run, { source: 'employed', pay: week(200_00), pension: week(50_00) });
    run.answer('source', 'none');
    run.confirmAll();
    run.answer('proof', 'accepted');
    run.confirmAll();
    must(run.finish('submit'));
    expect(cluster.list('change')[0]?.body.fields).toEqual({ source: 'none', lasts: 'yes', changedOn: TODAY });
  });

  it('can be confirmed once only', () => {
    const run = runToEnd(openCluster(), { source: 'employed', pay: week(300_00) });
    must(run.finish('submit'));
    expect(run.finish('submit')).toMatchObject({ ok: false, error: { code: 'RUN_NOT_OPEN' } });
    expect(run.finish('abandon', { reason: 'Too late' })).toMatchObject({ ok: false, error: { code: 'RUN_NOT_OPEN' } });
    expect(run.act({ type: 'answer', stepId: 'pay', round: 0, value: week(1), reason: 'x', documentLabel: null })).toMatchObject({ ok: false, error: { code: 'RUN_NOT_OPEN' } });
  });

  it('is refused before its end, and when its item was finished by somebody else', () => {
    const early = startInstruction(openCluster(), INCOME);
    expect(early.finish('submit')).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
    expect(early.finish('wait')).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
    const cluster = openCluster();
    const run = runToEnd(cluster, { source: 'employed', pay: week(300_00) });
    must(cluster.perform('task.finish', { taskId: TASK, did: 'A duplicate' }));
    expect(run.finish('submit')).toMatchObject({ ok: false, error: { code: 'TASK_DONE' } });
    expect(cluster.list('decision')).toHaveLength(1);
  });

  it('is refused when the figures are no longer those that were drafted', () => {
    const cluster = openCluster();
    const run = runToEnd(cluster, { source: 'employed', pay: week(300_00) });
    const { state, facts, task } = run.open();
    const view = run.view();
    const end = { facts, task, runId: run.runId, state, view, today: TODAY, catalogues: shippedCatalogues() };
    const drafted = (field: string, value: string | number) => ({ ...view, effects: { ...view.effects, changes: view.effects.changes.map((draft) => ({ ...draft, fields: draft.fields.map((each) => (each.field === field ? { ...each, value } : each)) })) } });
    expect(finishRun({ ...end, view: drafted('gross_weekly', 300_01) }, callFor())).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    expect(finishRun({ ...end, view: drafted('effective_from', '2026-11-17') }, callFor())).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    expect(finishRun(end, callFor()).ok).toBe(true);
  });

  it('must be looked at again when the income in use has moved under it', () => {
    const cluster = openCluster();
    const run = runToEnd(cluster, { source: 'employed', pay: week(300_00) });
    cluster.write([{ kind: 'income', id: 'income1', body: { ...cluster.get('income', 'income1'), grossWeekly: 350_00 } }], 'elsewhere');
    expect(run.finish('submit')).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
  });
});

describe('a run that waits for proof', () => {
  const waiting = (parts: ClusterParts = {}): Readonly<{ cluster: Cluster; run: StartedRun; put: readonly RowWrite[] }> => {
    const cluster = openCluster(parts);
    const run = startInstruction(cluster, INCOME);
    answerIncome(run, { source: 'employed', pay: week(300_00), changedOn: '2026-11-10' });
    run.answer('proof', 'waiting');
    return { cluster, run, put: must(run.finish('wait')).effects.put };
  };

  it('sends every request of the catalogue now, with one due date, and the item sleeps on all of them', () => {
    const { cluster, put } = waiting();
    expect(putOf(put, 'request').map(({ body }) => [body.to, body.dueOn])).toEqual([['payingParent', '2026-12-02'], ['hmrc', '2026-12-02'], ['employer', '2026-12-02']]);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', dueOn: '2026-12-02' });
    expect(cluster.get('task', TASK).waiting.map(({ on }) => on)).toEqual(['payingParent', 'hmrc', 'employer']);
    expect(putOf(put, 'message').map(({ body }) => [body.to, body.channel])).toEqual([['payingParent', 'sms'], ['payingParent', 'email']]);
  });

  it('leaves the report among the case’s changes, waiting, and everything it sent hangs on that', () => {
    const { run, put } = waiting();
    const [change] = putOf(put, 'change');
    expect(change?.body).toMatchObject({ type: 'C09', state: 'waiting', taskId: TASK, runId: run.runId, changedOn: '2026-11-10', fields: { source: 'employed', pay: week(300_00), changedOn: '2026-11-10' } });
    for (const row of [...putOf(put, 'request'), ...putOf(put, 'message')]) expect(row.body.changeId).toBe(change?.id);
    expect(putOf(put, 'income').map(({ body }) => [body.state, body.grossWeekly, body.changeId])).toEqual([['reported', 300_00, change?.id]]);
  });

  it('goes on under the same report when the proof comes, and asks nobody again', () => {
    const { cluster, run } = waiting();
    run.answer('wait-proof', 'received');
    run.answer('proof', 'accepted');
    run.confirmAll();
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['decided']);
    expect(cluster.list('request').map(({ body }) => body.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'done', waiting: [] });
  });

  it('starts no second wait in sequence: a second round sends only what is still needed', () => {
    const { cluster, run } = waiting();
    const payslip = cluster.list('request').find(({ body }) => body.to === 'payingParent');
    if (payslip === undefined) throw new Error('no request');
    cluster.write([{ kind: 'request', id: payslip.id, body: { ...payslip.body, state: 'answered', answeredAt: '2026-11-18T12:00:00.000Z' } }], 'feed');
    run.answer('wait-proof', 'received');
    run.answer('proof', 'waiting');
    const { put } = must(run.finish('wait')).effects;
    expect(putOf(put, 'request').map(({ body }) => body.to)).toEqual(['payingParent']);
    expect(cluster.list('change')).toHaveLength(1);
    expect(cluster.get('task', TASK).waiting.map(({ on }) => on).toSorted()).toEqual(['employer', 'hmrc', 'payingParent']);
  });

  it('ends in a refusal when nothing came', () => {
    const { cluster, run } = waiting();
    run.answer('wait-proof', 'expired');
    run.confirmAll();
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['refused']);
    expect(cluster.list('income').filter(({ body }) => body.state === 'reported')).toEqual([]);
  });

  it('cannot be committed twice', () => {
    const { run } = waiting();
    expect(run.finish('wait')).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
  });

  it('without a work item still finds its own report again', () => {
    const cluster = openCluster();
    const run = startInstruction(cluster, INCOME, null);
    answerIncome(run, { source: 'employed', pay: week(300_00) });
    run.answer('proof', 'waiting');
    must(run.finish('wait'));
    run.answer('wait-proof', 'received');
    run.answer('proof', 'accepted');
    run.confirmAll();
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['decided']);
    expect(cluster.list('request').every(({ body }) => body.state === 'cancelled')).toBe(true);
    expect(cluster.get('task', TASK).state).toBe('open');
  });
});

describe('a run that ends elsewhere', () => {
  it('at a referral gives the item back to the team, awake, with the report it carries', () => {
    const report: RowBody<'change'> = { caseId: CASE, type: 'C09', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: '2026-11-05', changedOn: null, fields: {}, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: TASK, runId: null, recordedAt: '2026-11-05T09:00:00.000Z', by: 'CW-11' };
    const cluster = openCluster({ task: { waiting: [{ on: 'hmrc', since: '2026-11-05', dueOn: '2026-11-19' }] }, more: [{ kind: 'change', id: 'change1', body: report }] });
    const run = startInstruction(cluster, INCOME);
    answerIncome(run, { source: 'employed', pay: week(250_00), pattern: 'varies' });
    const { put } = must(run.finish('submit')).effects;
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', claimedBy: null, waiting: [], why: { code: 'handedOver', what: 'decision_makers' }, priority: 0 });
    expect(cluster.get('change', 'change1').state).toBe('handedOver');
    expect(putOf(put, 'entry').map(({ body }) => body.event)).toEqual(['run.referred']);
    expect([...putOf(put, 'message'), ...putOf(put, 'decision')]).toEqual([]);
  });

  it('at a safety stop is urgent, and abuse that was disclosed alone is no stop', () => {
    const ordinary = startInstruction(openCluster({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }), INCOME);
    ordinary.confirmAll();
    expect(ordinary.view().current).toContain('reported_on');
    const cluster = openCluster({ safety: [{ of: 'receivingParent', kind: 'specialistTeam' }] });
    const run = startInstruction(cluster, INCOME);
    run.confirmAll();
    expect(run.view().outcome?.id).toBe('refer-safety');
    must(run.finish('submit'));
    expect(cluster.get('task', TASK)).toMatchObject({ priority: 2, why: { code: 'flagRaised', what: 'complex_needs' } });
  });

  it('by leaving the path keeps the reason and leaves the item as it was', () => {
    const cluster = openCluster();
    const before = cluster.get('task', TASK);
    const run = startInstruction(cluster, INCOME);
    run.confirmAll();
    must(run.act({ type: 'deviate', reason: 'The call was cut off', to: null }));
    const { put } = must(run.finish('submit')).effects;
    expect(putOf(put, 'entry').map(({ body }) => [body.event, body.facts])).toEqual([['run.left', { reason: 'The call was cut off' }]]);
    expect(cluster.get('task', TASK)).toEqual(before);
    expect(cluster.list('change')).toEqual([]);
  });

  it('cannot step past the proof: the change it would draft needs it', () => {
    const cluster = openCluster();
    const run = startInstruction(cluster, INCOME);
    answerIncome(run, { source: 'employed', pay: week(300_00) });
    must(run.act({ type: 'deviate', reason: 'Proof is in the other file', to: 'effective' }));
    run.answer('explain', true);
    expect(run.tryAnswer('draft', true)).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
    expect(run.finish('submit')).toMatchObject({ ok: false, error: { code: 'STEP_NOT_CURRENT' } });
    expect(cluster.list('decision')).toHaveLength(1);
  });

  it('by being given up leaves everything but the run as it was, and needs a reason', () => {
    const cluster = openCluster();
    const run = startInstruction(cluster, INCOME);
    run.confirmAll();
    expect(run.finish('abandon')).toMatchObject({ ok: false, error: { code: 'REASON_NEEDED' } });
    const { put } = must(run.finish('abandon', { reason: 'Wrong case' })).effects;
    expect(put.map(({ kind }) => kind)).toEqual(['run']);
    expect(cluster.get('task', TASK).state).toBe('open');
    expect(cluster.get('run', run.runId)).toMatchObject({ state: 'abandoned', endedAt: expect.any(String) as string });
  });
});

describe('the benefit instruction', () => {
  const benefitAnswers = (run: StartedRun, prefix: string): void => {
    run.answer(`${prefix}which`, 'universal_credit_no_pay');
    run.answer(`${prefix}whose`, 'parent');
    run.answer(`${prefix}movement`, 'started');
    run.answer(`${prefix}changed_on`, '2026-11-10');
  };

  it('decides from the day it started, under its own code', () => {
    const cluster = openCluster({ nights: [0, 0], task: { changeType: 'C11' } });
    const run = startInstruction(cluster, BENEFIT);
    run.confirmAll();
    run.answer('reported_on', '2026-11-12');
    benefitAnswers(run, '');
    run.answer('proof', 'accepted');
    run.confirmAll();
    expect(previewOf(run)).toMatchObject({ path: 'decide', after: { weekly: 7_00 }, effective: { on: '2026-11-10' } });
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => [body.type, body.state, body.reportedOn, body.effectiveFrom])).toEqual([['C11', 'decided', '2026-11-12', '2026-11-10']]);
  });

  it('used by the income instruction takes over what was asked there', () => {
    const cluster = openCluster({ nights: [0, 0] });
    const run = startInstruction(cluster, INCOME);
    run.confirmAll();
    run.answer('reported_on', '2026-11-12');
    run.answer('source', 'benefit');
    run.confirmAll();
    benefitAnswers(run, 'benefit/');
    run.answer('benefit/proof', 'accepted');
    run.confirmAll();
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => [body.type, body.state, body.reportedOn, body.effectiveFrom])).toEqual([['C11', 'decided', '2026-11-12', '2026-11-10']]);
  });

  it('waits for the benefit feed and the letter together', () => {
    const cluster = openCluster({ task: { changeType: 'C11' } });
    const run = startInstruction(cluster, BENEFIT);
    run.confirmAll();
    run.answer('reported_on', TODAY);
    benefitAnswers(run, '');
    run.answer('proof', 'waiting');
    const { put } = must(run.finish('wait')).effects;
    expect(putOf(put, 'request').map(({ body }) => [body.to, body.dueOn])).toEqual([['dwp', '2026-12-02'], ['payingParent', '2026-12-02']]);
    expect(putOf(put, 'change').map(({ body }) => [body.type, body.state])).toEqual([['C11', 'waiting']]);
    run.answer('wait-proof', 'expired');
    must(run.finish('submit'));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['handedOver']);
  });
});
