import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, changeFiles, must, openCluster, putOf, shippedCatalogues, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { startInstruction } from '../../../tests/fixtures/instructionRuns.ts';
import { clusterFor, decidedIn, draftsIn, report } from '../../../tests/fixtures/reports.ts';
import { addDays } from '../../model/dates.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { findBenefit } from '../benefitChange.ts';
import type { ChangeCase } from '../rule.ts';

const started = { movement: 'started', which: 'universalCreditNoEarnings', whose: 'parent', changedOn: '2026-11-10' };
const work = { movement: 'outOfWork', claims: 'no', changedOn: '2026-11-10' };
/** £100.00 a week for one child is £8.00 away from the flat rate: under the ceiling of gate G6. */
const low: ClusterParts = { income: 120_00, nights: [0] };
const benefit = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = low, more: Partial<ChangeCase> = {}) => {
  const cluster = clusterFor('C11', parts);
  return { cluster, ...report(cluster, 'C11', { ...started, ...fields }, more) };
};
const outOfWork = (fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}) => {
  const cluster = clusterFor('C11', parts);
  return { cluster, ...report(cluster, 'C11', { ...work, ...fields }) };
};

describe('the list of benefits', () => {
  it('is that of the law tables, and one more for any other, wherever it is asked', () => {
    const fields = changeFiles().find(({ name }) => name === 'C11')?.raw['fields'] as { name: string; choices?: { value: string }[] }[];
    for (const name of ['which', 'claimed']) {
      const values = fields.find((field) => field.name === name)?.choices?.map(({ value }) => value) ?? [];
      expect(new Set(values)).toEqual(new Set([...shippedCatalogues().law.benefitCodes, 'other']));
      expect(values).toHaveLength(new Set(values).size);
    }
  });
});

