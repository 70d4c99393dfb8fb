import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../calculation/calculate.ts';
import type { CalculationInput } from '../../calculation/input.ts';
import { must, putOf, shippedCatalogues, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import type { ChangeCase } from '../rule.ts';

const year = (pence: number) => ({ pence, per: 'year' });
const week = (pence: number) => ({ pence, per: 'week' });
const told = { kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: year(2_600_00), changedOn: '2026-11-02' };
const extra = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C13', { nights: [0, 0], ...parts });
  return { cluster, ...report(cluster, 'C13', { ...told, ...fields }, more) };
};
const assets = (pence: number, more: Readonly<Record<string, unknown>> = {}) => ({ kind: 'assets', assetKind: 'savings', value: { pence }, leftOut: 'none', ...more });
const diverted = { kind: 'diverted', divertedTo: 'company', part: 'director', diverted: week(100_00), hidden: 'no' };
/** A decision in force with variations agreed already. */
function agreed(variations: CalculationInput['variations']) {
  const all = extra();
  const held = all.cluster.get('decision', 'decision1');
  all.cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as CalculationInput), variations } } }], 'seed');
  return (fields: Readonly<Record<string, unknown>>) => report(all.cluster, 'C13', { ...told, ...fields });
}

describe('extra income under its threshold', () => {
  it.each([
    ['rent a penny under £2,500 a year', { unearned: year(2_499_99) }, 'belowUnearned'],
    ['rent of £2,500 a year', { unearned: year(2_500_00) }, null],
    ['savings worth £31,250', assets(31_250_00), 'belowAssets'],
    ['savings worth a penny more', assets(31_250_01), null],
    ['pay beside an income that counts already', { kind: 'earned', earned: week(150_00) }, 'payCounts'],
    ['income moved away, however little', { ...diverted, diverted: week(1_00) }, null],
  ])('%s is refused as %s', (_what, fields, code) => {
    const found = extra(fields).preview();
    expect(found.refusal?.code ?? null).toBe(code);
    expect(found.path).toBe(code === null ? 'waitForProof' : 'refuse');
  });

  it.each([[99_99, 'belowEarned'], [100_00, null]])('pay of %i a week while on a benefit of their own is refused as %s', (pence, code) => {
    expect(extra({ kind: 'earned', earned: week(pence) }, { benefits: ['carersAllowance'] }).preview().refusal?.code ?? null).toBe(code);
  });

  it('states the threshold to whoever told us, and tells nobody else', () => {
    const { record, cluster } = extra({ unearned: year(2_499_99) }, {}, { reportedBy: 'receivingParent' });
    const put = record();
    expect(draftsIn(put)).toEqual(['receivingParent sms report.refused', 'receivingParent letter report.refused']);
    expect(wordsTo(put, 'receivingParent')).toContain('Income like this counts from £2,500.00 a year. This is less.');
    expect(cluster.list('decision')).toHaveLength(1);
  });

  it('is tested with what is agreed on the same ground, and each kind of asset by itself', () => {
    const held = agreed([{ ground: 'unearned', amount: { pence: 2_000_00, per: 'year' } }, { ground: 'assets', kind: 'property', netValue: 90_000_00 }]);
    expect(held({ unearned: year(600_00) }).preview().path).toBe('waitForProof');
    expect(held({ unearned: year(600_00), adds: 'instead' }).preview().refusal?.code).toBe('belowUnearned');
    expect(held(assets(31_250_00)).preview().refusal?.code).toBe('belowAssets');
  });
});

describe('extra income that cannot count', () => {
  it('while a default decision is in force, or the rate rests on a benefit that either parent of a couple gets', () => {
    expect(extra({}, { decision: { rate: 'default', incomeBasis: null } }).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'defaultDecision' } });
    expect(extra({}, { benefits: ['incomeSupport'] }).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'jointBenefit' } });
    expect(extra({}, { partnerBenefits: ['incomeSupport'] }).preview().refusal?.code).toBe('jointBenefit');
    expect(extra({}, { benefits: ['carersAllowance'] }).preview().refusal).toBeNull();
  });

  it('says nothing of a benefit to the parent who told us', () => {
    const put = extra({}, { benefits: ['incomeSupport'] }, { reportedBy: 'receivingParent' }).record();
    expect(wordsTo(put, 'receivingParent')).not.toMatch(/benefit|Income Support/i);
  });

  it('as the home, a business asset or injury money is for a person to refuse', () => {
    for (const leftOut of ['home', 'business', 'injury']) expect(extra(assets(90_000_00, { leftOut })).preview().choice).toMatchObject({ options: ['refuse', 'handOver'], suggested: 'refuse' });
  });
});

