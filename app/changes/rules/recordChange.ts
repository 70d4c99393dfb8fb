import type { ChangePreview } from '../../contract/work.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { fail, type Result } from '../../result.ts';
import { entry } from '../../operations/entry.ts';
import { apply, type Call, type Effects } from '../../operations/operation.ts';
import { keptBy } from '../../operations/promiseKeep.ts';
import { finished, putTask } from '../../operations/taskFacts.ts';
import { gateTitles, gateWords, testGates } from '../gates.ts';
import { changeOf } from '../caseFacts.ts';
import { draftNotices, noticesFor } from '../notices.ts';
import { readFields, type FieldsRead } from '../readFields.ts';
import { emptyPreview, type ChangeCase } from '../rule.ts';

/** A record change has no proof window and may reach back before the case; it cannot start in the future. */
export const readRecordFields = (change: ChangeCase): FieldsRead =>
  readFields(change.entry, change.fields, { earliest: '1990-01-01', latest: change.today });

/** The preview of a change that alters a record and no amount. */
export function previewRecord(change: ChangeCase, fields: FieldsRead, handOver: boolean, warnings: readonly string[]): ChangePreview {
  const changedOn = (fields.values['changedOn'] as string | undefined) ?? null;
  const gates = testGates({
    facts: change.facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today: change.today, changedOn, proof: 'notNeeded', effectPence: null,
    ceilingPence: 0, proofDueOn: null,
  })
    // Where somebody lived before the case began is still where they live.
    .map((gate) => (gate.gate === 'G3' && gate.reason === 'beforeCase' ? { ...gate, state: 'passed' as const, reason: 'datesFit', facts: { on: changedOn } } : gate))
    .map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  const ready = fields.problems.length === 0 && fields.needs.length === 0;
  return {
    ...emptyPreview,
    problems: [...fields.problems],
    needs: [...fields.needs],
    gates,
    notices: ready && !handOver ? noticesFor(change, 'applied') : [],
    path: handOver ? 'handOver' : 'apply',
    warnings: [...warnings],
  };
}

/** Writes a record change, its line on the timeline, its receipt, and the end of its work item. */
export function recordRecord(change: ChangeCase, fields: FieldsRead, preview: ChangePreview, writes: readonly RowWrite[], event: string, call: Call, runId: string | null): Result<Effects> {
  if (fields.problems.length > 0 || fields.needs.length > 0) {
    const missing = change.entry.fields.filter((f) => fields.needs.includes(f.label)).map((f) => f.name);
    return fail('CHANGE_INCOMPLETE', { fields: [...fields.problems.map((p) => p.field), ...missing] });
  }
  const changeId = changeOf(change.facts, change.entry.id, change.taskId)?.id ?? call.newId();
  const handedOver = preview.path === 'handOver';
  const changedOn = (fields.values['changedOn'] as string | undefined) ?? null;
  const rows: RowWrite[] = [
    ...(handedOver ? [] : writes),
    {
      kind: 'change',
      id: changeId,
      body: {
        caseId: change.facts.case.id, type: change.entry.id, subject: change.subject, reportedBy: change.subject, reportedOn: change.reportedOn, changedOn, fields: { ...fields.values },
        state: handedOver ? 'handedOver' : 'applied', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null,
        gates: preview.gates.map(({ gate, state, reason, facts }) => ({ gate, state, reason, facts })), decisionId: null, taskId: change.taskId, runId, recordedAt: call.now, by: call.actor.id,
      },
    },
    entry(call, { caseId: change.facts.case.id, category: 'people', event: handedOver ? 'change.handedOver' : event, about: change.subject, facts: { changeType: change.entry.id }, ref: `change/${changeId}` }),
  ];
  const task = change.facts.tasks.find((t) => t.id === change.taskId && t.body.state === 'open');
  if (task !== undefined) {
    rows.push(
      handedOver
        ? putTask(task.id, { ...task.body, claimedBy: null, claimedAt: null, why: { code: 'handedOver', on: call.today, what: change.entry.id } })
        : finished(task.id, task.body, call.actor.id, call.now),
      ...(handedOver ? [] : keptBy(change.facts.promises, task.id, call)),
    );
  }
  rows.push(...draftNotices(change, preview.notices, { decision: null, decisionId: null, changeId, replyBy: null, changedOn }, call));
  return apply(rows);
}
