import { refusedFor, type Recipe } from './recipe.ts';

export const C11: Recipe = {
  type: 'C11',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, decide: { as: 'accept', because: 'Benefit letter seen.' }, path: 'decide', holds: ({ after, effective }) => after?.rate.startsWith('Flat rate') === true && effective?.ruleId === 'R-EFF-5',
    answers: (day) => ({ movement: 'started', which: 'carersAllowance', whose: 'parent', changedOn: day(9) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'payingParent', path: 'refuse', holds: refusedFor('tooSmall'),
    answers: (day, _form, open) =>
      open.shared.income === null || open.paying.reportedWeekly !== null ? null : { movement: 'sickPay', sickPay: { amount: (open.shared.income.weekly / 100 + 1).toFixed(2), per: 'week' }, lasts: 'yes', claims: 'no', changedOn: day(9) },
  },
};
