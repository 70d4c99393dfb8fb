import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalculationInput } from '../../calculation/input.ts';
import { CASE, PAYING, putOf, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import type { ChangeCase } from '../rule.ts';

const week = (pence: number) => ({ pence, per: 'week' });
const trips = (pence: number, count: number, tripsPer: string) => ({ ground: 'contactCosts', forChildren: ['case1-c1'], mode: 'fuel', tripCost: { pence }, trips: count, tripsPer });
const told = { adds: 'new', changedOn: '2026-11-02', ...trips(30_00, 1, 'week') };
const OTHER: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn: '2012-02-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: true } };
const costs = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C14', { nights: [0, 0], ...parts, more: [OTHER, ...(parts.more ?? [])] });
  return { cluster, ...report(cluster, 'C14', { ...told, ...fields }, more) };
};
const ground = (name: string, pence: number) => ({ ground: name, cost: week(pence), ...(name === 'illnessOrDisability' ? { otherChild: 'other1' } : name === 'priorDebts' ? { debtFor: 'both' } : name === 'homeLoan' ? { ownsHome: 'no' } : name === 'boardingFees' ? { forChildren: ['case1-c1'] } : {}) });
const proof = (kind: RowBody<'evidence'>['kind']): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: CASE, taskId: TASK, kind, from: 'payingParent', receivedOn: TODAY, state: 'accepted', weekly: null } });

describe('extra costs under the threshold of their ground', () => {
  it.each(['priorDebts', 'boardingFees', 'homeLoan'])('%s of £9.99 a week are refused and of £10.00 are not', (name) => {
    expect(costs(ground(name, 9_99)).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'belowLeast', words: 'Costs of this kind count from £10.00 a week. Yours are less. So nothing changes.' } });
    expect(costs(ground(name, 10_00)).preview()).toMatchObject({ path: 'waitForProof', refusal: null });
  });

  it('illness or disability has no threshold, and help received is taken off', () => {
    expect(costs(ground('illnessOrDisability', 1)).preview().refusal).toBeNull();
    expect(costs({ ...ground('illnessOrDisability', 50_00), help: week(50_00) }).preview()).toMatchObject({ path: 'refuse' });
    expect(costs({ ...ground('illnessOrDisability', 50_00), help: week(20_00) }).preview().prepared[0]).toMatchObject({ label: 'Cost a week', value: '£30.00' });
  });

  it.each([[trips(10_00, 1, 'week'), null], [trips(9_99, 1, 'week'), 'belowLeast'], [trips(20_00, 1, 'twoWeeks'), null], [trips(19_99, 1, 'twoWeeks'), 'belowLeast'], [trips(43_46, 1, 'month'), null], [trips(43_45, 1, 'month'), 'belowLeast'], [trips(43_46, 12, 'year'), null], [trips(43_46, 11, 'year'), 'belowLeast']])('trips %j are refused as %s', (fields, code) => {
    expect(costs(fields).preview().refusal?.code ?? null).toBe(code);
  });

  it('are tested with what is agreed already on the same ground', () => {
    const { cluster } = costs();
    const held = cluster.get('decision', 'decision1');
    cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as CalculationInput), variations: [{ ground: 'priorDebts', amount: { pence: 12_00, per: 'week' } }] } } }], 'seed');
    expect(report(cluster, 'C14', { ...told, ...ground('priorDebts', 3_00) }).preview().refusal).toBeNull();
    expect(report(cluster, 'C14', { ...told, ...ground('priorDebts', 3_00), adds: 'instead' }).preview().refusal?.code).toBe('belowLeast');
    expect(decidedIn(report(cluster, 'C14', { ...told, ...ground('priorDebts', 0), adds: 'instead' }).accept())[0]?.input.variations).toEqual([]);
  });
});