describe('extra income that may count', () => {
  it('asks on day 0 whoever told us to prove it, the paying parent for papers, and HMRC for what it holds', () => {
    const asked = (fields: Readonly<Record<string, unknown>>, reportedBy: 'payingParent' | 'receivingParent') => extra(fields, {}, { reportedBy }).preview().requests.map(({ to, what, ifSilent }) => `${to} ${what} ${ifSilent}`);
    expect(asked({}, 'payingParent')).toEqual(['payingParent bankStatement cancel', 'hmrc evidence decide']);
    expect(asked({}, 'receivingParent')).toEqual(['receivingParent evidence cancel', 'payingParent bankStatement decide', 'hmrc evidence decide']);
    expect(asked(assets(90_000_00, { assetKind: 'shares' }), 'receivingParent')).toEqual(['receivingParent evidence cancel', 'payingParent shareCertificate decide']);
    expect(asked(diverted, 'receivingParent')).toEqual(['receivingParent evidence cancel', 'payingParent statement decide']);
    const put = extra({}, {}, { reportedBy: 'receivingParent' }).record();
    expect(new Set(putOf(put, 'request').map(({ body }) => body.dueOn))).toEqual(new Set(['2026-12-02']));
    expect(wordsTo(put, 'payingParent')).not.toMatch(/receiving parent|other parent|told us/i);
  });

  it('is agreed by a person, with before and after, and added to the income', () => {
    const { preview, accept } = extra({}, {}, { evidence: 'seen' });
    // £2,600.00 ÷ 365 × 7 = £49.86 a week more, at 16%.
    expect(preview()).toMatchObject({ class: 'C', path: 'handOver', before: { weekly: 64_00 }, after: { weekly: 71_98 }, effective: { on: TODAY, ruleId: 'R-EFF-8' } });
    expect(preview().prepared[0]).toMatchObject({ label: 'Income from property, savings or shares', value: '£2,600.00 a year is at least £2,500.00' });
    const put = accept();
    expect(decidedIn(put).map(({ input, replays }) => [input.variations, replays])).toEqual([[[{ ground: 'unearned', amount: year(2_600_00) }], true]]);
    expect(putOf(put, 'income')).toEqual([]);
    expect(draftsIn(put).filter((line) => line.startsWith('receivingParent'))).toEqual(['receivingParent sms case.changed', 'receivingParent letter case.changed']);
  });

  it('in place of what is agreed replaces it, or ends it at nothing, and leaves other grounds', () => {
    const variations: CalculationInput['variations'] = [{ ground: 'unearned', amount: { pence: 5_000_00, per: 'year' } }, { ground: 'assets', kind: 'property', netValue: 90_000_00 }, { ground: 'assets', kind: 'savings', netValue: 50_000_00 }];
    const after = (fields: Readonly<Record<string, unknown>>) => decidedIn(agreed(variations)({ adds: 'instead', ...fields }).accept())[0]?.input.variations;
    expect(after({ unearned: year(3_000_00) })).toEqual([variations[1], variations[2], { ground: 'unearned', amount: year(3_000_00) }]);
    expect(after({ unearned: year(0) })).toEqual([variations[1], variations[2]]);
    expect(after(assets(40_000_00))).toEqual([variations[0], variations[1], { ground: 'assets', kind: 'savings', netValue: 40_000_00 }]);
    expect(agreed(variations)({ adds: 'instead', unearned: year(0) }).preview().choice).toMatchObject({ suggested: 'accept' });
  });

  it('that is known beforehand starts on the day it is expected', () => {
    expect(extra({ changedOn: '2026-12-01' }).preview().effective).toMatchObject({ on: '2026-12-01', ruleId: 'R-EFF-4' });
    expect(extra({ changedOn: TODAY }).preview().effective).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
  });

  it('that was moved away to pay less opens a referral at once, and one only', () => {
    const { record, accept, cluster } = extra({ ...diverted, hidden: 'yes' });
    record();
    const opened = () => cluster.list('task').filter(({ body }) => body.kind === 'fraudReferral');
    expect(opened().map(({ body }) => [body.state, body.dueOn, body.teamId])).toEqual([['open', '2026-11-23', 'team-4']]);
    accept();
    expect(opened()).toHaveLength(1);
    const plain = extra(diverted);
    plain.record();
    expect(plain.cluster.list('task').filter(({ body }) => body.kind === 'fraudReferral')).toEqual([]);
    expect(plain.preview().prepared.map(({ label, value }) => `${label}: ${value}`)).toContain('Moved to: A company');
  });

  it('never lowers the amount, whatever its kind and size', () => {
    const kinds = fc.oneof(
      fc.integer({ min: 1, max: 9_000_000 }).map((pence) => ({ unearned: year(pence) })), fc.integer({ min: 1, max: 90_000_000 }).map((pence) => assets(pence)), fc.integer({ min: 1, max: 500_00 }).map((pence) => ({ ...diverted, diverted: week(pence) })),
    );
    fc.assert(fc.property(kinds, fc.integer({ min: 7_00, max: 3_200_00 }), (fields, income) => {
      const { preview, accept } = extra(fields, { income });
      const { path, before, after } = preview();
      if (path === 'refuse') {
        expect(after).toBeNull();
        return;
      }
      expect(after?.weekly).toBeGreaterThanOrEqual(before?.weekly ?? 0);
      const [made] = decidedIn(accept());
      expect(must(calculate(made?.input as CalculationInput, shippedCatalogues().law)).receivingParents[0]?.weekly).toBe(after?.weekly);
    }), { numRuns: 50 });
  });
});
