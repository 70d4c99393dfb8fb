import { formatDate, type IsoDate } from '../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../app/model/pounds.ts';
import { shortDay } from '../../app/work/whyNow.ts';
import { dayOfMonthWords, methodWords, phoneWords, roleNames, safetyOf, safetyWords, type CaseHeld, type Party } from './caseWords.ts';

/**
 * One private fact of one parent. `weekly` is an amount that explains itself; `explains` is the decision behind it.
 * `warn` is a safety rule that stands under the fact; `note` an ordinary second line.
 */
export type PartyFact = Readonly<{ key: string; label: string; value: string; aside?: string; warn?: string; note?: string; weekly?: Pence }>;
type Contact = NonNullable<Party['contact']>;
type Phone = Contact['phones'][number];
type Terms = Pick<CaseHeld, 'service' | 'method' | 'payDay'> & Readonly<{ shared: Pick<CaseHeld['shared'], 'decision'> }>;

const unknown = 'Not known';
const owners: Readonly<Record<Phone['whose'], string>> = { own: 'own phone', shared: 'shared phone', employer: "employer's phone" };
const phoneLabels: Readonly<Record<Phone['kind'], string>> = { mobile: 'Phone', home: 'Home phone', work: 'Work phone' };
const formatNames: Readonly<Record<Party['person']['formats'][number], string>> = {
  largePrint: 'large print', braille: 'braille', audio: 'audio', textphone: 'textphone', bsl: 'British Sign Language', interpreter: 'interpreter',
};

/** What must be kept to when ringing or texting this number; null when nothing special does. */
function phoneWarning(phone: Phone, party: Party): string | null {
  const markers = safetyOf(party);
  const noTexts = markers.includes('noTexts') || party.contact?.smsOptOut === true;
  const rules = [
    ...(markers.includes('noCalls') ? ['Do not ring.'] : []),
    ...(markers.includes('safeHoursOnly') ? ['Ring at safe hours only.'] : []),
    ...(phone.voicemail === 'never' || markers.includes('noVoicemail') ? ['Leave no voicemail.'] : []),
    ...(markers.includes('noTexts') ? ['Send no texts.'] : []),
  ];
  if (rules.length === 0) return null;
  return [...rules, ...(phone.kind === 'mobile' && !noTexts ? ['Text is safe.'] : [])].join(' ');
}

function phoneFact(phone: Phone, party: Party, index: number): PartyFact {
  const { contact } = party;
  const warn = phoneWarning(phone, party);
  const best = contact?.bestTime === null || contact === null ? '' : `Best between ${contact.bestTime.replace('-', ' and ')}. `;
  const noTexts = contact?.smsOptOut === true ? ' Asked for no texts.' : '';
  return {
    key: `phone${index}`, label: phoneLabels[phone.kind], value: phoneWords(phone.number), aside: owners[phone.whose],
    ...(warn === null ? { note: `${best}Voicemail is fine.${noTexts}` } : { warn, ...(best === '' ? {} : { note: best.trim() }) }),
  };
}

const addressText = (address: Contact['home']): string => (address === null ? unknown : [...address.lines, address.postcode].filter((line) => line !== '').join(', '));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function lettersText({ person, contact }: Party): string {
  const formats = person.formats.map((format) => formatNames[format]);
  const how = contact?.letters === 'online' ? 'online' : 'by post';
  return capital([...formats, how, ...(person.language === 'cy' ? ['in Welsh'] : [])].join(', '));
}

/** What this parent pays or gets, and what stands between that and the amount decided. */
function amountFact(party: Party, terms: Terms): readonly PartyFact[] {
  if (party.amount === null) return [];
  const pays = party.role === 'payingParent';
  const fee = Math.abs(party.amount - (terms.shared.decision?.weekly ?? party.amount));
  const how = [
    ...(fee === 0 ? [] : [pays ? `with ${formatPence(fee)} fee` : `after ${formatPence(fee)} fee`]),
    ...(terms.service === 'directPay' ? [pays ? 'straight to the receiving parent' : 'straight from the paying parent'] : []),
    ...(pays && terms.method !== null ? [methodWords(terms.method)] : []),
    ...(pays && terms.payDay !== null ? [dayOfMonthWords(terms.payDay)] : []),
  ];
  return [{ key: 'amount', label: pays ? 'Pays' : 'Gets', value: `${formatPence(party.amount)} a week`, weekly: party.amount, ...(how.length === 0 ? {} : { aside: how.join(', ') }) }];
}

