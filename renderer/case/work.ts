import type { StatusName } from '../parts/statusIcons.ts';
import { dueState, dueWords } from '../words/dueWords.ts';
import type { IsoDate } from '../../app/model/calendar.ts';
import type { CaseHeld } from './caseWords.ts';
import { changeItem } from './places.ts';

export type Task = CaseHeld['tasks'][number];
export type Run = CaseHeld['runs'][number];

/** How long an item has, as a tag beside it. */
export function taskDue(task: Pick<Task, 'dueOn'>, today: IsoDate): Readonly<{ words: string; mark: StatusName | null }> {
  const state = dueState(task.dueOn, today);
  if (state === 'overdue') return { words: dueWords(task.dueOn, today), mark: 'overdue' };
  return state === 'today' ? { words: 'Due today', mark: 'dueToday' } : { words: `Due ${dueWords(task.dueOn, today).replace(/^Tomorrow$/, 'tomorrow')}`, mark: null };
}

/** The run of an instruction that works on an item; one without an item belongs to the case. */
export const runOf = (runs: readonly Run[], taskId: string | null): Run | null => runs.find((run) => run.taskId === taskId) ?? null;

/** Whether a change form for this item has been begun and not sent. */
export const hasDraft = (held: Pick<CaseHeld, 'drafts' | 'caseId'>, task: Pick<Task, 'changeType' | 'subject' | 'taskId'>): boolean =>
  task.changeType !== null &&
  task.subject !== null &&
  held.drafts.some(({ key }) => key === `change:${held.caseId}:${changeItem({ type: task.changeType as never, subject: task.subject as never, taskId: task.taskId })}`);

/**
 * The item a person most likely means on this case: their own change first, since a change is what a form or an
 * instruction finishes; then a change that nobody has; then their own other work; else the only item there is.
 */
export function likelyTask(tasks: readonly Task[], me: string | null): string | null {
  const changes = tasks.filter(({ kind }) => kind === 'change');
  const isOwn = ({ claimedBy }: Task): boolean => claimedBy !== null && claimedBy === me;
  const task = changes.find(isOwn) ?? changes.find(({ claimedBy }) => claimedBy === null) ?? tasks.find(isOwn) ?? (tasks.length === 1 ? tasks[0] : undefined);
  return task?.taskId ?? null;
}
