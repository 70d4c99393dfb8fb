import { formatDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import { childLabels } from '../work/childLabels.ts';
import { personIdOf, type CaseFacts } from './caseFacts.ts';
import type { CatalogueField } from './catalogue.ts';

type Offer = Readonly<{ value: string; label: string; description: null }>;
type Asking = Pick<CatalogueField, 'type' | 'childRoles' | 'offers'>;

/** The case's own children, or the paying parent's others, oldest first. */
function children(facts: CaseFacts, { childRoles }: Asking): readonly Offer[] {
  const held = facts.children.filter(
    ({ body }) => body.role !== 'noLonger' && childRoles.includes(body.role) && (body.role === 'qualifying' ? body.caseId === facts.case.id : body.payingParentId === facts.case.body.payingParentId),
  );
  return childLabels(held.map(({ id, body }) => ({ id, bornOn: body.bornOn, given: body.given }))).map(({ child, label }) => ({
    value: child.id, label: `Child ${label}, ${child.given}, born ${formatDate(child.bornOn)}`, description: null,
  }));
}

const representatives = (facts: CaseFacts, subject: PartyRole): readonly Offer[] =>
  facts.representatives
    .filter(({ body }) => body.personId === personIdOf(facts, subject) && body.state !== 'removed')
    .map(({ id, body }) => ({ value: id, label: body.name.slice(0, 80), description: null }));

/** What a field offers from the case itself: its children, or people who act for the parent it is about. Staff words. */
export function offered(facts: CaseFacts, subject: PartyRole, field: Asking): readonly Offer[] {
  if (field.type === 'child' || field.type === 'children') return children(facts, field);
  return field.offers === 'representatives' ? representatives(facts, subject) : [];
}
