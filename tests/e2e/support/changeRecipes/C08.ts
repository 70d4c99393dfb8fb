import type { Recipe } from './recipe.ts';

/** Whether the oldest child, the first one offered, is of an age to have left school or college. */
const ofAge = (open: Readonly<{ shared: Readonly<{ children: readonly Readonly<{ years: number }>[] }> }>): boolean => open.shared.children.length > 1 && Math.max(...open.shared.children.map(({ years }) => years)) >= 17;

export const C08: Recipe = {
  type: 'C08',
  pass: {
    subject: 'receivingParent', reportedBy: 'receivingParent', seen: true, decide: { as: 'accept', because: 'The college letter was seen.' }, path: 'decide',
    answers: (day, _form, open) => (ofAge(open) ? { child: '1', reason: 'leftEducation', changedOn: day(79) } : null),
  },
  fail: {
    subject: 'receivingParent', reportedBy: 'payingParent', path: 'waitForProof', holds: ({ requests }) => requests.some(({ to, ifSilent }) => to === 'receivingParent' && ifSilent === 'accept'),
    answers: (day, _form, open) => (ofAge(open) ? { child: '1', reason: 'leftEducation', changedOn: day(79) } : null),
  },
};
