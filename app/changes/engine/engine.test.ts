import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, callFor, changeCase, must, openCluster, PAYING, putOf, shippedCatalogues, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { calculate } from '../../calculation/calculate.ts';
import type { CalculationInput } from '../../calculation/input.ts';
import { addDays } from '../../model/dates.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { changeRules } from '../rules/index.ts';
import type { ChangeCase } from '../rule.ts';
import { withIncome, withNights, withOtherChildren, type InputPatch } from './patch.ts';
import { decisionOn, periodRows, standingDecisions, workOutPeriods } from './periods.ts';

const OTHER: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn: '2008-02-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: true } };
const rule = changeRules.get('C05');
if (rule === undefined) throw new Error('no C05');

/** A case whose decision in force counts one relevant other child. */
function withOther(parts: ClusterParts = {}) {
  const plain = openCluster(parts);
  const held = plain.get('decision', 'decision1');
  const input = { ...(held.input as CalculationInput), relevantOtherChildren: 1 };
  const worked = must(calculate(input, shippedCatalogues().law));
  const cases = held.cases.map((line) => ({ ...line, weekly: worked.receivingParents[0]?.weekly ?? 0, payingParentTotal: worked.receivingParents[0]?.payingParentTotal ?? 0, receivingParentNet: worked.receivingParents[0]?.receivingParentNet ?? 0 }));
  plain.write([OTHER, { kind: 'decision', id: 'decision1', body: { ...held, input, cases } }], 'seed');
  return plain;
}
const left = { child: 'other1', reason: 'leftHome', changedOn: '2026-11-09' };
const report = (cluster: ReturnType<typeof openCluster>, more: Partial<ChangeCase> = {}, fields = left): ChangeCase => changeCase(cluster, 'C05', fields, { reportedBy: 'payingParent', ...more });

describe('a report that a rule decides', () => {
  it('waits for everybody it asks, all with one day, before it is proved', () => {
    const preview = rule.preview(report(withOther(), { reportedBy: 'receivingParent' }));
    expect(preview.path).toBe('waitForProof');
    expect(preview.requests.map(({ to }) => to)).toEqual(['childBenefit', 'payingParent']);
    expect(new Set(preview.requests.map(({ dueOn }) => dueOn)).size).toBe(1);
  });

  it('is decided when proof is seen and every gate passes, from the day it happened', () => {
    const cluster = withOther();
    const change = report(cluster, { evidence: 'seen' });
    const preview = rule.preview(change);
    expect(preview).toMatchObject({ path: 'decide', effective: { on: '2026-11-09', ruleId: 'R-EFF-5' }, choice: null });
    // £400.00 at 16%: nothing is taken off for another child any more.
    expect(preview.after?.weekly).toBe(64_00);
    const { put } = must(rule.record(change, callFor(), null));
    cluster.write(put, 'op1');
    expect(cluster.get('decision', 'decision1').effectiveUntil).toBe('2026-11-08');
    const [decided] = putOf(put, 'decision').filter(({ id }) => id !== 'decision1');
    expect(decided?.body).toMatchObject({ number: 88, effectiveFrom: '2026-11-09', effectiveUntil: null, cases: [{ caseId: CASE, weekly: 64_00 }] });
    expect(cluster.get('task', 'task1').state).toBe('done');
    expect(putOf(put, 'change')[0]?.body).toMatchObject({ state: 'decided', effectiveFrom: '2026-11-09', decisionId: decided?.id });
  });

  it('is handed to a person with the gates that failed, and a person may decide with a reason', () => {
    const cluster = withOther({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] });
    const change = report(cluster, { evidence: 'seen' });
    expect(rule.preview(change)).toMatchObject({ path: 'handOver', choice: { suggested: 'accept', options: ['accept', 'refuse', 'handOver'] } });
    expect(putOf(must(rule.record(change, callFor(), null)).put, 'change')[0]?.body.state).toBe('handedOver');
    const silent = { ...change, decide: { as: 'accept' as const, because: '' } };
    expect(rule.preview(silent)).toMatchObject({ path: 'decide', choice: { reasonNeeded: true } });
    expect(rule.record(silent, callFor(), null)).toMatchObject({ ok: false, error: { code: 'REASON_NEEDED' } });
    const said = { ...change, decide: { as: 'accept' as const, because: 'Spoke to both parents on their own.' } };
    expect(putOf(must(rule.record(said, callFor(), null)).put, 'decision')).toHaveLength(2);
  });

  it('is decided by the other parent’s yes, and goes to a person on their no', () => {
    const cluster = withOther();
    const asked = must(rule.record(report(cluster, { reportedBy: 'receivingParent' }), callFor(), null)).put;
    cluster.write(asked, 'op1');
    const answer = (code: 'agree' | 'disagree'): ChangeCase => {
      for (const { id, body } of putOf(asked, 'request')) {
        const told = body.to === 'payingParent' ? { state: 'answered' as const, answer: { code, weekly: null, on: null } } : { state: 'cancelled' as const };
        cluster.write([{ kind: 'request', id, body: { ...body, ...told } }], 'op2');
      }
      return report(cluster, { reportedBy: 'receivingParent' });
    };
    expect(rule.preview(answer('agree')).path).toBe('decide');
    expect(rule.preview(answer('disagree')).path).not.toBe('decide');
  });

  it('says what is missing and works nothing out before every question is answered', () => {
    expect(rule.preview(report(withOther(), {}, { child: 'other1' } as never))).toMatchObject({ needs: ['What happened?', 'When did it happen?'], after: null, effective: null });
    expect(rule.preview(report(withOther(), {}, { ...left, child: 'case1-c1' })).problems).toEqual([{ field: 'child', message: 'Choose a child of this case' }]);
  });
});

