import { describe, expect, it } from 'vitest';
import { compareLines, daysWords, decidedWords, explainText, feeLaw, feeLines, resultLine, stepsOf, type Audience, type Explained, type ExplainedLine } from './explainText.ts';
import { inputWords, lawRowWords } from './lawRows.ts';

const line = (title: string, result: string, more: Partial<ExplainedLine> = {}): ExplainedLine => ({
  ruleId: 'R-BAS', title, formula: `${title} formula`, result, source: 'Sch 1 para 2', rows: [], matters: true, ...more,
});
const explained: Explained = {
  number: 88, weekly: 6592, effectiveFrom: '2026-08-04', effectiveUntil: null, performedOn: '2026-07-28', by: 'CW-15', sentence: 'It is 16% of £412.00 a week.',
  lines: [line('Income a week', '£412.00'), line('Shared care', 'None', { matters: false }), line('Weekly amount', '£65.92')],
  fees: { payingParent: { total: 7910, fee: 1318 }, receivingParent: { net: 6328, fee: 264 } }, replay: 'same', previous: null,
  replaced: null, sameDay: [], firstPayment: { on: '2026-08-28', total: 34277 },
};
/** What the services answer for each reader: what is not theirs is not there. */
const answerFor = (audience: Audience, all: Explained = explained): Explained => ({
  ...all,
  by: audience === 'staff' ? all.by : null,
  fees: all.fees === null ? null : { payingParent: audience === 'receivingParent' ? null : all.fees.payingParent, receivingParent: audience === 'payingParent' ? null : all.fees.receivingParent },
  firstPayment: audience === 'receivingParent' ? null : all.firstPayment,
});

describe('an explanation copied for one reader', () => {
  it('tells a parent only their own side of the fees, and not who decided', () => {
    const paying = explainText('10-0042', answerFor('payingParent'), 'payingParent');
    expect(paying).toContain('£79.10');
    expect(paying).not.toMatch(/£63\.28|£2\.64|CW-15/);
    const receiving = explainText('10-0042', answerFor('receivingParent'), 'receivingParent');
    expect(receiving).toContain('£63.28');
    expect(receiving).not.toMatch(/£79\.10|£13\.18|£342\.77|CW-15/);
    expect([paying, receiving].map((text) => text.split('\n')[0])).toEqual(['What the paying parent may be told', 'What the receiving parent may be told']);
  });

  it('tells staff everything that made a difference, numbered', () => {
    const staff = explainText('10-0042', explained, 'staff');
    expect(staff).toMatch(/1\. Income a week: £412\.00[\s\S]*2\. Weekly amount: £65\.92/);
    expect(staff).not.toContain('Shared care');
    expect(feeLines(explained)).toHaveLength(2);
  });

  it('keeps fees apart from the steps, with the sum of their own step', () => {
    const fee = line('Paying parent pays', '£79.10', { ruleId: 'R-FEE-1', formula: '£65.92 + 20% (£13.18)' });
    const withFee = { ...explained, lines: [...explained.lines, fee] };
    expect(stepsOf(withFee.lines).counted.map(({ title }) => title)).toEqual(['Income a week', 'Weekly amount']);
    expect(feeLines(answerFor('payingParent', withFee))).toEqual([{ who: 'Paying parent pays', sum: '£65.92 + 20% (£13.18)', result: '£79.10' }]);
    expect(feeLaw(withFee.lines)?.ruleId).toBe('R-FEE-1');
    
  });
});

describe('lines', () => {
  it('find the one that gives the amount', () => {
    expect(resultLine(explained.lines, '£65.92')).toBe(2);
    expect(resultLine(explained.lines, '£0.01')).toBe(-1);
  });

  it('name the law rows they used with their days, and leave out what is no law', () => {
    const rows = [{ key: 'basic.tier1', from: '2012-12-10' }, { key: 'reading.rounding', from: '2012-12-10' }, { key: 'fee.collect.payingParent', from: '2014-06-30' }];
    expect(lawRowWords({ rows })).toBe('Law table: basic rate percentages, in force since 10 December 2012; paying parent’s fee, in force since 30 June 2014');
    expect(lawRowWords({ rows: [{ key: 'reading.rounding', from: '2012-12-10' }] })).toBeNull();
  });

  it('say what went in only where the sum does not', () => {
    expect(inputWords({ inputs: { income: '£412.00', rate: '16%' }, formula: '£412.00 × 16%', result: '£65.92' })).toBeNull();
    expect(inputWords({ inputs: { children: '2', income: '£412.00' }, formula: '£412.00 × 16%', result: '£65.92' })).toBe('Uses children: 2');
    expect(inputWords({ inputs: { 'income of a year': '£21,483.00', 'other children': '0' }, formula: '£21,483.00 ÷ 365 × 7', result: '£412.00' })).toBeNull();
    expect(inputWords({ formula: '', result: '' })).toBeNull();
  });

  it('stand under the days that the decision decides, with a last day once there is one', () => {
    expect(decidedWords(explained)).toBe('From 4 August 2026. Decided 28 July 2026 by CW-15. Law as at 4 August 2026.');
    expect(decidedWords(answerFor('receivingParent'))).not.toContain('by');
    expect(daysWords({ effectiveFrom: '2026-09-08', effectiveUntil: '2026-10-04', replaced: false })).toBe('From 8 September to 4 October 2026');
    expect(daysWords({ effectiveFrom: '2026-09-08', effectiveUntil: '2026-09-08', replaced: { by: null } })).toBe('From 8 September 2026');
  });

  it('compare two decisions by rule, and keep what only one of them has', () => {
    const before = [line('Income a week', '£440.00'), line('Variation', '£10.00')];
    expect(compareLines(before, explained.lines)).toEqual([
      { key: 'R-BAS Income a week', title: 'Income a week', before: '£440.00', after: '£412.00', same: false },
      { key: 'R-BAS Weekly amount', title: 'Weekly amount', before: null, after: '£65.92', same: false },
      { key: 'R-BAS Variation', title: 'Variation', before: '£10.00', after: null, same: false },
    ]);
  });
});
