import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { PartyRole } from '../model/roles.ts';
import { ChangeType, WaitingOn } from '../model/rows/work.ts';
import { EvidenceBody } from '../model/rows/evidence.ts';
import { RequestBody } from '../model/rows/requests.ts';
import { fail, ok, type Result } from '../result.ts';
import { columnTypes, fieldSections, fieldTypes } from './fieldTypes.ts';

/** What a change is about, in order of precedence: an earlier group is decided first. */
export const changeGroups = ['parentage', 'care', 'nights', 'otherChildren', 'income', 'variations', 'service', 'payments', 'record'] as const;
export type ChangeGroup = (typeof changeGroups)[number];

const settingKeys = [
  'evidenceWindowDays', 'dutyReportDays', 'supportPercent', 'effectCeilingPence', 'nearEdgePercent', 'bothContactsDays', 'messageHoldMinutes', 'letterPostDays', 'challengeDays',
  'remindAfterDays', 'letterAfterDays', 'phoneAfterDays', 'lapseAfterDays', 'wokenDueDays',
  'bandEdgePercent', 'childOldestYears', 'tryAgainMonths', 'incomeReviewDays', 'fraudReferralDays',
  'nightsWeeks', 'nightsFortnights', 'nightsMonths', 'yearDays', 'agreedDayDays', 'mainCarerNights', 'caseClosureDays', 'safeguardingDays', 'parentageContactDays', 'applicationDays', 'mainCarerDays',
  'representativeRemovedDays', 'formatSetUpDays',
  'accountCoolingDays', 'accountCallBackDays', 'missedPaymentDays', 'serviceReviewDays', 'serviceHistoryMonths', 'paymentSetUpDays', 'voluntaryReviewDays', 'orderReportDays', 'employerReportDays', 'orderRestartDays',
] as const;

/** Days of every year, as `08-31`, on which something can happen. */
const yearDayKeys = ['educationEnds'] as const;

const Choice = z.strictObject({ value: z.string().max(40), label: z.string().max(80), description: z.string().max(160).default('') });
const Column = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
  label: z.string().min(1).max(80),
  type: z.enum(columnTypes),
  optional: z.boolean().default(false),
  choices: z.array(z.strictObject({ value: z.string().max(40), label: z.string().max(80) })).max(20).default([]),
});
const Field = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
  label: z.string().min(1).max(120),
  hint: z.string().max(240).default(''),
  section: z.enum(fieldSections),
  type: z.enum(fieldTypes),
  optional: z.boolean().default(false),
  choices: z.array(Choice).max(30).default([]),
  /** Bounds: of a whole number, of an amount in pence, of a text's characters, of how many rows or choices. Null: the type's own. */
  least: z.int().nullable().default(null),
  most: z.int().nullable().default(null),
  unit: z.string().max(40).nullable().default(null),
  /** What each row of a `rows` field holds. */
  columns: z.array(Column).max(6).default([]),
  /** Whose children a `child` or `children` field offers. */
  childRoles: z.array(z.enum(['qualifying', 'relevantOther', 'otherArrangement'])).min(1).default(['qualifying']),
  /** A choice whose list comes from the case instead of `choices`. */
  offers: z.enum(['representatives']).nullable().default(null),
  /** A date that may lie before the case began, or after the report: a year, or as long as a course can go on. */
  reach: z.enum(['case', 'person', 'ahead', 'course']).default('case'),
  onlyWhen: z.strictObject({ field: z.string().max(40), oneOf: z.array(z.string().max(40)).min(1).max(10) }).nullable().default(null),
});
export type CatalogueField = z.output<typeof Field>;

const Whom = z.union([PartyRole, z.enum(['subject', 'reporter', 'other'])]);
export type Whom = z.output<typeof Whom>;

const Notice = z.strictObject({
  /** `subject`: whom the change is about; `reporter`, `other`: the parent who told us, and the other one. */
  to: Whom,
  template: z.string().max(64),
  /** `written`: a letter, by post or in their account, and an email where they read letters online. `emailOrLetter`: the quicker of the two that is safe. `old`: the contact that was replaced. */
  channels: z.array(z.enum(['sms', 'email', 'letter', 'written', 'emailOrLetter', 'old'])).min(1).max(4),
});
export type Notice = z.output<typeof Notice>;

