import { daysBetween, londonDate } from '../../model/dates.ts';
import type { ContactBody, Phone } from '../../model/rows/people.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { contactNow, previewRecord, readRecordFields, recordRecord, type RecordFinding } from './recordChange.ts';

const phoneFrom = ({ values }: FieldsRead): Phone => ({
  number: values['number'] as string,
  kind: values['what'] as Phone['kind'],
  whose: (values['whose'] as Phone['whose'] | undefined) ?? 'own',
  // Not said is not safe.
  voicemail: values['voicemail'] === 'yes' ? 'fine' : 'never',
});

/** The contact with the new phone or email in place of the old one of the same kind. */
function changed(contact: ContactBody, fields: FieldsRead): ContactBody {
  if (fields.values['what'] === 'email') {
    return { ...contact, email: { address: fields.values['email'] as string, verified: fields.values['codeConfirmed'] === 'yes' } };
  }
  const phone = phoneFrom(fields);
  return { ...contact, phones: [phone, ...contact.phones.filter((held) => held.kind !== phone.kind)].slice(0, 4) };
}

/** Phone and email both new within days of each other is how an account is taken over. */
function bothLately(change: ChangeCase, what: unknown): boolean {
  const days = change.catalogues.changes.setting('bothContactsDays', change.today);
  return change.facts.changes.some(
    ({ body }) =>
      body.type === 'C25' && body.subject === change.subject && body.state === 'applied' && (body.fields['what'] === 'email') !== (what === 'email') &&
      daysBetween(londonDate(body.recordedAt), change.today) <= days,
  );
}

const warningsFor = (change: ChangeCase, fields: FieldsRead): readonly string[] => [
  ...(bothLately(change, fields.values['what']) ? ['Phone and email have both changed within days. Ring the number we held before you go on.'] : []),
  ...(fields.values['codeConfirmed'] === 'no' ? ['The email is kept as not checked. Nothing about the case goes to it until the code is read back.'] : []),
  ...(fields.values['whose'] !== undefined && fields.values['whose'] !== 'own' ? ['It is not their own phone: leave no message and send no text about the case.'] : []),
];

function look(change: ChangeCase): RecordFinding {
  const fields = readRecordFields(change);
  const complete = fields.problems.length === 0 && fields.needs.length === 0;
  return { fields, handOver: false, warnings: warningsFor(change, fields), contact: complete ? changed(contactNow(change), fields) : null };
}

/** C25: a new phone number or email address. Applied at once; the old contact is told that something changed, not what. */
export const contactRule: ChangeRule = {
  type: 'C25',
  prefill: ({ today }) => ({ what: { value: 'mobile', source: { label: 'usual', on: null } }, changedOn: { value: today, source: { label: 'today', on: today } } }),
  preview: (change) => previewRecord(change, look(change)),
  record: (change, call, runId) => recordRecord(change, look(change), 'contact.changed', call, runId),
};
