import type { StoreApi } from 'zustand/vanilla';
import type { CaseView } from '../../app/contract/case.ts';
import type { Output } from '../../app/contract/index.ts';
import type { ChangePreview, DecideAs, Reporter } from '../../app/contract/change.ts';
import type { PartyRole } from '../../app/model/roles.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import type { Failure } from '../../app/result.ts';
import type { Kept } from '../app/draftStore.ts';
import type { AfterDone } from './afterDone.ts';
import type { Deciding, Evidence } from './changeDraft.ts';
import { askedFields } from './changeFields.ts';
import type { Raw, RawFields } from './rawValue.ts';

export type ChangeSubject = Readonly<{
  caseId: string;
  clusterId: string;
  type: ChangeType;
  subject: PartyRole;
  taskId: string | null;
}>;
export type ChangeForm = Output<'change.form'>;
/** The last result, kept on the screen while the next is worked out. */
type LiveResult = Readonly<{ result: ChangePreview | null; working: boolean; error: Failure | null }>;
/** Why the person must look again: what changed elsewhere, or an amount that is another one now. */
export type Moved =
  | Readonly<{ kind: 'elsewhere'; keys: readonly string[] }>
  | Readonly<{ kind: 'figure'; was: number | null; now: number | null }>;

export type OpenChange = Readonly<{
  phase: 'open';
  step: 'form' | 'check';
  form: ChangeForm;
  held: CaseView | null;
  raw: RawFields;
  /** Fields the person has changed: what they typed stands, whatever the case says later. */
  touched: readonly string[];
  /** Fields they have left once: only then is a mistake pointed out. */
  left: readonly string[];
  evidence: Evidence;
  /** Who told us, once the person has said so; null: as the work item says. */
  reportedBy: Reporter | null;
  /** A person's own decision, half made or whole. */
  decide: Deciding;
  live: LiveResult;
  kept: Kept;
  /** How often they tried to go on; the error summary takes focus each time. */
  tries: number;
  sending: boolean;
  failed: Failure | null;
  moved: Moved | null;
}>;
type ChangeView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | OpenChange
  /** The item was finished some other way, and what was typed for it is still here. */
  | Readonly<{ phase: 'finished'; form: ChangeForm; raw: RawFields; touched: readonly string[]; kept: Kept; discarding: boolean }>
  | Readonly<{ phase: 'done'; form: ChangeForm; result: ChangePreview; after: AfterDone }>;

export type ChangeState = Readonly<{
  view: ChangeView;
  open(): Promise<void>;
  set(field: string, value: Raw): void;
  leave(field: string): void;
  setEvidence(evidence: Evidence): void;
  setReporter(reporter: Reporter): void;
  /** Null takes the decision back: what the rule says stands. What was written as the reason is kept. */
  setDecision(as: DecideAs['as'] | null): void;
  setBecause(because: string): void;
  /** Throws away what was typed: the form stands as the case fills it. */
  discard(): Promise<void>;
  /** To the check page, or to the first thing to put right. */
  check(): Promise<void>;
  backToForm(): void;
  confirm(): Promise<void>;
  /** The case changed somewhere: takes new facts for what the person has not touched. */
  refresh(): Promise<void>;
  retryPreview(): void;
  flush(): Promise<void>;
}>;
export type ChangeStore = StoreApi<ChangeState>;

/** `change:<case>:<type>:<subject>:<task or ->`: the part after the case is the item that reopens the form. */
export const changeDraftKey = ({ caseId, type, subject, taskId }: ChangeSubject): string =>
  `change:${caseId}:${type}:${subject}:${taskId ?? '-'}`;

/** Fields on the screen now, in the order of the form. */
export const asked = ({ form, raw }: Pick<OpenChange, 'form' | 'raw'>): ChangeForm['fields'] => [
  ...askedFields(form.fields, raw),
];

/** Who told us, as it is shown and sent. */
export const reporterOf = ({ form, reportedBy }: Pick<OpenChange, 'form' | 'reportedBy'>): Reporter =>
  reportedBy !== null && form.reporters.includes(reportedBy) ? reportedBy : form.reportedBy;

/** The person's decision as it is sent; null while there is none, or where none may be made. */
export function decisionOf({ decide, live }: Pick<OpenChange, 'decide' | 'live'>): DecideAs | null {
  const { as, because } = decide;
  const choice = live.result?.choice ?? null;
  return as === null || choice === null || !choice.options.includes(as) ? null : { as, because: because.trim() };
}

/** What stops the decision: a reason that is needed and not written. */
export function decisionProblem({ decide, live }: Pick<OpenChange, 'decide' | 'live'>): string | null {
  const decided = decisionOf({ decide, live });
  return decided !== null && decided.as !== 'handOver' && decided.because === '' && live.result?.choice?.reasonNeeded === true ? 'Say why you decide this' : null;
}

/** Whether anything was typed that a Discard would throw away. */
export const hasTyped = ({ touched, evidence, reportedBy, decide }: Pick<OpenChange, 'touched' | 'evidence' | 'reportedBy' | 'decide'>): boolean =>
  touched.length > 0 || evidence === 'seen' || reportedBy !== null || decide.as !== null || decide.because !== '';
