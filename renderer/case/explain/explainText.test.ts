import { describe, expect, it } from 'vitest';
import { compareLines, explainText, feeLaw, feeLines, inForceSince, resultLine, stepsOf, type Explained, type ExplainedLine } from './explainText.ts';

const line = (title: string, result: string, more: Partial<ExplainedLine> = {}): ExplainedLine => ({
  ruleId: 'R-BAS', title, formula: `${title} formula`, result, source: 'Sch 1 para 2', rows: [], matters: true, ...more,
});
const explained: Explained = {
  weekly: 6592, effectiveFrom: '2026-08-04', performedOn: '2026-07-28', by: 'CW-15', sentence: 'It is 16% of £412.00 a week.',
  lines: [line('Income a week', '£412.00'), line('Shared care', 'None', { matters: false }), line('Weekly amount', '£65.92')],
  fees: { payingParentTotal: 7910, receivingParentNet: 6328, payingParentFee: 1318, receivingParentFee: 264 }, replay: 'same', previous: null,
};

describe('an explanation copied for one reader', () => {
  it('tells a parent only their own side of the fees, and not who decided', () => {
    const paying = explainText('10-0042', explained, 'payingParent');
    expect(paying).toContain('£79.10');
    expect(paying).not.toMatch(/£63\.28|£2\.64|CW-15/);
    const receiving = explainText('10-0042', explained, 'receivingParent');
    expect(receiving).toContain('£63.28');
    expect(receiving).not.toMatch(/£79\.10|£13\.18|CW-15/);
  });

  it('tells staff everything that made a difference, numbered', () => {
    const staff = explainText('10-0042', explained, 'staff');
    expect(staff).toMatch(/1\. Income a week: £412\.00[\s\S]*2\. Weekly amount: £65\.92/);
    expect(staff).not.toContain('Shared care');
    expect(feeLines(explained, 'staff')).toHaveLength(2);
  });

  it('keeps fees apart from the steps, with the sum of their own step', () => {
    const fee = line('Paying parent pays', '£79.10', { ruleId: 'R-FEE-1', formula: '£65.92 + 20% (£13.18)' });
    const withFee = { ...explained, lines: [...explained.lines, fee] };
    expect(stepsOf(withFee.lines).counted.map(({ title }) => title)).toEqual(['Income a week', 'Weekly amount']);
    expect(feeLines(withFee, 'payingParent')).toEqual([{ who: 'Paying parent pays', sum: '£65.92 + 20% (£13.18)', result: '£79.10' }]);
    expect(feeLaw(withFee.lines)?.ruleId).toBe('R-FEE-1');
    expect(explainText('10-0042', withFee, 'receivingParent')).not.toContain('£79.10');
  });
});

describe('lines', () => {
  it('find the one that gives the amount', () => {
    expect(resultLine(explained.lines, 6592)).toBe(2);
    expect(resultLine(explained.lines, 1)).toBe(-1);
  });

  it('name the newest law row they used', () => {
    expect(inForceSince({ rows: [{ key: 'a', from: '2012-12-10' }, { key: 'b', from: '2014-06-30' }] })).toBe('2014-06-30');
    expect(inForceSince({ rows: [] })).toBeNull();
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
