import type { PartyRole } from '../model/roles.ts';
import { otherRole } from '../model/roles.ts';
import type { Row } from '../model/rows/index.ts';
import type { CaseBody } from '../model/rows/cases.ts';
import type { ForbiddenFact } from './disclosureNeedles.ts';

/** The parents of a case, and everybody else in its cluster: another receiving parent is as much a stranger to this one. */
export type CaseParties = Readonly<{
  caseId: string;
  case: CaseBody;
  persons: readonly Row<'person'>[];
  contacts: readonly Row<'contact'>[];
  children: readonly Row<'child'>[];
  representatives: readonly Row<'representative'>[];
  accounts: readonly Row<'account'>[];
}>;

const personIdFor = (held: CaseBody, role: PartyRole): string => (role === 'payingParent' ? held.payingParentId : held.receivingParentId);

/** Everything recorded about one person that words to somebody else may not hold. */
function factsAbout(parties: CaseParties, id: string, of: ForbiddenFact['of']): ForbiddenFact[] {
  const person = parties.persons.find((p) => p.id === id)?.body;
  const contact = parties.contacts.find((c) => c.body.personId === id)?.body;
  const facts: ForbiddenFact[] = [];
  const add = (kind: ForbiddenFact['kind'], value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value.trim() !== '') facts.push({ kind, value, of });
  };
  if (person !== undefined) {
    add('name', `${person.given} ${person.family}`);
    add('crn', person.crn);
    add('nino', person.nino);
  }
  if (contact !== undefined) {
    for (const phone of contact.phones) add('phone', phone.number);
    add('email', contact.email?.address);
    for (const address of [contact.home, contact.postal]) {
      add('address', address?.lines.join('\n'));
      add('postcode', address?.postcode);
    }
    add('employer', contact.employer?.name);
  }
  for (const { body } of parties.accounts.filter((account) => account.body.personId === id)) add('bank', `${body.sortCode} ${body.number}`);
  // Who acts for somebody says where they turned for help.
  if (of === 'otherParent') for (const { body } of parties.representatives.filter((held) => held.body.personId === id)) add('name', body.name);
  return facts;
}

/** What a message to one parent of a case may not say: the other parent's facts, and children's names where texts forbid them. */
export function forbiddenFor(parties: CaseParties, to: PartyRole): readonly ForbiddenFact[] {
  const recipient = personIdFor(parties.case, to);
  const strangers = [personIdFor(parties.case, otherRole(to)), ...parties.persons.map(({ id }) => id).filter((id) => id !== parties.case.payingParentId && id !== parties.case.receivingParentId)];
  const isOwn = ({ body }: Row<'child'>): boolean => body.role === 'qualifying' && body.caseId === parties.caseId;
  const ownNames = parties.children.filter(isOwn).flatMap(({ body }) => [body.given, body.family]);
  const children = parties.children
    .filter((child) => child.body.payingParentId === parties.case.payingParentId)
    .flatMap((child): ForbiddenFact[] => {
      const { given, family } = child.body;
      if (to === 'payingParent' || isOwn(child)) return [{ kind: 'child', value: `${given} ${family}`, of: 'child' }];
      // A child of the paying parent's home, or of another case: the receiving parent may not learn who that is. A name that their own child has too tells nothing.
      const value = [given, family].filter((name) => !ownNames.includes(name)).join(' ');
      return value === '' ? [] : [{ kind: 'child', value, of: 'otherParent' }];
    });
  return [...strangers.flatMap((id) => factsAbout(parties, id, 'otherParent')), ...factsAbout(parties, recipient, 'self').filter((fact) => fact.kind !== 'name'), ...children];
}
