import type { Reporter } from '../contract/change.ts';
import { otherRole, type PartyRole } from '../model/roles.ts';
import { changeOf, type CaseFacts } from './caseFacts.ts';
import type { ChangeEntry, Whom } from './catalogue.ts';

const feedCodes: readonly string[] = ['feedAnswered', 'benefitEnded'];

/** Who told us: as it was recorded when it came in, else what its work item says, else the first who may, the parent it is about before the other. */
export function reporterOf(facts: CaseFacts, { id, reporters }: Pick<ChangeEntry, 'id' | 'reporters'>, subject: PartyRole, taskId: string | null, runId: string | null = null): Reporter {
  const held = changeOf(facts, id, taskId, runId)?.body.reportedBy;
  if (held !== undefined) return held;
  const task = facts.tasks.find((each) => each.id === taskId)?.body ?? null;
  if (task !== null && feedCodes.includes(task.why.code)) return 'feed';
  if (task?.why.code === 'employerToldUs') return 'thirdParty';
  return reporters.includes(subject) ? subject : (reporters[0] ?? subject);
}

/** The parent that a catalogue's word means on this report. Null when it means nobody here: a feed gets no receipt. */
export function whomOf(whom: Whom, { subject, reportedBy }: Readonly<{ subject: PartyRole; reportedBy: Reporter }>): PartyRole | null {
  if (whom === 'payingParent' || whom === 'receivingParent') return whom;
  if (whom === 'subject') return subject;
  const parent = reportedBy === 'payingParent' || reportedBy === 'receivingParent' ? reportedBy : null;
  // What a feed or an employer tells us about one parent is for that parent to answer, not for the other to hear of.
  if (whom === 'reporter') return parent;
  return parent === null ? subject : otherRole(parent);
}

/** Whether this parent is told or asked anything of a report, by its catalogue: of a matter that is the other's alone they hear nothing. */
export const hears = ({ notices, requests }: Pick<ChangeEntry, 'notices' | 'requests'>, report: Readonly<{ subject: PartyRole; reportedBy: Reporter }>, role: PartyRole): boolean =>
  [...Object.values(notices).flat().map(({ to }) => to), ...requests.flatMap(({ to }) => (isWhom(to) ? [to] : []))].some((whom) => whomOf(whom, report) === role);

const whoms: readonly string[] = ['payingParent', 'receivingParent', 'subject', 'reporter', 'other'];
const isWhom = (to: string): to is Whom => whoms.includes(to);
