import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalculationInput } from '../../calculation/input.ts';
import { CASE, must, shippedCatalogues, TASK, TODAY, type Cluster, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, decidedIn, draftsIn, report, wordsTo } from '../../../tests/fixtures/reports.ts';
import { addDays } from '../../model/dates.ts';
import { moneyPeriods } from '../../model/money.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';

const week = (pence: number) => ({ pence, per: 'week' });
const year = (pence: number) => ({ pence, per: 'year' });
const told: Readonly<Partial<Record<ChangeType, Readonly<Record<string, unknown>>>>> = {
  C09: { source: 'employed', pay: week(500_00), paysPension: 'no', lasts: 'yes', changedOn: '2026-11-02' },
  C10: { filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover: { pence: 40_000_00 }, expenses: { pence: 0 }, alsoEmployed: 'no', paysPension: 'no', changedOn: '2026-11-02' },
  C11: { movement: 'started', which: 'carersAllowance', whose: 'parent', changedOn: '2026-11-10' },
  C12: { livelihood: 'employed', knows: 'yes', pay: week(600_00), written: 'no', knowsDate: 'no' },
  C13: { kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: year(5_000_00), changedOn: '2026-11-02' },
  C14: { ground: 'priorDebts', adds: 'new', cost: week(30_00), debtFor: 'both', changedOn: '2026-11-02' },
};
const make = (type: ChangeType, fields: Readonly<Record<string, unknown>> = {}, parts: ClusterParts = {}, more: Parameters<typeof report>[3] = {}) => {
  const cluster = clusterFor(type, { nights: [0, 0], ...parts });
  return { cluster, ...report(cluster, type, { ...told[type], ...fields }, more) };
};
const agreed = (cluster: Cluster, variations: CalculationInput['variations']): void => {
  const held = cluster.get('decision', 'decision1');
  cluster.write([{ kind: 'decision', id: 'decision1', body: { ...held, input: { ...(held.input as CalculationInput), variations } } }], 'seed');
};
const proof = (kind: 'payslip' | 'loanAgreement', weekly: number | null): RowWrite => ({ kind: 'evidence', id: 'evidence1', body: { caseId: CASE, taskId: TASK, kind, from: 'payingParent', receivedOn: TODAY, state: 'accepted', weekly } });

describe('a no that a person says', () => {
  it.each([['C10', 'payingParent'], ['C11', 'payingParent'], ['C11', 'receivingParent'], ['C12', 'receivingParent'], ['C13', 'payingParent'], ['C13', 'receivingParent'], ['C14', 'payingParent']] as const)('%s reported by the %s leaves no hole in the letter, and tells nobody else', (type, reportedBy) => {
    const put = make(type, {}, {}, { reportedBy }).refuse();
    expect(draftsIn(put)).toEqual([`${reportedBy} sms report.refused`, `${reportedBy} letter report.refused`]);
    const words = wordsTo(put, reportedBy);
    expect(words).not.toContain('((');
    expect(words).toContain('We could not check this with the proof we have. So nothing changes.');
    expect(words).not.toMatch(/HMRC|DWP|employer|Carer|Payingworks/);
  });

  it('says why the law leaves out an asset, or a home that they own part of', () => {
    expect(wordsTo(make('C13', { kind: 'assets', assetKind: 'savings', value: { pence: 90_000_00 }, leftOut: 'injury' }).refuse(), 'payingParent')).toContain('The law leaves out this kind of asset.');
    expect(wordsTo(make('C14', { ground: 'homeLoan', cost: week(50_00), ownsHome: 'yes' }).refuse(), 'payingParent')).toContain('This cannot count for a home that you own part of.');
  });

  it('of what the other parent says is too small, with no figure of the paying parent', () => {
    const put = make('C12', {}, { more: [proof('payslip', 450_00)] }, { reportedBy: 'receivingParent' }).refuse();
    expect(wordsTo(put, 'receivingParent')).toContain('The income has not changed by 25% or more.');
    expect(wordsTo(put, 'receivingParent')).not.toContain('£');
  });
});

