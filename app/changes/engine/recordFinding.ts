import { entry } from '../../operations/entry.ts';
import { apply, type Call, type Effects } from '../../operations/operation.ts';
import { finished, handedOver } from '../../operations/taskFacts.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';
import { fail, type Result } from '../../result.ts';
import { changeOf, decisionInForce } from '../caseFacts.ts';
import { changeRow } from '../changeRow.ts';
import { draftNotices } from '../notices.ts';
import { tellOtherCases } from '../otherCases.ts';
import { promised } from '../promised.ts';
import { askForProof } from '../requests.ts';
import { requestsClosed } from '../requestsClosed.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';
import type { Finding, OpensTask } from './finding.ts';
import { decisionOn, endsHere, periodRows } from './periods.ts';
import { previewFinding, type Looked } from './previewFinding.ts';
import { withWorkItem } from '../workItem.ts';
import { withContact } from './withContact.ts';

const states = { decide: 'decided', refuse: 'refused', waitForProof: 'waiting', handOver: 'handedOver', apply: 'applied' } as const;
type State = (typeof states)[keyof typeof states];

/** Work opened by an outcome: with the case's own team, unclaimed, due when it says. */
const openTask = ({ facts, entry: { id } }: ChangeCase, { kind, dueOn, subject, effortMinutes, title, changeType = id, priority }: OpensTask, call: Call): RowWrite => ({
  kind: 'task',
  id: call.newId(),
  body: {
    caseId: facts.case.id, kind, changeType: kind === 'change' ? changeType : null, subject, state: 'open', receivedOn: call.today, dueOn, dueAt: null, priority: priority ?? 0, teamId: facts.case.body.ownerTeamId, claimedBy: null, claimedAt: null,
    why: { code: 'handedOver', on: call.today, what: title.slice(0, 40) }, waiting: [], wokeAt: null, effortMinutes, tries: 0, doneAt: null, doneBy: null,
  },
});

/** What an outcome opens: all of it once it is accepted, or what a refusal opens; before that only what cannot wait, and never twice. */
export function openedBy(change: ChangeCase, found: Finding, state: State, call: Call): readonly RowWrite[] {
  const { facts } = change;
  const accepted = state === 'decided' || state === 'applied';
  const isOpen = ({ kind, changeType = change.entry.id }: OpensTask): boolean => facts.tasks.some(({ id, body }) => id !== change.taskId && body.caseId === facts.case.id && body.kind === kind && (kind !== 'change' || body.changeType === changeType) && body.state === 'open');
  return found.opens
    .filter((task) => (task.onRefusal === true ? state === 'refused' : task.atOnce === true ? state !== 'refused' && !isOpen(task) : accepted))
    .map((task) => openTask(change, task, call));
}

/** The line on the case's timeline for what a report came to. */
export function lineFor({ facts, entry: { id: changeType }, subject, decide }: ChangeCase, state: State, event: string, preview: Looked['preview'], changeId: string, call: Call): RowWrite {
  const told = { changeType, ...(decide === null || decide.because === '' ? {} : { because: decide.because.slice(0, 240) }) };
  const base = { caseId: facts.case.id, about: subject, facts: told, ref: `change/${changeId}` } as const;
  if (state === 'handedOver') return entry(call, { ...base, category: 'decisions', event: 'change.handedOver' });
  if (state === 'refused') return entry(call, { ...base, category: 'decisions', event: 'change.refused', facts: { ...told, why: (preview.refusal?.words ?? decide?.because ?? '').slice(0, 240) || null } });
  return entry(call, { ...base, category: 'people', event });
}

/** What the work item, its promises and its requests become. */
export function workRows(change: ChangeCase, state: State, changeId: string, call: Call): readonly RowWrite[] {
  const { facts, taskId, entry: { id } } = change;
  const task = facts.tasks.find((held) => held.id === taskId && held.body.state === 'open') ?? null;
  const promises = promised(change, state, changeId, call);
  if (state === 'handedOver') return [...(task === null ? [] : [handedOver(task.id, task.body, call.today, id)]), ...promises];
  return [
    ...(task === null ? [] : [finished(task.id, task.body, call.actor.id, call.now)]),
    ...promises,
    ...requestsClosed(facts, taskId, changeId),
  ];
}

