import { personFor, type Recipe } from './recipe.ts';

const told = { name: { given: 'Finch', family: 'Zzyxsample' }, nights: '0', parentage: 'birthRecord', benefitTo: 'receivingParent' };

export const C06: Recipe = {
  type: 'C06',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'The birth certificate names both.' }, path: 'decide',
    answers: (day) => ({ ...told, livesWith: 'receivingParent', bornOn: day(60), changedOn: day(60) }),
  },
  fail: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, path: 'handOver', holds: personFor('Their own application is needed'),
    answers: (day) => ({ ...told, livesWith: 'payingParent', bornOn: day(60), changedOn: day(60) }),
  },
};