/** The private facts a case's first page shows: how to reach this parent, and their side of the money. */
export function partyFacts(party: Party, terms: Terms, today: IsoDate): readonly PartyFact[] {
  const { contact } = party;
  const phones = contact?.phones ?? [];
  const employer = contact?.employer ?? null;
  const bank = contact?.bank ?? null;
  return [
    ...(phones.length === 0 ? [{ key: 'phone0', label: 'Phone', value: unknown }] : phones.slice(0, 2).map((phone, index) => phoneFact(phone, party, index))),
    { key: 'address', label: 'Address', value: addressText(contact?.home ?? null) },
    { key: 'letters', label: 'Letters', value: lettersText(party) },
    ...(bank === null || party.role === 'payingParent'
      ? []
      : [{ key: 'bank', label: 'Paid into', value: `Account ending ${bank.ending}`, ...(bank.nonGeographic ? { aside: 'non-geographic sort code' } : {}) }]),
    ...(employer === null ? [] : [employerFact(employer, today)]),
    ...(party.reportedWeekly === null
      ? []
      : [{ key: 'newPay', label: 'New pay', value: `${formatPence(party.reportedWeekly.weekly)} a week`, weekly: party.reportedWeekly.weekly, aside: 'reported, not decided' }]),
    ...amountFact(party, terms),
  ];
}

const employerFact = (employer: NonNullable<Contact['employer']>, today: IsoDate): PartyFact => ({
  key: 'employer', label: 'Employer', value: `${employer.name}${employer.since === null ? '' : `, since ${shortDay(employer.since, today)}`}`, ...(employer.confirmed ? {} : { aside: 'not confirmed' }),
});

/** Everything recorded about one parent, for the page about people. */
export function fullPartyFacts(party: Party, terms: Terms, today: IsoDate): readonly PartyFact[] {
  const { person, contact } = party;
  const name = [person.title, person.given, person.family].filter((part) => part !== null).join(' ');
  const more = contact?.phones.slice(2).map((phone, index) => phoneFact(phone, party, index + 2)) ?? [];
  const bank = contact?.bank ?? null;
  return [
    { key: 'name', label: 'Name', value: name },
    { key: 'born', label: 'Born', value: person.bornOn === null ? unknown : formatDate(person.bornOn) },
    { key: 'nino', label: 'NI number', value: person.nino ?? unknown },
    { key: 'crn', label: 'Reference', value: person.crn },
    { key: 'language', label: 'Language', value: person.language === 'cy' ? 'Welsh' : 'English' },
    { key: 'online', label: 'Online account', value: person.online ? 'Registered' : 'Not registered' },
    ...(person.representative ? [{ key: 'representative', label: 'Represented', value: 'Somebody acts for this parent' }] : []),
    ...partyFacts(party, terms, today),
    ...more,
    { key: 'email', label: 'Email', value: contact?.email?.address ?? unknown, ...(contact?.email != null && !contact.email.verified ? { aside: 'not confirmed' } : {}) },
    ...(contact?.postal == null ? [] : [{ key: 'postal', label: 'Post goes to', value: addressText(contact.postal) }]),
    ...(bank !== null && party.role === 'payingParent' ? [{ key: 'bank', label: 'Pays from', value: `Account ending ${bank.ending}` }] : []),
    ...party.safety.map((marker) => ({ key: `safety-${marker.kind}`, label: 'Safe contact', value: capital(safetyWords[marker.kind]), aside: `since ${formatDate(marker.since)}` })),
  ];
}

/** One parent's facts as plain text, for a copy. Made from that parent's facts alone. */
export function partyText(reference: string, party: Party, facts: readonly PartyFact[]): string {
  const lines = facts.map(({ label, value, aside, warn, note }) => {
    const more = [aside, warn, note].filter((text) => text !== undefined);
    return `${label}: ${value}${more.length === 0 ? '' : ` (${more.join(' ')})`}`;
  });
  return [`${reference}, ${roleNames[party.role].toLowerCase()}, ${party.initials}`, 'Only this parent may be told', ...lines].join('\n');
}
