import { refusedFor, type Recipe } from './recipe.ts';

export const C23: Recipe = {
  type: 'C23',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'Marriage certificate seen.' }, path: 'apply', holds: ({ record }) => record.some(({ label }) => label === 'Name'),
    answers: () => ({ name: { title: 'Ms', given: 'Robin', family: 'Renamed' }, reason: 'married', tellOther: 'no' }),
  },
  // The form is filled with the name that is held: sent as it is, it changes nothing.
  fail: { subject: 'payingParent', reportedBy: 'payingParent', path: 'refuse', holds: refusedFor('same'), answers: () => ({ reason: 'spelling', tellOther: 'no' }) },
};
