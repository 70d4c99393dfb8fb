import { refusedFor, type Recipe } from './recipe.ts';

const rent = (amount: string, changedOn: string) => ({ kind: 'unearned', adds: 'new', unearnedFrom: 'property', unearned: { amount, per: 'year' as const }, changedOn });

export const C13: Recipe = {
  type: 'C13',
  pass: {
    subject: 'payingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'Bank statement seen.' }, path: 'decide', holds: ({ before, after }) => before !== null && after !== null && after.weekly > before.weekly,
    answers: (day) => rent('6000.00', day(9)),
  },
  fail: { subject: 'payingParent', reportedBy: 'receivingParent', path: 'refuse', holds: refusedFor('belowUnearned'), answers: (day) => rent('1000.00', day(9)) },
};
