import type { Channel } from '../model/rows/conversation.ts';
import type { ContactBody } from '../model/rows/people.ts';
import { checkEmail, checkPhone } from './recipient.ts';

/** Where a message to this person goes on a channel, and the masked form for lists. Null when there is nowhere. */
export type Recipient = Readonly<{ value: string; display: string; masked: string }>;

export function recipientOf(contact: ContactBody | null, channel: Channel): Recipient | null {
  if (contact === null) return null;
  if (channel === 'sms') {
    const mobile = contact.phones.find((phone) => phone.kind === 'mobile');
    return mobile === undefined ? null : phoneRecipient(mobile.number);
  }
  if (channel === 'email') return contact.email === null ? null : emailRecipient(contact.email.address);
  if (contact.letters === 'online') return { value: 'online', display: 'Their online account', masked: 'Online account' };
  const address = contact.postal ?? contact.home;
  if (address === null) return null;
  const value = [...address.lines, address.postcode].filter((line) => line !== '').join('\n');
  // The whole address never stands in a list: only that there is one, and its outward half.
  return { value, display: value, masked: `By post, ${address.postcode.split(' ')[0] ?? ''} area` };
}

export function phoneRecipient(number: string): Recipient {
  const read = checkPhone(number);
  return read.ok ? { value: number, display: read.value.display, masked: read.value.masked } : { value: number, display: number, masked: `ends ${number.slice(-3)}` };
}

export function emailRecipient(address: string): Recipient {
  const read = checkEmail(address);
  return read.ok ? { value: read.value.normalised, display: read.value.display, masked: read.value.masked } : { value: address, display: address, masked: 'an email address' };
}
