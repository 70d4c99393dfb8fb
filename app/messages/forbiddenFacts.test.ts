import { expect, test } from 'vitest';
import { checkDisclosure } from './disclosure.ts';
import { forbiddenFor, type CaseParties } from './forbiddenFacts.ts';

const person = (id: string, given: string, family: string, crn: string, nino: string) =>
  ({ kind: 'person', id, tag: 't', body: { crn, nino, title: null, given, family, bornOn: null, language: 'en', formats: [], online: true, identity: null, representative: false } }) as const;
const contact = (personId: string, number: string, email: string, street: string, postcode: string, employer: string) =>
  ({
    kind: 'contact', id: personId, tag: 't',
    body: {
      personId, phones: [{ number, kind: 'mobile', whose: 'own', voicemail: 'fine' }], email: { address: email, verified: true },
      home: { lines: [street, 'Leeds'], postcode, country: 'GB', since: null }, postal: null, bank: null,
      employer: { name: employer, since: null, confirmed: true }, letters: 'post', smsOptOut: false, bestTime: null,
    },
  }) as const;
const child = (given: string, role: 'qualifying' | 'relevantOther') =>
  ({ kind: 'child', id: given, tag: 't', body: { given, family: 'Okafor', bornOn: '2015-01-01', role, caseId: null, payingParentId: 'pp', inEducation: true } }) as const;

const parties: CaseParties = {
  case: {
    reference: '10-0042', status: 'live', service: 'directPay', payingParentId: 'pp', receivingParentId: 'rp', openedOn: '2024-01-01', effectiveFrom: '2024-01-01', reviewOn: '2027-01-01',
    ownerTeamId: 'team-4', ownerUserId: null, method: null, payDay: null, reportDuty: false,
  },
  persons: [person('pp', 'Pat', 'Okafor', '121000000042', 'QQ123456C'), person('rp', 'Remi', 'Thornley', '121000000043', 'QQ654321D')].map((row) => ({ ...row, body: { ...row.body, formats: [] } })),
  contacts: [contact('pp', '+447700900123', 'pat.lee@example.org', '12 High Street', 'LS1 4AB', 'Barnfield Bakery'), contact('rp', '+447700900456', 'remi@example.org', '4 Mill Lane', 'YO1 7AA', 'Kestrel Foods')].map(
    (row) => ({ ...row, body: { ...row.body, phones: [...row.body.phones], home: { ...row.body.home, lines: [...row.body.home.lines] } } }),
  ),
  children: [child('Nia', 'qualifying'), child('Tomos', 'relevantOther')],
};
const kinds = (text: string, to: 'payingParent' | 'receivingParent', smsRules: boolean): string[] =>
  [...new Set(checkDisclosure({ text, recipientRole: to, forbidden: forbiddenFor(parties, to), smsRules }).filter(({ severity }) => severity === 'block').map(({ kind }) => kind))].toSorted();

test('everything recorded about the other parent is guarded', () => {
  const text = 'Okafor 121000000042 QQ123456C 07700900123 pat.lee@example.org, 12 High St, LS14AB, Barnfield Bakery';
  expect(kinds(text, 'receivingParent', false)).toEqual(['address', 'crn', 'email', 'employer', 'name', 'nino', 'phone', 'postcode']);
});
test('a qualifying child may be named in a letter and not in a text; another child may not be named to the receiving parent', () => {
  expect(kinds('About Nia.', 'receivingParent', false)).toEqual([]);
  expect(kinds('About Nia.', 'receivingParent', true)).toEqual(['child']);
  expect(kinds('About Tomos.', 'receivingParent', false)).toEqual(['child']);
  expect(kinds('About Tomos.', 'payingParent', false)).toEqual([]);
});
test('their own place may stand in a letter and not in a text', () => {
  expect(kinds('At 4 Mill Lane.', 'receivingParent', false)).toEqual([]);
  expect(kinds('At 4 Mill Lane.', 'receivingParent', true)).toEqual(['address']);
});
