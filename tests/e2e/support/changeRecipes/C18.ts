import type { Recipe, Told } from './recipe.ts';

const answers: Told['answers'] = (day, _form, open) => (open.status === 'live' ? { payments: [{ on: day(6), amount: '50.00', how: 'Bank transfer' }], instead: 'no' } : null);

export const C18: Recipe = {
  type: 'C18',
  pass: { subject: 'receivingParent', reportedBy: 'receivingParent', path: 'apply', answers, holds: ({ record }) => record.some(({ after }) => after === '£50.00') },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', path: 'waitForProof', answers, holds: ({ requests }) => requests.some(({ to, what }) => to === 'receivingParent' && what === 'agreement') },
};
