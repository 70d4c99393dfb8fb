import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../calculation/calculate.ts';
import type { CalculationInput } from '../calculation/input.ts';
import { must, shippedCatalogues, TODAY, type Cluster } from '../../tests/fixtures/cluster.ts';
import { clusterFor, report } from '../../tests/fixtures/reports.ts';
import { addDays } from '../model/dates.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { benefitsOn, calculationInput, incomeInUse } from './caseFacts.ts';
import { decisionOn, standingDecisions } from './engine/periods.ts';

type Told = Readonly<{ type: ChangeType; fields: Readonly<Record<string, unknown>>; by?: 'receivingParent' }>;
const week = (pence: number) => ({ pence, per: 'week' });
const pence = (most: number) => fc.integer({ min: 1, max: most });
const day = fc.integer({ min: 0, max: 100 }).map((ago) => addDays(TODAY, -ago));
const adds = fc.constantFrom('new', 'instead');
const codes = ['carersAllowance', 'incomeSupport', 'universalCreditNoEarnings', 'universalCreditWithEarnings', 'newStatePension', 'other'] as const;

const told = fc.oneof(
  fc.tuple(pence(900_00), day, fc.boolean()).map(([weekly, changedOn, none]): Told => ({ type: 'C09', fields: none ? { source: 'none', lasts: 'yes', changedOn } : { source: 'employed', pay: week(weekly), paysPension: 'no', lasts: 'yes', changedOn } })),
  fc.tuple(pence(60_000_00), day).map(([turnover, changedOn]): Told => ({ type: 'C10', fields: { filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover: { pence: turnover }, expenses: { pence: 0 }, alsoEmployed: 'no', paysPension: 'no', changedOn } })),
  fc.tuple(fc.constantFrom('started', 'stopped'), fc.constantFrom(...codes), fc.constantFrom('parent', 'partner', 'both'), day).map(([movement, which, whose, changedOn]): Told => ({ type: 'C11', fields: { movement, which, whose, changedOn } })),
  fc.tuple(fc.option(pence(900_00)), fc.option(fc.constantFrom(...codes)), day).map(([sick, which, changedOn]): Told => ({ type: 'C11', fields: { movement: sick === null ? 'outOfWork' : 'sickPay', ...(sick === null ? {} : { sickPay: week(sick), lasts: 'yes' }), ...(which === null ? { claims: 'no' } : { claims: 'parent', claimed: which, claimedOn: changedOn }), changedOn } })),
  fc.tuple(pence(900_00), day).map(([weekly, changedOn]): Told => ({ type: 'C12', by: 'receivingParent', fields: { livelihood: 'notKnown', knows: 'yes', pay: week(weekly), written: 'yes', knowsDate: 'yes', changedOn } })),
  fc.tuple(pence(9_000_00), adds, day).map(([yearly, how, changedOn]): Told => ({ type: 'C13', fields: { kind: 'unearned', adds: how, unearnedFrom: 'property', unearned: { pence: yearly, per: 'year' }, changedOn } })),
  fc.tuple(pence(90_000_00), adds, fc.constantFrom('savings', 'property'), day).map(([value, how, assetKind, changedOn]): Told => ({ type: 'C13', fields: { kind: 'assets', adds: how, assetKind, value: { pence: value }, leftOut: 'none', changedOn } })),
  fc.tuple(pence(90_00), adds, day).map(([weekly, how, changedOn]): Told => ({ type: 'C14', fields: { ground: 'priorDebts', adds: how, cost: week(weekly), debtFor: 'both', changedOn } })),
);

/** Benefits that set the rate. The record holds others too. */
const counting = (held: readonly string[], on: string): readonly string[] => held.filter((code) => (must(shippedCatalogues().law.at(on)).benefits.get(code)?.value.counts ?? 'no') !== 'no').toSorted();

/** What the rows say that the calculation rests on, against what the decision of a day rested on. */
function compare(cluster: Cluster, on: string): void {
  const facts = cluster.facts();
  const decided = decisionOn(facts, on)?.body;
  const used = incomeInUse(facts)?.body;
  if (decided === undefined || used === undefined) throw new Error('nothing decided');
  const input = decided.input as CalculationInput;
  const rows = calculationInput(facts, { effectiveOn: on, grossWeekly: used.grossWeekly, basis: used.basis, benefits: benefitsOn(facts, on) });
  expect(rows.payingParent.income).toEqual(input.payingParent.income);
  expect(counting(rows.payingParent.benefits, on)).toEqual(counting(input.payingParent.benefits, on));
  expect(rows.variations).toEqual(input.variations);
  expect(must(calculate(input, shippedCatalogues().law)).receivingParents.map(({ weekly }) => weekly)).toEqual(decided.cases.map(({ weekly }) => weekly));
}

describe('rows and the decision in force', () => {
  it('agree on income, benefits and variations after every accepted report about income or costs, for every receiving parent', () => {
    const decided = new Map<ChangeType, number>();
    fc.assert(fc.property(fc.array(told, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean(), (reports, second, reportDuty) => {
      const cluster = clusterFor('C09', { case: { reportDuty }, ...(second ? { secondCase: {} } : {}) });
      const paying = cluster.get('decision', 'decision1');
      expect(paying.cases).toHaveLength(second ? 2 : 1);
      for (const { type, fields, by } of reports) {
        const way = report(cluster, type, fields, { evidence: 'seen', taskId: null, reportedBy: by ?? 'payingParent' });
        const { problems, choice, path } = way.preview();
        if (problems.length > 0) continue;
        const before = cluster.list('decision').length;
        if (choice?.options.includes('accept') === true) way.accept();
        else if (path === 'decide') way.record();
        else continue;
        if (cluster.list('decision').length > before) decided.set(type, (decided.get(type) ?? 0) + 1);
        expect(cluster.list('income').filter(({ body }) => body.state === 'inUse')).toHaveLength(1);
        expect(cluster.list('income').filter(({ body }) => body.state === 'reported')).toEqual([]);
        compare(cluster, TODAY);
        const standing = standingDecisions(cluster.facts());
        expect(standing.filter(({ body }) => body.effectiveUntil === null)).toHaveLength(1);
        for (const { body } of standing) {
          const { benefits } = (body.input as CalculationInput).payingParent;
          expect([body.effectiveFrom, counting(benefitsOn(cluster.facts(), body.effectiveFrom), body.effectiveFrom)]).toEqual([body.effectiveFrom, counting(benefits, body.effectiveFrom)]);
        }
        // Days follow each other: none is decided twice, none is left out.
        for (const [at, { body }] of standing.entries()) {
          const next = standing[at + 1];
          if (next !== undefined) expect(body.effectiveUntil).toBe(addDays(next.body.effectiveFrom, -1));
        }
      }
    }), { numRuns: 300 });
    for (const type of ['C09', 'C10', 'C11', 'C12', 'C13', 'C14'] as const) expect([type, (decided.get(type) ?? 0) > 3]).toEqual([type, true]);
  });
});
