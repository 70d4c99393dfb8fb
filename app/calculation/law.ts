import * as z from 'zod';
import { addDays, IsoDate, isRealDate } from '../model/dates.ts';
import { fail, ok, type Result } from '../result.ts';
import { type AlwaysKey, type Benefit, benefitValue, type LawKey, lawKeys, type LawValue } from './lawKeys.ts';

/**
 * How far a value is known: T provision read, S official page or summary read, K known law not yet checked,
 * I our reading.
 */
export const lawMarks = ['T', 'S', 'K', 'I'] as const;

const Row = z.strictObject({
  key: z.string().regex(/^[a-z]+(\.[a-zA-Z0-9]+)+$/),
  value: z.unknown(),
  from: IsoDate.nullable(),
  until: IsoDate.nullable(),
  status: z.enum(['in_force', 'announced']),
  source: z.string().min(1).max(300),
  ruleId: z.string().regex(/^R-[A-Z]+(-\d+)?$/),
  mark: z.enum(lawMarks),
  /** Why this value, where sources disagree or a date is not certain. Every reading has one. */
  reason: z.string().min(1).max(600).optional(),
  reviewOwner: z.string().min(1).max(80).optional(),
});
const File = z.strictObject({ about: z.string().max(600), rows: z.array(Row).max(500) });

/** One dated row as written in `resources/law`; `value` stays as written there. */
export type LawRow = z.output<typeof Row>;
/** Which row a step used: enough to find it again. */
export type RowRef = Readonly<{ key: string; from: string }>;
export type Param<V> = Readonly<{ value: V; ref: RowRef; source: string; ruleId: string }>;

/** Every parameter as it stood on one day, each with the row it came from; null where the law had none. */
export type LawOn = Readonly<{
  params: Readonly<{ [K in LawKey]: K extends AlwaysKey ? Param<LawValue<K>> : Param<LawValue<K>> | null }>;
  /** Benefits by code, only those in force on the day. */
  benefits: ReadonlyMap<string, Param<Benefit>>;
}>;

export interface Law {
  /** The law on a day. Refuses with DATE_IMPOSSIBLE what is no date or is before the scheme. */
  at(on: IsoDate): Result<LawOn>;
  /** Rows in force at some time, as written. */
  readonly rows: readonly LawRow[];
  /** Rows that were announced and are not law: never part of any day's law, shown only. */
  readonly announced: readonly LawRow[];
  /** Every benefit code that counts for, or is known to, the rules on any day. */
  readonly benefitCodes: ReadonlySet<string>;
  /**
   * This law as it would be if every announced row started on a day: for what-if sums only, never for a decision. Each
   * row so used says in its source that it is not law. Refuses with DATE_IMPOSSIBLE a day that is no date or is not
   * after the start of the rows that it would end.
   */
  withReform(from: IsoDate): Result<Law>;
}

type Parsed = Readonly<{ file: string; row: LawRow; from: IsoDate; until: IsoDate | null; param: Param<unknown> }>;
type Announced = Readonly<{ file: string; row: LawRow; value: unknown }>;

const invalid = (file: string, at: string, problem: string): Result<never> =>
  fail('FILE_INVALID', { fields: [`${file}: ${at}`], facts: { problem } });

const isLawKey = (key: string): key is LawKey => Object.hasOwn(lawKeys, key);

const valueSchema = (key: string): z.ZodType | null => {
  if (isLawKey(key)) return lawKeys[key].value;
  return key.startsWith('benefit.') ? benefitValue : null;
};

function parseRow(file: string, row: LawRow): Result<Parsed | Announced> {
  const schema = valueSchema(row.key);
  if (schema === null) return invalid(file, row.key, 'unknown key');
  const value = schema.safeParse(row.value);
  if (!value.success) return invalid(file, `${row.key} ${value.error.issues[0]?.path.join('.') ?? ''}`.trim(), 'value');
  if (row.key.startsWith('reading.') && row.reason === undefined)
    return invalid(file, row.key, 'reading without reason');
  if (row.from !== null && row.until !== null && row.until < row.from)
    return invalid(file, row.key, 'ends before it starts');
  if (row.status === 'announced') return ok({ file, row, value: value.data });
  if (row.from === null) return invalid(file, row.key, 'in force without a start');
  return ok(inForceFrom({ file, row, value: value.data }, row.from));
}

function inForceFrom({ file, row, value }: Announced, from: IsoDate): Parsed {
  const ref: RowRef = Object.freeze({ key: row.key, from });
  return { file, row, from, until: row.until, param: { value, ref, source: row.source, ruleId: row.ruleId } };
}