describe('extra costs that cannot lower the amount', () => {
  it.each([
    ['the flat rate by low income', { income: 90_00 }, 'flatOrNil'], ['the nil rate', { income: 5_00 }, 'flatOrNil'], ['a benefit of their own', { benefits: ['carersAllowance'] }, 'flatOrNil'], ['a joint benefit', { benefits: ['incomeSupport'] }, 'flatOrNil'],
    ['a default decision', { decision: { rate: 'default', incomeBasis: null } }, 'defaultDecision'], ['the reduced rate', { income: 150_00 }, null],
  ] as const)('on %s are refused only where they cannot help', (_what, parts, code) => {
    expect(costs({}, parts).preview().refusal?.code ?? null).toBe(code);
  });

  it('are told to the paying parent alone', () => {
    const put = costs({}, { income: 90_00 }).record();
    expect(draftsIn(put)).toEqual(['payingParent sms report.refused', 'payingParent letter report.refused']);
  });

  it('on a home they own part of are for a person to refuse', () => {
    expect(costs({ ...ground('homeLoan', 50_00), ownsHome: 'yes' }).preview().choice).toMatchObject({ options: ['refuse', 'handOver'], suggested: 'refuse' });
    expect(costs({ ...ground('homeLoan', 50_00) }).preview().choice?.options).toContain('accept');
  });
});

describe('extra costs that may count', () => {
  it.each([['contactCosts', 'tickets'], ['illnessOrDisability', 'medicalEvidence'], ['priorDebts', 'loanAgreement'], ['boardingFees', 'schoolLetter'], ['homeLoan', 'loanAgreement']])('for %s ask for %s, and the other parent unless it is another child’s illness', (name, what) => {
    const fields = name === 'contactCosts' ? {} : ground(name, 50_00);
    const { record } = costs(fields);
    const put = record();
    expect(putOf(put, 'request').map(({ body }) => `${body.to} ${body.what}`)).toEqual([`payingParent ${what}`, ...(name === 'illnessOrDisability' ? [] : ['receivingParent statement'])]);
    expect(wordsTo(put, 'receivingParent')).not.toMatch(/paying parent|illness|disability|debt|loan|Kit|£/i);
  });

  it('are agreed by a person who sees before and after, and lower the income from the report', () => {
    const { preview, accept } = costs({}, { more: [proof('tickets')] });
    expect(preview()).toMatchObject({ class: 'C', path: 'handOver', before: { weekly: 64_00, grossWeekly: 400_00 }, after: { weekly: 59_20 }, effective: { on: TODAY, ruleId: 'R-EFF-8' } });
    const put = accept();
    expect(decidedIn(put).map(({ input, replays }) => [input.variations, replays])).toEqual([[[{ ground: 'contactCosts', amount: week(30_00) }], true]]);
    expect(draftsIn(put).filter((line) => line.startsWith('payingParent'))).toEqual(['payingParent sms case.changed', 'payingParent letter case.changed']);
  });

  it('are proved only by papers that fit the ground', () => {
    const gate = (fields: Readonly<Record<string, unknown>>, kind: RowBody<'evidence'>['kind']) => costs(fields, { more: [proof(kind)] }).preview().gates.find((each) => each.gate === 'G5')?.state;
    expect([gate({}, 'tickets'), gate({}, 'mileageLog'), gate({}, 'loanAgreement'), gate(ground('priorDebts', 20_00), 'loanAgreement'), gate(ground('priorDebts', 20_00), 'tickets')]).toEqual(['passed', 'passed', 'waiting', 'passed', 'waiting']);
  });

  it('may be older than the case, and name another child they support', () => {
    expect(costs({ changedOn: '2019-05-01' }).preview().gates.find((each) => each.gate === 'G3')?.state).toBe('passed');
    expect(costs({ ...ground('illnessOrDisability', 50_00), otherChild: undefined }).preview().choice?.why).toContain('No other child of theirs was named. The ground is for a child they support.');
    expect(costs({ ...ground('illnessOrDisability', 50_00), otherChild: 'case1-c1' }).preview().problems.map(({ field }) => field)).toEqual(['otherChild']);
    expect(costs({ trips: 0 }).preview().problems).toEqual([{ field: 'trips', message: 'Enter a whole number between 1 and 366' }]);
  });

  it('never raise the amount, and never take it under the lowest', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 600_00 }), fc.integer({ min: 101_00, max: 900_00 }), fc.constantFrom('priorDebts', 'boardingFees', 'illnessOrDisability'), (pence, income, name) => {
      const { path, before, after } = costs(ground(name, pence), { income }).preview();
      if (path === 'refuse') return;
      expect(after?.weekly).toBeLessThanOrEqual(before?.weekly ?? 0);
      expect(after?.weekly).toBeGreaterThanOrEqual(7_00);
    }), { numRuns: 60 });
  });
});
