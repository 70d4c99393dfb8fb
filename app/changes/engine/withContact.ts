import type { ContactBody } from '../../model/rows/people.ts';
import type { Row } from '../../model/rows/index.ts';
import { contactOf, type CaseFacts } from '../caseFacts.ts';
import type { ChangeCase } from '../rule.ts';

/** The change with a new contact in place: a receipt goes where the person is now, an alert where they were. */
export function withContact(change: ChangeCase, contact: ContactBody | null): ChangeCase & Readonly<{ was: CaseFacts }> {
  const { facts } = change;
  if (contact === null) return { ...change, was: facts };
  const row: Row<'contact'> = { kind: 'contact', id: contactOf(facts, change.subject)?.id ?? contact.personId, tag: '', body: contact };
  return { ...change, facts: { ...facts, contacts: [...facts.contacts.filter(({ id }) => id !== row.id), row] }, was: facts };
}