/** Rows of one key must follow one another day by day; a key that is always needed may neither start late nor end. */
function checkRun(key: string, run: readonly Parsed[], schemeStart: IsoDate): Result<null> {
  const needed = isLawKey(key) && lawKeys[key].always;
  for (const [index, row] of run.entries()) {
    const before = run[index - 1];
    if (before === undefined) {
      if (needed && row.from > schemeStart) return invalid(row.file, `${key} ${row.from}`, 'gap');
      continue;
    }
    if (before.until === null || before.until >= row.from) return invalid(row.file, `${key} ${row.from}`, 'overlap');
    if (addDays(before.until, 1) !== row.from) return invalid(row.file, `${key} ${row.from}`, 'gap');
  }
  const last = run.at(-1);
  if (needed && last !== undefined && last.until !== null) return invalid(last.file, `${key} ${last.until}`, 'gap');
  return ok(null);
}

/**
 * Reads the law tables. `raw` is each file's parsed YAML. Refuses with FILE_INVALID, naming file and key, a value of
 * the wrong shape, an unknown or missing key, and rows that overlap or leave a gap.
 */
export function parseLaw(files: readonly { name: string; raw: unknown }[]): Result<Law> {
  const parsed: Parsed[] = [];
  const announced: Announced[] = [];
  for (const { name, raw } of files) {
    const file = File.safeParse(raw);
    if (!file.success) return invalid(name, file.error.issues[0]?.path.join('.') ?? '', 'shape');
    for (const row of file.data.rows) {
      const read = parseRow(name, row);
      if (!read.ok) return read;
      if ('param' in read.value) parsed.push(read.value);
      else announced.push(read.value);
    }
  }
  return lawOf(parsed, announced);
}

function lawOf(parsed: readonly Parsed[], announced: readonly Announced[]): Result<Law> {
  const runs = Map.groupBy(
    parsed.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    ({ row }) => row.key,
  );
  const missing = Object.entries(lawKeys).find(([key, { always }]) => always && !runs.has(key));
  if (missing !== undefined) return invalid('law', missing[0], 'missing');
  const schemeStart = runs.get('scheme.start')?.[0]?.from ?? '';
  for (const [key, run] of runs) {
    const checked = checkRun(key, run, schemeStart);
    if (!checked.ok) return checked;
  }

  return ok({
    at: createLookup(runs, schemeStart),
    rows: parsed.map(({ row }) => row),
    announced: announced.map(({ row }) => row),
    withReform: (from) => reformed(parsed, announced, from),
    benefitCodes: new Set(
      [...runs.keys()].filter((key) => key.startsWith('benefit.')).map((key) => key.slice('benefit.'.length)),
    ),
  });
}

function reformed(parsed: readonly Parsed[], announced: readonly Announced[], from: IsoDate): Result<Law> {
  const impossible = fail('DATE_IMPOSSIBLE', { fields: ['from'] });
  if (!isRealDate(from)) return impossible;
  const keys = new Set(announced.map(({ row }) => row.key));
  const ends = (row: Parsed): boolean => keys.has(row.row.key) && (row.until === null || row.until >= from);
  if (parsed.some((row) => ends(row) && row.from >= from)) return impossible;
  const before = parsed.map((row) => (ends(row) ? { ...row, until: addDays(from, -1) } : row));
  const after = announced.map(({ file, row, value }) =>
    inForceFrom({ file, value, row: { ...row, source: `Announced, not law: ${row.source}` } }, from),
  );
  return lawOf([...before, ...after], []);
}

/** Between two changes of the law every day has the same law, so one snapshot serves them all. */
function createLookup(runs: ReadonlyMap<string, readonly Parsed[]>, schemeStart: IsoDate): Law['at'] {
  const turns = [...runs.values()]
    .flat()
    .flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]));
  const starts = [...new Set(turns.filter((on) => on > schemeStart)), schemeStart].sort();
  const snapshots: (Result<LawOn> | undefined)[] = [];
  return (on) => {
    if (on < schemeStart || !isRealDate(on)) return fail('DATE_IMPOSSIBLE', { facts: { earliest: schemeStart } });
    const index = starts.findLastIndex((start) => start <= on);
    return (snapshots[index] ??= ok(snapshot(runs, starts[index] ?? schemeStart)));
  };
}

function snapshot(runs: ReadonlyMap<string, readonly Parsed[]>, on: IsoDate): LawOn {
  const inForce = (run: readonly Parsed[] | undefined): Param<unknown> | null =>
    run?.find(({ from, until }) => from <= on && (until === null || on <= until))?.param ?? null;
  const params = Object.fromEntries(Object.keys(lawKeys).map((key) => [key, inForce(runs.get(key))]));
  const benefits = new Map<string, Param<Benefit>>();
  for (const [key, run] of runs) {
    const param = key.startsWith('benefit.') ? inForce(run) : null;
    if (param !== null)
      benefits.set(key.slice('benefit.'.length), { ...param, value: benefitValue.parse(param.value) });
  }
  if (!isWhole(params)) throw new Error(`The law of ${on} lacks a parameter`);
  return { params, benefits };
}

/** Each value was parsed by its own key's schema; here only that none that always applies is missing. */
const isWhole = (params: Readonly<Record<string, Param<unknown> | null>>): params is LawOn['params'] =>
  Object.entries(lawKeys).every(([key, { always }]) => !always || params[key] !== null);
