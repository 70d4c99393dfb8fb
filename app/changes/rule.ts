import type { ChangePreview, DecideAs, Reporter } from '../contract/change.ts';
import type { IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { ChangeType } from '../model/rows/work.ts';
import type { Call, Catalogues, Effects } from '../operations/operation.ts';
import type { Result } from '../result.ts';
import type { CaseFacts } from './caseFacts.ts';
import type { ChangeEntry } from './catalogue.ts';
import type { Finding } from './engine/finding.ts';

/** A change as it is being made: what is known, what was answered, and the day. */
export type ChangeCase = Readonly<{
  entry: ChangeEntry;
  facts: CaseFacts;
  subject: PartyRole;
  reportedOn: IsoDate;
  fields: Readonly<Record<string, unknown>>;
  /** `seen`: the person making the change has acceptable proof in front of them. */
  evidence: 'none' | 'seen';
  today: IsoDate;
  catalogues: Catalogues;
  taskId: string | null;
  reportedBy: Reporter;
  /** A person's own decision, where they have made one. */
  decide: DecideAs | null;
}>;

export type Prefill = Readonly<Record<string, Readonly<{ value: unknown; source: Readonly<{ label: string; on: IsoDate | null }> }>>>;

/** What a change type does. One file each. */
export type ChangeRule = Readonly<{
  type: ChangeType;
  /** What the case already knows, so that nothing is asked twice. */
  prefill(change: Omit<ChangeCase, 'fields' | 'evidence' | 'decide'>): Prefill;
  /** What the rule makes of the answers, for deciding several reports together. Null while something is missing, and absent for types that cannot be. */
  look?(change: ChangeCase): Finding | null;
  /** Pure and quick: runs on every key press. */
  preview(change: ChangeCase): ChangePreview;
  /** What recording it writes. Refuses with CHANGE_INCOMPLETE, naming the fields, while anything is missing. */
  record(change: ChangeCase, call: Call, runId: string | null): Result<Effects>;
}>;

export const emptyPreview: ChangePreview = {
  problems: [], needs: [], effective: null, tolerance: null, before: null, after: null, lines: [], gates: [], requests: [], notices: [], path: 'apply', warnings: [],
  class: 'B', checks: [], prepared: [], sides: [], refusal: null, periods: [], chain: [], choice: null, record: [], opens: [],
};
