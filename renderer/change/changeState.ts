import type { StoreApi } from 'zustand/vanilla';
import type { CaseView } from '../../app/contract/case.ts';
import type { Output } from '../../app/contract/index.ts';
import type { ChangePreview } from '../../app/contract/work.ts';
import type { PartyRole } from '../../app/model/roles.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import type { Failure } from '../../app/result.ts';
import type { Kept } from '../app/draftStore.ts';
import type { AfterDone } from './afterDone.ts';
import type { Evidence } from './changeDraft.ts';
import { askedFields, type Raw, type RawFields } from './changeFields.ts';

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
  | Readonly<{ phase: 'done'; form: ChangeForm; result: ChangePreview; after: AfterDone }>;

export type ChangeState = Readonly<{
  view: ChangeView;
  open(): Promise<void>;
  set(field: string, value: Raw): void;
  leave(field: string): void;
  setEvidence(evidence: Evidence): void;
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
