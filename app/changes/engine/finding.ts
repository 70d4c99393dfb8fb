import type { EffectiveDate } from '../../calculation/effectiveDate.ts';
import type { ChangePreview } from '../../contract/change.ts';
import type { IsoDate } from '../../model/dates.ts';
import type { PartyRole } from '../../model/roles.ts';
import type { ToldOfPayments } from '../../messages/facts.ts';
import type { GateResult } from '../../model/rows/conversation.ts';
import type { ContactBody } from '../../model/rows/people.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ChangeType, TaskKind } from '../../model/rows/work.ts';
import type { Call } from '../../operations/operation.ts';
import type { ChangeEntry } from '../catalogue.ts';
import type { ProofState } from '../gates.ts';
import type { FieldProblem, FieldsRead } from '../readFields.ts';
import type { ChangeCase, ChangeRule, Prefill } from '../rule.ts';
import type { InputPatch, ServiceMove } from './patch.ts';
import type { RefusalValues } from './refusalValue.ts';

/** Work that accepting a report opens for somebody. */
export type OpensTask = Readonly<{
  kind: TaskKind; title: string; why: string; dueOn: IsoDate; subject: PartyRole | null; effortMinutes: number;
  /** Opened as soon as the report is recorded, also while it waits or goes to a person. Not opened twice. */
  atOnce?: true;
  /** Opened when the report is refused, and then only. */
  onRefusal?: true;
  /** Of a `change` item: where it is a change of another type than the report's own. */
  changeType?: ChangeType;
  /** 1 raised, 2 urgent. Left out: ordinary. */
  priority?: 1 | 2;
}>;

/** Rows that an outcome writes. `effectiveOn` is null for what changes no amount. */
export type Writes = (at: Readonly<{ changeId: string; effectiveOn: IsoDate | null; call: Call }>) => readonly RowWrite[];

/**
 * What the rule of one change type makes of a report whose questions are all answered. The engine does the rest: gates,
 * amounts, requests, notices, and the rows.
 */
export type Finding = Readonly<{
  /** For a report that is of another class than its type: a representative who leaves needs no person, one who comes does. Null: the type's own. */
  class: ChangeEntry['class'] | null;
  /** The day it happened. */
  changedOn: IsoDate | null;
  /** The day the new amount, or the new schedule, starts. Null for a record. */
  effective: EffectiveDate | null;
  /** What changes in the calculation. None: no amount changes. */
  patches: readonly InputPatch[];
  services: readonly ServiceMove[];
  /** How far the report is proved. */
  proof: ProofState;
  /** Whether one of the catalogue's requests is wanted for these answers. */
  asks: (request: ChangeEntry['requests'][number]) => boolean;
  /** The rule's own no: a code of the catalogue's `refusals`, and the values for its words. `despite`: gates that fail for the very reason of the refusal. */
  refuse: Readonly<{ code: string; values?: RefusalValues; despite?: readonly GateResult['gate'][] }> | null;
  /** The words that a person's no is told with, where the rule itself does not say no. */
  ifRefused: Readonly<{ code: string; values?: RefusalValues }> | null;
  /** False: the facts hold nothing yet that a person could accept. */
  accepts: boolean;
  /** The 25% test, where the report is about a figure of income. */
  tolerance: ChangePreview['tolerance'];
  /** Why no rule decides this alone: sentences for staff. None: the rule decides when every gate passes. */
  person: readonly string[];
  /** What the facts point to, for the person who decides. */
  suggest: 'accept' | 'refuse' | null;
  prepared: ChangePreview['prepared'];
  sides: ChangePreview['sides'];
  record: ChangePreview['record'];
  checks: ChangePreview['checks'];
  opens: readonly OpensTask[];
  warnings: readonly string[];
  /** How the person may be reached afterwards; null when that stays as it is. */
  contact: ContactBody | null;
  /** What the notices may say of the matter itself: days, and how payments are made. */
  told: ToldOfPayments;
  /** The answers as the report keeps them, where some are kept elsewhere: a full account number stands in its own row only. Null: as answered. */
  keeps: Readonly<Record<string, unknown>> | null;
  /** Written when it is accepted: the facts as they now are. Decisions, the report itself and the work item are the engine's. */
  writes: Writes;
  /** Written while it waits for answers, when it goes to a person, and when it is refused. */
  waits: Writes;
  handed: Writes;
  refused: Writes;
  /** The timeline's event when it is applied without a decision. */
  event: string;
}>;

const nothing: Writes = () => [];
const usual: Finding = {
  class: null,
  changedOn: null, effective: null, patches: [], services: [], proof: 'notNeeded', asks: () => true, refuse: null, ifRefused: null, accepts: true, tolerance: null, person: [], suggest: null, prepared: [], sides: [], record: [], checks: [], opens: [], warnings: [],
  contact: null, told: {}, keeps: null, writes: nothing, waits: nothing, handed: nothing, refused: nothing, event: 'change.recorded',
};

/** A finding with everything unsaid left as usual. */
export const finding = (found: Partial<Finding>): Finding => ({ ...usual, ...found });

/** A change type as its own small file states it. */
export type FindingRule = Readonly<{
  type: ChangeRule['type'];
  /** What the case already knows, so that nothing is asked twice. */
  prefill?(change: Omit<ChangeCase, 'fields' | 'evidence' | 'decide'>): Prefill;
  /** What is wrong between answers that are each usable, by the field to put right. */
  check?(change: ChangeCase, values: FieldsRead['values']): readonly FieldProblem[];
  /** Only called once every question is answered in a usable way. */
  look(change: ChangeCase, values: FieldsRead['values']): Finding;
}>;
