import { personFor, type Recipe } from './recipe.ts';

export const C22: Recipe = {
  type: 'C22',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, path: 'apply', holds: ({ record }) => record.some(({ label, after }) => label === 'Employer' && after === 'Example Bakers'),
    answers: (day, _form, open) => (open.method === 'deductionFromEarnings' ? null : { movement: 'started', employer: 'Example Bakers', changedOn: day(5) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'thirdParty', path: 'handOver', holds: personFor('A deduction order runs on this job'),
    answers: (day, _form, open) => (open.method === 'deductionFromEarnings' ? { movement: 'left', changedOn: day(5) } : null),
  },
};
