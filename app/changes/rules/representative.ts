import type { IsoDate } from '../../model/dates.ts';
import type { RepresentativeBody } from '../../model/rows/parties.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import { personIdOf, personOf } from '../caseFacts.ts';
import { finding, type Finding, type FindingRule } from '../engine/finding.ts';
import { proofOf } from '../engine/proof.ts';
import type { ChangeCase } from '../rule.ts';

type Values = Readonly<Record<string, unknown>>;
type Name = Readonly<{ title: string | null; given: string; family: string }>;
const fullName = ({ title, given, family }: Name): string => [title, given, family].filter((part) => part !== null).join(' ').slice(0, 120);
const acting = ({ facts, subject }: ChangeCase): readonly Row<'representative'>[] => facts.representatives.filter(({ body }) => body.personId === personIdOf(facts, subject) && body.state !== 'removed');

/** The parent's own row says whether anybody acts for them, so that a call and a letter know at once. */
function personRow({ facts, subject }: ChangeCase, represented: boolean): readonly RowWrite[] {
  const held = personOf(facts, subject);
  return held === null || held.body.representative === represented ? [] : [{ kind: 'person', id: held.id, body: { ...held.body, representative: represented } }];
}

/** Somebody stops acting: no person needs to decide, and from that moment we speak only to the parent. */
function removed(change: ChangeCase, values: Values): Finding {
  const leaving = acting(change).find(({ id }) => id === values['who']);
  const others = acting(change).filter(({ id }) => id !== leaving?.id);
  const changedOn = values['changedOn'] as IsoDate;
  return finding({
    class: 'A',
    changedOn,
    event: 'representative.removed',
    record: [{ label: 'Acts for them', before: leaving?.body.name.slice(0, 160) ?? null, after: others.length === 0 ? 'Nobody' : others.map(({ body }) => body.name).join(', ').slice(0, 160), about: change.subject }],
    writes: () => (leaving === undefined ? [] : [{ kind: 'representative', id: leaving.id, body: { ...leaving.body, state: 'removed', until: changedOn } }, ...personRow(change, others.length > 0)]),
  });
}

function added(change: ChangeCase, values: Values): Finding {
  const name = fullName(values['name'] as Name);
  const until = (values['until'] as IsoDate | undefined) ?? null;
  const changedOn = values['changedOn'] as IsoDate;
  const authority = values['authority'] as RepresentativeBody['authority'];
  const proof = proofOf(change);
  const body: RepresentativeBody = {
    personId: personIdOf(change.facts, change.subject), name, relation: values['relation'] as RepresentativeBody['relation'], scope: values['scope'] as RepresentativeBody['scope'], authority, from: changedOn, until, state: 'active',
  };
  return finding({
    changedOn,
    proof,
    event: 'representative.added',
    refuse: acting(change).some((held) => held.body.name.toLowerCase() === name.toLowerCase()) ? { code: 'alreadyActs' } : null,
    person: ['Read the written authority: who gives it, to whom, for what, and until when.', ...(authority === 'lastingPower' ? ['A lasting power of attorney counts once it is registered.'] : [])],
    suggest: authority === 'none' ? 'refuse' : 'accept',
    accepts: authority !== 'none',
    record: [{ label: 'Acts for them', before: acting(change).map((held) => held.body.name).join(', ').slice(0, 160) || 'Nobody', after: name.slice(0, 160), about: change.subject }],
    writes: ({ call }) => [{ kind: 'representative', id: call.newId(), body }, ...personRow(change, true)],
  });
}

/** C27: somebody starts or stops acting for a parent. The other parent is told nothing. */
export const representativeRule: FindingRule = {
  type: 'C27',
  look: (change, values) => (values['movement'] === 'remove' ? removed(change, values) : added(change, values)),
};
