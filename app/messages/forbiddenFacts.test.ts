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
const child = (given: string, role: 'qualifying' | 'relevantOther', caseId: string | null) =>
  ({ kind: 'child', id: given, tag: 't', body: { given, family: 'Okafor', bornOn: '2015-01-01', role, caseId, payingParentId: 'pp', inEducation: true } }) as const;

const parties: CaseParties = {
  caseId: 'c1',
  case: {
    reference: '10-0042', status: 'live', service: 'directPay', payingParentId: 'pp', receivingParentId: 'rp', openedOn: '2024-01-01', effectiveFrom: '2024-01-01', reviewOn: '2027-01-01',
    ownerTeamId: 'team-4', ownerUserId: null, method: null, payDay: null, reportDuty: false,
  },
  persons: [person('pp', 'Pat', 'Okafor', '121000000042', 'QQ123456C'), person('rp', 'Remi', 'Thornley', '121000000043', 'QQ654321D'), person('r2', 'Sian', 'Trevanion', '121000000044', 'QQ654322D')].map((row) => ({ ...row, body: { ...row.body, formats: [] } })),
  contacts: [contact('pp', '+447700900123', 'pat.lee@example.org', '12 High Street', 'LS1 4AB', 'Barnfield Bakery'), contact('rp', '+447700900456', 'remi@example.org', '4 Mill Lane', 'YO1 7AA', 'Kestrel Foods'), contact('r2', '+447700900457', 'sian@example.org', '9 Quarry Bank', 'HG1 2AA', 'Trevanion Foods')].map(
    (row) => ({ ...row, body: { ...row.body, phones: [...row.body.phones], home: { ...row.body.home, lines: [...row.body.home.lines] } } }),
  ),
  children: [child('Nia', 'qualifying', 'c1'), child('Tomos', 'relevantOther', null), child('Elin', 'qualifying', 'c2'), child('Nia', 'relevantOther', null)],
  representatives: [{ kind: 'representative', id: 'rep', tag: 't', body: { personId: 'pp', name: 'Robin Quayle', relation: 'friend', scope: 'speak', authority: 'signed', from: '2025-01-01', until: null, state: 'active' } }],
  accounts: [{ kind: 'account', id: 'acc', tag: 't', body: { personId: 'pp', use: 'directDebit', holder: 'P OKAFOR', sortCode: '12-34-56', number: '00012345', roll: null, state: 'active', checked: null, since: '2025-01-01', sharedOn: null } }],
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
test('who acts for the other parent, their account, and everybody of another case are guarded too', () => {
  expect(kinds('Robin Quayle rang.', 'receivingParent', false)).toEqual(['name']);
  expect(kinds('Robin Quayle rang.', 'payingParent', false)).toEqual([]);
  expect(kinds('It left 12 34 56 00012345.', 'receivingParent', false)).toEqual(['bank']);
  expect(kinds('About Elin.', 'receivingParent', false)).toEqual(['child']);
  expect(kinds('About Elin.', 'payingParent', false)).toEqual([]);
  expect(kinds('Sian Trevanion of 9 Quarry Bank, Trevanion Foods.', 'receivingParent', false)).toEqual(['address', 'employer', 'name']);
  expect(kinds('At 9 Quarry Bank.', 'payingParent', false)).toEqual(['address']);
});
test('a name that their own child has too may be said', () => expect(kinds('About Nia.', 'receivingParent', false)).toEqual([]));
test('their own place may stand in a letter and not in a text', () => {
  expect(kinds('At 4 Mill Lane.', 'receivingParent', false)).toEqual([]);
  expect(kinds('At 4 Mill Lane.', 'receivingParent', true)).toEqual(['address']);
});
