import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CASE, callFor, changeCase, PAYING, shippedCatalogues, TODAY, type Cluster } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, ruleOf } from '../../../tests/fixtures/reports.ts';
import { calculate } from '../../calculation/calculate.ts';
import type { CalculationInput } from '../../calculation/input.ts';
import { addDays } from '../../model/dates.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import { calculationInput, decisionInForce } from '../caseFacts.ts';
import { standingDecisions } from '../engine/periods.ts';

const own = Object.fromEntries(['Emergency', 'Daytime', 'Childcare', 'Essentials', 'Medical', 'Activities', 'Support'].map((area) => [`own${area}`, 'more']));
const others: readonly RowWrite[] = (['relevantOther', 'otherArrangement'] as const).map((role, at) => ({ kind: 'child', id: `other${at}`, body: { given: `Kit${at}`, family: 'Childermark', bornOn: '2009-02-01', role, caseId: null, payingParentId: PAYING, inEducation: true } }));

/** Two receiving parents, two and one qualifying children, one other child of each kind, all in the decision in force. */
function start(two: boolean): Cluster {
  const cluster = clusterFor('C01', { ...(two ? { secondCase: {} } : {}), more: others, nights: [30, 60] });
  cluster.write([{ kind: 'child', id: 'case1-c1', body: { ...cluster.get('child', 'case1-c1'), bornOn: '2008-12-01' } }], 'seed');
  const held = cluster.get('decision', 'decision1');
  const input = { ...(held.input as CalculationInput), relevantOtherChildren: 1, otherArrangementChildren: 1 };
  const worked = calculate(input, shippedCatalogues().law);
  if (!worked.ok) throw new Error('no start');
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input, cases: held.cases.map((line, at) => ({ ...line, weekly: worked.value.receivingParents[at]?.weekly ?? 0 })) } }], 'seed');
  return cluster;
}

type Told = Readonly<{ type: ChangeType; fields: Readonly<Record<string, unknown>>; on: string; child: number }>;
const day = fc.integer({ min: 0, max: 106 }).map((add) => addDays('2026-08-04', add));
const reports: fc.Arbitrary<Told> = fc.record({ on: day, happened: day, child: fc.nat({ max: 5 }), nights: fc.integer({ min: 0, max: 170 }), settled: fc.constantFrom('yes', 'no'), tag: fc.nat({ max: 99 }), which: fc.nat({ max: 8 }) }).map(({ on, happened, child, nights, settled, tag, which }) => {
  const changedOn = happened > on ? on : happened;
  const name = { given: `New${tag}`, family: 'Childermark' };
  const told = ([
    ['C01', { pattern: 'yearly', nightsYear: nights, settled, agreement: 'none' }],
    ['C02', { newCarer: tag % 2 === 0 ? 'payingParent' : 'equal', why: 'Moved in.', sixWeeks: 'yes', ...own }],
    ['C03', { carer: 'grandparent', why: 'Lives there.', sixWeeks: 'yes', carerBenefit: 'yes' }],
    ['C04', { where: 'home', name, bornOn: '2020-01-01', relation: 'own', benefitTo: 'partner' }],
    ['C04', { where: 'private', name, bornOn: '2020-01-02', form: 'written', ownChild: 'yes', inUk: 'yes', otherHome: 'yes', regular: 'yes' }],
    ['C05', { reason: 'leftEducation' }],
    ['C06', { name, bornOn: '2019-01-01', livesWith: 'receivingParent', nights, parentage: 'birthRecord', benefitTo: 'receivingParent' }],
    ['C07', { adopter: 'neither' }],
    ['C08', { reason: 'leftEducation' }],
  ] as const)[which] ?? ['C03', {}];
  return { type: told[0], fields: { ...told[1], changedOn }, on, child };
});

/** Accepts one report, of a child that the question offers. False where it cannot be accepted: nothing was written. */
function accept(cluster: Cluster, { type, fields, on, child }: Told, n: number): boolean {
  const qualifying = cluster.list('child').filter(({ body }) => body.role === 'qualifying' && body.caseId === CASE).map(({ id }) => id);
  const other = cluster.list('child').filter(({ body }) => body.role === 'relevantOther' || body.role === 'otherArrangement').map(({ id }) => id);
  const offered = type === 'C05' ? other : type === 'C07' ? [...qualifying, ...other] : qualifying;
  const id = offered[child % Math.max(1, offered.length)];
  const about = type === 'C01' ? { children: [id] } : type === 'C04' || type === 'C06' ? {} : { child: id };
  const change = changeCase(cluster, type, { ...about, ...fields }, { subject: 'payingParent', reportedBy: 'payingParent', reportedOn: on, taskId: null, evidence: 'seen', decide: { as: 'accept', because: 'Both were heard.' } });
  const rule = ruleOf(type);
  if (rule.preview(change).path !== 'decide') return false;
  let ids = 0;
  const done = rule.record(change, callFor({ opId: `op${n}`, newId: () => `op${n}_${(ids += 1)}` }), null);
  if (!done.ok) return false;
  cluster.write(done.value.put, `op${n}`);
  return true;
}

type Counted = Pick<CalculationInput, 'receivingParents' | 'relevantOtherChildren' | 'otherArrangementChildren'>;
const counted = ({ receivingParents, relevantOtherChildren, otherArrangementChildren }: Counted) => ({
  relevantOtherChildren, otherArrangementChildren,
  receivingParents: receivingParents.map(({ id, children }) => ({ id, children: children.map((child) => [child.id, child.nights, child.nights === 0 ? null : (child.basis ?? null)] as const).toSorted((a, b) => (a[0] < b[0] ? -1 : 1)) })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

it('whatever is accepted in whatever order, the rows count what the decision in force counts, and each day has one decision that replays', () => {
  let accepted = 0;
  fc.assert(fc.property(fc.boolean(), fc.array(reports, { minLength: 1, maxLength: 5 }), (two, told) => {
    const cluster = start(two);
    for (const [n, each] of told.entries()) {
      if (!accept(cluster, each, n)) continue;
      accepted += 1;
      const facts = cluster.facts();
      const inForce = decisionInForce(facts);
      const fromRows = calculationInput(facts, { effectiveOn: TODAY, grossWeekly: 400_00, basis: 'historic', benefits: [] });
      if (inForce === null) expect(fromRows.receivingParents).toEqual([]);
      else expect(counted(fromRows)).toEqual(counted(inForce.body.input as CalculationInput));
      const standing = standingDecisions(facts);
      for (const { body } of standing) {
        const input = body.input as CalculationInput;
        const again = calculate(input, shippedCatalogues().law);
        const weekly = again.ok ? new Map(again.value.receivingParents.map((parent) => [cluster.list('case').find((held) => held.body.receivingParentId === parent.id)?.id, parent.weekly])) : new Map();
        if (body.number !== 87) for (const line of body.cases) expect(line.weekly).toBe(weekly.get(line.caseId) ?? 0);
        expect(standing.filter((held) => held.body.effectiveFrom <= body.effectiveFrom && (held.body.effectiveUntil === null || held.body.effectiveUntil >= body.effectiveFrom))).toHaveLength(1);
      }
    }
  }), { numRuns: 120 });
  expect(accepted).toBeGreaterThan(100);
});
