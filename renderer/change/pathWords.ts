import type { ChangePreview } from '../../app/contract/change.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import type { PartyRole } from '../../app/model/roles.ts';

type ChangePath = ChangePreview['path'];
type PathWords = Readonly<{
  /** The one button that does it. */
  confirm: string;
  /** What pressing it promises, at the right of the foot bar. */
  promise: string;
  /** Said before the button on the check page: what happens now. */
  happens: string;
  /** Heading of the panel afterwards. */
  done: string;
  /** Under that heading: what came of it. */
  did: string;
}>;

const roleWords: Readonly<Record<PartyRole, string>> = {
  receivingParent: 'receiving parent',
  payingParent: 'paying parent',
};
/** `receiving parent`, inside a sentence. */
export const roleName = (role: PartyRole): string => roleWords[role];
/** `Receiving parent`, at the start of a line. */
export const roleTitle = (role: PartyRole): string =>
  role === 'receivingParent' ? 'Receiving parent' : 'Paying parent';

export const otherOf = (role: PartyRole): PartyRole => (role === 'payingParent' ? 'receivingParent' : 'payingParent');

/** A change of what we hold about one parent alone. The other parent is never told of it. */
export const isPrivate = (type: ChangeType): boolean => type === 'C19' || type === 'C20' || (type >= 'C22' && type <= 'C28');
/** A new address, phone or email: both are shown beside what we held. */
export const isContact = (type: ChangeType): boolean => type === 'C24' || type === 'C25';
/** The weekly amount, or what is paid and received of it, may become another one. */
export const movesAmount = (type: ChangeType): boolean => type <= 'C16';
const recorded = (type: ChangeType): string => (type === 'C24' ? 'address' : type === 'C25' ? 'contact' : 'record');

/** What leaves, as far as the words tell it: how many requests, and which parents are written to. */
export type Leaving = Readonly<{ requests: number; told: readonly string[] }>;
const nothingLeaves: Leaving = { requests: 0, told: [] };
export const leavingOf = ({ requests, notices }: Pick<ChangePreview, 'requests' | 'notices'>): Leaving => ({
  requests: requests.length,
  told: [...requests.map(({ to }) => to), ...notices.map(({ to }) => to)],
});

/** What recording a change will do, in the words of its button and of the lines around it. */
export function pathWords(path: ChangePath, type: ChangeType, subject: PartyRole, { requests, told }: Leaving = nothingLeaves): PathWords {
  const other = roleName(otherOf(subject));
  const otherHears = told.includes(otherOf(subject));
  switch (path) {
    case 'decide':
      return {
        confirm: 'Record and decide',
        promise: 'Nobody hears anything before the decision. You read each letter before it goes.',
        happens: 'This is decided now. Letters and texts are drafted for you to read.',
        done: 'Decision made',
        did: 'The decision stands. Its letters and texts are drafted.',
      };
    case 'waitForProof':
      return {
        confirm: requests === 0 ? 'Send the requests' : requests === 1 ? 'Send the request' : requests === 2 ? 'Send both requests' : `Send all ${requests} requests`,
        promise: isPrivate(type) && !otherHears ? `The ${other} is never told.` : otherHears ? `The ${other} hears only what they are asked, before the decision.` : `The ${other} hears nothing before the decision.`,
        happens: 'All requests leave together and share one due date. The amount does not change yet.',
        done: requests === 1 ? 'Request sent' : 'Requests sent',
        did: 'All left together and share one due date. The item sleeps until the last answer lands.',
      };
    case 'refuse':
      return {
        confirm: 'Refuse and tell them why',
        promise: otherHears ? 'The amount does not change. You read each message before it goes.' : `The ${other} hears nothing. The amount does not change.`,
        happens: 'Nothing changes on the case. A message that says why is drafted for you to read.',
        done: 'Refused: nothing changes',
        did: 'The amount did not change. A message that says why is drafted.',
      };
    case 'handOver':
      return {
        confirm: 'Hand over',
        promise: 'A decision maker takes it from here. Nothing is decided yet.',
        happens: 'The item goes back to the team for a decision maker, with everything you entered.',
        done: 'Handed over',
        did: 'The item is back with the team for a decision maker, with everything you entered.',
      };
    case 'apply': {
      const what = recorded(type);
      return {
        confirm: 'Record the change',
        promise: isPrivate(type) ? `The ${other} is never told.` : 'You read each letter before it goes.',
        happens: isPrivate(type) ? `The new ${what} is used from now on. A receipt is drafted for the ${roleName(subject)}.` : 'The record changes now. What is told to whom is drafted for you to read.',
        done: type === 'C24' ? 'New address recorded' : type === 'C25' ? 'New contact recorded' : 'Change recorded',
        did: isPrivate(type) ? `It is used from now on. A receipt is drafted for the ${roleName(subject)}.` : 'It stands on the record from now on.',
      };
    }
  }
}

const kinds: Readonly<Record<string, string>> = {
  income: 'the income',
  benefit: 'a benefit',
  child: 'the children',
  care: 'the nights of care',
  decision: 'the decision in force',
  contact: 'the contact details',
  safety: 'the safety markers',
  run: 'this instruction',
  case: 'the case',
  task: 'the work item',
  variation: 'an agreed variation',
  change: 'another report',
  evidence: 'the proof',
  request: 'a request',
  ledger: 'the payments',
  representative: 'the representative',
};
/** What changed elsewhere, from the keys a refusal names: `income/*` is `the income`. */
export function changedWords(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.map((key) => kinds[key.split('/')[0] ?? ''] ?? 'a fact of the case'))];
}

const channelWords = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;
export const channelName = (channel: keyof typeof channelWords): string => channelWords[channel];
