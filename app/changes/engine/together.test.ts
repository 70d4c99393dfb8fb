import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, CASE, changeCase, must, openCluster, PAYING, putOf, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { draftsIn } from '../../../tests/fixtures/reports.ts';
import { addDays } from '../../model/dates.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import type { Call, Catalogues } from '../../operations/operation.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { changeRules } from '../rules/index.ts';
import { byPrecedence } from './chain.ts';
import { finding } from './finding.ts';
import { withoutChild } from './patch.ts';
import { decisionOn, standingDecisions } from './periods.ts';
import { previewFinding } from './previewFinding.ts';
import { recordFinding } from './recordFinding.ts';
import { startOf } from './start.ts';
import { lookTogether, recordTogether } from './together.ts';

type Told = Readonly<{ type: ChangeType; fields: Readonly<Record<string, unknown>>; reportedOn?: string; proved?: Partial<RowBody<'evidence'>>; answered?: Pick<RowBody<'request'>, 'to' | 'what'> & Readonly<{ answer: NonNullable<RowBody<'request'>['answer']> }> }>;

const OTHER: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn: '2008-02-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: true } };
/** An unfinished report with a work item of its own, and what has come in for it. */
function waiting({ type, fields, reportedOn = TODAY, proved, answered }: Told, at: number): readonly RowWrite[] {
  const [id, taskId] = [`change${at}`, `task${at + 10}`];
  return [
    {
      kind: 'task', id: taskId,
      body: { caseId: CASE, kind: 'change', changeType: type, subject: 'payingParent', state: 'open', receivedOn: reportedOn, dueOn: '2026-12-02', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: 'CW-07', claimedAt: '2026-11-18T09:00:00.000Z', why: { code: 'proofArrived', on: TODAY, what: null }, waiting: [], wokeAt: null, effortMinutes: 9, tries: 0, doneAt: null, doneBy: null },
    },
    {
      kind: 'change', id,
      body: { caseId: CASE, type, subject: 'payingParent', reportedBy: 'payingParent', reportedOn, changedOn: String(fields['changedOn']), fields: { ...fields }, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId, runId: null, recordedAt: '2026-11-05T09:00:00.000Z', by: 'CW-07' },
    },
    ...(proved === undefined ? [] : [{ kind: 'evidence' as const, id: `evidence${at}`, body: { caseId: CASE, taskId, kind: 'other' as const, from: 'payingParent' as const, receivedOn: TODAY, state: 'accepted' as const, weekly: null, ...proved } }]),
    ...(answered === undefined ? [] : [{ kind: 'request' as const, id: `request${at}`, body: { caseId: CASE, taskId, changeId: id, channel: 'feed' as const, sentAt: '2026-11-05T09:00:00.000Z', dueOn: '2026-12-02', state: 'answered' as const, ifSilent: 'decide' as const, answeredAt: '2026-11-06T09:00:00.000Z', weekly: null, ...answered } }]),
  ];
}
function caseWith(reports: readonly Told[], parts: ClusterParts = {}): Cluster {
  const cluster = openCluster({ nights: [0, 0], paying: { identity: { checkedAt: '2026-11-18T09:00:00.000Z', how: 'telephone' } }, ...parts, more: [OTHER, ...(parts.more ?? []), ...reports.flatMap(waiting)] });
  const held = cluster.get('decision', 'decision1');
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as object), relevantOtherChildren: 1 } } }], 'seed');
  return cluster;
}
const week = (pence: number) => ({ pence, per: 'week' });
const income = (pence: number, more: Partial<Told> = {}): Told => ({ type: 'C09', fields: { source: 'employed', pay: week(pence), paysPension: 'no', lasts: 'yes', changedOn: '2026-11-02' }, proved: { kind: 'payslip', weekly: pence }, ...more });
const childLeft = (on: string, more: Partial<Told> = {}): Told => ({ type: 'C05', fields: { child: 'other1', reason: 'benefitEnded', changedOn: on }, answered: { to: 'childBenefit', what: 'childBenefitStatus', answer: { code: 'stopped', weekly: null, on } }, ...more });
const benefit = (on: string, which: string, more: Partial<Told> = {}): Told => ({ type: 'C11', fields: { movement: 'started', which, whose: 'parent', changedOn: on }, answered: { to: 'dwp', what: 'benefitDates', answer: { code: 'started', weekly: null, on } }, ...more });
const debt = (pence: number, more: Partial<Told> = {}): Told => ({ type: 'C14', fields: { ground: 'priorDebts', adds: 'new', cost: week(pence), debtFor: 'both', changedOn: '2026-11-02' }, proved: { kind: 'loanAgreement' }, ...more });
const rent = (pence: number, more: Partial<Told> = {}): Told => ({ type: 'C13', fields: { kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: { pence, per: 'year' }, changedOn: '2026-11-02' }, proved: { kind: 'bankStatement' }, ...more });

