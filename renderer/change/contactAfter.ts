import type { PartyView } from '../../app/contract/case.ts';
import type { RawFields } from './rawValue.ts';
import { countryName } from './countries.ts';

type ContactRow = Readonly<{ label: string; before: string; after: string }>;
type Contact = NonNullable<PartyView['contact']>;
type Address = NonNullable<Contact['home']>;

const text = (raw: RawFields, name: string): string => {
  const value = raw[name];
  return typeof value === 'string' ? value.trim() : '';
};

const addressWords = (address: Address | null): string =>
  address === null
    ? 'None held'
    : [...address.lines, address.postcode, address.country === 'GB' ? '' : countryName(address.country)]
        .filter((line) => line !== '')
        .join(', ');

function typedAddress(raw: RawFields): string {
  const lines = Array.isArray(raw['lines'])
    ? (raw['lines'] as readonly string[]).map((line) => line.trim()).filter((line) => line !== '')
    : [];
  const country = text(raw, 'country');
  const abroad = country !== '' && country !== 'GB';
  const parts = [
    ...lines,
    abroad ? '' : text(raw, 'postcode').toUpperCase(),
    abroad ? countryName(country) : '',
  ].filter((part) => part !== '');
  return lines.length === 0 ? '' : parts.join(', ');
}

const phoneKinds: Readonly<Record<string, string>> = { mobile: 'Mobile phone', home: 'Home phone', work: 'Work phone' };
const whoseWords: Readonly<Record<string, string>> = {
  own: 'their own',
  shared: 'shared with someone',
  employer: "their employer's",
};

/** `07700 900142` from `+447700900142`; other numbers as they are. */
export const phoneWords = (number: string): string =>
  /^\+44\d{10}$/.test(number) ? `0${number.slice(3, 7)} ${number.slice(7)}` : number;

function phoneRows(contact: Contact | null, raw: RawFields, kind: string): readonly ContactRow[] {
  const held = contact?.phones.find((phone) => phone.kind === kind) ?? null;
  const typed = text(raw, 'number');
  const voicemail = text(raw, 'voicemail');
  return [
    { label: phoneKinds[kind] ?? 'Phone', before: held === null ? 'None held' : phoneWords(held.number), after: typed },
    {
      label: 'Whose',
      before: held === null ? 'Not known' : (whoseWords[held.whose] ?? held.whose),
      after: whoseWords[text(raw, 'whose')] ?? '',
    },
    {
      label: 'Voicemail',
      before: held === null ? 'Not known' : held.voicemail === 'fine' ? 'Fine' : 'Never leave one',
      after: voicemail === '' ? '' : voicemail === 'yes' ? 'Fine' : 'Never leave one',
    },
  ];
}

/** The contact that a new address, phone or email changes, before and after. `after` is empty until it is typed. */
export function contactRows(type: string, contact: Contact | null, raw: RawFields): readonly ContactRow[] {
  if (type === 'C24') {
    const postal = text(raw, 'kind') === 'postal';
    return [
      {
        label: postal ? 'Where letters go' : 'Where they live',
        before: addressWords((postal ? contact?.postal : contact?.home) ?? null),
        after: typedAddress(raw),
      },
    ];
  }
  const what = text(raw, 'what');
  if (what === 'email') {
    const code = text(raw, 'codeConfirmed');
    return [
      { label: 'Email', before: contact?.email?.address ?? 'None held', after: text(raw, 'email') },
      {
        label: 'Checked with a code',
        before: contact?.email === null || contact === null ? 'Not known' : contact.email.verified ? 'Yes' : 'No',
        after: code === '' ? '' : code === 'yes' ? 'Yes' : 'No',
      },
    ];
  }
  return what === '' ? [] : phoneRows(contact, raw, what);
}
