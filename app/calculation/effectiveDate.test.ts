import { describe, expect, it } from 'vitest';
import { lawReading, shippedLaw } from '../../tests/fixtures/law.ts';
import { effectiveDate, type EffectiveDateInput, nextReview } from './effectiveDate.ts';

const law = shippedLaw();
const ask = (rest: Partial<EffectiveDateInput>, under = law) =>
  effectiveDate(
    {
      rule: 'E3',
      reportedOn: '2026-11-18',
      changedOn: '2026-11-09',
      direction: 'down',
      underReportDuty: false,
      ...rest,
    },
    under,
  );

describe('the day a change takes effect', () => {
  it('is the day income went up, when the rise had to be reported', () => {
    expect(ask({ rule: 'E2', direction: 'up', underReportDuty: true })).toEqual({
      ok: true,
      value: {
        on: '2026-11-09',
        ruleId: 'R-EFF-6',
        source: 'SI 2012/2677 reg 18(4)',
        reason: 'It starts on 9 November 2026, the day income went up, because the rise had to be reported.',
      },
    });
  });

  it('is the report for a fall, or for a rise without that duty', () => {
    for (const rest of [
      { direction: 'down', underReportDuty: true },
      { direction: 'up', underReportDuty: false },
    ] as const) {
      expect(ask({ rule: 'E2', ...rest })).toMatchObject({ value: { on: '2026-11-18', ruleId: 'R-EFF-8' } });
    }
  });

  it.each<[Partial<EffectiveDateInput>, string, string]>([
    [{ rule: 'E0' }, '2026-11-18', 'R-EFF-12'],
    [{ rule: 'E1' }, '2026-11-09', 'R-EFF-5'],
    [{ rule: 'E3' }, '2026-11-18', 'R-EFF-8'],
    [{ rule: 'E4' }, '2026-11-18', 'R-EFF-7'],
    [{ rule: 'E4', initialEffectiveOn: '2026-11-20' }, '2026-11-20', 'R-EFF-7'],
    [{ rule: 'E5', changedOn: '2027-01-04' }, '2027-01-04', 'R-EFF-4'],
    [{ rule: 'E6', initialEffectiveOn: '2021-08-04' }, '2027-08-04', 'R-EFF-2'],
    [{ rule: 'E7', originalEffectiveOn: '2026-08-04' }, '2026-08-04', 'R-EFF-9'],
    [{ rule: 'ES', scheduleOn: '2026-12-07' }, '2026-12-07', 'R-EFF-12'],
  ])('for %j is %s by %s', (rest, on, ruleId) => {
    expect(ask(rest)).toMatchObject({ ok: true, value: { on, ruleId } });
  });

  it('moves to the start of the maintenance week only if the reading says so', () => {
    const startOfWeek = lawReading('reportStart', 'startOfWeek');
    // 18 November 2026 is a Wednesday.
    expect(ask({ weekStartsOn: 1 }, startOfWeek)).toMatchObject({ value: { on: '2026-11-16', ruleId: 'R-EFF-8' } });
    expect(ask({ weekStartsOn: 3 }, startOfWeek)).toMatchObject({ value: { on: '2026-11-18' } });
    expect(ask({ weekStartsOn: 4 }, startOfWeek)).toMatchObject({ value: { on: '2026-11-12' } });
    expect(ask({}, startOfWeek)).toMatchObject({ error: { code: 'INPUT_INVALID', fields: ['weekStartsOn'] } });
    expect(ask({ weekStartsOn: 7 }, startOfWeek)).toMatchObject({ error: { fields: ['weekStartsOn'] } });
  });

  it('is refused for a change later than its report, unless it is a known future one', () => {
    for (const rule of ['E1', 'E2', 'E3'] as const) {
      expect(ask({ rule, changedOn: '2026-11-19' })).toMatchObject({
        error: { code: 'DATE_IMPOSSIBLE', fields: ['changedOn'] },
      });
    }
    expect(ask({ changedOn: '2026-02-30' })).toMatchObject({
      error: { code: 'DATE_IMPOSSIBLE', fields: ['changedOn'] },
    });
  });

  it.each([
    ['E6', 'initialEffectiveOn'],
    ['E7', 'originalEffectiveOn'],
    ['ES', 'scheduleOn'],
  ] as const)('by %s needs %s', (rule, field) => {
    expect(ask({ rule })).toMatchObject({ error: { code: 'INPUT_INVALID', fields: [field] } });
  });
});

const after = (initial: string, day: string) => {
  const review = nextReview(initial, day, law);
  return review.ok ? review.value : review.error.code;
};
it('reviews twelve months after the initial effective date, and each anniversary', () => {
  expect(after('2025-08-04', '2025-08-04')).toBe('2026-08-04');
  expect(after('2025-08-04', '2026-08-03')).toBe('2026-08-04');
  expect(after('2025-08-04', '2026-08-04')).toBe('2027-08-04');
  expect([after('2024-02-29', '2024-03-01'), after('2024-02-29', '2027-03-01')]).toEqual(['2025-02-28', '2028-02-29']);
});
