import type { Recipe } from './recipe.ts';

export const C12: Recipe = {
  type: 'C12',
  pass: {
    subject: 'payingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'Payslip of last month seen.' }, path: 'decide', holds: ({ sides }) => sides[0]?.receivingParent === '£1,900.00 a week',
    answers: (day) => ({ livelihood: 'employed', knows: 'yes', pay: { amount: '1900.00', per: 'week' }, written: 'yes', knowsDate: 'yes', changedOn: day(9) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'receivingParent', path: 'waitForProof', holds: ({ requests, notices }) => requests.length === 1 && requests[0]?.to === 'hmrc' && notices.length === 0,
    answers: () => ({ livelihood: 'employed', knows: 'no', written: 'no', knowsDate: 'no' }),
  },
};
