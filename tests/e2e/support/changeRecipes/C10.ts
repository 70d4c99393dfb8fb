import type { Recipe } from './recipe.ts';

const accounts = (turnover: string, changedOn: string) => ({ filed: 'yes', periodFrom: '2025-04-06', periodTo: '2026-04-05', turnover, expenses: '10000.00', alsoEmployed: 'no', paysPension: 'no', changedOn });

export const C10: Recipe = {
  type: 'C10',
  pass: {
    subject: 'payingParent', seen: true, decide: { as: 'accept', because: 'Tax return seen.' }, path: 'decide', holds: ({ prepared }) => prepared.some(({ label, value }) => label === 'Profit' && value === '£100,000.00 − £10,000.00 = £90,000.00'),
    answers: (day) => accounts('100000.00', day(9)),
  },
  fail: {
    subject: 'payingParent', seen: true, path: 'handOver', holds: ({ choice, tolerance }) => choice?.options.includes('accept') === false && tolerance?.met === false,
    answers: (day, _form, open) => (open.shared.income === null ? null : accounts((10_000 + (open.shared.income.weekly / 100 / 7) * 365).toFixed(2), day(9))),
  },
};
