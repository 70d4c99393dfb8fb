import { offers, refusedFor, type Recipe } from './recipe.ts';

export const C01: Recipe = {
  type: 'C01',
  pass: {
    subject: 'payingParent', reportedBy: 'payingParent', path: 'waitForProof', holds: ({ requests }) => requests.some(({ to, what }) => to === 'receivingParent' && what === 'agreement'),
    answers: (day, form) => (offers(form, 'children') === 0 ? null : { children: ['1'], pattern: 'fortnightly', nightsFortnight: '5', settled: 'yes', agreement: 'none', changedOn: day(16) }),
  },
  fail: {
    subject: 'payingParent', reportedBy: 'payingParent', path: 'refuse', holds: refusedFor('sameBand'),
    answers: (day, _form, open) => {
      const nights = open.shared.children[0]?.nights;
      return nights === undefined || nights > 40 ? null : { children: ['1'], pattern: 'yearly', nightsYear: '41', settled: 'yes', agreement: 'none', changedOn: day(16) };
    },
  },
};
