import type { Recipe } from './recipe.ts';

const employed = (amount: string, changedOn: string) => ({ source: 'employed', pay: { amount, per: 'week' as const }, paysPension: 'no', lasts: 'yes', changedOn });

export const C09: Recipe = {
  type: 'C09',
  pass: { subject: 'payingParent', answers: (day) => employed('312.00', day(3)), seen: true, path: 'decide', holds: ({ gates }) => gates.every(({ state }) => state === 'passed') },
  fail: { subject: 'payingParent', answers: (day, _form, open) => (open.shared.income === null ? null : employed((open.shared.income.weekly / 100 + 1).toFixed(2), day(3))), path: 'refuse', holds: ({ tolerance }) => tolerance?.met === false },
};
