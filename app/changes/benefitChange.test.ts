import { describe, expect, it } from 'vitest';
import { callFor, changeCase, must, openCluster, putOf, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import { findBenefit, previewBenefit, recordBenefit, type BenefitAnswers } from './benefitChange.ts';
import { benefitsOn, calculationInput } from './caseFacts.ts';

const started: BenefitAnswers = { which: 'universal_credit_no_pay', whose: 'parent', movement: 'started', changedOn: '2026-11-10' };
const stopped: BenefitAnswers = { ...started, movement: 'stopped' };
const onCredit: ClusterParts = { income: 300_00, benefits: ['universalCreditNoEarnings'], task: { changeType: 'C11' } };
const about = (parts: ClusterParts, evidence: 'none' | 'seen' = 'seen') => {
  const cluster = openCluster(parts);
  return { cluster, change: changeCase(cluster, 'C11', {}, { evidence }) };
};

describe('whether a benefit sets the rate', () => {
  const { law } = changeCase(openCluster(), 'C11', {}).catalogues;
  it.each([
    ['a parent’s own Universal Credit without pay', started, true],
    ['a partner’s Income Support', { ...started, which: 'income_support', whose: 'partner' }, true],
    ['a parent’s Carer’s Allowance', { ...started, which: 'carers_allowance' }, true],
    ['a partner’s Carer’s Allowance, which counts only as one’s own', { ...started, which: 'carers_allowance', whose: 'partner' }, false],
    ['Universal Credit beside pay', { ...started, which: 'universal_credit_with_pay' }, false],
    ['a benefit that is not on the list', { ...started, which: 'other' }, false],
    ['a name that every object has', { ...started, which: 'constructor' }, false],
  ] as const)('%s', (_what, answers, listed) => {
    expect(must(findBenefit(answers, TODAY, law)).listed).toBe(listed);
  });

  it('counts from the day it started or stopped, and refuses a day after the report', () => {
    expect(must(findBenefit(started, TODAY, law)).effective).toMatchObject({ on: '2026-11-10', ruleId: 'R-EFF-5', source: 'SI 2012/2677 reg 18(3)' });
    expect(findBenefit({ ...started, changedOn: '2026-11-19' }, TODAY, law)).toMatchObject({ ok: false, error: { code: 'DATE_IMPOSSIBLE' } });
  });
});

describe('a benefit that starts', () => {
  it('brings the flat rate from the day it started, and says why in every notice', () => {
    const { cluster, change } = about({ nights: [0, 0] });
    const preview = previewBenefit(change, started);
    expect(preview).toMatchObject({ path: 'decide', effective: { on: '2026-11-10' }, before: { weekly: 64_00 }, after: { weekly: 7_00, rate: 'Flat rate, 2 children' } });
    const { put } = must(recordBenefit(change, started, callFor(), null));
    cluster.write(put, 'op1');
    expect(putOf(put, 'benefit').map(({ body }) => body)).toEqual([{ personId: 'p1', code: 'universalCreditNoEarnings', from: '2026-11-10', until: null }]);
    expect(cluster.get('decision', 'decision1').effectiveUntil).toBe('2026-11-09');
    expect(putOf(put, 'decision')[0]?.body).toMatchObject({ effectiveFrom: '2026-11-10', rate: 'flat', reason: 'change' });
    const letters = putOf(put, 'message').filter(({ body }) => body.channel === 'letter');
    expect(letters.map(({ body }) => body.to)).toEqual(['payingParent', 'receivingParent']);
    for (const { body } of letters) {
      expect(body.body).not.toContain('income changed');
      expect(body.body).not.toContain('((');
    }
    expect(cluster.get('task', TASK).state).toBe('done');
    expect(putOf(put, 'change')[0]?.body).toMatchObject({ type: 'C11', state: 'decided', weeklyBefore: 64_00, weeklyAfter: 7_00, fields: { ...started, which: 'universalCreditNoEarnings' } });
  });

  it('that is already on record is pointed out and not recorded twice', () => {
    const { change } = about(onCredit);
    expect(previewBenefit(change, started).warnings).toContain('This benefit is already on our record for them.');
    expect(putOf(must(recordBenefit(change, started, callFor(), null)).put, 'benefit')).toEqual([]);
  });

  it('of a partner is counted by the decision and by the next one, and leaves no benefit of the parent', () => {
    const { cluster, change } = about({ nights: [0, 0], income: 90_00 });
    const answers: BenefitAnswers = { ...started, which: 'income_support', whose: 'partner' };
    const { put } = must(recordBenefit(change, answers, callFor(), null));
    expect(putOf(put, 'benefit')).toEqual([]);
    cluster.write(put, 'op1');
    const next = calculationInput(cluster.facts(), { effectiveOn: TODAY, grossWeekly: 300_00, basis: 'current', benefits: [] });
    expect(next.payingParent.partnerBenefits).toEqual(['incomeSupport']);
  });

  it('needs proof: without it, every request leaves and the report waits', () => {
    const { change } = about({}, 'none');
    expect(previewBenefit(change, started)).toMatchObject({ path: 'waitForProof' });
    const { put } = must(recordBenefit(change, started, callFor(), null));
    expect(putOf(put, 'request').map(({ body }) => [body.to, body.what, body.dueOn])).toEqual([['dwp', 'benefitDates', '2026-12-02'], ['payingParent', 'benefitLetter', '2026-12-02']]);
    expect(putOf(put, 'decision')).toEqual([]);
    expect(putOf(put, 'change')[0]?.body.state).toBe('waiting');
  });
});

describe('a benefit that stops', () => {
  it('ends on the day it stopped, which is the first day without it', () => {
    const { cluster, change } = about(onCredit);
    expect(previewBenefit(change, stopped)).toMatchObject({ before: { rate: 'Flat rate, 2 children' }, after: { rate: 'Basic rate, 2 children' } });
    cluster.write(must(recordBenefit(change, stopped, callFor(), null)).put, 'op1');
    expect(cluster.get('benefit', 'benefit1').until).toBe('2026-11-10');
    expect(benefitsOn(cluster.facts(), '2026-11-09')).toEqual(['universalCreditNoEarnings']);
    expect(benefitsOn(cluster.facts(), '2026-11-10')).toEqual([]);
  });

  it('and is not on record is pointed out', () => {
    expect(previewBenefit(about({}).change, stopped).warnings).toContain('This benefit is not on our record for them. Check which one stopped.');
  });

  it('for both, leaves neither the parent’s nor the partner’s', () => {
    const { change } = about({ income: 300_00, benefits: ['pensionCredit'], partnerBenefits: ['pensionCredit'] });
    const { put } = must(recordBenefit(change, { ...stopped, which: 'pension_credit', whose: 'both' }, callFor(), null));
    expect(putOf(put, 'decision')[0]?.body).toMatchObject({ rate: 'basic', input: { payingParent: { benefits: [], partnerBenefits: [] } } });
  });
});

describe('a benefit that no rule may decide', () => {
  it('is handed over in the preview and refused when recorded', () => {
    for (const [parts, answers] of [
      [{}, { ...started, which: 'other' }],
      [{ income: null }, started],
      [{ decision: { rate: 'default', incomeBasis: null } }, started],
      [{}, { ...started, changedOn: '2026-08-03' }],
    ] as const) {
      const { change } = about(parts);
      expect(previewBenefit(change, answers)).toMatchObject({ path: 'handOver', notices: [] });
      expect(recordBenefit(change, answers, callFor(), null).ok).toBe(false);
    }
  });
});
