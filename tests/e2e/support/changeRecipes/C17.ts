import { dueDays } from './payDays.ts';
import { refusedFor, type Recipe, type Told } from './recipe.ts';

const answers: Told['answers'] = (day, _form, open) => {
  const due = open.status === 'live' ? dueDays(open, day, 7, 1) : null;
  return due === null || open.service !== 'collectAndPay' ? null : { changedOn: due[0] ?? '', amount: 'none' };
};

export const C17: Recipe = {
  type: 'C17',
  pass: { subject: 'receivingParent', reportedBy: 'receivingParent', path: 'apply', answers, holds: ({ record }) => record.some(({ label }) => label === 'Payment that was missed') },
  fail: { subject: 'receivingParent', reportedBy: 'receivingParent', path: 'refuse', answers, holds: refusedFor('arrived') },
};
