import { offers, type Recipe } from './recipe.ts';

export const C05: Recipe = {
  type: 'C05',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, decide: { as: 'accept', because: 'Child Benefit letter seen.' }, path: 'decide', holds: ({ record }) => record.some(({ label }) => label === 'Other children counted'),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { child: '1', reason: 'leftHome', changedOn: day(9) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'receivingParent', path: 'waitForProof', holds: ({ requests }) => requests.some(({ to }) => to === 'payingParent'),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { child: '1', reason: 'leftHome', changedOn: day(9) }),
  },
};
