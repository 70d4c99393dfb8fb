import type { DraftForm } from '../app/draftStore.ts';
import type { RawFields, Raw } from './changeFields.ts';

export type Evidence = 'none' | 'seen';
/** What a change form keeps in the journal: everything the person touched, exactly as it stands. */
type ChangeDraft = Readonly<{ raw: RawFields; touched: readonly string[]; evidence: Evidence }>;

export const changeDraftOf = ({ raw, touched, evidence }: ChangeDraft): ChangeDraft => ({
  raw: Object.fromEntries(touched.map((name) => [name, raw[name] ?? null])),
  touched,
  evidence,
});

/** A draft that cannot be read counts as none: it is the form that decides what a value may be. */
export const changeDraftForm: DraftForm<ChangeDraft> = {
  empty: { raw: {}, touched: [], evidence: 'none' },
  read(json) {
    if (typeof json !== 'object' || json === null) return null;
    const { raw, touched, evidence } = json as Readonly<Record<keyof ChangeDraft, unknown>>;
    if (typeof raw !== 'object' || raw === null || !Array.isArray(touched)) return null;
    return {
      raw: raw as Readonly<Record<string, Raw>>,
      touched: touched.filter((name): name is string => typeof name === 'string'),
      evidence: evidence === 'seen' ? 'seen' : 'none',
    };
  },
  isEmpty: ({ touched, evidence }) => touched.length === 0 && evidence === 'none',
};