const Entry = z.strictObject({
  format: z.literal('change/1'),
  id: ChangeType,
  version: z.int().min(1),
  title: z.string().min(1).max(80),
  enabled: z.boolean(),
  class: z.enum(['A', 'B', 'C']),
  subjects: z.array(PartyRole).min(1).max(2),
  /** Who may report it. */
  reporters: z.array(z.enum(['payingParent', 'receivingParent', 'thirdParty', 'feed'])).min(1).max(4),
  group: z.enum(changeGroups),
  /** Words people use for it, for finding it. */
  words: z.array(z.string().max(40)).max(20).default([]),
  /** Ways in that are open for this type; a closed one is told what to do instead. */
  routes: z.strictObject({ online: z.boolean(), phone: z.boolean() }).default({ online: true, phone: true }),
  intro: z.string().max(300),
  instruction: z.string().max(64).nullable(),
  effectiveRule: z.enum(['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'ES']),
  source: z.string().min(1).max(300),
  mark: z.enum(['sourced', 'inferred', 'recalled']),
  fields: z.array(Field).max(40),
  evidence: z.strictObject({
    accepted: z.array(EvidenceBody.shape.kind).max(20),
    ask: z.string().max(40).nullable(),
    refusedWhy: z.string().max(240).nullable(),
    /** Proof that is not taken, with the reason in the customer's words. */
    refused: z.array(z.strictObject({ what: z.string().max(80), why: z.string().max(240) })).max(12).default([]),
  }),
  /** Reasons for which the rule itself says no, in the customer's words. `{placeholders}` are filled by the rule. */
  refusals: z.array(z.strictObject({ code: z.string().regex(/^[a-z][A-Za-z]{1,39}$/), words: z.string().min(1).max(300), source: z.string().min(1).max(160) })).max(12).default([]),
  /** What the customer is told about when it will be done: a label and the setting that holds the days. */
  clocks: z.array(z.strictObject({ label: z.string().max(80), setting: z.enum(settingKeys) })).max(6).default([]),
  requests: z
    .array(z.strictObject({ to: z.union([WaitingOn, z.enum(['subject', 'reporter', 'other'])]), what: RequestBody.shape.what, channel: RequestBody.shape.channel, ifSilent: RequestBody.shape.ifSilent, needs: z.enum(['employer']).optional() }))
    .max(8),
  notices: z.strictObject({
    decided: z.array(Notice).default([]),
    /** In place of `decided`, where no child is left on the case that an amount could be for. */
    ended: z.array(Notice).default([]),
    refused: z.array(Notice).default([]),
    waiting: z.array(Notice).default([]),
    applied: z.array(Notice).default([]),
    withdrawn: z.array(Notice).default([]),
  }),
});
export type ChangeEntry = z.output<typeof Entry>;

export type SettingKey = (typeof settingKeys)[number];
const Settings = z.strictObject({
  format: z.literal('changeSettings/1'),
  settings: z.array(z.strictObject({ key: z.enum(settingKeys), value: z.int().min(0), from: IsoDate, mark: z.enum(['sourced', 'inferred', 'recalled']), source: z.string().min(1).max(200) })).min(1),
  yearDays: z.array(z.strictObject({ key: z.enum(yearDayKeys), days: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)).min(1).max(12), from: IsoDate, mark: z.enum(['sourced', 'inferred', 'recalled']), source: z.string().min(1).max(200) })).min(1),
});

export interface ChangeCatalogue {
  readonly entries: ReadonlyMap<ChangeType, ChangeEntry>;
  /** A working setting as it stood on a day. */
  setting(key: SettingKey, on: IsoDate): number;
  /** Days of the year, as `08-31`, in their order, as they stood on a day. */
  yearDays(key: (typeof yearDayKeys)[number], on: IsoDate): readonly string[];
}

/** The row of a key that stood on a day; before the first, the first. There is one: the reader refuses a key without. */
function standing<R extends Readonly<{ key: string; from: IsoDate }>>(rows: readonly R[], key: R['key'], on: IsoDate): R {
  const held = rows.filter((row) => row.key === key).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return held.findLast((row) => row.from <= on) ?? (held[0] as R);
}

/** Names of fields that contradict the rest of their form: said twice, nothing to choose from, or hung on no earlier answer. */
function brokenFields({ fields }: ChangeEntry): readonly string[] {
  return fields.flatMap((field, at) => {
    const earlier = fields.slice(0, at);
    const on = field.onlyWhen === null ? null : (earlier.find(({ name }) => name === field.onlyWhen?.field) ?? null);
    const values = on?.type === 'yesNo' ? ['yes', 'no'] : on?.type === 'choice' ? on.choices.map(({ value }) => value) : null;
    const hangs = field.onlyWhen === null || (on !== null && (values === null || field.onlyWhen.oneOf.every((value) => values.includes(value))));
    const broken = earlier.some(({ name }) => name === field.name) || (field.type === 'choice' || field.type === 'choices') !== (field.choices.length > 0 || field.offers !== null) || (field.type === 'rows') !== field.columns.length > 0 || !hangs;
    return broken ? [field.name] : [];
  });
}

/**
 * Reads the change types. `raw` is each file's parsed YAML; the file called `settings` holds the shared clocks.
 * Refuses with FILE_INVALID, naming the file and the place in it.
 */
export function parseChangeCatalogue(files: readonly { name: string; raw: unknown }[]): Result<ChangeCatalogue> {
  const entries = new Map<ChangeType, ChangeEntry>();
  let rows: z.output<typeof Settings>['settings'] = [];
  let days: z.output<typeof Settings>['yearDays'] = [];
  for (const { name, raw } of files) {
    const schema = name === 'settings' ? Settings : Entry;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) return fail('FILE_INVALID', { fields: parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}`) });
    if ('settings' in parsed.data) {
      rows = parsed.data.settings;
      days = parsed.data.yearDays;
    } else if (entries.has(parsed.data.id)) return fail('FILE_INVALID', { fields: [`${name}: id`] });
    else {
      const broken = brokenFields(parsed.data);
      if (broken.length > 0) return fail('FILE_INVALID', { fields: broken.map((field) => `${name}: fields.${field}`) });
      entries.set(parsed.data.id, parsed.data);
    }
  }
  const missing: readonly string[] = [...settingKeys.filter((key) => !rows.some((row) => row.key === key)), ...yearDayKeys.filter((key) => !days.some((row) => row.key === key))];
  if (missing.length > 0) return fail('FILE_INVALID', { fields: missing.map((key) => `settings: ${key}`) });
  return ok({
    entries,
    setting(key, on) {
      return standing(rows, key, on).value;
    },
    yearDays(key, on) {
      return standing(days, key, on).days.toSorted();
    },
  });
}
