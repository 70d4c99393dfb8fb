import type { Output } from '../../../app/contract/index.ts';
import { changeTitles } from '../../../app/work/changeTitles.ts';
import { changeWords } from '../../words/moneyWords.ts';
import type { StatusName } from '../../parts/statusIcons.ts';
import type { CaseHeld, Role } from '../caseWords.ts';

export type Change = Output<'case.changes'>['changes'][number];
type Gate = Change['gates'][number];

/** The customer's own words for how far a report is (Track changes), and ours where they say more. */
const states: Readonly<Record<string, Readonly<{ words: string; mark: StatusName; detail: string | null }>>> = {
  received: { words: 'Received', mark: 'draft', detail: null },
  waiting: { words: 'Evidence required', mark: 'waiting', detail: 'Waiting for answers' },
  handedOver: { words: 'In progress', mark: 'lookAtThis', detail: 'With a decision maker' },
  decided: { words: 'Accepted', mark: 'done', detail: null },
  applied: { words: 'Accepted', mark: 'done', detail: null },
  refused: { words: 'Rejected', mark: 'notNow', detail: null },
  withdrawn: { words: 'Taken back', mark: 'notNow', detail: null },
};
export const changeState = (state: string): Readonly<{ words: string; mark: StatusName; detail: string | null }> => states[state] ?? { words: state, mark: 'notNow', detail: null };

export const isUnfinished = ({ state }: Pick<Change, 'state'>): boolean => state === 'waiting' || state === 'handedOver';

/** A report that came in and was not begun yet: an open work item without a change of its own. */
export type Received = Readonly<{ taskId: string; type: Change['type']; title: string; subject: Role; receivedOn: string }>;
export const receivedOf = (tasks: CaseHeld['tasks'], changes: readonly Change[]): readonly Received[] =>
  tasks.flatMap(({ taskId, kind, changeType, subject, receivedOn }) =>
    kind !== 'change' || changeType === null || subject === null || changes.some((change) => change.taskId === taskId)
      ? []
      : [{ taskId, type: changeType, title: changeTitles[changeType].title, subject, receivedOn }],
  );

/** Unfinished reports that can be decided in one sitting: two or more. */
export const togetherOf = (changes: readonly Change[]): readonly string[] => {
  const ids = changes.filter(isUnfinished).map(({ changeId }) => changeId);
  return ids.length < 2 ? [] : ids.slice(0, 8);
};

const gates: Readonly<Record<Gate['gate'], string>> = {
  G1: 'Identity', G2: 'Earlier changes', G3: 'Dates', G4: 'Safety', G5: 'Proof', G6: 'Effect', G7: 'One pair of parents', G8: 'Locks', G9: 'Clock',
};

/** `Passed 8 of 9. Failed: Effect. Waiting: Proof, Clock`; null for a change that had no gates. */
export function gatesSentence(tested: readonly Gate[]): string | null {
  if (tested.length === 0) return null;
  const named = (state: Gate['state']): readonly string[] => tested.filter((gate) => gate.state === state).map((gate) => gates[gate.gate]);
  const [failed, waiting] = [named('failed'), named('waiting')];
  const passed = tested.length - failed.length - waiting.length;
  return [
    passed === tested.length ? 'All checks passed' : `Passed ${passed} of ${tested.length}`,
    ...(failed.length === 0 ? [] : [`Failed: ${failed.join(', ')}`]),
    ...(waiting.length === 0 ? [] : [`Waiting: ${waiting.join(', ')}`]),
  ].join('. ');
}

/** `£17.92 less, 27% lower`; null while either amount is not known. */
export const effectWords = ({ weeklyBefore, weeklyAfter }: Pick<Change, 'weeklyBefore' | 'weeklyAfter'>): string | null =>
  weeklyBefore === null || weeklyAfter === null ? null : changeWords(weeklyBefore, weeklyAfter);
