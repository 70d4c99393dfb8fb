import { parse } from 'yaml';
import * as z from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { Story } from './storySchema.ts';

/** How far a number is known: given by a public source, worked out from published figures, or our modelling choice. */
export const parameterMarks = ['published', 'derived', 'assumption'] as const;

const marked = <S extends z.ZodType>(value: S) =>
  z.strictObject({ value, mark: z.enum(parameterMarks), from: z.string().min(1).max(300) }).transform((leaf) => (leaf as Readonly<{ value: z.output<S> }>).value);
const weight = z.number().min(0).max(1000);
const share = z.number().min(0).max(1);
const whole = z.int().min(0).max(1_000_000_000);
const weights = <const K extends string>(...keys: readonly K[]) =>
  marked(z.strictObject(Object.fromEntries(keys.map((key) => [key, weight])) as Record<K, typeof weight>));
const shares = <const K extends string>(...keys: readonly K[]) =>
  marked(z.strictObject(Object.fromEntries(keys.map((key) => [key, share])) as Record<K, typeof share>));
const wholes = <const K extends string>(...keys: readonly K[]) =>
  marked(z.strictObject(Object.fromEntries(keys.map((key) => [key, whole])) as Record<K, typeof whole>));
const numbers = <const K extends string>(...keys: readonly K[]) =>
  marked(z.strictObject(Object.fromEntries(keys.map((key) => [key, z.number()])) as Record<K, z.ZodNumber>));
const byCode = marked(z.record(z.string().max(40), weight));

