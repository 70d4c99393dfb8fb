import { formatLongDate, type IsoDate } from '../../app/model/calendar.ts';
import type { Act } from '../../app/contract/doing.ts';
import { clockOf, londonInstant } from '../app/londonTime.ts';
import { type Me, leadsOn, sawOf, worksOn } from '../app/workItem.ts';
import { countWords, listWords, numberWords } from '../words/countWords.ts';
import type { QueueRow } from './queueTypes.ts';

export type Priority = 0 | 1 | 2;
/** What is to be done to many items at once. */
export type BulkAct =
  | Readonly<{ kind: 'assign'; to: string }>
  | Readonly<{ kind: 'unassign' }>
  | Readonly<{ kind: 'due'; on: IsoDate }>
  | Readonly<{ kind: 'priority'; priority: Priority; reason: string }>
  | Readonly<{ kind: 'note'; text: string }>;
export type BulkKind = BulkAct['kind'];
export type LeftOut = Readonly<{ row: QueueRow; why: string }>;
type PlannedAct = Readonly<{ row: QueueRow; act: Act }>;
export type BulkPlan = Readonly<{ acts: readonly PlannedAct[]; leftOut: readonly LeftOut[] }>;

/** Why an item cannot be part of this, as far as the window can tell; null when it can. */
export function whyLeftOut(row: QueueRow, act: BulkAct | BulkKind, me: Me): string | null {
  const kind = typeof act === 'string' ? act : act.kind;
  if (row.state !== 'open' && kind !== 'note') return 'already finished';
  if (!worksOn(me, row)) return "not your team's work";
  if (kind === 'priority' && !leadsOn(me, row)) return 'only its team leader may';
  if (kind === 'unassign' && row.claimedBy === null) return 'nobody has it';
  if (typeof act !== 'string' && act.kind === 'assign' && row.claimedBy === act.to) return `already with ${act.to}`;
  if (typeof act !== 'string' && act.kind === 'due' && row.dueOn === act.on) return 'already due that day';
  return null;
}

/** A callback keeps its time of day when it moves to another day. */
/** The same time on another day; none where the clocks leave that hour out. */
const dueAtOn = (row: QueueRow, on: IsoDate): string | null => (row.dueAt === null ? null : londonInstant(on, clockOf(row.dueAt)));

function operationFor(act: BulkAct, row: QueueRow, alone: boolean): Pick<Act, 'kind' | 'args' | 'saw'> {
  const { taskId, caseId } = row;
  const saw = sawOf(row);
  switch (act.kind) {
    case 'assign':
      return { kind: 'task.assign', args: { taskId, to: act.to }, saw };
    case 'unassign':
      return { kind: 'task.unassign', args: { taskId }, saw };
    case 'due':
      return { kind: 'task.setDue', args: { taskId, dueOn: act.on, dueAt: dueAtOn(row, act.on) }, saw };
    case 'priority':
      return { kind: 'task.setPriority', args: { taskId, priority: act.priority, reason: act.reason.trim() }, saw };
    case 'note':
      return { kind: 'note.add', args: { caseId, taskId: alone ? taskId : null, text: act.text.trim(), about: null }, saw: {} };
  }
}

/** One act for each item that can be part of it, and the others with why. A case gets a note once. */
export function planBulk(act: BulkAct, rows: readonly QueueRow[], me: Me, newId: () => string): BulkPlan {
  const leftOut: LeftOut[] = [];
  const acts: PlannedAct[] = [];
  const noted = new Set<string>();
  const inCase = new Map<string, number>();
  for (const { caseId } of rows) inCase.set(caseId, (inCase.get(caseId) ?? 0) + 1);
  for (const row of rows) {
    const why = whyLeftOut(row, act, me);
    if (why !== null) {
      leftOut.push({ row, why });
      continue;
    }
    if (act.kind === 'note' && noted.has(row.caseId)) continue;
    noted.add(row.caseId);
    acts.push({ row, act: { requestId: newId(), clusterId: row.clusterId, ...operationFor(act, row, inCase.get(row.caseId) === 1) } });
  }
  return { acts, leftOut };
}

export const priorityWords: Readonly<Record<Priority, string>> = { 0: 'Ordinary', 1: 'Raised', 2: 'Urgent' };

/** What doing it does to `count` items: `12 tasks go to CW-07.` */
export function effectWords(act: BulkAct, count: number): string {
  const tasks = countWords(count, 'task');
  const one = count === 1;
  switch (act.kind) {
    case 'assign':
      return `${tasks} ${one ? 'goes' : 'go'} to ${act.to}.`;
    case 'unassign':
      return `${tasks} ${one ? 'goes' : 'go'} back to the team, for anyone to take.`;
    case 'due':
      return `${tasks} will be due on ${formatLongDate(act.on)}.`;
    case 'priority':
      return `${tasks} will be ${priorityWords[act.priority].toLowerCase()}.`;
    case 'note':
      return `The note goes on ${countWords(count, 'case')}.`;
  }
}

/** What was done: `12 tasks moved: 12 to CW-07.` */
export function doneWords(act: BulkAct, count: number): string {
  const tasks = countWords(count, 'task');
  switch (act.kind) {
    case 'assign':
      return `${tasks} moved: ${numberWords(count)} to ${act.to}.`;
    case 'unassign':
      return `${tasks} put back for the team.`;
    case 'due':
      return `${tasks} now due on ${formatLongDate(act.on)}.`;
    case 'priority':
      return `${tasks} now ${priorityWords[act.priority].toLowerCase()}.`;
    case 'note':
      return `Note added to ${countWords(count, 'case')}.`;
  }
}

/** `1 left out: already finished.` `3 left out: 2 already finished and 1 not your team's work.` Empty when none is. */
export function leftOutWords(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const reasons = [...Map.groupBy(leftOut, ({ why }) => why)];
  const said = reasons.length === 1 ? (reasons[0]?.[0] ?? '') : listWords(reasons.map(([why, rows]) => `${numberWords(rows.length)} ${why}`));
  return `${numberWords(leftOut.length)} left out: ${said}.`;
}

const refusals: Readonly<Record<string, string>> = {
  TASK_DONE: 'already finished',
  NOT_ALLOWED: 'not yours to change',
  CASE_CHANGED_ELSEWHERE: 'changed by someone a moment ago',
  DATE_IMPOSSIBLE: 'that date cannot be used',
  PERSON_UNKNOWN: 'that person is not known',
  CASE_NOT_HELD: 'not on this laptop',
  ROW_NOT_FOUND: 'no longer there',
  STORE_FULL: 'the disk is full',
  STORE_READ_ONLY: 'Casebench may not write',
};
/** Why one item of many was refused, in a few words. */
export const refusalWords = (code: string | null): string => refusals[code ?? ''] ?? 'could not be saved';
