import { refusedFor, type Recipe } from './recipe.ts';

const debt = (amount: string, changedOn: string) => ({ ground: 'priorDebts', adds: 'new', cost: { amount, per: 'week' as const }, debtFor: 'both', changedOn });

export const C14: Recipe = {
  type: 'C14',
  pass: {
    subject: 'payingParent', seen: true, decide: { as: 'accept', because: 'Loan agreement seen.' }, path: 'decide', holds: ({ before, after }) => before !== null && after !== null && after.weekly < before.weekly,
    answers: (day) => debt('30.00', day(9)),
  },
  fail: { subject: 'payingParent', path: 'refuse', holds: refusedFor('belowLeast'), answers: (day) => debt('9.99', day(9)) },
};
