import type { DecideAs, Reporter } from '../../app/contract/change.ts';
import type { DraftForm } from '../app/draftStore.ts';
import type { RawFields, Raw } from './rawValue.ts';

export type Evidence = 'none' | 'seen';
/** What a person decides, and why; `as` null while nothing is chosen. */
export type Deciding = Readonly<{ as: DecideAs['as'] | null; because: string }>;
/** What a change form keeps in the journal: everything the person touched, exactly as it stands. */
type ChangeDraft = Readonly<{ raw: RawFields; touched: readonly string[]; evidence: Evidence; reportedBy: Reporter | null; decide: Deciding }>;

export const undecided: Deciding = { as: null, because: '' };

export const changeDraftOf = ({ raw, touched, evidence, reportedBy, decide }: ChangeDraft): ChangeDraft => ({
  raw: Object.fromEntries(touched.map((name) => [name, raw[name] ?? null])),
  touched,
  evidence,
  reportedBy,
  decide,
});

const reporters: readonly unknown[] = ['payingParent', 'receivingParent', 'thirdParty', 'feed'] satisfies readonly Reporter[];
const decisions: readonly unknown[] = ['accept', 'refuse', 'handOver'] satisfies readonly DecideAs['as'][];

function readDeciding(json: unknown): Deciding {
  if (typeof json !== 'object' || json === null) return undecided;
  const { as, because } = json as Readonly<Record<keyof Deciding, unknown>>;
  return { as: decisions.includes(as) ? (as as DecideAs['as']) : null, because: typeof because === 'string' ? because : '' };
}

/** A draft that cannot be read counts as none: it is the form that decides what a value may be. */
export const changeDraftForm: DraftForm<ChangeDraft> = {
  empty: { raw: {}, touched: [], evidence: 'none', reportedBy: null, decide: undecided },
  read(json) {
    if (typeof json !== 'object' || json === null) return null;
    const { raw, touched, evidence, reportedBy, decide } = json as Readonly<Record<keyof ChangeDraft, unknown>>;
    if (typeof raw !== 'object' || raw === null || !Array.isArray(touched)) return null;
    return {
      raw: raw as Readonly<Record<string, Raw>>,
      touched: touched.filter((name): name is string => typeof name === 'string'),
      evidence: evidence === 'seen' ? 'seen' : 'none',
      reportedBy: reporters.includes(reportedBy) ? (reportedBy as Reporter) : null,
      decide: readDeciding(decide),
    };
  },
  isEmpty: ({ touched, evidence, reportedBy, decide }) => touched.length === 0 && evidence === 'none' && reportedBy === null && decide.as === null && decide.because === '',
};
