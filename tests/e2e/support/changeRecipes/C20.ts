import { refusedFor, type Recipe } from './recipe.ts';

export const C20: Recipe = {
  type: 'C20',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', decide: { as: 'accept', because: 'Talked to them alone. They want it.' }, path: 'apply', holds: ({ opens }) => opens.some(({ title }) => title.startsWith('Pass the account on')),
    answers: (day, _form, open) => (open.service === 'directPay' ? { what: 'share', consent: 'yes', talked: 'yes', consentOn: day(0) } : null),
  },
  fail: {
    subject: 'receivingParent', reportedBy: 'receivingParent', path: 'refuse', holds: refusedFor('notDirect'),
    answers: (day, _form, open) => (open.service === 'collectAndPay' ? { what: 'share', consent: 'yes', talked: 'yes', consentOn: day(0) } : null),
  },
};