describe('a benefit told on the form', () => {
  const codes = ['universal_credit_no_pay', 'universal_credit_with_pay', 'jobseekers_allowance', 'employment_support_allowance', 'income_support', 'carers_allowance', 'state_pension', 'pension_credit'] as const;
  const named = ['universalCreditNoEarnings', 'universalCreditWithEarnings', 'incomeBasedJsa', 'incomeRelatedEsa', 'incomeSupport', 'carersAllowance', 'newStatePension', 'pensionCredit'] as const;
  const rest = (put: readonly RowWrite[]): unknown => put.filter(({ kind }) => kind !== 'run').map((row) => (row.kind === 'change' ? { ...row, body: { ...row.body, runId: null } } : row));

  it('leaves the rows that the instruction leaves for the same facts, row for row', () => {
    const facts = fc.record({
      at: fc.nat({ max: codes.length - 1 }), whose: fc.constantFrom('parent' as const, 'partner' as const, 'both' as const), movement: fc.constantFrom('started' as const, 'stopped' as const), ago: fc.integer({ min: 0, max: 60 }), income: fc.integer({ min: 7_00, max: 700_00 }),
      held: fc.boolean(), flagged: fc.boolean(),
    });
    let compared = 0;
    fc.assert(fc.property(facts, ({ at, whose, movement, ago, income, held, flagged }) => {
      const parts: ClusterParts = { income, task: { changeType: 'C11' }, benefits: held ? [named[at] ?? ''] : [], safety: flagged ? [{ of: 'receivingParent', kind: 'abuseDisclosed' }] : [] };
      const changedOn = addDays(TODAY, -ago);
      const { listed } = must(findBenefit({ which: codes[at] ?? '', whose, movement, changedOn }, TODAY, shippedCatalogues().law));
      const byForm = openCluster(parts);
      const fields = { movement, which: named[at], whose, changedOn };
      const about = { caseId: CASE, type: 'C11', subject: 'payingParent', reportedOn: TODAY, fields, evidence: 'seen', taskId: TASK, expectWeekly: null };
      const { choice, path } = report(byForm, 'C11', fields, { evidence: 'seen' }).preview();
      if (!listed) {
        expect([path, choice?.suggested]).toEqual(['handOver', 'accept']);
        return;
      }
      const byRun = openCluster(parts);
      const run = startInstruction(byRun, 'benefit-change-paying-parent');
      run.confirmAll();
      run.answer('reported_on', TODAY);
      run.answer('which', codes[at] ?? '');
      run.answer('whose', whose);
      run.answer('movement', movement);
      run.answer('changed_on', changedOn);
      run.answer('proof', 'accepted');
      run.confirmAll();
      const ended = must(run.finish('submit', { opId: 'same' }));
      // A person decides past a failed gate and says why; following the instruction is such a reason.
      const decide = choice === null ? null : { as: 'accept', because: 'Decided by the person who followed the instruction.' };
      const recorded = must(byForm.perform('change.record', { ...about, decide }, { opId: 'same' }));
      expect(rest(ended.effects.put)).toEqual(rest(recorded.effects.put));
      compared += 1;
    }), { numRuns: 80 });
    expect(compared).toBeGreaterThan(20);
  });

  it('is accepted on DWP’s record of the same, from DWP’s own day, and written for nobody else', () => {
    const { cluster, record, answered, preview } = benefit();
    expect(record().filter(({ kind }) => kind === 'request').map((row) => (row.kind === 'request' ? `${row.body.to} ${row.body.what}` : ''))).toEqual(['dwp benefitDates', 'payingParent benefitLetter']);
    answered({ dwp: { code: 'started', on: '2026-11-05' } });
    expect(preview()).toMatchObject({ path: 'decide', choice: null, effective: { on: '2026-11-05', ruleId: 'R-EFF-5' }, after: { weekly: 7_00, rate: 'Flat rate, 1 child' } });
    const put = record();
    expect(decidedIn(put).map(({ body, replays }) => [body.effectiveFrom, body.rate, replays])).toEqual([['2026-11-05', 'flat', true]]);
    expect(cluster.list('benefit').map(({ body }) => [body.code, body.from, body.until])).toEqual([['universalCreditNoEarnings', '2026-11-05', null]]);
    expect(cluster.list('request').map(({ body }) => body.state)).toEqual(['answered', 'cancelled']);
    expect(cluster.get('task', TASK).state).toBe('done');
    expect(draftsIn(put)).toEqual(['payingParent sms benefit.changed', 'payingParent letter benefit.changed', 'receivingParent sms benefit.changed', 'receivingParent letter benefit.changed']);
  });

  it('waits while DWP found nothing, and goes to a person when DWP says the opposite', () => {
    const nothing = benefit();
    nothing.record();
    nothing.answered({ dwp: { code: 'nothing' } });
    expect(nothing.preview().path).not.toBe('decide');
    const other = benefit();
    other.record();
    other.answered({ dwp: { code: 'stopped', on: '2026-11-01' }, payingParent: { code: 'given' } });
    expect(other.preview().choice?.suggested).toBeNull();
    expect(other.preview().choice?.why[0]).toBe('DWP’s record says otherwise. Ask which is right.');
  });

  it('ends on the day it stopped and says that income counts again', () => {
    const { cluster, record, answered, preview } = benefit({ movement: 'stopped' }, { income: 120_00, nights: [0], benefits: ['universalCreditNoEarnings'] });
    record();
    answered({ dwp: { code: 'stopped', on: '2026-11-10' } });
    expect(preview().warnings).toEqual(['The income on record counts again from this day. Ask what they live on now.']);
    const put = record();
    expect(cluster.get('benefit', 'benefit1').until).toBe('2026-11-10');
    expect(decidedIn(put)[0]?.body).toMatchObject({ rate: 'reduced', effectiveFrom: '2026-11-10' });
  });

  it('told by the receiving parent asks the paying parent, and says so to nobody', () => {
    const { cluster, record } = benefit({}, low, { reportedBy: 'receivingParent' });
    const put = record();
    expect(putOf(put, 'request').map(({ body }) => body.to)).toEqual(['dwp', 'payingParent']);
    expect(new Set(putOf(put, 'message').map(({ body }) => body.to))).toEqual(new Set(['payingParent']));
    expect(JSON.stringify(putOf(put, 'message'))).not.toMatch(/receiving parent|other parent/i);
    expect(cluster.list('change')[0]?.body.reportedBy).toBe('receivingParent');
  });

  it.each([['other', 'parent'], ['universalCreditWithEarnings', 'parent'], ['carersAllowance', 'partner'], ['employmentInjuryAssistance', 'parent'], ['bereavementAllowance', 'parent']])('that does not set the rate (%s of the %s) goes to a person and changes no amount', (which, whose) => {
    const { record, preview, cluster } = benefit({ which, whose }, low, { evidence: 'seen' });
    expect(preview()).toMatchObject({ path: 'handOver', periods: [], after: null });
    record({ decide: { as: 'accept', because: 'Noted. The pay slips show the income.' } });
    expect(cluster.list('decision')).toHaveLength(1);
    expect(cluster.list('change')[0]?.body.state).toBe('applied');
  });

  it('reaches back over earlier decisions, each worked out anew', () => {
    const { preview } = benefit({ changedOn: '2026-09-01' }, low, { evidence: 'seen' });
    expect(preview().periods.map(({ from, until }) => [from, until])).toEqual([['2026-09-01', null]]);
    expect(benefit({ changedOn: '2026-08-03' }, low, { evidence: 'seen' }).preview()).toMatchObject({ path: 'handOver', choice: { options: ['refuse', 'handOver'] } });
  });
});