/** The line on the case's timeline for one decision. */
export function decisionLines(change: ChangeCase, decided: Readonly<{ id: string; body: RowBody<'decision'> }>, call: Call): RowWrite {
  const { facts, entry: { id: changeType }, decide } = change;
  const line = decided.body.cases.find(({ caseId }) => caseId === facts.case.id);
  return entry(call, {
    caseId: facts.case.id, category: 'decisions', event: 'decision.made', ref: `decision/${decided.id}`,
    facts: {
      number: decided.body.number, reason: 'change', changeType, before: line?.previousWeekly ?? null, after: line?.weekly ?? null, from: decided.body.effectiveFrom,
      ...(decide === null || decide.because === '' ? {} : { because: decide.because.slice(0, 240) }),
    },
  });
}

/** The rows of one outcome, whatever the type: one act, all of it or nothing. */
export function recordFinding(reported: ChangeCase, fields: FieldsRead, found: Finding, call: Call, runId: string | null): Result<Effects> {
  const looked = previewFinding(reported, found);
  const { preview, path } = looked;
  if (reported.decide !== null && preview.choice?.reasonNeeded === true && reported.decide.because === '' && path !== 'handOver') return fail('REASON_NEEDED', { fields: ['because'] });
  const state = states[path];
  const change = withWorkItem(reported, state, call);
  const changeId = changeOf(change.facts, change.entry.id, change.taskId, runId)?.id ?? call.newId();
  const effectiveOn = found.effective?.on ?? null;
  const told = { fields: found.keeps ?? fields.values, changedOn: found.changedOn, state, effectiveFrom: state === 'decided' ? effectiveOn : null, preview, decisionId: null, runId };

  if (state === 'waiting') {
    return apply([...found.waits({ changeId, effectiveOn, call }), changeRow(change, changeId, told, call), ...openedBy(change, found, state, call), ...askForProof(change, preview.requests, changeId, call), ...promised(change, state, changeId, call)]);
  }
  if (state === 'decided') return apply(decidedRows(change, found, looked, changeId, told, call));
  const then = withContact(change, found.contact);
  const about = state === 'refused' ? ((decisionOn(change.facts, call.today) ?? decisionInForce(change.facts))?.body ?? null) : null;
  return apply([
    ...(state === 'applied' ? found.writes : state === 'refused' ? found.refused : found.handed)({ changeId, effectiveOn, call }),
    changeRow(change, changeId, told, call),
    lineFor(change, state, found.event, preview, changeId, call),
    ...workRows(change, state, changeId, call),
    ...openedBy(change, found, state, call),
    ...draftNotices(then, preview.notices, { decision: about, decisionId: null, changeId, replyBy: null, changedOn: found.changedOn, refusal: looked.refusal, told: found.told }, call),
  ]);
}

type Told = Parameters<typeof changeRow>[2];

function decidedRows(change: ChangeCase, found: Finding, { preview, worked }: Looked, changeId: string, told: Told, call: Call): readonly RowWrite[] {
  const effectiveOn = found.effective?.on ?? null;
  const { decided, rows } = worked === null ? { decided: [], rows: [] } : periodRows(change.facts, worked, changeId, call);
  const ended = endsHere(change.facts, worked);
  // Notices carry the amount that runs now; earlier periods stand in the letter's own table.
  const current = decided.findLast(({ body }) => body.effectiveFrom <= call.today) ?? decided[0] ?? null;
  return [
    ...rows,
    ...found.writes({ changeId, effectiveOn, call }),
    changeRow(change, changeId, { ...told, decisionId: current?.id ?? null }, call),
    ...(decided.length === 0 ? [lineFor(change, 'applied', found.event, preview, changeId, call)] : decided.map((each) => decisionLines(change, each, call))),
    ...workRows(change, 'decided', changeId, call),
    ...openedBy(change, found, 'decided', call),
    ...draftNotices(change, preview.notices, { decision: ended ? null : (current?.body ?? decisionOn(change.facts, call.today)?.body ?? null), decisionId: current?.id ?? null, changeId, replyBy: null, changedOn: ended ? effectiveOn : found.changedOn, told: found.told }, call),
    ...(current === null ? [] : tellOtherCases(change, current, changeId, call)),
  ];
}