describe('what a refusal says', () => {
  it('makes sense where no income is in use and there is still none', () => {
    const all = make('C10', { turnover: { pence: 0 } }, { income: 0 });
    all.record();
    all.answered({ hmrc: { weekly: 0 }, payingParent: 'silent' });
    expect(all.preview()).toMatchObject({ path: 'refuse', refusal: { code: 'alreadyNothing', words: 'We already use no income. So nothing changes.' } });
    expect(make('C10', { turnover: { pence: 53 } }, { income: 0 }).preview().tolerance).toMatchObject({ met: true, percent: '', reported: 1 });
  });

  it('names help with a cost that covers all of it, not a threshold', () => {
    const ill = { ground: 'illnessOrDisability', cost: week(50_00) };
    expect(make('C14', { ...ill, help: week(50_00) }).preview().refusal).toMatchObject({ code: 'helpCovers', words: 'The help you get covers this cost. So nothing changes.' });
    expect(make('C14', { ...ill, help: week(49_99) }).preview().refusal).toBeNull();
    const { cluster } = make('C14');
    agreed(cluster, [{ ground: 'illnessOrDisability', amount: { pence: 20_00, per: 'week' } }]);
    expect(report(cluster, 'C14', { ...told.C14, ...ill, help: week(60_00) }).preview().refusal?.code).toBe('helpCovers');
  });
});

describe('the figures in front of the person', () => {
  it('are pounds and pence, whatever period an amount was told in', () => {
    const amount = fc.record({ pence: fc.integer({ min: 1, max: 90_000_00 }), per: fc.constantFrom(...moneyPeriods) });
    fc.assert(fc.property(amount, fc.constantFrom('unearned', 'earned', 'diverted', 'priorDebts'), (money, what) => {
      const found = what === 'priorDebts' ? make('C14', { cost: money }) : make('C13', { kind: what, [what]: money, divertedTo: 'company', part: 'owner', hidden: 'no' });
      expect(JSON.stringify(found.preview().prepared)).not.toMatch(/\.\d\d\d/);
    }), { numRuns: 60 });
    const { prepared, lines } = make('C13', { unearned: week(320_00) }, {}, { evidence: 'seen' }).preview();
    expect(prepared[0]?.value).toBe('£16,685.71 a year is at least £2,500.00');
    expect(lines.find(({ title, ruleId }) => ruleId === 'R-VAR-6' && title.startsWith('Income from'))?.formula).toBe('£16,685.71 a year is at least £2,500.00');
  });

  it('never read as a threshold that they do not reach', () => {
    // £43.45 a month is £9.9995 a week.
    const { refusal, prepared } = make('C14', { cost: { pence: 43_45, per: 'month' } }).preview();
    expect([refusal?.code, ...prepared.map(({ value }) => value)]).toEqual(['belowLeast', '£9.99', '£9.99 is less than £10.00']);
  });

  it('show what is agreed already with its period, and say that several would end', () => {
    const { cluster } = make('C13');
    agreed(cluster, [{ ground: 'unearned', amount: { pence: 3_000_00, per: 'year' } }, { ground: 'unearned', amount: { pence: 60_00, per: 'week' } }]);
    const found = (adds: string) => report(cluster, 'C13', { ...told.C13, adds, unearned: year(2_600_00) }, { evidence: 'seen' }).preview();
    expect(found('new').prepared.filter(({ label }) => label === 'Agreed already').map(({ value }) => value)).toEqual(['£3,000.00 a year', '£60.00 a week']);
    const several = 'It takes the place of all 2 that count now on this ground. Check that each has stopped.';
    expect(found('instead').choice?.why).toContain(several);
    expect(found('new').choice?.why).not.toContain(several);
    expect(found('new').record[0]?.after).toBe('£2,600.00 a year');
  });

  it('say that accounts show a loss', () => {
    const why = (expenses: number) => make('C10', { expenses: { pence: expenses } }).preview().choice?.why.filter((words) => words.includes('loss')).length;
    expect([why(40_000_00), why(40_000_01)]).toEqual([0, 1]);
  });
});

describe('a debt with an end', () => {
  it('opens the work to end it on that day, once it is agreed', () => {
    const { accept, cluster, preview } = make('C14', { debtEnds: '2027-03-31' }, { more: [proof('loanAgreement', null)] });
    expect(preview().prepared).toContainEqual({ label: 'Paid off on', value: '31 March 2027', source: 'As told' });
    const put = accept();
    expect(decidedIn(put)).toHaveLength(1);
    expect(cluster.list('task').filter(({ id }) => id !== TASK).map(({ body }) => [body.kind, body.changeType, body.dueOn, body.state])).toEqual([['change', 'C14', '2027-03-31', 'open']]);
    const { refuse, cluster: other } = make('C14', { debtEnds: '2027-03-31' });
    refuse();
    expect(other.list('task')).toHaveLength(1);
  });
});

