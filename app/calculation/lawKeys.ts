import * as z from 'zod';
import { divide, type Fraction, fraction, multiply, parseFraction, roundHalfUp } from '../model/fraction.ts';
import { formatPence, type Pence } from '../model/money.ts';
import { IsoDate } from '../model/dates.ts';

/** Money set by law, in each form a rule needs. */
export type Amount = Readonly<{ pence: Pence; exact: Fraction; text: string }>;
/** A share set by law; `of` is a fraction of one (16% is 16/100). */
export type Percent = Readonly<{ of: Fraction; text: string }>;
/** One band of nights: the share taken off from `nights` a year, and whether the extra sum per child follows. */
export type NightsBand = Readonly<{ nights: number; off: Fraction; text: string; extra: boolean }>;
/** Whose benefit counts: the paying parent's alone, either partner's, or nobody's (income bands apply). */
export type Benefit = Readonly<{ counts: 'own' | 'either' | 'no'; label: string; youngNil: boolean }>;
export type FeePercent = Readonly<{ percent: Percent; bases: readonly ('weeklyAmount' | 'arrearsInstalment')[] }>;

// Numbers in the files are quoted text, so that no binary float ever stands between the law and the sum.
const decimal = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/);
const exactly = (text: string): Fraction => parseFraction(text) ?? fraction(0);

const pounds = z
  .string()
  .regex(/^\d{1,9}(\.\d{2})?$/)
  .transform((text): Amount => {
    const exact = multiply(exactly(text), fraction(100));
    const pence = roundHalfUp(exact);
    return { pence, exact: fraction(pence), text: formatPence(pence) };
  });
const percent = decimal.transform((text): Percent => ({ of: divide(exactly(text), fraction(100)), text: `${text}%` }));
const wholeNumber = z.int().min(0).max(1000);
const ratio = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,4}|\/\d{1,6})?$/)
  .refine((text) => parseFraction(text) !== null)
  .transform((text) => ({ of: exactly(text), text: text.replace('/', ' ÷ ') }));
const byChildren = z.tuple([percent, percent, percent]);
const reducedColumns = z.tuple([percent, percent, percent, percent]);
const reducedTable = z.tuple([reducedColumns, reducedColumns, reducedColumns]);
const nightsBands = z
  .array(
    z.strictObject({
      nights: z.int().min(1).max(366),
      off: z.string().regex(/^\d\/\d{1,2}$/),
      extra: z.boolean(),
    }),
  )
  .min(1)
  .max(10)
  .refine((bands) => bands.every((band, index) => index === 0 || band.nights > (bands[index - 1]?.nights ?? 0)))
  .transform((bands): readonly NightsBand[] =>
    bands.map(({ nights, off, extra }) => ({ nights, extra, off: exactly(off), text: off })),
  );
const fee = z
  .strictObject({ percent, bases: z.array(z.enum(['weeklyAmount', 'arrearsInstalment'])).min(1) })
  .transform((value): FeePercent => value);
const defaultAmounts = z.tuple([pounds, pounds, pounds]);

/** A key that runs without a break from the first day of the scheme. */
const always = <S extends z.ZodType>(value: S) => ({ value, always: true as const });
/** A key the law began to use later, stopped using, or has not started. */
const sometimes = <S extends z.ZodType>(value: S) => ({ value, always: false as const });

