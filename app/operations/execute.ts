import { fieldNames } from '../contract/fieldNames.ts';
import type { Instant } from '../model/dates.ts';
import { londonDate } from '../model/dates.ts';
import type { ClusterId } from '../model/ids.ts';
import { createIdSource } from '../model/ids.ts';
import { rowSchemas, type Row, type RowKind } from '../model/rows/index.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Actor, AnyOperation, Catalogues, Effects, Loaded, Reads, Ref } from './operation.ts';

/** How an executor gives rules the rows of one cluster, as they stand for it. */
export interface RowSource {
  get(kind: RowKind, id: string): Row | null;
  list(kind: RowKind): readonly Row[];
}

/** The key of a row or list in `saw`: `task/abc`, `income/*`. */
export const refKey = (ref: Ref): string => ('all' in ref ? `${ref.kind}/*` : `${ref.kind}/${ref.id}`);

/** A list's tag: changes when any member does, whatever their order. */
export const listTag = (rows: readonly Row[]): string =>
  rows
    .map((r) => `${r.id}=${r.tag}`)
    .sort()
    .join('&')
    .replace(/^$/, 'none');

/** Tags of everything that `reads` names. Null stands for a row that is not there. */
export function tagsOf(reads: Reads, source: RowSource): Record<string, string | null> {
  const tags: Record<string, string | null> = {};
  for (const ref of Object.values(reads)) {
    tags[refKey(ref)] = 'all' in ref ? shortHash(listTag(source.list(ref.kind))) : (source.get(ref.kind, ref.id)?.tag ?? null);
  }
  return tags;
}

/** The tags that go into `saw`: of those reads that the decision rests on. */
export function sawTags(op: AnyOperation, input: unknown, reads: Reads, source: RowSource): Record<string, string | null> {
  const names = op.restsOn?.(input) ?? Object.keys(reads);
  return tagsOf(Object.fromEntries(names.flatMap((name) => (reads[name] === undefined ? [] : [[name, reads[name]]]))), source);
}

/** The keys in `saw` whose rows are no longer what the person saw. */
export const changedSince = (saw: Readonly<Record<string, string | null>>, tags: Readonly<Record<string, string | null>>): readonly string[] =>
  Object.keys(saw).filter((key) => Object.hasOwn(tags, key) && tags[key] !== saw[key]);

export type Prepared = Readonly<{ input: unknown; reads: Reads; rows: Loaded<Reads> }>;

/** Validates the input and loads what the rule needs. */
export function prepare(op: AnyOperation, args: unknown, source: RowSource): Result<Prepared> {
  const parsed = op.input.safeParse(args);
  if (!parsed.success) return fail('INPUT_INVALID', { fields: fieldNames(op.input, parsed.error.issues) });
  const reads = op.reads(parsed.data);
  const rows: Record<string, Row | null | readonly Row[]> = {};
  for (const [name, ref] of Object.entries(reads)) {
    if ('all' in ref) {
      rows[name] = source.list(ref.kind);
    } else {
      const found = source.get(ref.kind, ref.id);
      if (found === null && ref.optional !== true) return fail('ROW_NOT_FOUND', { fields: [ref.kind] });
      rows[name] = found;
    }
  }
  return ok({ input: parsed.data, reads, rows: rows as Loaded<Reads> });
}

export type CallDetails = Readonly<{ actor: Actor; opId: string; clusterId: ClusterId; now: Instant; catalogues: Catalogues }>;

/** Runs a rule on prepared rows. Effects are checked against the row schemas, so that a defect cannot be stored. */
export function decide(op: AnyOperation, prepared: Prepared, details: CallDetails): Result<Effects> {
  if (!op.may(details.actor, prepared.rows, prepared.input)) return fail('NOT_ALLOWED');
  const result = op.decide(prepared.rows, prepared.input, {
    ...details,
    today: londonDate(details.now),
    newId: createIdSource(details.opId),
  });
  if (!result.ok) return result;
  for (const write of result.value.put) {
    const checked = rowSchemas[write.kind].safeParse(write.body);
    if (!checked.success) {
      return fail('RULE_FAILED', { fields: fieldNames(rowSchemas[write.kind], checked.error.issues).map((name) => `${write.kind}.${name}`) });
    }
  }
  return result;
}

/** 64-bit FNV-1a as hex: a fingerprint for comparing list tags, not a secret. */
export function shortHash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // 64-bit multiply by the FNV prime 0x100000001b3 in two 32-bit halves
    const lowProduct = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + low * 0x100 + Math.floor(lowProduct / 0x1_0000_0000)) >>> 0;
    low = lowProduct >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