const idsOf = (cluster: Cluster): readonly string[] => cluster.list('change').map(({ id }) => id);
const decide = (cluster: Cluster, ids: readonly string[] = idsOf(cluster), expectWeekly: number | null = null) => cluster.perform('change.decideTogether', { caseId: CASE, changeIds: ids, expectWeekly });
const look = (cluster: Cluster, ids: readonly string[] = idsOf(cluster)) => must(lookTogether(cluster.facts(), ids, changeRules, callFor()));

describe('several reports in one sitting', () => {
  it('are put in order of precedence, each looked at as the case stands after those before it', () => {
    const { reports, worked } = look(caseWith([debt(20_00), income(300_00), childLeft('2026-09-14')]));
    expect(reports.map(({ row, effectiveOn, ready }) => [row.body.type, effectiveOn, ready !== null])).toEqual([['C05', '2026-09-14', true], ['C09', TODAY, true], ['C14', TODAY, true]]);
    // £400.00 with one other child is £55.04; then £64.00; then £280.00 at 16%.
    expect(worked?.periods.map(({ from, until, cases }) => [from, until, cases[0]?.weekly])).toEqual([['2026-09-14', '2026-11-17', 64_00], [TODAY, null, 44_80]]);
  });

  it('are decided in one act: one decision for each date, one set of notices, every item done', () => {
    const cluster = caseWith([debt(20_00), income(300_00), childLeft('2026-09-14')]);
    const { put } = must(decide(cluster, idsOf(cluster), 44_80)).effects;
    const made = putOf(put, 'decision').filter(({ id }) => id !== 'decision1');
    expect(made.map(({ body }) => [body.number, body.effectiveFrom, body.effectiveUntil])).toEqual([[88, '2026-09-14', '2026-11-17'], [89, TODAY, null]]);
    expect(draftsIn(put)).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed', 'receivingParent sms case.changed', 'receivingParent letter case.changed']);
    expect(cluster.list('change').map(({ body }) => [body.type, body.state, body.effectiveFrom, body.weeklyAfter, body.decisionId])).toEqual([['C14', 'decided', TODAY, 44_80, made[1]?.id], ['C09', 'decided', TODAY, 44_80, made[1]?.id], ['C05', 'decided', '2026-09-14', 44_80, made[0]?.id]]);
    expect(cluster.list('task').filter(({ id }) => id !== TASK).map(({ body }) => body.state)).toEqual(['done', 'done', 'done']);
    expect(cluster.get('child', 'other1').role).toBe('noLonger');
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => body.grossWeekly)).toEqual([300_00]);
    expect(putOf(put, 'entry').map(({ body }) => body.event)).toEqual(['change.recorded', 'change.recorded', 'change.recorded', 'decision.made', 'decision.made']);
  });

  it('leave out what is not ready, and say why', () => {
    const { proved: _none, ...unproved } = income(300_00);
    const words = (reports: readonly Told[], parts: ClusterParts = {}) => look(caseWith(reports, parts)).reports.map(({ path, words: said, ready }) => [path, ready === null ? said : 'ready']);
    expect(words([childLeft('2026-09-14'), unproved])).toEqual([['decide', 'ready'], ['waitForProof', 'Not ready. Proof is still wanted.']]);
    expect(words([income(390_00)])).toEqual([['refuse', expect.stringContaining('It would be refused.')]]);
    
    expect(words([childLeft('2026-09-14')], { safety: [{ of: 'payingParent', kind: 'abuseDisclosed' }] })[0]?.[1]).toBe('Not ready. Safety: A safety marker is on this case.');
    // A report that is decided before it, and is not among them or not ready, holds it back.
    expect(words([childLeft('2026-09-14', { answered: { to: 'childBenefit', what: 'childBenefitStatus', answer: { code: 'nothing', weekly: null, on: null } } }), income(300_00)]).map(([, said]) => said === 'ready')).toEqual([false, false]);
  });

  it('are refused as a whole while one of them is not ready, is not here, or is finished', () => {
    const cluster = caseWith([childLeft('2026-09-14'), income(390_00)]);
    expect(decide(cluster)).toMatchObject({ ok: false, error: { code: 'CHANGE_NOT_OFFERED', fields: ['change1'] } });
    expect(decide(cluster, ['change0', 'nothing'])).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
    expect(decide(cluster, ['change0'], 1)).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    must(decide(cluster, ['change0']));
    expect(decide(cluster, ['change0'])).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
  });

  it('may include what a person accepts, and what each comes to is said', () => {
    const [short, plain] = [income(300_00, { fields: { ...income(300_00).fields, lasts: 'no' } }), income(300_00)].map((told) => look(caseWith([told])).reports[0]);
    expect(plain?.words).toBe('Income a week from £400.00 to £300.00. It starts on 18 November 2026, the day it was reported.');
    expect(short?.words).toBe(`${plain?.words ?? ''} Pay that lasts 12 weeks or less goes to a decision maker.`);
    expect(short?.ready).not.toBeNull();
  });

  it('are not decided together where the case would end', () => {
    const cluster = caseWith([income(200_00)], { income: 150_00 });
    const base = changeRules.get('C09');
    if (base === undefined) throw new Error('no C09');
    // A stand-in rule whose report takes away every child, whatever else it is about.
    const rules = new Map<ChangeType, ChangeRule>([...changeRules, ['C09', { ...base, look: (change: ChangeCase) => finding({ effective: startOf(change, TODAY, { rule: 'E1' }), patches: ['case1-c1', 'case1-c2'].map((child) => withoutChild(TODAY, child)), proof: 'accepted', changedOn: TODAY }) }]]);
    expect(must(lookTogether(cluster.facts(), idsOf(cluster), rules, callFor()))).toMatchObject({ worked: null, blocked: 'Nobody would be left to pay for, so the case ends. Decide the report that ends it by itself.' });
  });

  it('say in their notices what the report says of payments, as it does when it is decided by itself', () => {
    const cluster = caseWith([{ type: 'C16', fields: { changedOn: TODAY } }]);
    const base = changeRules.get('C16');
    if (base === undefined) throw new Error('no C16');
    const rules = new Map<ChangeType, ChangeRule>([['C16', { ...base, look: (change: ChangeCase) => finding({ effective: startOf(change, TODAY, { rule: 'E3' }), services: [{ caseId: CASE, service: 'directPay', from: TODAY }], suggest: 'accept', changedOn: TODAY, told: { service: 'directPay', startsOn: TODAY } }) }]]);
    const seen = must(lookTogether(cluster.facts(), idsOf(cluster), rules, callFor()));
    const { put } = must(recordTogether(cluster.facts(), seen, callFor()));
    expect(draftsIn(put)).toContain('payingParent letter service.changed');
    expect(JSON.stringify(putOf(put, 'message'))).not.toContain('((');
  });

  it('of one kind and one day are in one order for everybody', () => {
    const { reports } = look(caseWith([income(200_00), benefit('2026-10-01', 'carersAllowance')], { income: 150_00 }));
    expect(reports.map(({ row, ready }) => [row.id, ready !== null])).toEqual([['change0', true], ['change1', true]]);
  });

  it('write each row once', () => {
    const cluster = caseWith([income(200_00), benefit('2026-10-01', 'carersAllowance'), childLeft('2026-09-14')], { income: 150_00 });
    const { put } = must(decide(cluster)).effects;
    expect(new Set(put.map(({ kind, id }) => `${kind}/${id}`)).size).toBe(put.length);
  });
});

