import { describe, expect, it } from 'vitest';
import { CASE, COLLEAGUE, must, openCluster, putOf, shippedCatalogues, TODAY, type Cluster, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import { calculate } from '../calculation/calculate.ts';
import type { CalculationInput } from '../calculation/input.ts';
import { addDays } from '../model/dates.ts';
import type { Row, RowBody, RowWrite } from '../model/rows/index.ts';
import { candidateDecisions, linkedDecision, type Asked } from './candidates.ts';
import { locksFrom } from './locks.ts';
import { noticeOn, timeLimit, timingOf } from './timeLimit.ts';

const catalogues = shippedCatalogues();
const first = openCluster();
const inputOf = (grossWeekly: number, effectiveOn: string, nights = 30): CalculationInput => {
  const held = first.get('decision', 'decision1').input as CalculationInput;
  return {
    ...held, effectiveOn, payingParent: { ...held.payingParent, income: { kind: 'inUse', grossWeekly, basis: 'current' } },
    receivingParents: held.receivingParents.map((parent) => ({ ...parent, children: parent.children.map((child) => ({ ...child, nights })) })),
  };
};
/** A decision with the figures of its own calculation. */
function decision(id: string, number: number, on: string, grossWeekly: number, more: Partial<RowBody<'decision'>> = {}, nights = 30): RowWrite {
  const from = more.effectiveFrom ?? on;
  const input = inputOf(grossWeekly, from, nights);
  const worked = must(calculate(input, catalogues.law));
  return {
    kind: 'decision', id,
    body: {
      number, payingParentId: 'p1', reason: 'change', changeId: null, effectiveFrom: from, effectiveUntil: null, performedOn: on, by: 'CW-11', input, rate: worked.rate, plus: worked.plus, incomeBasis: 'current', grossWeekly: worked.grossWeekly,
      cases: worked.receivingParents.map(({ weekly, payingParentTotal, receivingParentNet }) => ({ caseId: CASE, weekly, previousWeekly: null, payingParentTotal, receivingParentNet })), ...more,
    },
  };
}
const change = (id: string, type: RowBody<'change'>['type'], more: Partial<RowBody<'change'>> = {}): RowWrite => ({
  kind: 'change', id,
  body: { caseId: CASE, type, subject: 'payingParent', reportedBy: 'payingParent', reportedOn: '2026-11-01', changedOn: null, fields: {}, state: 'decided', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: null, runId: null, recordedAt: '2026-11-01T09:00:00.000Z', by: 'CW-11', ...more },
});
/** An income decision on 4 November and a nights decision a week later, on top of the review of July. */
const closeTogether = (more: readonly RowWrite[] = [], parts: ClusterParts = {}): Cluster =>
  openCluster({
    ...parts,
    decision: { effectiveUntil: '2026-11-03', by: 'CW-15', ...parts.decision },
    more: [
      change('income', 'C09'), change('nights', 'C01'),
      decision('decision2', 88, '2026-11-04', 300_00, { changeId: 'income', effectiveUntil: '2026-11-10' }),
      decision('decision3', 89, '2026-11-11', 300_00, { changeId: 'nights' }, 60), ...more,
    ],
  });
const gathered = (cluster: Cluster) => ({ ...cluster.facts(), messages: cluster.list('message'), challenges: cluster.list('challenge') });
const asked = (more: Partial<Asked> = {}): Asked => ({ askedBy: 'payingParent', askedOn: TODAY, about: null, ground: null, ...more });
const found = (cluster: Cluster, more: Partial<Asked> = {}) => candidateDecisions(gathered(cluster), asked(more), catalogues);

describe('which decision they mean', () => {
  it.each([
    ['the date of the older letter', { about: '2026-11-04' }, 'decision2'], ['a day near the older letter', { about: '2026-11-05' }, 'decision2'], ['the date of the newer letter', { about: '2026-11-11' }, 'decision3'],
    ['income, with the newest about nights', { ground: 'income' }, 'decision2'], ['nights', { ground: 'nights' }, 'decision3'], ['the date of the one and the matter of the other', { about: '2026-11-11', ground: 'income' }, null],
    ['a date in the middle and income', { about: '2026-11-08', ground: 'income' }, 'decision2'], ['a date in the middle only', { about: '2026-11-08' }, null], ['nothing', {}, null], ['something none was about', { ground: 'variation' }, null],
    ['the date of the review, long ago', { about: '2026-07-28' }, 'decision1'],
  ] as const)('told %s', (_what, more, expected) => {
    const { suggestedId, ask } = found(closeTogether(), more);
    expect(suggestedId).toBe(expected);
    expect(ask === null).toBe(expected !== null);
  });

  it('is asked of a person where two were made a week apart, and never taken to be the newest', () => {
    const { candidates, suggestedId, ask } = found(closeTogether());
    expect(candidates.map(({ decision: each }) => each.id)).toEqual(['decision3', 'decision2', 'decision1']);
    expect(suggestedId).toBeNull();
    expect(ask).toBe('Two decisions were made close together. Ask which letter they mean, and its date.');
  });

  it('is plain where there is one only, or one only in time', () => {
    expect(found(openCluster({ decision: { performedOn: '2026-11-10' } })).suggestedId).toBe('decision1');
    const one = openCluster({ decision: { effectiveUntil: '2026-11-03' }, more: [decision('decision2', 88, '2026-11-04', 300_00)] });
    expect(found(one).suggestedId).toBe('decision2');
    expect(found(openCluster({ income: null }))).toEqual({ candidates: [], suggestedId: null, ask: 'There is no decision on this case to look at again.' });
  });

  it('says why, what is late, what was replaced and what is open', () => {
    const cluster = closeTogether([{ kind: 'challenge', id: 'c1', body: challenge('decision3') }], { decision: { replacedBy: 'decision2' } });
    const why = Object.fromEntries(found(cluster, { about: '2026-11-05', ground: 'income' }).candidates.map(({ decision: each, why: words }) => [each.id, words]));
    expect(why).toEqual({
      decision2: ['The date they gave is 1 day from the notice, 4 November 2026', 'It was about income, as they say'],
      decision3: ['The date they gave is 6 days from the notice, 11 November 2026', 'It is being looked at again now'],
      decision1: ['It was about income, as they say', 'The time to ask ended 83 days before', 'A later decision replaced it'],
    });
  });

  it('a linked change within 32 days is about the decision on the same matter, and on day 33 about none', () => {
    const linked = (reportedOn: string, ground: 'income' | 'nights' | null = 'income') => linkedDecision(gathered(closeTogether()), { ground, reportedOn, reportedBy: 'payingParent' }, catalogues)?.id ?? null;
    expect([linked(addDays('2026-11-04', 32)), linked(addDays('2026-11-04', 33)), linked('2026-11-04'), linked('2026-11-03'), linked('2026-11-12', 'nights'), linked('2026-11-12', null)]).toEqual(['decision2', null, 'decision2', null, 'decision3', null]);
  });
});

const challenge = (decisionId: string, more: Partial<RowBody<'challenge'>> = {}): RowBody<'challenge'> => ({
  caseId: CASE, decisionId, askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, timing: 'inTime', lateReason: null, noticeOn: '2026-11-04', askBy: '2026-12-04', state: 'registered', result: null,
  resultDecisionId: null, because: null, dueOn: '2026-12-16', taskId: null, changeId: null, registeredAt: '2026-11-18T09:00:00.000Z', by: 'CW-07', decidedAt: null, decidedBy: null, ...more,
});

describe('the time to ask', () => {
  const held = (): Row<'decision'> => ({ kind: 'decision', id: 'decision1', tag: '', body: first.get('decision', 'decision1') });
  const letter = (more: Partial<RowBody<'message'>>): Row<'message'> => ({
    kind: 'message', id: `m${JSON.stringify(more)}`, tag: '',
    body: { caseId: CASE, taskId: null, changeId: null, decisionId: 'decision1', to: 'payingParent', channel: 'letter', templateId: 'income.changed', templateVersion: 1, language: 'en', facts: {}, subject: 'S', body: 'B', edited: false, fragments: null, recipient: '', state: 'sent', sendAfter: null, at: '2026-08-01T10:00:00.000Z', by: 'CW-07', ...more },
  });

  it('is 30 days from the notice: in on the last day, late on the next', () => {
    const on = (askedOn: string) => timeLimit('2026-10-19', askedOn, catalogues);
    expect(on('2026-10-19')).toEqual({ noticeOn: '2026-10-19', askBy: '2026-11-18', inTime: true, daysLate: 0 });
    expect(on('2026-11-18')).toMatchObject({ inTime: true, daysLate: 0 });
    expect(on('2026-11-19')).toMatchObject({ inTime: false, daysLate: 1 });
  });

  it('late counts with a good reason, and without one is no challenge', () => {
    const late = timeLimit('2026-10-18', '2026-11-18', catalogues);
    expect([timingOf(late, 'They were in hospital'), timingOf(late, null), timingOf(timeLimit('2026-10-19', '2026-11-18', catalogues), null)]).toEqual(['lateWithReason', 'late', 'inTime']);
  });

  it('runs from the first letter that left, to this parent, of this decision; from the day it was made where none is held', () => {
    expect(noticeOn(held(), 'payingParent', CASE, [])).toBe('2026-07-28');
    expect(noticeOn(held(), 'payingParent', CASE, [letter({ at: '2026-08-03T10:00:00.000Z' }), letter({})])).toBe('2026-08-01');
    expect(noticeOn(held(), 'payingParent', CASE, [letter({ state: 'draft' })])).toBeNull();
    expect(noticeOn(held(), 'payingParent', CASE, [letter({ to: 'receivingParent' }), letter({ decisionId: 'other' }), letter({ channel: 'sms' })])).toBe('2026-07-28');
    expect(timeLimit(null, TODAY, catalogues)).toEqual({ noticeOn: null, askBy: null, inTime: true, daysLate: 0 });
  });
});

const register = (cluster: Cluster, more: Readonly<Record<string, unknown>> = {}) =>
  cluster.perform('challenge.register', { caseId: CASE, decisionId: 'decision2', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, lateReason: null, changeId: null, taskId: null, ...more });

describe('registering', () => {
  it('opens the work, the promise and a draft that names the decision', () => {
    const cluster = closeTogether();
    must(register(cluster, { newEvidence: true }));
    const [held] = cluster.list('challenge');
    expect(held?.body).toMatchObject({ decisionId: 'decision2', timing: 'inTime', noticeOn: '2026-11-04', askBy: '2026-12-04', state: 'gathering', dueOn: '2026-12-16' });
    expect(cluster.get('task', held?.body.taskId ?? '')).toMatchObject({ kind: 'reconsideration', dueOn: '2026-12-16', receivedOn: TODAY, why: { code: 'askedToLookAgain' } });
    expect(cluster.list('promise').map(({ body }) => [body.kind, body.byOn, body.told, body.keptWhen?.ref === held?.body.taskId])).toEqual([['decide', '2026-12-16', false, true]]);
    const [draft] = cluster.list('message');
    expect(draft?.body).toMatchObject({ to: 'payingParent', templateId: 'challenge.registered', decisionId: 'decision2', state: 'draft' });
    expect(draft?.body.body).toContain('decision 88');
    expect(draft?.body.body).not.toContain('16 December');
  });

  it('is refused while it is open, for one replaced, for another case’s, and on a day that cannot be', () => {
    const cluster = closeTogether();
    must(register(cluster));
    expect(register(cluster)).toMatchObject({ error: { code: 'CHALLENGE_OPEN' } });
    expect(register(cluster, { decisionId: 'nothing' })).toMatchObject({ error: { code: 'ROW_NOT_FOUND' } });
    expect(register(cluster, { decisionId: 'decision3', askedOn: '2026-11-19' })).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE' } });
    expect(register(cluster, { decisionId: 'decision3', askedOn: '2026-11-10' })).toMatchObject({ error: { code: 'DATE_IMPOSSIBLE' } });
    expect(register(closeTogether([], { decision: { replacedBy: 'decision2' } }), { decisionId: 'decision1' })).toMatchObject({ error: { code: 'DECISION_REPLACED' } });
  });

  it('late without a good reason is opened as a new change, and locks nothing', () => {
    const cluster = closeTogether();
    must(register(cluster, { decisionId: 'decision1' }));
    expect(cluster.list('challenge')[0]?.body).toMatchObject({ timing: 'late', state: 'decided', result: 'refusedLate' });
    expect(cluster.list('task').filter(({ body }) => body.why.code === 'askedToLookAgain').map(({ body }) => [body.kind, body.changeType])).toEqual([['change', 'C09']]);
    expect([cluster.list('promise'), cluster.list('message')]).toEqual([[], []]);
    expect(locksFrom(cluster.facts(), cluster.list('challenge'), TODAY)).toEqual([]);
    must(register(cluster, { decisionId: 'decision1', lateReason: 'They were in hospital' }));
    expect(cluster.list('challenge').map(({ body }) => body.timing).toSorted()).toEqual(['late', 'lateWithReason']);
  });

  it('goes on with the work item that it came in as, which only deciding it can end', () => {
    const cluster = closeTogether([], { task: { kind: 'reconsideration', changeType: null } });
    must(register(cluster, { taskId: 'task1' }));
    expect(cluster.list('challenge')[0]?.body.taskId).toBe('task1');
    expect(cluster.list('task').filter(({ body }) => body.state === 'open').map(({ id, body }) => [id, body.dueOn])).toEqual([['task1', '2026-12-16']]);
    expect(cluster.perform('task.finish', { taskId: 'task1', did: 'Looked at it' })).toMatchObject({ error: { code: 'CHALLENGE_OPEN' } });
    must(cluster.perform('challenge.decide', { challengeId: cluster.list('challenge')[0]?.id, caseId: CASE, outcome: { result: 'upheld' }, because: 'It stands' }));
    expect(cluster.get('task', 'task1').state).toBe('done');
    expect(register(cluster, { decisionId: 'decision3', taskId: 'task1' })).toMatchObject({ error: { code: 'TASK_DONE' } });
    expect(register(closeTogether(), { taskId: 'task1' })).toMatchObject({ error: { code: 'ROW_NOT_FOUND' } });
  });

  it('late ends the item that it came in as, and the new change is another', () => {
    const cluster = closeTogether([], { task: { kind: 'reconsideration', changeType: null } });
    must(register(cluster, { decisionId: 'decision1', taskId: 'task1' }));
    expect(cluster.get('task', 'task1').state).toBe('done');
    expect(cluster.list('task').filter(({ body }) => body.state === 'open').map(({ body }) => body.kind)).toEqual(['change']);
  });

  it('locks amounts on the days of the decision that it is about, and no later ones', () => {
    const cluster = closeTogether();
    must(register(cluster));
    const locked = (on: string) => locksFrom(cluster.facts(), cluster.list('challenge'), on).length;
    expect([locked('2026-11-01'), locked('2026-11-10'), locked('2026-11-11'), locked(TODAY)]).toEqual([1, 1, 0, 0]);
  });
});

describe('deciding', () => {
  const registered = (parts?: ClusterParts): Readonly<{ cluster: Cluster; id: string }> => {
    const cluster = closeTogether([], parts);
    must(register(cluster));
    return { cluster, id: cluster.list('challenge')[0]?.id ?? '' };
  };
  const decide = (cluster: Cluster, challengeId: string, outcome: unknown, more: Readonly<Record<string, unknown>> = {}) => cluster.perform('challenge.decide', { challengeId, caseId: CASE, outcome, because: 'The payslips show it', ...more });
  const income = (grossWeekly: number, expectWeekly: number | null = null) => ({ result: 'changed', corrections: [{ what: 'income', grossWeekly }], expectWeekly });

  it('that it stays finishes the work, keeps the promise and tells both parents, with their right to appeal', () => {
    const { cluster, id } = registered();
    must(decide(cluster, id, { result: 'upheld' }));
    expect(cluster.get('challenge', id)).toMatchObject({ state: 'decided', result: 'upheld', resultDecisionId: null, decidedBy: 'CW-07' });
    expect(cluster.get('task', cluster.get('challenge', id).taskId ?? '').state).toBe('done');
    expect(cluster.list('promise').map(({ body }) => body.state)).toEqual(['kept']);
    const told = cluster.list('message').filter(({ body }) => body.templateId === 'challenge.upheld');
    expect(told.map(({ body }) => `${body.to} ${body.channel}`).toSorted()).toEqual(['payingParent letter', 'receivingParent letter']);
    expect(told.every(({ body }) => body.body.includes('18 December 2026') && body.body.includes('SSCS2'))).toBe(true);
    expect(decide(cluster, id, { result: 'upheld' })).toMatchObject({ error: { code: 'CHALLENGE_SETTLED' } });
  });

  it('to change it runs from the original’s own date and puts right what later decisions carried on', () => {
    const { cluster, id } = registered();
    const nights = cluster.get('decision', 'decision3');
    must(decide(cluster, id, income(320_00)));
    const made = cluster.list('decision').filter(({ body }) => body.number > 89).map(({ body }) => body).toSorted((a, b) => a.number - b.number);
    expect(made.map(({ effectiveFrom, effectiveUntil, reason, grossWeekly, performedOn }) => [effectiveFrom, effectiveUntil, reason, grossWeekly, performedOn])).toEqual([['2026-11-04', '2026-11-10', 'revision', 320_00, TODAY], ['2026-11-11', null, 'revision', 320_00, TODAY]]);
    const worked = must(calculate({ ...(nights.input as CalculationInput), payingParent: inputOf(320_00, '2026-11-11', 60).payingParent }, catalogues.law)).receivingParents[0];
    expect(made[1]?.cases[0]).toMatchObject({ weekly: worked?.weekly, previousWeekly: nights.cases[0]?.weekly });
    expect(['decision2', 'decision3'].map((each) => cluster.get('decision', each).replacedBy)).toEqual(cluster.list('decision').filter(({ body }) => body.number > 89).toSorted((a, b) => a.body.number - b.body.number).map(({ id: madeId }) => madeId));
    expect(cluster.get('decision', 'decision1').effectiveUntil).toBe('2026-11-03');
    expect(cluster.get('challenge', id)).toMatchObject({ result: 'changed' });
  });

  it('leaves a later decision’s own fact as it was decided', () => {
    const cluster = openCluster({ decision: { effectiveUntil: '2026-11-03' }, more: [decision('decision2', 88, '2026-11-04', 300_00, { effectiveUntil: '2026-11-10' }), decision('decision3', 89, '2026-11-11', 500_00)] });
    must(register(cluster));
    must(decide(cluster, cluster.list('challenge')[0]?.id ?? '', income(320_00)));
    expect(cluster.list('decision').filter(({ body }) => body.number > 89).map(({ body }) => `${body.effectiveFrom} ${body.grossWeekly}`).toSorted()).toEqual(['2026-11-04 32000', '2026-11-11 50000']);
  });

  it('tells both parents their own sum and no other', () => {
    const { cluster, id } = registered();
    must(decide(cluster, id, income(320_00)));
    const letters = cluster.list('message').filter(({ body }) => body.templateId === 'challenge.changed' && body.channel === 'letter').map(({ body }) => body);
    expect(letters.map(({ to }) => to).toSorted()).toEqual(['payingParent', 'receivingParent']);
    const line = cluster.list('decision').toSorted((a, b) => b.body.number - a.body.number)[0]?.body.cases[0];
    for (const { to, body } of letters) {
      expect(body).toContain(`£${((to === 'payingParent' ? line?.payingParentTotal : line?.receivingParentNet) ?? 0) / 100}`);
      expect(body).not.toContain('The payslips show it');
    }
  });

  it('is for somebody else than who made it, needs a reason, a change that changes something, and the amount that was shown', () => {
    const { cluster, id } = registered();
    expect(cluster.perform('challenge.decide', { challengeId: id, caseId: CASE, outcome: { result: 'upheld' }, because: 'It stands' }, { actor: COLLEAGUE })).toMatchObject({ error: { code: 'OWN_DECISION' } });
    expect(decide(cluster, id, { result: 'upheld' }, { because: '  ' })).toMatchObject({ error: { code: 'INPUT_INVALID' } });
    expect(decide(cluster, id, income(300_00))).toMatchObject({ error: { code: 'CHANGE_INCOMPLETE' } });
    expect(decide(cluster, id, income(320_00, 1))).toMatchObject({ error: { code: 'FIGURE_CHANGED' } });
    expect(cluster.get('challenge', id).state).toBe('registered');
  });

  it('names only what the decision has', () => {
    const { cluster, id } = registered();
    for (const correction of [{ what: 'nights', childId: 'nobody', nights: 3 }, { what: 'child', childId: 'case1-c1', nights: 3 }, { what: 'startDate', on: '2026-11-04' }, { what: 'startDate', on: '2026-11-11' }]) {
      expect(decide(cluster, id, { result: 'changed', corrections: [correction], expectWeekly: null }), JSON.stringify(correction)).toMatchObject({ error: { code: 'CHANGE_INCOMPLETE' } });
    }
  });
});

describe('putting a mistake right', () => {
  const correct = (cluster: Cluster, more: Readonly<Record<string, unknown>> = {}) =>
    cluster.perform('decision.correctError', { caseId: CASE, decisionId: 'decision3', wrong: 'nightsMissed', corrections: [{ what: 'nights', childId: 'case1-c1', nights: 110 }], because: 'The agreement says 110', expectWeekly: null, ...more });
  const newest = (cluster: Cluster) => cluster.list('decision').filter(({ body }) => body.number > 89).map(({ body }) => body).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));

  it('replaces the decision from its own date, keeps both, and writes the nights on the case', () => {
    const cluster = closeTogether();
    must(correct(cluster));
    const [made] = newest(cluster);
    expect(made).toMatchObject({ effectiveFrom: '2026-11-11', effectiveUntil: null, reason: 'revision' });
    expect(made?.cases[0]?.weekly).toBeLessThan(cluster.get('decision', 'decision3').cases[0]?.weekly ?? 0);
    expect(cluster.get('decision', 'decision3')).toMatchObject({ effectiveUntil: '2026-11-11', replacedBy: expect.any(String) as unknown });
    expect(cluster.get('care', 'case1-c1').nights).toBe(110);
    expect(cluster.get('care', 'case1-c2').nights).toBe(60);
    expect(cluster.list('message').map(({ body }) => `${body.templateId} ${body.to}`).toSorted()).toEqual(['decision.corrected payingParent', 'decision.corrected receivingParent']);
    expect(cluster.list('entry').map(({ body }) => [body.event, body.facts['reason'], body.facts['because']])).toEqual([['decision.made', 'revision', 'The agreement says 110']]);
  });

  it('of a start date moves it earlier or later, with the decision before on the days between', () => {
    const later = closeTogether();
    must(correct(later, { wrong: 'wrongDate', corrections: [{ what: 'startDate', on: '2026-11-15' }] }));
    const amounts = (cluster: Cluster) => newest(cluster).map(({ effectiveFrom, effectiveUntil, cases }) => [effectiveFrom, effectiveUntil, cases[0]?.weekly]);
    const [was, is] = [later.get('decision', 'decision2').cases[0]?.weekly, later.get('decision', 'decision3').cases[0]?.weekly];
    expect(amounts(later)).toEqual([['2026-11-11', '2026-11-14', was], ['2026-11-15', null, is]]);
    const earlier = closeTogether();
    must(correct(earlier, { wrong: 'wrongDate', corrections: [{ what: 'startDate', on: '2026-11-08' }] }));
    expect(amounts(earlier)).toEqual([['2026-11-08', '2026-11-10', is], ['2026-11-11', null, is]]);
    expect(earlier.get('decision', 'decision2').effectiveUntil).toBe('2026-11-07');
  });

  it('of one made twice brings back what stood before it', () => {
    const cluster = closeTogether();
    must(correct(cluster, { wrong: 'duplicate', corrections: [{ what: 'duplicate' }] }));
    expect(newest(cluster).map(({ effectiveFrom, cases }) => [effectiveFrom, cases[0]?.weekly])).toEqual([['2026-11-11', cluster.get('decision', 'decision2').cases[0]?.weekly]]);
  });

  it('over another decision’s start is for a person', () => {
    expect(correct(closeTogether(), { corrections: [{ what: 'startDate', on: '2026-11-01' }] })).toMatchObject({ error: { code: 'CHANGE_NOT_OFFERED' } });
  });

  it('adjusts the money of payments already asked for', () => {
    const due = { on: '2026-11-17', from: '2026-11-11', until: '2026-11-17', maintenance: 40_00, fee: 8_00 };
    const cluster = closeTogether([{ kind: 'schedule', id: 's1', body: { caseId: CASE, number: 1, service: 'collectAndPay', method: 'directDebit', frequency: 'weekly', day: 2, from: '2026-08-04', until: null, due: [due], madeBy: { kind: 'decision', id: 'decision3' }, madeOn: '2026-11-11', state: 'live' } }]);
    const { put } = must(correct(cluster)).effects;
    const lines = putOf(put, 'ledger').map(({ body }) => [body.type, body.bucket, Math.sign(body.pence)]);
    expect(lines).toEqual([['amountAdjusted', 'maintenance', -1], ['amountAdjusted', 'fees', -1]]);
  });

  it('is done while time runs for either parent, on the last day and not after', () => {
    const on = (performedOn: string) => correct(openCluster({ decision: { effectiveUntil: '2026-10-01' }, more: [decision('decision3', 89, performedOn, 300_00, { effectiveFrom: '2026-10-02' })] }));
    expect(on('2026-10-19').ok).toBe(true);
    expect(on('2026-10-18')).toMatchObject({ error: { code: 'CORRECTION_LATE' } });
  });

  it('is by a second person, and not past an open challenge', () => {
    expect(closeTogether().perform('decision.correctError', { caseId: CASE, decisionId: 'decision3', wrong: 'wrongFigure', corrections: [{ what: 'income', grossWeekly: 1 }], because: 'A slip', expectWeekly: null }, { actor: COLLEAGUE })).toMatchObject({ error: { code: 'OWN_DECISION' } });
    const cluster = closeTogether([{ kind: 'challenge', id: 'c1', body: challenge('decision3') }]);
    expect(correct(cluster)).toMatchObject({ error: { code: 'CHALLENGE_OPEN' } });
  });
});