/** The decision of the year before, which runs up to the one in force. */
const yearBefore: RowWrite = { kind: 'decision', id: 'decision0', body: { number: 86, payingParentId: 'p1', reason: 'annualReview', changeId: null, effectiveFrom: '2025-08-04', effectiveUntil: '2026-08-03', performedOn: '2025-08-04', by: 'system', rate: 'basic', plus: false, incomeBasis: 'historic', grossWeekly: 380_00, cases: [{ caseId: CASE, weekly: 60_80, previousWeekly: null, payingParentTotal: 72_96, receivingParentNet: 58_37 }], input: {
    effectiveOn: '2025-08-04', reason: 'annualReview', payingParent: { bornOn: '1988-02-01', nilDescription: null, benefits: [], partnerBenefits: [], partnerAlsoPaying: false, income: { kind: 'inUse', grossWeekly: 380_00, basis: 'historic' } },
    receivingParents: [{ id: 'r1', children: [{ id: 'case1-c1', nights: 0, basis: 'agreed' }, { id: 'case1-c2', nights: 0, basis: 'agreed' }] }], relevantOtherChildren: 0, otherArrangementChildren: 0, variations: [], defaultDecision: false, service: 'collectAndPay' } } };

describe('an income that a person decides', () => {
  it.each([
    ['pay that does not last', { lasts: 'no' }, {}, 'Pay that lasts 12 weeks or less goes to a decision maker.'],
    ['a rise that reaches back past the decision in force', { changedOn: '2026-08-01' }, { case: { reportDuty: true }, more: [yearBefore] }, null],
  ] as const)('%s can be accepted or refused by them, and ends there', (_what, fields, parts, why) => {
    const { preview, accept, cluster } = make('C09', fields, parts, { evidence: 'seen' });
    const { path, choice } = preview();
    expect(path === 'handOver' || why === null).toBe(true);
    if (why !== null) expect(choice).toMatchObject({ options: ['accept', 'refuse', 'handOver'], why: [why] });
    const put = accept();
    expect(decidedIn(put).length).toBeGreaterThan(0);
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['decided']);
    expect(cluster.list('income').filter(({ body }) => body.state === 'inUse').map(({ body }) => body.grossWeekly)).toEqual([500_00]);
    expect(cluster.get('task', TASK).state).toBe('done');
    const other = make('C09', fields, parts, { evidence: 'seen' });
    const refused = other.refuse();
    expect(other.cluster.list('change').map(({ body }) => body.state)).toEqual(['refused']);
    expect(new Set(draftsIn(refused).map((line) => line.split(' ')[0]))).toEqual(new Set(['payingParent']));
    expect(JSON.stringify(refused.filter(({ kind }) => kind === 'message'))).not.toContain('((');
  });

  it('waits for an earlier report of another kind that touches it', () => {
    const earlier: RowWrite = { kind: 'change', id: 'change8', body: { caseId: CASE, type: 'C01', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: '2026-11-10', changedOn: null, fields: {}, state: 'waiting', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null, taskId: 'task8', runId: null, recordedAt: '2026-11-10T09:00:00.000Z', by: 'CW-11' } };
    const { gates, chain } = make('C09', {}, { more: [earlier] }, { evidence: 'seen' }).preview();
    expect(gates.find(({ gate }) => gate === 'G2')?.state).toBe('failed');
    expect(chain.map(({ changeId, order }) => [changeId, order])).toEqual([['change8', 'before']]);
  });
});