/** Every parameter the rules may ask for, with the shape its value must have. Units are those of each comment. */
export const lawKeys = {
  'scheme.start': always(IsoDate),
  // pounds a week
  'flat.amount': always(pounds),
  'band.nil': always(pounds),
  'band.flat': always(pounds),
  'band.reduced': always(pounds),
  'band.tier1': always(pounds),
  'band.cap': always(pounds),
  // per cent, by one, two, three or more children
  'basic.tier1': always(byChildren),
  'basic.tier2': always(byChildren),
  'roc.reduction': always(byChildren),
  /** per cent; rows by children counted, columns by no, one, two, three or more relevant other children */
  'reduced.T': sometimes(reducedTable),
  /** the part of the flat rate that is due, when a partner also pays */
  'flat.partnerShare': always(ratio),
  'sc.bands': always(nightsBands),
  'sc.bands.51': always(nightsBands),
  'sc.extra': always(pounds),
  'sc.assumedNights': always(wholeNumber),
  'sc.localAuthorityNights': always(wholeNumber),
  // pounds a week, by one, two, three or more children
  'default.amounts': always(defaultAmounts),
  'default.amounts.guide': always(defaultAmounts),
  'income.yearDays': always(wholeNumber),
  'income.yearWeeks': always(wholeNumber),
  'tolerance.income': always(percent),
  'age.child': always(z.strictObject({ under: wholeNumber, inEducationUnder: wholeNumber })),
  'age.young': always(z.strictObject({ from: wholeNumber, to: wholeNumber })),
  // pounds a week
  'var.expense.contactCosts': always(pounds),
  'var.expense.illnessOrDisability': always(pounds),
  'var.expense.priorDebts': always(pounds),
  'var.expense.boardingFees': always(pounds),
  'var.expense.homeLoan': always(pounds),
  /** per cent of the boarding fees that counts, and the most of weekly income they may take off: not retrieved, not set */
  'var.boardingFees.part': sometimes(percent),
  'var.boardingFees.most': sometimes(percent),
  'var.earned.min': always(pounds),
  /** pounds a year */
  'var.unearned.min': always(pounds),
  /** pounds of net value */
  'var.assets.min': sometimes(pounds),
  /** per cent a year of net value */
  'var.assets.rate': sometimes(percent),
  'fee.application': always(pounds),
  /** years of age under which an applicant paid no application fee */
  'fee.application.waivedUnder': always(wholeNumber),
  'fee.collect.payingParent': always(fee),
  'fee.collect.payingParent.nonCompliant': sometimes(fee),
  'fee.collect.receivingParent': always(fee),
  'charge.liabilityOrder': sometimes(pounds),
  'charge.lumpSumOrder': sometimes(pounds),
  'charge.regularDeductionOrder': sometimes(pounds),
  'charge.deductionFromEarnings': sometimes(pounds),
  'review.months': always(wholeNumber),
  /** months between checks of a current income in use */
  'review.currentIncomeMonths': always(wholeNumber),
  /** the most days between the request to HMRC and the day its figure is for */
  'income.requestDays': always(wholeNumber),
  // bounds on what may be typed; not law
  'limit.weekly': always(pounds),
  'limit.yearly': always(pounds),
  'limit.capital': always(pounds),
  /** weeks in a month, for showing only */
  'display.month': always(ratio),
  'display.month.433': always(ratio),
  // readings of the law where sources disagree
  'reading.defaultAmounts': always(z.enum(['default.amounts', 'default.amounts.guide'])),
  'reading.weekFromYear': always(z.enum(['daysOfYear', 'weeks52'])),
  'reading.rounding': always(z.enum(['namedPoints', 'everyStage'])),
  'reading.oddPenny': always(z.enum(['largestRemainder', 'cutOff'])),
  'reading.tierTest': always(z.enum(['afterOtherChildren', 'beforeOtherChildren'])),
  'reading.expenseMinimum': always(z.enum(['atLeast', 'over'])),
  'reading.assetsMinimum': always(z.enum(['over', 'atLeast'])),
  'reading.assetsSplit': always(z.enum(['eachKind', 'together'])),
  'reading.toleranceDirection': always(z.enum(['either', 'lowerOnly'])),
  'reading.month': always(z.enum(['display.month', 'display.month.433'])),
  'reading.flatSharedCareLabel': always(z.enum(['flat', 'nil'])),
  'reading.nightsBands': always(z.enum(['sc.bands', 'sc.bands.51'])),
  'reading.lowestTest': always(z.enum(['allTogether', 'eachFirst'])),
  'reading.benefitSharedCare': always(z.enum(['nothing', 'flat'])),
  'reading.dailyRounding': always(z.enum(['halfUp', 'cutOff'])),
  'reading.reportStart': always(z.enum(['reportDay', 'startOfWeek'])),
} as const;

/** `benefit.<code>`: any number of these, each with its own dates. */
export const benefitValue = z.strictObject({
  counts: z.enum(['own', 'either', 'no']),
  label: z.string().min(1).max(120),
  youngNil: z.boolean().default(false),
});

type Keys = typeof lawKeys;
export type LawKey = keyof Keys;
export type LawValue<K extends LawKey> = z.output<Keys[K]['value']>;
export type AlwaysKey = { [K in LawKey]: Keys[K]['always'] extends true ? K : never }[LawKey];
