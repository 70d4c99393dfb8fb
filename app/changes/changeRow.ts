import type { ChangePreview } from '../contract/change.ts';
import type { IsoDate } from '../model/dates.ts';
import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import { changeOf } from './caseFacts.ts';
import type { ChangeCase } from './rule.ts';

type Told = Readonly<{
  fields: Readonly<Record<string, unknown>>;
  changedOn: IsoDate | null;
  state: RowBody<'change'>['state'];
  /** Only once it is decided. */
  effectiveFrom: IsoDate | null;
  preview: ChangePreview;
  decisionId: string | null;
  runId: string | null;
}>;

/** The report as recorded. One that its work item or run already carries goes on under the same id. */
export function changeRow(change: ChangeCase, changeId: string, told: Told, call: Call): RowWrite {
  const { facts, subject, entry, reportedOn, taskId, reportedBy } = change;
  const held = changeOf(facts, entry.id, taskId, told.runId)?.body ?? null;
  return {
    kind: 'change',
    id: changeId,
    body: {
      caseId: facts.case.id,
      type: entry.id,
      subject,
      reportedBy,
      reportedOn,
      changedOn: told.changedOn,
      fields: { ...told.fields },
      state: told.state,
      effectiveFrom: told.effectiveFrom,
      weeklyBefore: told.preview.before?.weekly ?? null,
      weeklyAfter: told.state === 'decided' ? (told.preview.after?.weekly ?? null) : null,
      gates: told.preview.gates.map(({ gate, state, reason, facts: known }) => ({ gate, state, reason, facts: known })),
      decisionId: told.decisionId,
      taskId,
      runId: told.runId ?? held?.runId ?? null,
      recordedAt: call.now,
      by: call.actor.id,
    },
  };
}
