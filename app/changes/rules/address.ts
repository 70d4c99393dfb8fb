import type { PostalAddress } from '../../model/rows/people.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { otherRole } from '../../model/roles.ts';
import { contactOf, safetyOf } from '../caseFacts.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { previewRecord, readRecordFields, recordRecord } from './recordChange.ts';

const addressFrom = ({ values }: FieldsRead): PostalAddress => ({
  lines: [...((values['lines'] as readonly string[] | undefined) ?? [])],
  postcode: (values['postcode'] as string | undefined) ?? '',
  country: (values['country'] as string | undefined) ?? 'GB',
  since: (values['changedOn'] as string | undefined) ?? null,
});

const squash = (address: PostalAddress | null): string => (address === null ? '' : `${address.lines[0] ?? ''}${address.postcode}`.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** The parent now lives with the other one, said so or same house: who pays may have changed, so a person decides. */
const sharesHome = (change: ChangeCase, fields: FieldsRead): boolean => {
  if (fields.values['kind'] !== 'home') return false;
  const theirs = contactOf(change.facts, otherRole(change.subject))?.body.home ?? null;
  return fields.values['withOther'] === 'yes' || (theirs !== null && squash(theirs) === squash(addressFrom(fields)));
};
const leavesUk = (fields: FieldsRead): boolean => fields.values['kind'] === 'home' && fields.values['country'] !== undefined && fields.values['country'] !== 'GB';

function look(change: ChangeCase, fields: FieldsRead): Readonly<{ handOver: boolean; warnings: readonly string[] }> {
  const reasons = [
    ...(leavesUk(fields) ? ['Outside the UK: a decision maker checks whether we can still deal with the case.'] : []),
    ...(sharesHome(change, fields) ? ['The parents may share a home. A decision maker looks at who pays. Tell neither parent where the other lives.'] : []),
  ];
  const markers = (['receivingParent', 'payingParent'] as const).flatMap((role) => safetyOf(change.facts, role)).map((s) => s.body.kind);
  const flagged = markers.some((kind) => ['abuseDisclosed', 'suppression', 'specialistTeam'].includes(kind));
  return {
    handOver: reasons.length > 0,
    warnings: [...reasons, ...(flagged ? ['A safety marker is on this case. The new address must never reach the other parent, in words, letters or post marks.'] : [])],
  };
}

/** C24: a new home or postal address. Applied at once; the other parent is told nothing. */
export const addressRule: ChangeRule = {
  type: 'C24',
  prefill: () => ({ country: { value: 'GB', source: { label: 'usual', on: null } }, kind: { value: 'home', source: { label: 'usual', on: null } } }),
  preview(change) {
    const fields = readRecordFields(change);
    const { handOver, warnings } = look(change, fields);
    return previewRecord(change, fields, handOver, warnings);
  },
  record(change, call, runId) {
    const fields = readRecordFields(change);
    const { handOver, warnings } = look(change, fields);
    const preview = previewRecord(change, fields, handOver, warnings);
    const contact = contactOf(change.facts, change.subject);
    const writes: RowWrite[] =
      contact === null ? [] : [{ kind: 'contact', id: contact.id, body: { ...contact.body, [fields.values['kind'] === 'postal' ? 'postal' : 'home']: addressFrom(fields) } }];
    return recordRecord(change, fields, preview, writes, 'address.changed', call, runId);
  },
};
