import { dueDays } from './payDays.ts';
import { personFor, type Recipe, type Told } from './recipe.ts';

const account = { account: 'new', holder: 'R Example', sortCode: '99-00-01', accountNumber: '12345678' };
const answers = (bankShared: string): Told['answers'] => (day, _form, open) => {
  const due = open.service === 'directPay' && open.status === 'live' ? dueDays(open, day, 10, 1) : null;
  return due === null ? null : { why: 'missed', payments: due.map((dueOn) => ({ dueOn })), since: 'no', bankShared, acceptFees: 'yes', ...account };
};

export const C15: Recipe = {
  type: 'C15',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', decide: { as: 'accept', because: 'The paying parent said on the phone that it was not paid.' }, path: 'decide', answers: answers('yes'),
    holds: ({ record, after }) => record.some(({ label, after: now }) => label === 'Service' && now === 'Collect and Pay') && (after?.payingParentTotal ?? 0) > (after?.weekly ?? 0),
  },
  fail: { subject: 'receivingParent', reportedBy: 'receivingParent', path: 'handOver', answers: answers('no'), holds: personFor('Bank details were not shared') },
};
