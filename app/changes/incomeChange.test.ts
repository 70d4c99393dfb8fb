import { describe, expect, it } from 'vitest';
import { changeCase, openCluster, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { ChangeCase } from './rule.ts';
import { previewIncome, type IncomeAnswers } from './incomeChange.ts';
import { incomeRule } from './rules/income.ts';

const weekly = (pence: number): IncomeAnswers => ({ source: 'employed', pay: { pence, per: 'week' }, pension: null, lasts: true, changedOn: '2026-11-16' });
const preview = (parts: ClusterParts, answers: IncomeAnswers, more: Partial<ChangeCase> = {}) => previewIncome(changeCase(openCluster(parts), 'C09', {}, more), answers);
const seen = { evidence: 'seen' } as const;

const proof = (body: Partial<RowBody<'evidence'>>): ClusterParts => ({
  more: [{ kind: 'evidence', id: 'evidence1', body: { caseId: 'case1', taskId: TASK, kind: 'payslip', from: 'payingParent', receivedOn: '2026-11-17', state: 'accepted', weekly: 300_00, ...body } } satisfies RowWrite],
});

describe('the 25% test', () => {
  it.each([
    ['exactly 25% down is enough', 300_00, true, 'down', '25.0'],
    ['a penny short of 25% down is not', 300_01, false, 'down', '24.9'],
    ['exactly 25% up is enough', 500_00, true, 'up', '25.0'],
    ['a penny short of 25% up is not', 499_99, false, 'up', '24.9'],
    ['the same figure is not', 400_00, false, 'same', '0.0'],
  ])('%s', (_what, pence, met, direction) => {
    const result = preview({}, weekly(pence), seen);
    expect(result.tolerance).toMatchObject({ met, direction, inUse: 400_00, reported: pence, lowerEdge: 300_00, upperEdge: 500_00 });
    expect(result.path).toBe(met ? 'decide' : 'refuse');
    expect(result.after === null).toBe(!met);
  });

  it('any income is enough where nil was in use, and nil again is not', () => {
    const nil = { income: 0, case: { status: 'liveNil' as const } };
    expect(preview(nil, weekly(90_00), seen)).toMatchObject({ path: 'decide', tolerance: { met: true, percent: '' } });
    expect(preview(nil, { ...weekly(0), source: 'none', pay: null }, seen)).toMatchObject({ path: 'refuse', tolerance: { met: false, direction: 'same' } });
  });

  it('takes a pension that is paid into off the pay', () => {
    expect(preview({}, { ...weekly(310_00), pension: { pence: 10_00, per: 'week' } }, seen).tolerance).toMatchObject({ reported: 300_00, met: true });
  });

  it('points out a result within 2% of the line on either side, and no other', () => {
    const codes = (pence: number): readonly string[] => preview({}, weekly(pence), seen).checks.map(({ code }) => code);
    for (const pence of [292_00, 300_00, 308_00, 492_00, 508_00]) expect(codes(pence)).toContain('nearLine');
    for (const pence of [291_99, 308_01, 400_00, 491_99, 508_01]) expect(codes(pence)).not.toContain('nearLine');
  });
});

describe('the amounts before and after', () => {
  it('are those of the decision in force and of the calculation on the new income', () => {
    const { before, after } = preview({ nights: [0, 0] }, weekly(300_00), seen);
    // Basic rate for two children is 16%: £64.00 of £400.00, £48.00 of £300.00; fees are 20% on top and 4% off.
    expect(before).toEqual({ weekly: 64_00, payingParentTotal: 76_80, receivingParentNet: 61_44, grossWeekly: 400_00, rate: 'Basic rate, 2 children' });
    expect(after).toEqual({ weekly: 48_00, payingParentTotal: 57_60, receivingParentNet: 46_08, grossWeekly: 300_00, rate: 'Basic rate, 2 children' });
  });

  it('carry no fee on Direct Pay, whatever the service of another case of this paying parent', () => {
    const parts: ClusterParts = { nights: [0], case: { service: 'directPay' }, secondCase: { service: 'collectAndPay' } };
    const result = preview(parts, weekly(300_00), seen);
    expect(result.after).toMatchObject({ weekly: 24_00, payingParentTotal: 24_00, receivingParentNet: 24_00 });
    expect(result.warnings).toContain('Another case of this paying parent changes too. Its letters are drafted on that case.');
    const other = previewIncome(changeCase(openCluster(parts), 'C09', {}, { ...seen, facts: openCluster(parts).facts('case2') }), weekly(300_00));
    expect(other.after).toMatchObject({ weekly: 24_00, payingParentTotal: 28_80, receivingParentNet: 23_04 });
  });
});

describe('the day it starts', () => {
  it('is the day of the report, also for a rise without a duty to report', () => {
    expect(preview({}, weekly(500_00), seen).effective).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
    expect(preview({ case: { reportDuty: true } }, weekly(300_00), seen).effective).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
  });

  it('is the day it happened for a rise that had to be reported', () => {
    expect(preview({ case: { reportDuty: true } }, weekly(500_00), seen).effective).toMatchObject({ on: '2026-11-16', ruleId: 'R-EFF-6', source: 'SI 2012/2677 reg 18(4)' });
  });

  it('is left to a decision maker when it reaches back before the decision in force', () => {
    const result = preview({ case: { reportDuty: true } }, { ...weekly(500_00), changedOn: '2026-08-03' }, seen);
    expect(result).toMatchObject({ path: 'handOver', notices: [], requests: [] });
    expect(result.warnings).toContain('It starts before the decision in force. A decision maker works out each period.');
    expect(preview({ case: { reportDuty: true } }, { ...weekly(500_00), changedOn: '2026-08-04' }, seen).path).toBe('decide');
  });
});

describe('proof', () => {
  it('is asked for when none was seen: every request the catalogue names, all due on one day', () => {
    const result = preview({}, weekly(300_00));
    expect(result.path).toBe('waitForProof');
    expect(result.requests.map(({ to, what, channel, dueOn, ifSilent }) => [to, what, channel, dueOn, ifSilent])).toEqual([
      ['payingParent', 'payslip', 'sms', '2026-12-02', 'cancel'],
      ['hmrc', 'payData', 'feed', '2026-12-02', 'decide'],
      ['employer', 'startDateAndPay', 'letter', '2026-12-02', 'decide'],
    ]);
    expect(result.notices.map(({ to, channel }) => [to, channel])).toEqual([['payingParent', 'sms'], ['payingParent', 'email']]);
  });

  it('is not asked of an employer that nobody knows', () => {
    expect(preview({ payingContact: { employer: null } }, weekly(300_00)).requests.map(({ to }) => to)).toEqual(['payingParent', 'hmrc']);
  });

  it('is asked for by a way that is safe for the paying parent, and says so when there is none', () => {
    const noTexts = preview({ safety: [{ of: 'payingParent', kind: 'noTexts' }] }, weekly(300_00));
    expect(noTexts.requests[0]).toMatchObject({ to: 'payingParent', channel: 'email' });
    expect(noTexts.notices.map(({ channel }) => channel)).toEqual(['email']);
    const postOnly = preview({ payingContact: { smsOptOut: true, email: null } }, weekly(300_00));
    expect(postOnly.requests[0]).toMatchObject({ channel: 'letter' });
    expect(postOnly.notices.map(({ channel }) => channel)).toEqual(['letter']);
    const nowhere = preview({ payingContact: { phones: [], email: null, home: null } }, weekly(300_00));
    expect(nowhere.requests[0]).toMatchObject({ channel: 'phone' });
    expect(nowhere.warnings).toContain('No message can go to the paying parent by a way that is safe for them. See to it by hand.');
  });

  it('accepted on the case within 5% settles it', () => {
    expect(preview(proof({ weekly: 285_00 }), weekly(300_00)).path).toBe('decide');
    expect(preview(proof({ weekly: 315_00 }), weekly(300_00)).path).toBe('decide');
    expect(preview(proof({ weekly: 315_01 }), weekly(300_00)).path).toBe('waitForProof');
  });

  it('that has only arrived settles nothing, except pay data from HMRC', () => {
    expect(preview(proof({ state: 'received' }), weekly(300_00)).path).toBe('waitForProof');
    expect(preview(proof({ state: 'received', kind: 'hmrc_rti', from: 'hmrc' }), weekly(300_00)).path).toBe('decide');
    expect(preview(proof({ state: 'refused', kind: 'hmrc_rti', from: 'hmrc' }), weekly(300_00)).path).toBe('waitForProof');
  });

  it('from before the change, of other work, of another case or without an amount settles nothing', () => {
    for (const body of [{ receivedOn: '2026-11-15' }, { taskId: 'task8' }, { caseId: 'case2' }, { weekly: null }]) expect(preview(proof(body), weekly(300_00)).path).toBe('waitForProof');
    expect(preview(proof({ weekly: null }), weekly(300_00), seen).path).toBe('decide');
  });
});

describe('what a person has to decide', () => {
  const handedOver: readonly [string, ClusterParts, IncomeAnswers, string][] = [
    ['pay that lasts 12 weeks or less', {}, { ...weekly(300_00), lasts: false }, 'Pay that lasts 12 weeks or less goes to a decision maker.'],
    ['self-employed income', {}, { ...weekly(300_00), source: 'self_employed' }, 'This cannot be worked out by rule for these facts. A decision maker can.'],
    ['a case with no amount yet', { income: null }, weekly(300_00), 'There is no amount in force on this case to change. A decision maker makes the first one.'],
    ['a default decision', { decision: { rate: 'default', incomeBasis: null } }, weekly(300_00), 'A default decision is in force. A decision maker replaces it.'],
    ['a change after its report', {}, { ...weekly(300_00), changedOn: '2026-11-19' }, 'This cannot be worked out by rule for these facts. A decision maker can.'],
  ];
  it.each(handedOver)('%s goes to a decision maker, with the reason', (_what, parts, answers, words) => {
    const result = preview(parts, answers, seen);
    expect(result.path).toBe('handOver');
    expect(result.warnings).toContain(words);
    expect(result.notices).toEqual([]);
    expect(result.requests).toEqual([]);
  });

  it('a case that is closed is not decided, whatever the other case of this paying parent does', () => {
    expect(preview({ case: { status: 'closed' }, secondCase: {} }, weekly(300_00), seen).path).toBe('handOver');
  });

  it('a safety marker is pointed out', () => {
    expect(preview({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }, weekly(300_00), seen).warnings).toContain('A safety marker is on this case. Nothing here goes out without you.');
  });
});

describe('the form of an income change', () => {
  it('says what is missing and works nothing out until it is there', () => {
    const result = incomeRule.preview(changeCase(openCluster(), 'C09', { source: 'employed' }, seen));
    expect(result.needs).toContain('New pay before tax');
    expect(result).toMatchObject({ after: null, tolerance: null, notices: [], before: { weekly: expect.any(Number) as number } });
  });

  it('hands over self-employed and benefit incomes before anything else is asked', () => {
    for (const source of ['self_employed', 'benefit']) expect(incomeRule.preview(changeCase(openCluster(), 'C09', { source })).path).toBe('handOver');
  });

  it('is filled from the report that came in, and from the answers of one that waits', () => {
    const reported = openCluster({ more: [{ kind: 'income', id: 'income9', body: { personId: 'p1', state: 'reported', basis: 'current', source: 'reported', livelihood: 'pension', taxYear: null, annual: null, grossWeekly: 280_00, from: '2026-11-12', changeId: null } }] });
    const known = incomeRule.prefill(changeCase(reported, 'C09', {}));
    expect([known['source']?.value, known['pay']?.value, known['changedOn']?.value]).toEqual(['pension', { pence: 280_00, per: 'week' }, '2026-11-12']);
    expect(incomeRule.prefill(changeCase(openCluster(), 'C09', {}))).toEqual({ source: { value: 'employed', source: { label: 'from the case', on: '2026-08-04' } } });
  });
});
