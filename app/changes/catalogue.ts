import * as z from 'zod';
import { IsoDate } from '../model/dates.ts';
import { PartyRole } from '../model/roles.ts';
import { ChangeType, WaitingOn } from '../model/rows/work.ts';
import { RequestBody } from '../model/rows/requests.ts';
import { fail, ok, type Result } from '../result.ts';

export const fieldTypes = ['choice', 'moneyPer', 'yesNo', 'date', 'phone', 'email', 'addressLines', 'postcode', 'country'] as const;

const Field = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
  label: z.string().min(1).max(120),
  hint: z.string().max(240).default(''),
  section: z.enum(['what', 'evidence', 'when']),
  type: z.enum(fieldTypes),
  optional: z.boolean().default(false),
  choices: z.array(z.strictObject({ value: z.string().max(40), label: z.string().max(80), description: z.string().max(160).default('') })).max(30).default([]),
  onlyWhen: z.strictObject({ field: z.string().max(40), oneOf: z.array(z.string().max(40)).min(1).max(10) }).nullable().default(null),
});
export type CatalogueField = z.output<typeof Field>;

const Notice = z.strictObject({
  to: z.union([PartyRole, z.literal('subject')]),
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
  reporters: z.array(PartyRole).min(1).max(2),
  intro: z.string().max(300),
  instruction: z.string().max(64).nullable(),
  effectiveRule: z.enum(['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'ES']),
  source: z.string().min(1).max(300),
  mark: z.enum(['sourced', 'inferred', 'recalled']),
  fields: z.array(Field).max(30),
  evidence: z.strictObject({ accepted: z.array(z.string().max(40)).max(12), ask: z.string().max(40).nullable(), refusedWhy: z.string().max(240).nullable() }),
  requests: z
    .array(z.strictObject({ to: WaitingOn, what: RequestBody.shape.what, channel: RequestBody.shape.channel, ifSilent: RequestBody.shape.ifSilent, needs: z.enum(['employer']).optional() }))
    .max(8),
  notices: z.strictObject({
    decided: z.array(Notice).default([]),
    refused: z.array(Notice).default([]),
    waiting: z.array(Notice).default([]),
    applied: z.array(Notice).default([]),
  }),
});
export type ChangeEntry = z.output<typeof Entry>;

const settingKeys = [
  'evidenceWindowDays', 'dutyReportDays', 'supportPercent', 'effectCeilingPence', 'nearEdgePercent', 'bothContactsDays', 'messageHoldMinutes', 'letterPostDays', 'challengeDays',
] as const;
export type SettingKey = (typeof settingKeys)[number];
const Settings = z.strictObject({
  format: z.literal('changeSettings/1'),
  settings: z.array(z.strictObject({ key: z.enum(settingKeys), value: z.int().min(0), from: IsoDate, mark: z.enum(['sourced', 'inferred', 'recalled']), source: z.string().min(1).max(200) })).min(1),
});

export interface ChangeCatalogue {
  readonly entries: ReadonlyMap<ChangeType, ChangeEntry>;
  /** A working setting as it stood on a day. */
  setting(key: SettingKey, on: IsoDate): number;
}

/** Names of fields that contradict the rest of their form: said twice, nothing to choose from, or hung on no earlier answer. */
function brokenFields({ fields }: ChangeEntry): readonly string[] {
  return fields.flatMap((field, at) => {
    const earlier = fields.slice(0, at);
    const on = field.onlyWhen === null ? null : (earlier.find(({ name }) => name === field.onlyWhen?.field) ?? null);
    const values = on?.type === 'yesNo' ? ['yes', 'no'] : on?.type === 'choice' ? on.choices.map(({ value }) => value) : null;
    const hangs = field.onlyWhen === null || (on !== null && (values === null || field.onlyWhen.oneOf.every((value) => values.includes(value))));
    const broken = earlier.some(({ name }) => name === field.name) || (field.type === 'choice') !== field.choices.length > 0 || !hangs;
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
  for (const { name, raw } of files) {
    const schema = name === 'settings' ? Settings : Entry;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) return fail('FILE_INVALID', { fields: parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}`) });
    if ('settings' in parsed.data) rows = parsed.data.settings;
    else if (entries.has(parsed.data.id)) return fail('FILE_INVALID', { fields: [`${name}: id`] });
    else {
      const broken = brokenFields(parsed.data);
      if (broken.length > 0) return fail('FILE_INVALID', { fields: broken.map((field) => `${name}: fields.${field}`) });
      entries.set(parsed.data.id, parsed.data);
    }
  }
  const missing = settingKeys.filter((key) => !rows.some((row) => row.key === key));
  if (missing.length > 0) return fail('FILE_INVALID', { fields: missing.map((key) => `settings: ${key}`) });
  return ok({
    entries,
    setting(key, on) {
      const held = rows.filter((row) => row.key === key).sort((a, b) => (a.from < b.from ? -1 : 1));
      return (held.findLast((row) => row.from <= on) ?? (held[0] as (typeof held)[number])).value;
    },
  });
}
