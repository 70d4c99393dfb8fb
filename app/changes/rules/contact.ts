import { daysBetween, londonDate } from '../../model/dates.ts';
import type { ContactBody, Phone } from '../../model/rows/people.ts';
import { contactOf } from '../caseFacts.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase, ChangeRule } from '../rule.ts';
import { previewRecord, readRecordFields, recordRecord } from './recordChange.ts';

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

/** C25: a new phone number or email address. Applied at once; the old contact is told that something changed, not what. */
export const contactRule: ChangeRule = {
  type: 'C25',
  prefill: ({ today }) => ({ what: { value: 'mobile', source: { label: 'usual', on: null } }, changedOn: { value: today, source: { label: 'today', on: today } } }),
  preview(change) {
    const fields = readRecordFields(change);
    return previewRecord(change, fields, false, warningsFor(change, fields));
  },
  record(change, call, runId) {
    const fields = readRecordFields(change);
    const preview = previewRecord(change, fields, false, warningsFor(change, fields));
    const contact = contactOf(change.facts, change.subject);
    const complete = fields.problems.length === 0 && fields.needs.length === 0;
    const writes = contact === null || !complete ? [] : [{ kind: 'contact' as const, id: contact.id, body: changed(contact.body, fields) }];
    return recordRecord(change, fields, preview, writes, 'contact.changed', call, runId);
  },
};