describe('work that stopped', () => {
  it('with no benefit is for a person, at no income, from the day of the report', () => {
    const { preview, record, answered, accept, cluster } = outOfWork();
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['dwp benefitDates', 'payingParent leaverDates', 'employer leaverDates']);
    record();
    answered({ dwp: { code: 'nothing' }, payingParent: { code: 'given' }, employer: { code: 'given' } });
    expect(preview()).toMatchObject({ effective: { on: TODAY, ruleId: 'R-EFF-8' }, after: { grossWeekly: 0, weekly: 0 }, prepared: [{ label: 'No income' }, { label: 'DWP’s record', value: 'No benefit found' }] });
    expect(preview().choice?.why[0]).toBe('They have no income and no benefit that sets the rate. Find out what they live on.');
    expect(decidedIn(accept())[0]?.body).toMatchObject({ effectiveFrom: TODAY, rate: 'nil', grossWeekly: 0 });
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => [body.grossWeekly, body.livelihood, body.from])).toEqual([[0, 'none', TODAY]]);
  });

  it('changes nothing where no income is used already', () => {
    expect(outOfWork({}, { income: 0 }).preview()).toMatchObject({ path: 'refuse', refusal: { code: 'alreadyNothing' } });
  });

  it('with a benefit that sets the rate is that benefit, from the day it started', () => {
    const { preview } = outOfWork({ claims: 'both', claimed: 'incomeSupport', claimedOn: '2026-11-14' });
    expect(preview()).toMatchObject({ effective: { on: '2026-11-14' }, after: { weekly: 7_00 } });
    expect(preview().requests.map(({ to, what }) => `${to} ${what}`)).toEqual(['dwp benefitDates', 'payingParent benefitLetter', 'payingParent leaverDates', 'employer leaverDates']);
    expect(outOfWork({ claims: 'parent', claimed: 'other', claimedOn: '2026-11-14' }).preview()).toMatchObject({ effective: { on: TODAY }, after: { weekly: 0 } });
  });

  it.each([[300_00, null], [300_01, 'tooSmall'], [499_99, 'tooSmall'], [500_00, null]])('on sick pay of %i against £400.00 is refused as %s', (pence, code) => {
    const found = outOfWork({ movement: 'sickPay', sickPay: { pence, per: 'week' }, lasts: 'yes' }).preview();
    expect(found.refusal?.code ?? null).toBe(code);
    if (code === null) expect(found).toMatchObject({ path: 'waitForProof', choice: { suggested: 'accept' } });
    else expect(found).toMatchObject({ path: 'refuse', refusal: { words: 'Income must change by 25% or more to count. So it must be £300.00 a week or less, or £500.00 a week or more.' } });
  });

  it('names every answer that is missing', () => {
    expect(outOfWork({ movement: 'sickPay' }).preview().needs).toEqual(['Sick pay before tax', 'Will it last over 12 weeks?']);
    expect(benefit({ changedOn: '2026-11-19' }).preview().problems).toEqual([{ field: 'changedOn', message: 'Must be 18 November 2026 or before' }]);
  });
});
