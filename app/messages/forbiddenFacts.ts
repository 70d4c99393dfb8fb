import type { PartyRole } from '../model/roles.ts';
import { otherRole } from '../model/roles.ts';
import type { Row } from '../model/rows/index.ts';
import type { CaseBody } from '../model/rows/cases.ts';
import type { ForbiddenFact } from './disclosureNeedles.ts';

export type CaseParties = Readonly<{ case: CaseBody; persons: readonly Row<'person'>[]; contacts: readonly Row<'contact'>[]; children: readonly Row<'child'>[] }>;

const personIdFor = (held: CaseBody, role: PartyRole): string => (role === 'payingParent' ? held.payingParentId : held.receivingParentId);

/** Everything recorded about one person that words to somebody else may not hold. */
function factsAbout(parties: CaseParties, role: PartyRole, of: ForbiddenFact['of']): ForbiddenFact[] {
  const id = personIdFor(parties.case, role);
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
  return facts;
}

/** What a message to one parent of a case may not say: the other parent's facts, and children's names where texts forbid them. */
export function forbiddenFor(parties: CaseParties, to: PartyRole): readonly ForbiddenFact[] {
  const children = parties.children
    .filter((child) => child.body.payingParentId === parties.case.payingParentId)
    .flatMap((child): ForbiddenFact[] => [
      {
        kind: 'child',
        value: `${child.body.given} ${child.body.family}`,
        // A relevant other child lives with the paying parent: the receiving parent may not learn who that is.
        of: child.body.role !== 'qualifying' && to === 'receivingParent' ? 'otherParent' : 'child',
      },
    ]);
  return [...factsAbout(parties, otherRole(to), 'otherParent'), ...factsAbout(parties, to, 'self').filter((fact) => fact.kind !== 'name'), ...children];
}
