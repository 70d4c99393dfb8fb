import type { TaskBody } from '../model/rows/work.ts';
import { taskNextStep } from './taskWords.ts';

type Standing = Pick<TaskBody, 'kind' | 'changeType' | 'waiting' | 'wokeAt' | 'why'>;

/**
 * What a caseworker does next on an item, in one sentence. An instruction already begun comes first; while others must
 * answer there is nothing to do; when the last answer is in, or nobody replied in time, a change can be decided.
 */
export function nextStep(task: Standing, run: Readonly<{ title: string; holder: string }> | null): string {
  if (run !== null) return `Carry on with the instruction: ${run.title} (${run.holder})`;
  if (task.waiting.length > 0) return taskNextStep(task);
  if (task.kind === 'change' && task.why.code === 'nobodyReplied') return 'Decide on what we have';
  if (task.kind === 'change' && task.wokeAt !== null) return 'All answers are in: decide the change';
  return taskNextStep(task);
}
