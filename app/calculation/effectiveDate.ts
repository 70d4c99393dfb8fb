import { addDays, addMonths, formatDate, type IsoDate, isRealDate, weekday } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Law } from './law.ts';

/**
 * Which kind of start a change has: E0 record only, E1 the day it happened, E2 the day it happened when a rise had to
 * be reported, E3 the report, E4 a new qualifying child, E5 a known future change, E6 the annual review, E7 a revision,
 * ES the payment schedule only.
 */
export const effectiveDateRules = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'ES'] as const;
export type EffectiveDateRule = (typeof effectiveDateRules)[number];

export type EffectiveDateInput = Readonly<{
  rule: EffectiveDateRule;
  /** The report or application; the decision when nobody asked. */
  reportedOn: IsoDate;
  /** The day it happened, or for E5 the day it is expected. */
  changedOn: IsoDate;
  direction: 'up' | 'down' | 'same';
  /** The paying parent had been told in writing to report a rise. */
  underReportDuty: boolean;
  /** E4: what the initial effective date would have been. E6: the case's own. */
  initialEffectiveOn?: IsoDate | undefined;
  /** E7: the day the decision that is being revised took effect. */
  originalEffectiveOn?: IsoDate | undefined;
  /** ES: the next schedule date that leaves enough notice. */
  scheduleOn?: IsoDate | undefined;
  /** The day the maintenance week starts, 0 Sunday to 6 Saturday; needed only if the reading moves E3 to it. */
  weekStartsOn?: number | undefined;
}>;
export type EffectiveDate = Readonly<{ on: IsoDate; ruleId: `R-EFF-${number}`; reason: string; source: string }>;

/**
 * The day a change takes effect (R-EFF-2 to R-EFF-9; SI 2012/2677 regs 16 to 20, Child Support Act 1991 s.17(4)).
 * Refuses with DATE_IMPOSSIBLE a day that is no date, or a change later than its report (unless it is a known future
 * one), and with INPUT_INVALID a missing date that the rule needs.
 */
export function effectiveDate(input: EffectiveDateInput, law: Law): Result<EffectiveDate> {
  const dates = ['reportedOn', 'changedOn', 'initialEffectiveOn', 'originalEffectiveOn', 'scheduleOn'] as const;
  const unreal = dates.filter((name) => input[name] !== undefined && !isRealDate(input[name] ?? ''));
  if (unreal.length > 0) return fail('DATE_IMPOSSIBLE', { fields: unreal });
  const happened = input.rule === 'E1' || input.rule === 'E2' || input.rule === 'E3';
  if (happened && input.changedOn > input.reportedOn) return fail('DATE_IMPOSSIBLE', { fields: ['changedOn'] });

  switch (input.rule) {
    case 'E0':
      return ok(stays(input.reportedOn, 'This changes the record only. The weekly amount stays the same.'));
    case 'ES':
      if (input.scheduleOn === undefined) return needs('scheduleOn');
      return ok(stays(input.scheduleOn, 'This changes how it is paid. The weekly amount stays the same.'));
    case 'E1':
      return ok(on(input.changedOn, 'R-EFF-5', 'the day it happened', 'SI 2012/2677 reg 18(3)'));
    case 'E2':
      return input.underReportDuty && input.direction === 'up'
        ? ok(
            on(
              input.changedOn,
              'R-EFF-6',
              'the day income went up, because the rise had to be reported',
              'SI 2012/2677 reg 18(4)',
            ),
          )
        : fromReport(input, law);
    case 'E3':
      return fromReport(input, law);
    case 'E4':
      return ok(
        on(
          input.initialEffectiveOn ?? input.reportedOn,
          'R-EFF-7',
          'the day an application for this child would have started',
          'SI 2012/2677 reg 18(5)',
        ),
      );
    case 'E5':
      return ok(on(input.changedOn, 'R-EFF-4', 'the day it is expected', 'SI 2012/2677 reg 18(2)'));
    case 'E6': {
      if (input.initialEffectiveOn === undefined) return needs('initialEffectiveOn');
      const review = nextReview(input.initialEffectiveOn, input.reportedOn, law);
      return review.ok
        ? ok(on(review.value, 'R-EFF-2', 'the next annual review', 'SI 2012/2677 regs 19 and 20'))
        : review;
    }
    case 'E7':
      if (input.originalEffectiveOn === undefined) return needs('originalEffectiveOn');
      return ok(on(input.originalEffectiveOn, 'R-EFF-9', 'the day the first decision started', 'SI 2012/2677 reg 16'));
    default:
      return needs('rule');
  }
}

const needs = (field: string): Result<never> => fail('INPUT_INVALID', { fields: [field] });

const on = (day: IsoDate, ruleId: EffectiveDate['ruleId'], which: string, source: string): EffectiveDate => ({
  on: day,
  ruleId,
  source,
  reason: `It starts on ${formatDate(day)}, ${which}.`,
});
const stays = (day: IsoDate, reason: string): EffectiveDate => ({
  on: day,
  ruleId: 'R-EFF-12',
  reason,
  source: 'SI 2012/2677 reg 18',
});

function fromReport({ reportedOn, weekStartsOn }: EffectiveDateInput, law: Law): Result<EffectiveDate> {
  const lawOn = law.at(reportedOn);
  if (!lawOn.ok) return fail('DATE_IMPOSSIBLE', { ...lawOn.error, fields: ['reportedOn'] });
  const source = 'Child Support Act 1991 s.17(4); SI 2012/2677 reg 18(6)';
  if (lawOn.value.params['reading.reportStart'].value === 'reportDay') {
    return ok(on(reportedOn, 'R-EFF-8', 'the day it was reported', source));
  }
  if (weekStartsOn === undefined || !Number.isInteger(weekStartsOn) || weekStartsOn < 0 || weekStartsOn > 6)
    return needs('weekStartsOn');
  const start = addDays(reportedOn, -((weekday(reportedOn) - weekStartsOn + 7) % 7));
  return ok(on(start, 'R-EFF-8', 'the start of the week it was reported in', source));
}

/**
 * The first annual review after a day: 12 months after the initial effective date, and each anniversary (R-EFF-2). For
 * a child or receiving parent who joins, give the initial effective date of the case they join (R-EFF-3).
 */
export function nextReview(initialEffectiveOn: IsoDate, after: IsoDate, law: Law): Result<IsoDate> {
  const lawOn = law.at(initialEffectiveOn);
  if (!lawOn.ok) return fail('DATE_IMPOSSIBLE', { ...lawOn.error, fields: ['initialEffectiveOn'] });
  const months = lawOn.value.params['review.months'].value;
  for (let review = 1; ; review += 1) {
    // Always from the first date, so that 29 February comes back in leap years.
    const day = addMonths(initialEffectiveOn, months * review);
    if (day > after) return ok(day);
  }
}
