import { personFor, type Recipe } from './recipe.ts';

const told = { where: 'home', name: { given: 'Robin', family: 'Zzyxsample' }, relation: 'own', benefitTo: 'partner' };

export const C04: Recipe = {
  type: 'C04',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, decide: { as: 'accept', because: 'Child Benefit letter seen.' }, path: 'decide', holds: ({ after, before }) => after !== null && before !== null && after.weekly < before.weekly,
    answers: (day) => ({ ...told, bornOn: day(60), changedOn: day(60) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'payingParent', seen: true, path: 'handOver', holds: personFor('20 or over'),
    answers: (day) => ({ ...told, bornOn: day(7400), changedOn: day(60) }),
  },
};
