import { offers, personFor, type Recipe } from './recipe.ts';

export const C07: Recipe = {
  type: 'C07',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'The order was seen.' }, path: 'decide',
    answers: (day, form) => (offers(form, 'child') < 2 ? null : { child: '1', adopter: 'neither', changedOn: day(16) }),
  },
  fail: {
    subject: 'receivingParent', reportedBy: 'receivingParent', path: 'waitForProof', holds: personFor('has not been seen'),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { child: '1', adopter: 'neither', changedOn: day(16) }),
  },
};
