import { personFor, type Recipe, type Told } from './recipe.ts';

const answers = (bothAgree: string): Told['answers'] => (_day, _form, open) => (open.service === 'collectAndPay' && open.status === 'live' ? { bothAgree, bankConsent: 'yes', day: '5' } : null);

export const C16: Recipe = {
  type: 'C16',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', decide: { as: 'accept', because: 'Both want it and it was paid on time.' }, path: 'decide', answers: answers('yes'),
    holds: ({ record, after }) => record.some(({ label, after: now }) => label === 'Service' && now === 'Direct Pay') && after?.payingParentTotal === after?.weekly,
  },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', path: 'handOver', answers: answers('no'), holds: personFor('The other parent does not agree') },
};
