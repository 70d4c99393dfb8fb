import type { ChangePreview } from '../../contract/change.ts';
import { addMonths } from '../../model/dates.ts';
import type { ContactBody } from '../../model/rows/people.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import { fail, type Result } from '../../result.ts';
import { entry } from '../../operations/entry.ts';
import { apply, type Call, type Effects } from '../../operations/operation.ts';
import { finished, handedOver } from '../../operations/taskFacts.ts';
import { changeOf, contactOf, personIdOf, personOf, type CaseFacts } from '../caseFacts.ts';
import { changeRow } from '../changeRow.ts';
import { gateTitles, gateWords, testGates } from '../gates.ts';
import { draftNotices, noticesFor } from '../notices.ts';
import { readFields, type FieldsRead } from '../readFields.ts';
import { promised } from '../promised.ts';
import { withWorkItem } from '../workItem.ts';
import { emptyPreview, type ChangeCase } from '../rule.ts';

/** Longer than anybody has lived anywhere; stands in for a date of birth that we do not hold. */
const LIFETIME_MONTHS = 1200;

/** A record change has no proof window and may reach back before the case, not before the person; it cannot start in the future. */
export const readRecordFields = (change: ChangeCase): FieldsRead =>
  readFields(change.entry, change.fields, { earliest: personOf(change.facts, change.subject)?.body.bornOn ?? addMonths(change.today, -LIFETIME_MONTHS), latest: change.today });

/** What a rule about a record found. `contact`: how the person may be reached afterwards; null when that stays as it is. */
export type RecordFinding = Readonly<{ fields: FieldsRead; handOver: boolean; warnings: readonly string[]; contact: ContactBody | null }>;

const isReady = ({ fields }: RecordFinding): boolean => fields.problems.length === 0 && fields.needs.length === 0;
const isApplied = (found: RecordFinding): boolean => isReady(found) && !found.handOver;

/** The contact on record, or an empty one for somebody of whom we hold none. */
export const contactNow = (change: ChangeCase): ContactBody =>
  contactOf(change.facts, change.subject)?.body ?? {
    personId: personIdOf(change.facts, change.subject), phones: [], email: null, home: null, postal: null, bank: null, employer: null, letters: 'post', smsOptOut: false, bestTime: null,
  };

/** The change with the new contact in place: a receipt goes where the person is now, an alert where they were. */
function applied(change: ChangeCase, { contact }: RecordFinding): ChangeCase & Readonly<{ was: CaseFacts }> {
  const { facts } = change;
  if (contact === null) return { ...change, was: facts };
  const row: Row<'contact'> = { kind: 'contact', id: contactOf(facts, change.subject)?.id ?? contact.personId, tag: '', body: contact };
  return { ...change, facts: { ...facts, contacts: [...facts.contacts.filter(({ id }) => id !== row.id), row] }, was: facts };
}

/** The preview of a change that alters a record and no amount. */
export function previewRecord(change: ChangeCase, found: RecordFinding): ChangePreview {
  const { fields, handOver, warnings } = found;
  const changedOn = (fields.values['changedOn'] as string | undefined) ?? null;
  const gates = testGates({
    facts: change.facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today: change.today, reportedOn: change.reportedOn, changedOn, proof: 'notNeeded', effectPence: null,
    ceilingPence: 0, proofDueOn: null,
  })
    // Where somebody lived before the case began is still where they live.
    .map((gate) => (gate.gate === 'G3' && gate.reason === 'beforeCase' ? { ...gate, state: 'passed' as const, reason: 'datesFit', facts: { on: changedOn } } : gate))
    .map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  return {
    ...emptyPreview,
    problems: [...fields.problems],
    needs: [...fields.needs],
    gates,
    notices: isApplied(found) ? noticesFor(applied(change, found), 'applied') : [],
    path: handOver ? 'handOver' : 'apply',
    warnings: [...warnings],
  };
}

/** Writes a record change, its line on the timeline, its receipt, and the end of its work item. */
export function recordRecord(reported: ChangeCase, found: RecordFinding, event: string, call: Call, runId: string | null): Result<Effects> {
  const change = withWorkItem(reported, found.handOver ? 'handedOver' : 'applied', call);
  const { facts, subject, taskId } = change;
  const { fields } = found;
  if (!isReady(found)) {
    const missing = change.entry.fields.filter((f) => fields.needs.includes(f.label)).map((f) => f.name);
    return fail('CHANGE_INCOMPLETE', { fields: [...fields.problems.map((p) => p.field), ...missing] });
  }
  const preview = previewRecord(change, found);
  const changeId = changeOf(facts, change.entry.id, taskId, runId)?.id ?? call.newId();
  const changedOn = (fields.values['changedOn'] as string | undefined) ?? null;
  const after = applied(change, found);
  const rows: RowWrite[] = [
    ...(found.handOver || found.contact === null ? [] : [{ kind: 'contact' as const, id: contactOf(facts, subject)?.id ?? found.contact.personId, body: found.contact }]),
    changeRow(change, changeId, { fields: fields.values, changedOn, state: found.handOver ? 'handedOver' : 'applied', effectiveFrom: null, preview, decisionId: null, runId }, call),
    entry(call, { caseId: facts.case.id, category: 'people', event: found.handOver ? 'change.handedOver' : event, about: subject, facts: { changeType: change.entry.id }, ref: `change/${changeId}` }),
  ];
  const task = facts.tasks.find((t) => t.id === taskId && t.body.state === 'open');
  if (task !== undefined) {
    rows.push(found.handOver ? handedOver(task.id, task.body, call.today, change.entry.id) : finished(task.id, task.body, call.actor.id, call.now));
  }
  rows.push(...promised(change, found.handOver ? 'handedOver' : 'applied', changeId, call));
  rows.push(...draftNotices(after, preview.notices, { decision: null, decisionId: null, changeId, replyBy: null, changedOn }, call));
  return apply(rows);
}
