import { contactPreferences } from '../../messages/contactPreferences.ts';
import type { PartyRole } from '../../model/roles.ts';
import type { Row } from '../../model/rows/index.ts';
import type { RequestBody } from '../../model/rows/requests.ts';
import type { WaitingOn } from '../../model/rows/work.ts';

export const reachChannels = ['sms', 'email', 'letter', 'phone'] as const;
export type ReachChannel = (typeof reachChannels)[number];
/** Whether somebody may be asked again by a channel. */
export type Reach = (channel: ReachChannel) => boolean;

export const isParent = (to: WaitingOn): to is PartyRole => to === 'payingParent' || to === 'receivingParent';
/** Machines that are asked and answer by themselves; nobody reminds them. */
export const isFeed = ({ to, channel }: Pick<RequestBody, 'to' | 'channel'>): boolean => channel === 'feed' || to === 'hmrc' || to === 'dwp' || to === 'childBenefit';

/** The rows that say how people may be reached. */
export type ReachRows = Readonly<{ cases: readonly Row<'case'>[]; persons: readonly Row<'person'>[]; contacts: readonly Row<'contact'>[]; safety: readonly Row<'safety'>[] }>;

const never: Reach = () => false;
/** Employers, banks and courts are written to and rung. */
const inWriting: Reach = (channel) => channel === 'letter' || channel === 'phone';
const stopCalls: readonly string[] = ['noCalls', 'suppression'];

/** How whoever a request was sent to may be asked again. A parent's recorded needs and safety markers decide. */
export function reachOf(request: Pick<RequestBody, 'to' | 'channel' | 'caseId'>, rows: ReachRows): Reach {
  if (isFeed(request) || request.to === 'us') return never;
  if (!isParent(request.to)) return inWriting;
  const held = rows.cases.find(({ id }) => id === request.caseId)?.body;
  if (held === undefined) return never;
  const personId = request.to === 'payingParent' ? held.payingParentId : held.receivingParentId;
  const about = contactPreferences(personId, rows);
  const contact = rows.contacts.find(({ body }) => body.personId === personId)?.body;
  const quiet = rows.safety.some(({ body }) => body.personId === personId && stopCalls.includes(body.kind));
  return (channel) => (channel === 'phone' ? !quiet && (contact?.phones.length ?? 0) > 0 : about?.reach(channel).usable === true);
}
