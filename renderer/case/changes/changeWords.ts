import type { Output } from '../../../app/contract/index.ts';
import { changeWords } from '../../words/moneyWords.ts';
import type { StatusName } from '../../parts/statusIcons.ts';

export type Change = Output<'case.changes'>['changes'][number];
type Gate = Change['gates'][number];

const states: Readonly<Record<string, Readonly<{ words: string; mark: StatusName }>>> = {
  waiting: { words: 'Waiting for answers', mark: 'waiting' },
  decided: { words: 'Decided', mark: 'done' },
  applied: { words: 'Recorded', mark: 'done' },
  refused: { words: 'Refused', mark: 'notNow' },
  handedOver: { words: 'With a decision maker', mark: 'lookAtThis' },
  withdrawn: { words: 'Taken back', mark: 'notNow' },
};
export const changeState = (state: string): Readonly<{ words: string; mark: StatusName }> => states[state] ?? { words: state, mark: 'notNow' };

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