/** Rules as they are, but no move is too large: what is compared is the amounts. */
const catalogues: Catalogues = (() => {
  const all = shippedCatalogues();
  return { ...all, changes: { ...all.changes, entries: all.changes.entries, setting: (key, on) => (key === 'effectCeilingPence' ? 1_000_000 : all.changes.setting(key, on)) } };
})();
let calls = 0;
const call = (): Call => {
  const own = `c${(calls += 1)}`;
  let next = 0;
  return callFor({ catalogues, opId: own, newId: () => `${own}_${(next += 1)}` });
};

/** Each report by itself, one after another, in the same order: those that can be accepted without a reason. */
function oneByOne(cluster: Cluster): readonly string[] {
  const done: string[] = [];
  for (const row of [...cluster.list('change')].toSorted(byPrecedence(catalogues.changes))) {
    const { body } = row;
    const change = changeCase(cluster, body.type, body.fields, { reportedOn: body.reportedOn, taskId: body.taskId, catalogues });
    const found = changeRules.get(body.type)?.look?.(change) ?? null;
    if (found === null || found.refuse !== null) continue;
    const accept = { ...change, decide: { as: 'accept' as const, because: '' } };
    const as = previewFinding(change, found).path === 'decide' ? change : accept;
    const { path, preview } = previewFinding(as, found);
    if (path !== 'decide' || preview.choice?.reasonNeeded === true) continue;
    cluster.write(must(recordFinding(as, { values: body.fields, problems: [], needs: [] }, found, call(), null)).put, `w${(calls += 1)}`);
    done.push(row.id);
  }
  return done;
}

