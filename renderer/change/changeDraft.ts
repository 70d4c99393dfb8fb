import type { RawFields, Raw } from './changeFields.ts';

export type Evidence = 'none' | 'seen';
/** What a change form keeps in the journal: everything the person touched, exactly as it stands. */
export type ChangeDraft = Readonly<{ raw: RawFields; touched: readonly string[]; evidence: Evidence }>;

export const writeChangeDraft = ({ raw, touched, evidence }: ChangeDraft): string =>
  JSON.stringify({ raw: Object.fromEntries(touched.map((name) => [name, raw[name] ?? null])), touched, evidence });

const nothing: ChangeDraft = { raw: {}, touched: [], evidence: 'none' };

/** Reads a kept draft. One that cannot be read counts as none: it is the form that decides what a value may be. */
export function readChangeDraft(body: string | null): ChangeDraft {
  if (body === null) return nothing;
  try {
    const held = JSON.parse(body) as Readonly<{ raw?: unknown; touched?: unknown; evidence?: unknown }>;
    if (
      typeof held !== 'object' ||
      held === null ||
      typeof held.raw !== 'object' ||
      held.raw === null ||
      !Array.isArray(held.touched)
    )
      return nothing;
    return {
      raw: held.raw as Readonly<Record<string, Raw>>,
      touched: held.touched.filter((name): name is string => typeof name === 'string'),
      evidence: held.evidence === 'seen' ? 'seen' : 'none',
    };
  } catch {
    return nothing;
  }
}
