import { addDays } from '../../model/dates.ts';
import type { ContactBody, PersonBody } from '../../model/rows/people.ts';
import { personIdOf, personOf } from '../caseFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import type { ChangeCase } from '../rule.ts';
import { contactNow } from './recordChange.ts';

const letterWords = { online: 'Online only', post: 'By post' } as const;
const languageWords = { en: 'English', cy: 'Welsh' } as const;
const formatWords: Readonly<Record<PersonBody['formats'][number], string>> = { largePrint: 'large print', braille: 'braille', audio: 'audio', textphone: 'textphone', bsl: 'sign language', interpreter: 'interpreter' };
const formatsSaid = (formats: PersonBody['formats']): string => (formats.length === 0 ? 'None' : formats.map((format) => formatWords[format]).join(', '));
/** The catalogue's own words for a time of day. */
const timeSaid = ({ entry }: ChangeCase, time: ContactBody['bestTime']): string => entry.fields.find(({ name }) => name === 'bestTime')?.choices.find(({ value }) => value === time)?.label ?? 'Not said';
const yesNo = (yes: boolean): string => (yes ? 'Yes' : 'No');
const voicemailNow = ({ phones }: ContactBody): boolean => phones.some(({ voicemail }) => voicemail === 'fine');

type Values = Readonly<Record<string, unknown>>;
const contactAfter = (held: ContactBody, values: Values): ContactBody => ({
  ...held,
  letters: (values['letters'] as ContactBody['letters'] | undefined) ?? held.letters,
  smsOptOut: values['texts'] === undefined ? held.smsOptOut : values['texts'] === 'no',
  bestTime: (values['bestTime'] as ContactBody['bestTime'] | undefined) ?? held.bestTime,
  phones: values['voicemail'] === undefined ? held.phones : held.phones.map((phone) => ({ ...phone, voicemail: values['voicemail'] === 'yes' && phone.whose === 'own' ? ('fine' as const) : ('never' as const) })),
});
const personAfter = (held: PersonBody, values: Values): PersonBody => ({
  ...held,
  language: (values['language'] as PersonBody['language'] | undefined) ?? held.language,
  formats: (values['formats'] as PersonBody['formats'] | undefined) ?? held.formats,
});

/** What the record says before and after, only where it differs. */
function differences(change: ChangeCase, was: Readonly<{ contact: ContactBody; person: PersonBody }>, now: typeof was) {
  const lines: readonly Readonly<{ label: string; before: string; after: string }>[] = [
    { label: 'Letters', before: letterWords[was.contact.letters], after: letterWords[now.contact.letters] },
    { label: 'Language', before: languageWords[was.person.language], after: languageWords[now.person.language] },
    { label: 'Texts', before: yesNo(!was.contact.smsOptOut), after: yesNo(!now.contact.smsOptOut) },
    { label: 'Best time to call', before: timeSaid(change, was.contact.bestTime), after: timeSaid(change, now.contact.bestTime) },
    { label: 'Voicemail', before: yesNo(voicemailNow(was.contact)), after: yesNo(voicemailNow(now.contact)) },
    { label: 'Formats and support', before: formatsSaid(was.person.formats), after: formatsSaid(now.person.formats) },
  ];
  return lines.filter(({ before, after }) => before !== after).map((line) => ({ ...line, about: change.subject }));
}

/** C26: how a parent wants to be contacted. Applied at once; a format that somebody must set up opens work for it. */
export const contactChoicesRule: FindingRule = {
  type: 'C26',
  prefill({ facts, subject }) {
    const person = personOf(facts, subject)?.body;
    const contact = facts.contacts.find(({ body }) => body.personId === personIdOf(facts, subject))?.body;
    const source = { label: 'from the case', on: null };
    return {
      ...(contact === undefined ? {} : { letters: { value: contact.letters, source }, texts: { value: contact.smsOptOut ? 'no' : 'yes', source }, ...(contact.bestTime === null ? {} : { bestTime: { value: contact.bestTime, source } }) }),
      ...(person === undefined ? {} : { language: { value: person.language, source }, formats: { value: person.formats, source } }),
    };
  },
  look(change, values) {
    const { facts, subject, today, catalogues, reportedOn } = change;
    const row = personOf(facts, subject);
    if (row === null) return finding({ person: ['We hold no record of this parent.'], accepts: false });
    const contact = contactNow(change);
    const now = { contact: contactAfter(contact, values), person: personAfter(row.body, values) };
    const record = differences(change, { contact, person: row.body }, now);
    const adjustments = values['adjustments'];
    const formatsNew = now.person.formats.filter((format) => !row.body.formats.includes(format));
    const needsEmail = now.contact.letters === 'online' && contact.letters !== 'online' && contact.email?.verified !== true;
    const opens = formatsNew.length > 0 || adjustments !== undefined;
    return finding({
      changedOn: reportedOn,
      refuse: needsEmail ? { code: 'needsEmail' } : record.length === 0 && adjustments === undefined ? { code: 'nothingNew' } : null,
      record,
      contact: now.contact,
      opens: opens ? [{ kind: 'customerMessage', title: 'Set up formats and support', why: 'They asked for a format or support that somebody sets up.', dueOn: addDays(today, catalogues.changes.setting('formatSetUpDays', reportedOn)), subject, effortMinutes: 10 }] : [],
      writes: () => [{ kind: 'contact', id: facts.contacts.find(({ body }) => body.personId === contact.personId)?.id ?? contact.personId, body: now.contact }, { kind: 'person', id: row.id, body: now.person }],
    });
  },
};