/** A chain of decisions, each from its own day with its own income, written as rows. */
function history(starts: readonly Readonly<{ from: string; weekly: number }>[]) {
  const cluster = openCluster();
  const base = cluster.get('decision', 'decision1');
  const rows = starts.map(({ from, weekly }, at): RowWrite => {
    const input: CalculationInput = { ...(base.input as CalculationInput), effectiveOn: from, payingParent: { ...(base.input as CalculationInput).payingParent, income: { kind: 'inUse', grossWeekly: weekly, basis: 'current' } } };
    const worked = must(calculate(input, shippedCatalogues().law));
    const next = starts[at + 1]?.from;
    return { kind: 'decision', id: `d${at}`, body: { ...base, number: 90 + at, effectiveFrom: from, effectiveUntil: next === undefined ? null : addDays(next, -1), input, grossWeekly: weekly, rate: worked.rate, cases: [{ caseId: CASE, weekly: worked.receivingParents[0]?.weekly ?? 0, previousWeekly: null, payingParentTotal: 0, receivingParentNet: 0 }] } };
  });
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...base, effectiveUntil: base.effectiveFrom, replacedBy: 'd0' } }, ...rows], 'seed');
  return cluster;
}
const law = () => shippedCatalogues().law;

describe('periods', () => {
  const chain = () => history([{ from: '2026-08-04', weekly: 400_00 }, { from: '2026-09-01', weekly: 500_00 }, { from: '2026-10-01', weekly: 300_00 }]);

  it('are each decided once, with that period’s own facts, when a fact reaches back over several', () => {
    const worked = must(workOutPeriods(chain().facts(), { patches: [withOtherChildren('2026-08-20', 'relevantOtherChildren', 1)] }, law()));
    expect(worked.periods.map(({ from, until, input }) => [from, until, input.payingParent.income.kind === 'inUse' ? input.payingParent.income.grossWeekly : 0, input.relevantOtherChildren])).toEqual([
      ['2026-08-20', '2026-08-31', 400_00, 1], ['2026-09-01', '2026-09-30', 500_00, 1], ['2026-10-01', null, 300_00, 1],
    ]);
    expect(worked.cut?.id).toBe('d0');
    expect(worked.replaced.map(({ id }) => id)).toEqual(['d1', 'd2']);
  });

  it('leave every day with exactly one decision, whatever starts when', () => {
    const day = fc.integer({ min: 0, max: 105 }).map((add) => addDays('2026-08-04', add));
    const facts = fc.array(fc.oneof(
      day.map((from): InputPatch => withOtherChildren(from, 'relevantOtherChildren', 1)),
      fc.record({ from: day, nights: fc.integer({ min: 0, max: 182 }) }).map(({ from, nights }): InputPatch => withNights(from, new Map([['case1-c1', { nights, basis: 'agreed' as const }]]))),
      fc.record({ from: day, pence: fc.integer({ min: 0, max: 400_000 }) }).map(({ from, pence }): InputPatch => withIncome(from, pence, 'current')),
    ), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(facts, (patches) => {
      const cluster = chain();
      const worked = must(workOutPeriods(cluster.facts(), { patches }, law()));
      const { rows } = periodRows(cluster.facts(), worked, 'change1', callFor());
      cluster.write(rows, 'op1');
      const standing = standingDecisions(cluster.facts());
      for (let on = '2026-08-04'; on <= TODAY; on = addDays(on, 1)) {
        const there = standing.filter(({ body }) => body.effectiveFrom <= on && (body.effectiveUntil === null || body.effectiveUntil >= on));
        expect(there).toHaveLength(1);
        // The decision of a day holds every fact that has started by then.
        const input = decisionOn(cluster.facts(), on)?.body.input as CalculationInput;
        expect(input.relevantOtherChildren).toBe(patches.filter((patch) => patch.from <= on && patch.apply({ ...input, relevantOtherChildren: 7 }).relevantOtherChildren === 8).length);
      }
      expect(standing.filter(({ body }) => body.effectiveUntil === null)).toHaveLength(1);
    }), { numRuns: 60 });
  });

  it('replay to the figures they were decided with', () => {
    const cluster = chain();
    const worked = must(workOutPeriods(cluster.facts(), { patches: [withIncome('2026-08-20', 700_00, 'current')] }, law()));
    for (const { body } of periodRows(cluster.facts(), worked, 'change1', callFor()).decided) {
      expect(must(calculate(body.input as CalculationInput, law())).receivingParents[0]?.weekly).toBe(body.cases[0]?.weekly);
    }
  });

  it('refuse a day before anything was decided', () => {
    expect(workOutPeriods(chain().facts(), { patches: [withIncome('2026-01-01', 700_00, 'current')] }, law())).toMatchObject({ ok: false });
  });
});