const File = z.strictObject({
  version: z.int().min(1),
  population: z.strictObject({
    clusterSize: weights('one', 'two', 'more'),
    clusterMore: weights('three', 'four'),
    clusterShape: weights('sharedPaying', 'sharedReceiving', 'dualRole'),
    childrenPerCase: weights('one', 'two', 'three', 'four'),
    childAge: numbers('mode', 'olderFrom', 'olderTo', 'olderShare', 'youngestDays'),
    relevantOther: weights('none', 'one', 'two', 'three'),
    otherArrangementShare: marked(share),
    service: weights('directPay', 'collectAndPay', 'awaiting'),
    applicationStatus: weights('tracing', 'awaitingResponse', 'defaultDecision'),
    liveStatus: weights('live', 'underReview', 'challenged', 'arrearsOnly', 'closing', 'closed'),
    receivingWomen: marked(share),
    payingMen: marked(share),
    payingAge: wholes('mean', 'deviation', 'from', 'to'),
    receivingAge: wholes('mean', 'deviation', 'from', 'to'),
    wales: marked(share),
    welshOfWales: marked(share),
    abroad: marked(share),
    untraced: marked(share),
    yearsOpen: numbers('from', 'to', 'shape'),
    ninoMissing: marked(share),
    reportDuty: marked(share),
  }),
  income: z.strictObject({
    status: weights('employed', 'selfEmployed', 'mixed', 'benefit', 'pension', 'none'),
    employed: numbers('medianWeeklyPence', 'deviation', 'capPence', 'overCap'),
    selfEmployed: numbers('medianWeeklyPence', 'deviation'),
    pension: numbers('medianWeeklyPence', 'deviation'),
    growth: numbers('mean', 'deviation'),
    currentInUse: marked(share),
    estimatedInUse: marked(share),
    supersededKept: weights('one', 'two', 'none'),
    hmrcDelayMonths: marked(whole),
    flatBenefit: byCode,
    prison: marked(share),
    specialExpenses: marked(share),
    additionalIncome: marked(share),
    expenseWeeklyPence: wholes('from', 'to'),
    unearnedAnnualPence: wholes('from', 'to'),
  }),
  care: z.strictObject({
    nights: weights('none', 'one', 'two', 'three', 'half'),
    ranges: wholes('noneTo', 'oneFrom', 'oneTo', 'twoFrom', 'twoTo', 'threeFrom', 'threeTo', 'halfFrom', 'halfTo'),
    someNightsUnderBand: marked(share),
    sameForSiblings: marked(share),
    basis: weights('agreed', 'courtOrder', 'assumed', 'disputed'),
  }),
  payment: z.strictObject({
    method: weights('deductionFromEarnings', 'deductionFromBenefit', 'standingOrder', 'directDebit', 'card'),
    collect: weights('nil', 'part', 'full'),
    persistence: marked(share),
    partShare: shares('from', 'to'),
    direct: weights('full', 'late', 'short', 'nothing'),
    directTold: marked(share),
    periods: marked(z.int().min(1).max(12)),
    arrearsShare: marked(share),
    arrears: numbers('medianPence', 'deviation', 'maxPence'),
    legacyShare: marked(share),
    chargeShare: marked(share),
    charges: wholes('liabilityOrder', 'deductionOrder'),
    cashShare: marked(share),
    overpaidShare: marked(share),
    writtenOffShare: marked(share),
    manualShare: marked(share),
    accountShared: marked(share),
  }),
  proof: z.strictObject({
    quality: weights('good', 'photo', 'cutOff', 'otherPerson'),
    loose: marked(share),
    looseFits: marked(share),
  }),
  safety: z.strictObject({
    receivingAbuse: marked(share),
    payingAbuse: marked(share),
    specialistOfCollect: marked(share),
    nonGeographic: marked(share),
    suppression: marked(share),
    noVoicemail: marked(share),
    otherMarker: marked(share),
  }),
  access: z.strictObject({
    formats: shares('largePrint', 'audio', 'braille', 'textphone', 'bsl', 'interpreter'),
    representative: marked(share),
    online: marked(share),
    mobileHeld: marked(share),
    emailVerified: marked(share),
    smsOptOut: marked(share),
    paper: marked(share),
    identityChecked: marked(share),
    ownPhone: marked(share),
    bankHeld: marked(share),
    bestTime: marked(share),
  }),
  work: z.strictObject({
    openPerCase: weights('none', 'one', 'two'),
    donePerCase: weights('none', 'one', 'two'),
    stage: weights('fresh', 'claimed', 'waiting', 'woken', 'lapsed'),
    due: weights('overdue', 'today', 'tomorrow', 'week', 'later'),
    dueDays: wholes('overdueTo', 'weekTo', 'laterTo'),
    changeMix: byCode,
    otherMix: byCode,
    changeShare: marked(share),
    windowDays: marked(whole),
    remindAfterDays: marked(whole),
    letterAfterDays: marked(whole),
    phoneAfterDays: marked(whole),
    startDays: marked(whole),
    priority: weights('ordinary', 'raised', 'urgent'),
    openPromiseOfItem: marked(share),
    keptPromise: marked(share),
    promiseWarnDays: marked(whole),
    callsPerCase: weights('none', 'one', 'two', 'three'),
    noteOfCall: marked(share),
    sentNotice: marked(share),
    ratio: weights('over', 'under', 'near'),
    ratioBounds: shares('overFrom', 'overTo', 'underFrom', 'underTo', 'nearFrom', 'nearTo'),
    reviewByPerson: marked(share),
    thirdDecisionKept: marked(share),
    effortMinutes: byCode,
  }),
  staff: z.strictObject({
    casesPerTeam: marked(z.int().min(1)),
    teamsMax: marked(z.int().min(1).max(999)),
    caseworkersPerTeam: marked(z.int().min(1).max(20)),
    awayShare: marked(share),
    awayDaysTo: marked(whole),
    skills: marked(z.record(z.string().max(24), share)),
    ownedShare: marked(share),
  }),
  expected: z.strictObject({
    rates: weights('nil', 'flat', 'reduced', 'basic', 'plus'),
    ratesTolerance: marked(z.number()),
    shareTolerance: marked(z.number()),
    openItemsPerCase: shares('from', 'to'),
  }),
  identifiers: z.strictObject({
    customerReferences: z.strictObject({ prefix: z.literal('121'), size: z.int().min(1).max(1_000_000_000), spread: z.int().min(1).max(9_000_000) }),
    nationalInsurancePrefix: z.literal('QQ'),
    mobile: z.strictObject({ prefix: z.string(), from: z.int(), to: z.int(), digits: z.int() }),
    landline: z.strictObject({ prefix: z.string(), from: z.int(), to: z.int(), digits: z.int() }),
    emailDomains: z.array(z.enum(['example.com', 'example.org', 'example.net'])).min(1),
    postcodeArea: z.literal('ZZ'),
  }),
});
const Stories = z.strictObject({ stories: z.array(Story).max(80) });

export type CaseloadParameters = z.output<typeof File> & z.output<typeof Stories>;

/**
 * Reads `resources/practice/caseload.yaml` and `stories.yaml`. Refuses with FILE_INVALID, naming the first place that is
 * wrong. Stories must name different, rising case numbers.
 */
export function readCaseloadParameters(caseloadYaml: string, storiesYaml: string): Result<CaseloadParameters> {
  const file = File.safeParse(parse(caseloadYaml));
  if (!file.success) return fail('FILE_INVALID', { fields: [`caseload: ${file.error.issues[0]?.path.join('.') ?? ''}`] });
  const stories = Stories.safeParse(parse(storiesYaml));
  if (!stories.success) return fail('FILE_INVALID', { fields: [`stories: ${stories.error.issues[0]?.path.join('.') ?? ''}`] });
  const sorted = stories.data.stories.toSorted((a, b) => a.at - b.at);
  const clash = sorted.find((story, index) => story.at < (sorted[index - 1]?.at ?? 0) + (sorted[index - 1]?.cases ?? 0));
  if (clash !== undefined) return fail('FILE_INVALID', { fields: [`stories: ${clash.at}`] });
  return ok({ ...file.data, stories: sorted });
}
