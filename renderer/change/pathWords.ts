import type { ChangePreview } from '../../app/contract/work.ts';
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

const otherOf = (role: PartyRole): PartyRole => (role === 'payingParent' ? 'receivingParent' : 'payingParent');

/** What recording a change will do, in the words of its button and of the lines around it. */
export function pathWords(path: ChangePath, type: ChangeType, subject: PartyRole): PathWords {
  const other = roleName(otherOf(subject));
  switch (path) {
    case 'decide':
      return {
        confirm: 'Make the decision',
        promise: 'Nobody hears anything before the decision. You read each letter before it goes.',
        happens: 'The new amount is decided now. Letters and texts are drafted for you to read.',
        done: 'Decision made',
        did: 'The new amount stands. Its letters and texts are drafted.',
      };
    case 'waitForProof':
      return {
        confirm: 'Send the requests',
        promise: `The ${other} hears nothing before the decision.`,
        happens: 'All requests leave together and share one due date. The amount does not change yet.',
        done: 'Requests sent',
        did: 'All left together and share one due date. The item sleeps until the last answer lands.',
      };
    case 'refuse':
      return {
        confirm: 'Record: amount stays the same',
        promise: `The ${other} hears nothing. The amount does not change.`,
        happens: 'The change is too small to alter the amount. A message that says why is drafted for you to read.',
        done: 'Recorded: amount stays the same',
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
      const what = type === 'C24' ? 'address' : type === 'C25' ? 'contact' : 'change';
      return {
        confirm: `Save the new ${what}`,
        promise: `The ${other} is never told.`,
        happens: `The new ${what} is used from now on. A receipt is drafted for the ${roleName(subject)}.`,
        done: type === 'C24' ? 'New address saved' : type === 'C25' ? 'New contact saved' : 'Change saved',
        did: `It is used from now on. A receipt is drafted for the ${roleName(subject)}.`,
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
};
/** What changed elsewhere, from the keys a refusal names: `income/*` is `the income`. */
export function changedWords(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.map((key) => kinds[key.split('/')[0] ?? ''] ?? 'a fact of the case'))];
}

const channelWords = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;
export const channelName = (channel: keyof typeof channelWords): string => channelWords[channel];
