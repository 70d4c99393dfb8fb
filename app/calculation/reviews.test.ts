import { describe, expect, it } from 'vitest';
import { shippedLaw } from '../../tests/fixtures/law.ts';
import { requestInTime, reviewDates, type ReviewFacts } from './reviews.ts';

const law = shippedLaw();
const dates = (rest: Partial<ReviewFacts>, after = '2026-11-18') => {
  const facts = { initialEffectiveOn: '2025-03-10', currentIncomeSince: null, hasUnearnedIncome: false, ...rest };
  const result = reviewDates(facts, after, law);
  return result.ok ? result.value : [result.error.code, ...(result.error.fields ?? [])];
};

describe('review dates', () => {
  it('are the next anniversary, with the request to HMRC at most 30 days before', () => {
    expect(dates({})).toEqual({
      annualReviewOn: '2027-03-10',
      requestFrom: '2027-02-08',
      currentIncomeCheckOn: null,
      unearnedRefreshOn: null,
    });
    expect(dates({}, '2027-03-10')).toMatchObject({ annualReviewOn: '2028-03-10' });
  });
  it('of somebody who joins are those of the calculation they join', () => {
    expect(dates({ initialEffectiveOn: '2026-10-01', joinedInitialEffectiveOn: '2025-03-10' })).toMatchObject({
      annualReviewOn: '2027-03-10',
    });
  });
  it('bring a check of current income within a year, at the annual review if that is sooner', () => {
    expect(dates({ currentIncomeSince: '2026-01-15' })).toMatchObject({ currentIncomeCheckOn: '2027-01-15' });
    expect(dates({ currentIncomeSince: '2026-06-01' })).toMatchObject({ currentIncomeCheckOn: '2027-03-10' });
    expect(dates({ currentIncomeSince: '2025-05-01' })).toMatchObject({ currentIncomeCheckOn: '2026-05-01' });
  });
  it('refresh unearned income with the annual request', () => {
    expect(dates({ hasUnearnedIncome: true })).toMatchObject({ unearnedRefreshOn: '2027-03-10' });
  });
  it('come back to 29 February in leap years', () => {
    expect(dates({ initialEffectiveOn: '2024-02-29' }, '2026-11-18')).toMatchObject({ annualReviewOn: '2027-02-28' });
    expect(dates({ initialEffectiveOn: '2024-02-29' }, '2027-11-18')).toMatchObject({ annualReviewOn: '2028-02-29' });
  });
  it('are refused for days that are none, naming the field', () => {
    expect(dates({ initialEffectiveOn: '2025-02-30' })).toEqual(['DATE_IMPOSSIBLE', 'initialEffectiveOn']);
    expect(dates({ currentIncomeSince: '2011-01-01' })).toEqual(['DATE_IMPOSSIBLE', 'currentIncomeSince']);
    expect(dates({}, 'soon')).toEqual(['DATE_IMPOSSIBLE', 'after']);
  });
});

describe('the request to HMRC', () => {
  it.each([
    ['2026-03-07', true],
    ['2026-03-06', false],
    ['2026-04-07', true],
  ])('made on %s for 6 April 2026 is in time: %s', (requestedOn, expected) => {
    expect(requestInTime(requestedOn, '2026-04-06', law)).toEqual({ ok: true, value: expected });
  });
  it('is refused for a day that is none', () => {
    expect(requestInTime('2026-02-30', '2026-04-06', law)).toMatchObject({ error: { fields: ['requestedOn'] } });
  });
});
