import type { TaskBody, TaskKind } from '../model/rows/work.ts';
import { changeTitles, type TaskIcon, type TaskWords } from './changeTitles.ts';

type Other = Exclude<TaskKind, 'change'>;
const kinds: Readonly<Record<Other, TaskWords>> = {
  callback: { title: 'Callback', icon: 'callback', next: 'Ring at the agreed time' },
  evidence: { title: 'Proof received', icon: 'evidence', next: 'Match the proof to a change' },
  customerMessage: { title: 'Message from a parent', icon: 'message', next: 'Read it and answer' },
  missedPayment: { title: 'Missed payment', icon: 'money', next: 'Ring the paying parent and agree how it will be paid' },
  annualReview: { title: 'Annual review', icon: 'review', next: 'Check the new HMRC figure before it is used' },
  newApplication: { title: 'New application', icon: 'application', next: 'Find the paying parent and confirm who they are' },
  parentageDispute: { title: 'Parentage disputed', icon: 'people', next: 'Explain the test and agree what happens next' },
  employerReply: { title: 'Employer replied', icon: 'employer', next: 'Read the reply and act on the order' },
  returnedPost: { title: 'Post came back', icon: 'post', next: 'Ask for the right address by phone' },
  failedDirectDebit: { title: 'Direct Debit failed', icon: 'account', next: 'Find out why and take the payment another way' },
  cashBalance: { title: 'Payment not matched', icon: 'card', next: 'Find what it was for, or give it back' },
  reconsideration: { title: 'Look at a decision again', icon: 'scales', next: 'Confirm which decision, then weigh what is new' },
  complaint: { title: 'Complaint', icon: 'complaint', next: 'Ring to hear it, then answer in writing' },
  appeal: { title: 'Appeal response', icon: 'court', next: 'Prepare the response for the tribunal' },
  defaultDecision: { title: 'Replace a default decision', icon: 'scales', next: 'Get the facts so a real figure can be used' },
  caseClosure: { title: 'Close the case', icon: 'close', next: 'Check what is still owed, then close' },
  safeguarding: { title: 'Safety concern', icon: 'shield', next: 'Ring safely today and follow the plan' },
  fraudReferral: { title: 'Income may be hidden', icon: 'search', next: 'Gather what we know and refer it' },
  deductionOrder: { title: 'Deduction order', icon: 'order', next: 'Set up the order with the employer' },
};

const tryWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'] as const;
type Named = Pick<TaskBody, 'kind' | 'changeType' | 'tries'>;
const wordsOf = (task: Pick<TaskBody, 'kind' | 'changeType'>): TaskWords => {
  if (task.kind !== 'change') return kinds[task.kind];
  return task.changeType === null ? { title: 'Change', icon: 'settings', next: 'Find out what changed' } : changeTitles[task.changeType];
};

/** What an item is called in lists: `Income change`, `Callback, second try` (one earlier try without an answer). */
export function taskTitle(task: Named): string {
  const { title } = wordsOf(task);
  return task.kind === 'callback' ? `${title}, ${tryWords[task.tries] ?? 'another'} try` : title;
}
/** The title of a kind where its change type is not known: `Change`, `Callback`. */
export const taskKindTitle = (kind: TaskKind): string => wordsOf({ kind, changeType: null }).title;
/** The key of the item's picture; the window maps keys to shapes. */
export const taskIcon = (task: Pick<TaskBody, 'kind' | 'changeType'>): TaskIcon => wordsOf(task).icon;

/** What a caseworker does next, said plainly. While somebody else must answer, that is to wait. */
export const taskNextStep = (task: Pick<TaskBody, 'kind' | 'changeType' | 'waiting'>): string =>
  task.waiting.length > 0 ? 'Nothing to do until the answers are in or the date passes' : wordsOf(task).next;
