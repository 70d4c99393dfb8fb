import type { Channel } from '../model/rows/conversation.ts';
import type { Row } from '../model/rows/index.ts';
import { chooseChannel, messageFormats, type ChannelCheck, type ContactPreferences } from './channel.ts';

type People = Readonly<{ persons: readonly Row<'person'>[]; contacts: readonly Row<'contact'>[]; safety: readonly Row<'safety'>[] }>;

/** What is recorded about how one person may be reached. Null when nothing is. */
export function contactPreferences(personId: string, { persons, contacts, safety }: People): (ContactPreferences & { reach(channel: Channel): ChannelCheck }) | null {
  const person = persons.find((p) => p.id === personId)?.body;
  const contact = contacts.find((c) => c.body.personId === personId)?.body;
  if (person === undefined || contact === undefined) return null;
  const markers = new Set(safety.filter((s) => s.body.personId === personId).map((s) => s.body.kind));
  const mobile = contact.phones.find((phone) => phone.kind === 'mobile');
  const about: ContactPreferences = {
    language: person.language,
    formats: messageFormats.filter((format) => person.formats.includes(format)),
    letters: contact.letters,
    smsOptOut: contact.smsOptOut,
    mobile: mobile === undefined ? null : { own: mobile.whose === 'own', safe: !markers.has('noTexts'), failed: false },
    email: contact.email === null ? null : { verified: contact.email.verified, failed: false },
    postal: contact.postal === null && contact.home === null ? null : { failed: false },
    suppressed: markers.has('suppression'),
  };
  return {
    ...about,
    reach: (channel) => chooseChannel(about, [channel]).checks.find((check) => check.channel === channel) ?? { channel, usable: false, reason: 'Not a way we can reach them.' },
  };
}
