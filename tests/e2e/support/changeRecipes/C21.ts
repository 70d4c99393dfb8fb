import { refusedFor, type Recipe } from './recipe.ts';

export const C21: Recipe = {
  type: 'C21',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', path: 'apply', holds: ({ record }) => record.some(({ label }) => label === 'Owed'),
    answers: (day, _form, open) => (open.service === 'collectAndPay' && open.status === 'live' ? { amount: '40.00', result: 'taken', reference: 'PRACTICE40', changedOn: day(0) } : null),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'payingParent', path: 'refuse', holds: refusedFor('declined'),
    answers: (day, _form, open) => (open.service === 'collectAndPay' && open.status === 'live' ? { amount: '40.00', result: 'declined', changedOn: day(0) } : null),
  },
};