describe('deciding together', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((add) => addDays('2026-08-10', add));
  const reported = fc.integer({ min: 0, max: 9 }).map((ago) => addDays(TODAY, -ago));
  const pence = (most: number) => fc.integer({ min: 0, max: most });
  const any = fc.oneof(
    fc.tuple(day, reported).map(([on, reportedOn]) => childLeft(on, { reportedOn })),
    fc.tuple(pence(1_200_00), reported).map(([weekly, reportedOn]) => income(weekly, { reportedOn })),
    fc.tuple(day, reported, fc.constantFrom('carersAllowance', 'incomeSupport', 'pensionCredit')).map(([on, reportedOn, which]) => benefit(on, which, { reportedOn })),
    fc.tuple(pence(90_00), reported).map(([weekly, reportedOn]) => debt(weekly, { reportedOn })),
    fc.tuple(pence(9_000_00), reported).map(([yearly, reportedOn]) => rent(yearly, { reportedOn })),
  );

  it('comes to the same amount on every day as deciding one after another in that order, with one decision for each date', () => {
    let several = 0;
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 900_00 }), (reports, weekly) => {
      const [apart, sitting] = [caseWith(reports, { income: weekly }), caseWith(reports, { income: weekly })];
      const done = oneByOne(apart);
      const seen = must(lookTogether(sitting.facts(), idsOf(sitting), changeRules, call()));
      const ready = seen.reports.flatMap(({ row, ready: can }) => (can === null ? [] : [row.id]));
      expect(ready).toEqual(done);
      if (ready.length === 0) return;
      several += ready.length > 1 ? 1 : 0;
      const { put } = must(recordTogether(sitting.facts(), must(lookTogether(sitting.facts(), ready, changeRules, call())), call()));
      sitting.write(put, 'together');
      for (let on = '2026-08-04'; on <= TODAY; on = addDays(on, 1)) {
        const [a, b] = [decisionOn(apart.facts(), on)?.body, decisionOn(sitting.facts(), on)?.body];
        expect([on, b?.cases, b?.grossWeekly, b?.rate]).toEqual([on, a?.cases.map((line, at) => ({ ...line, previousWeekly: b?.cases[at]?.previousWeekly ?? null })), a?.grossWeekly, a?.rate]);
      }
      const starts = putOf(put, 'decision').filter(({ id }) => id !== 'decision1').map(({ body }) => body.effectiveFrom);
      expect(new Set(starts).size).toBe(starts.length);
      expect(standingDecisions(sitting.facts()).filter(({ body }) => body.effectiveUntil === null)).toHaveLength(1);
      const used = (cluster: Cluster) => cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => [body.grossWeekly, body.basis, body.from]);
      expect(used(sitting)).toEqual(used(apart));
    }), { numRuns: 60 });
    expect(several).toBeGreaterThan(10);
  });
});
