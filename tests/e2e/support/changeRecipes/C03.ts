import { offers, personFor, type Recipe } from './recipe.ts';

const told = { child: '1', carer: 'grandparent', why: 'The child stays with a grandparent.', carerBenefit: 'notKnown' };

export const C03: Recipe = {
  type: 'C03',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', path: 'waitForProof', holds: ({ opens }) => opens.some(({ title }) => title.startsWith('Check:')),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { ...told, sixWeeks: 'yes', changedOn: day(44) }),
  },
  fail: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, path: 'waitForProof', holds: personFor('not expected to last six weeks'),
    answers: (day, form) => (offers(form, 'child') === 0 ? null : { ...told, sixWeeks: 'no', changedOn: day(44) }),
  },
};