describe('the day an income starts', () => {
  it('is the day it rose only for a rise under the written duty, however late it was reported', () => {
    const start = (type: 'C09' | 'C10', fields: Readonly<Record<string, unknown>>, reportDuty: boolean) => make(type, fields, { case: { reportDuty } }, { evidence: 'seen' }).preview().effective;
    const up = (changedOn: string) => ({ changedOn });
    for (const type of ['C09', 'C10'] as const) {
      for (const ago of [0, 13, 14, 100]) expect(start(type, up(addDays(TODAY, -ago)), true)).toMatchObject({ on: addDays(TODAY, -ago), ruleId: 'R-EFF-6' });
      expect(start(type, up('2026-11-02'), false)).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
    }
    expect(start('C09', { pay: week(300_00) }, true)).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
    expect(start('C10', { turnover: { pence: 10_000_00 } }, true)).toMatchObject({ on: TODAY, ruleId: 'R-EFF-8' });
  });

  it('is exactly where 25% lies, both ways and whole pence, in every type that has a figure', () => {
    const law = must(shippedCatalogues().law.at(TODAY));
    expect(law.params['tolerance.income'].value.text).toBe('25%');
    const met = (type: ChangeType, fields: Readonly<Record<string, unknown>>, income: number) => make(type, fields, { income }, { evidence: 'seen', reportedBy: type === 'C12' ? 'receivingParent' : 'payingParent' }).preview().tolerance?.met;
    for (const [held, figure, counts] of [[400_00, 300_00, true], [400_00, 300_01, false], [400_00, 499_99, false], [400_00, 500_00, true], [333_33, 250_00, false], [333_33, 249_99, true], [333_33, 416_66, false], [333_33, 416_67, true], [0, 1, true]] as const) {
      expect([held, figure, met('C09', { pay: week(figure) }, held)]).toEqual([held, figure, counts]);
      expect([held, figure, met('C11', { movement: 'sickPay', sickPay: week(figure), lasts: 'yes', claims: 'no' }, held)]).toEqual([held, figure, counts]);
      expect([held, figure, met('C12', { livelihood: 'notKnown', pay: week(figure) }, held)]).toEqual([held, figure, counts]);
    }
  });
});

describe('extra income that is expected', () => {
  it('does not count before its day: not in what runs now, in a report decided meanwhile, or in a letter', () => {
    const { cluster, accept } = make('C13', { unearned: week(320_00), changedOn: '2026-12-01' }, {}, { evidence: 'seen' });
    accept();
    const rise = report(cluster, 'C09', { ...told.C09, pay: week(600_00) }, { evidence: 'seen', taskId: null });
    expect(rise.preview()).toMatchObject({ path: 'decide', before: { weekly: 64_00 }, after: { weekly: 96_00 } });
    const small = report(cluster, 'C09', { ...told.C09, pay: week(410_00) }, { taskId: null });
    expect(small.preview()).toMatchObject({ path: 'refuse', before: { weekly: 64_00 } });
    const refused = small.record();
    expect(wordsTo(refused, 'payingParent')).toContain('£64.00');
    expect(wordsTo(refused, 'payingParent')).not.toContain('£115.20');
    const put = rise.record();
    expect(decidedIn(put).filter(({ body }) => body.replacedBy === undefined).map(({ body, input, replays }) => [body.effectiveFrom, body.effectiveUntil, body.cases[0]?.weekly, input.variations.length, replays])).toEqual([[TODAY, '2026-11-30', 96_00, 0, true], ['2026-12-01', null, 142_40, 1, true]]);
    expect(cluster.list('change').filter(({ body }) => body.type === 'C09' && body.state === 'decided').map(({ body }) => [body.weeklyBefore, body.weeklyAfter])).toEqual([[64_00, 96_00]]);
  });
});

describe('a benefit that changes nothing', () => {
  const held: ClusterParts = { income: 120_00, nights: [0], benefits: ['carersAllowance'] };
  it('is refused by rule: counted already, or stopped and not counted. No decision is made and no benefit is named', () => {
    for (const [fields, parts] of [[{}, held], [{ movement: 'stopped' }, { income: 120_00, nights: [0] }]] as const) {
      const { preview, record, cluster } = make('C11', fields, parts, { reportedBy: 'receivingParent' });
      expect(preview()).toMatchObject({ path: 'refuse', refusal: { code: 'noDifference', words: 'We have checked. This makes no difference to the amount. So nothing changes.' } });
      const put = record();
      expect(decidedIn(put)).toEqual([]);
      expect(wordsTo(put, 'receivingParent')).not.toMatch(/Carer|DWP|£/);
      expect(cluster.list('benefit').map(({ body }) => body.until)).toEqual(fields === undefined || cluster.list('benefit').length === 0 ? [] : [null]);
    }
  });

  it('is not refused where it reaches days on which it did not count, or somebody else for whom it did not', () => {
    const { preview } = make('C11', { which: 'incomeSupport', whose: 'both' }, { income: 120_00, nights: [0], benefits: ['incomeSupport'] });
    expect(preview().refusal).toBeNull();
    expect(make('C11', {}, { income: 120_00, nights: [0] }).preview().refusal).toBeNull();
  });
});
