import { addDays, addMonths, daysBetween, type IsoDate, isRealDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import { nextReview } from './effectiveDate.ts';
import type { Law } from './law.ts';

export type ReviewFacts = Readonly<{
  initialEffectiveOn: IsoDate;
  /**
   * For a receiving parent or child who joined a paying parent with a calculation in force: the initial effective date
   * of that calculation. Their first review is then the existing one (R-EFF-3).
   */
  joinedInitialEffectiveOn?: IsoDate | undefined;
  /** Since when a current income has been in use; null when past income is. */
  currentIncomeSince: IsoDate | null;
  /** An unearned income variation is agreed. */
  hasUnearnedIncome: boolean;
}>;
export type ReviewDates = Readonly<{
  /** R-EFF-2, R-EFF-3: the next annual review. */
  annualReviewOn: IsoDate;
  /** R-INC-5: the first day on which the request to HMRC for that review may be made. */
  requestFrom: IsoDate;
  /** R-EFF-10: when a current income in use has to be checked; the annual review when that comes first. */
  currentIncomeCheckOn: IsoDate | null;
  /** R-EFF-11: unearned income is refreshed with the annual request. */
  unearnedRefreshOn: IsoDate | null;
}>;

/**
 * The days on which the figures behind an amount have to be looked at again, counted from `after` (SI 2012/2677 regs 19
 * to 22 and 35(2)). A periodic check that has come due and was not made stays in the past, so that it shows as late.
 * Refuses with DATE_IMPOSSIBLE a day that is no date or that the law tables do not cover.
 */
export function reviewDates(facts: ReviewFacts, after: IsoDate, law: Law): Result<ReviewDates> {
  const { initialEffectiveOn, joinedInitialEffectiveOn, currentIncomeSince, hasUnearnedIncome } = facts;
  if (!isRealDate(after)) return fail('DATE_IMPOSSIBLE', { fields: ['after'] });
  const dates = { initialEffectiveOn, joinedInitialEffectiveOn, currentIncomeSince };
  for (const [field, day] of Object.entries(dates)) {
    if (day !== undefined && day !== null && !law.at(day).ok) return fail('DATE_IMPOSSIBLE', { fields: [field] });
  }
  const review = nextReview(joinedInitialEffectiveOn ?? initialEffectiveOn, after, law);
  if (!review.ok) return review;
  const on = law.at(review.value);
  if (!on.ok) return on;
  const { params } = on.value;
  const check =
    currentIncomeSince === null ? null : addMonths(currentIncomeSince, params['review.currentIncomeMonths'].value);
  return ok({
    annualReviewOn: review.value,
    requestFrom: addDays(review.value, -params['income.requestDays'].value),
    currentIncomeCheckOn: check === null || check < review.value ? check : review.value,
    unearnedRefreshOn: hasUnearnedIncome ? review.value : null,
  });
}

/**
 * Whether a figure was asked of HMRC close enough to the day it is for: the initial effective date or the review date
 * (R-INC-5, reg 35(2)). A request after that day is in time. Refuses with DATE_IMPOSSIBLE what is no date.
 */
export function requestInTime(requestedOn: IsoDate, forDay: IsoDate, law: Law): Result<boolean> {
  const on = law.at(forDay);
  if (!on.ok) return fail('DATE_IMPOSSIBLE', { ...on.error, fields: ['forDay'] });
  if (!isRealDate(requestedOn)) return fail('DATE_IMPOSSIBLE', { fields: ['requestedOn'] });
  return ok(daysBetween(requestedOn, forDay) <= on.value.params['income.requestDays'].value);
}
