import type { Recipe } from './recipe.ts';

const email = (codeConfirmed: 'yes' | 'no', changedOn: string) => ({ what: 'email', email: `zzyx.${codeConfirmed}@example.test`, codeConfirmed, changedOn });

export const C25: Recipe = {
  type: 'C25',
  pass: { subject: 'receivingParent', reportedBy: 'receivingParent', answers: (day) => email('yes', day(1)), path: 'apply', holds: ({ warnings }) => !warnings.some((words) => words.includes('not checked')) },
  // The address is kept, and nothing about the case goes to it until the code is read back.
  fail: { subject: 'receivingParent', reportedBy: 'receivingParent', answers: (day) => email('no', day(1)), path: 'apply', holds: ({ warnings }) => warnings.some((words) => words.includes('not checked')) },
};
