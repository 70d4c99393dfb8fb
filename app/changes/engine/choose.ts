import type { ChangePreview } from '../../contract/change.ts';
import type { ChangeCase } from '../rule.ts';
import type { Finding } from './finding.ts';

export type Path = ChangePreview['path'];
type Known = Readonly<{ gates: ChangePreview['gates']; requests: ChangePreview['requests']; workable: boolean; notByRule: string | null }>;

/** Gates that stand in the way of a refusal too: nothing automatic happens to somebody unknown, too early, or under a safety marker. */
const alwaysTested: readonly string[] = ['G1', 'G2', 'G4'];

/**
 * What recording the report now would do, and what a person may do instead.
 * The rule acts alone only when it has an answer and every gate passes (changes catalogue §1). Else the day-0 requests
 * leave; else a person decides, with the failed gates in front of them.
 */
export function choose({ entry, decide }: ChangeCase, found: Finding, { gates, requests, workable, notByRule }: Known): Readonly<{ path: Path; choice: ChangePreview['choice'] }> {
  const accepting: Path = found.patches.length > 0 || found.services.length > 0 ? 'decide' : 'apply';
  const failed = gates.filter(({ state }) => state === 'failed');
  const unproved = requests.length === 0 && gates.some(({ gate, state }) => gate === 'G5' && state === 'waiting');
  const refusing = found.refuse !== null;
  const why = [
    ...(refusing ? [] : found.person),
    ...((found.class ?? entry.class) === 'C' && !refusing && found.person.length === 0 ? ['A person always decides this.'] : []),
    ...failed.filter(({ gate }) => found.refuse === null || (alwaysTested.includes(gate) && found.refuse.despite?.includes(gate) !== true)).map(({ title, words }) => `${title}: ${words}.`),
    ...(unproved && !refusing ? ['Proof is still wanted, and no request is left to send.'] : []),
    ...(workable || refusing ? [] : [notByRule ?? 'The new amount cannot be worked out by rule. It starts before anything was decided, or a fact is missing.']),
  ];
  const alone: Path = why.length > 0 ? (requests.length > 0 && !refusing ? 'waitForProof' : 'handOver') : refusing ? 'refuse' : requests.length > 0 ? 'waitForProof' : accepting;
  if (why.length === 0 && decide === null && alone !== 'waitForProof') return { path: alone, choice: null };

  const suggested = refusing ? 'refuse' : found.suggest;
  const acceptable = workable && found.accepts;
  const options: NonNullable<ChangePreview['choice']>['options'] = acceptable ? ['accept', 'refuse', 'handOver'] : ['refuse', 'handOver'];
  const path: Path = decide === null ? alone : decide.as === 'refuse' ? 'refuse' : decide.as === 'accept' && acceptable ? accepting : 'handOver';
  // Where two accounts stand side by side and the facts point neither way, the decision is the person's own: its reason is kept.
  const weighed = suggested === null && found.sides.length > 0;
  const against = decide !== null && decide.as !== 'handOver' && (failed.length > 0 || unproved || weighed || requests.length > 0 || decide.as !== (suggested ?? decide.as));
  return { path, choice: { options, suggested, why: why.slice(0, 12), reasonNeeded: against || (decide?.as === 'refuse' && !refusing) } };
}
