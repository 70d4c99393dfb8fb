import type { PostalAddress } from '../../model/rows/people.ts';
import { personIdOf, safetyOf } from '../caseFacts.ts';
import { stopMarkers } from '../gates.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { contactNow, previewRecord, readRecordFields, recordRecord, type RecordFinding } from './recordChange.ts';

const addressFrom = ({ values }: FieldsRead): PostalAddress => ({
  lines: [...((values['lines'] as readonly string[] | undefined) ?? [])],
  postcode: (values['postcode'] as string | undefined) ?? '',
  country: (values['country'] as string | undefined) ?? 'GB',
  since: (values['changedOn'] as string | undefined) ?? null,
});

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
/** House and flat numbers, in whatever line and order they stand. */
const numbersIn = ({ lines }: PostalAddress): string => lines.flatMap((line) => line.toLowerCase().match(/\d+[a-z]?/g) ?? []).toSorted().join(' ');

/** The same home however it is written down: same postcode, and the same first line or the same house and flat numbers. */
function isSameHome(a: PostalAddress, b: PostalAddress): boolean {
  if (a.country !== b.country || squash(a.postcode) !== squash(b.postcode)) return false;
  if (squash(a.lines[0] ?? '') === squash(b.lines[0] ?? '')) return true;
  return squash(a.postcode) !== '' && numbersIn(a) !== '' && numbersIn(a) === numbersIn(b);
}

/** Homes of everybody who is the other parent of this person in any of their cases. */
const otherHomes = ({ facts, subject }: ChangeCase): readonly PostalAddress[] => {
  const me = personIdOf(facts, subject);
  const others = facts.cases.flatMap(({ body }) => (body.payingParentId === me ? [body.receivingParentId] : body.receivingParentId === me ? [body.payingParentId] : []));
  return facts.contacts.flatMap(({ body }) => (others.includes(body.personId) && body.home !== null ? [body.home] : []));
};

/** The parent now lives with the other one, said so or same house: who pays may have changed, so a person decides. */
const sharesHome = (change: ChangeCase, fields: FieldsRead): boolean =>
  fields.values['kind'] === 'home' && (fields.values['withOther'] === 'yes' || otherHomes(change).some((home) => isSameHome(home, addressFrom(fields))));
const leavesUk = (fields: FieldsRead): boolean => fields.values['kind'] === 'home' && fields.values['country'] !== undefined && fields.values['country'] !== 'GB';

function look(change: ChangeCase): RecordFinding {
  const fields = readRecordFields(change);
  const reasons = [
    ...(leavesUk(fields) ? ['Outside the UK: a decision maker checks whether we can still deal with the case.'] : []),
    ...(sharesHome(change, fields) ? ['The parents may share a home. A decision maker looks at who pays. Tell neither parent where the other lives.'] : []),
  ];
  const markers = (['receivingParent', 'payingParent'] as const).flatMap((role) => safetyOf(change.facts, role)).map((s) => s.body.kind);
  const flagged = markers.some((kind) => stopMarkers.includes(kind));
  return {
    fields,
    handOver: reasons.length > 0,
    warnings: [...reasons, ...(flagged ? ['A safety marker is on this case. The new address must never reach the other parent, in words, letters or post marks.'] : [])],
    contact: { ...contactNow(change), [fields.values['kind'] === 'postal' ? 'postal' : 'home']: addressFrom(fields) },
  };
}

/** C24: a new home or postal address. Applied at once; the other parent is told nothing. */
export const addressRule: ChangeRule = {
  type: 'C24',
  prefill: () => ({ country: { value: 'GB', source: { label: 'usual', on: null } }, kind: { value: 'home', source: { label: 'usual', on: null } } }),
  preview: (change) => previewRecord(change, look(change)),
  record: (change, call, runId) => recordRecord(change, look(change), 'address.changed', call, runId),
};
