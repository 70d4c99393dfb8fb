import { gateFailed, refusedFor, type Recipe } from './recipe.ts';

export const C28: Recipe = {
  type: 'C28',
  pass: { subject: 'payingParent', reportedBy: 'payingParent', answers: () => ({ what: 'newPin' }), path: 'apply', holds: (preview) => !gateFailed('G1')(preview) },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', answers: () => ({ what: 'unlock' }), path: 'refuse', holds: refusedFor('notLocked') },
};
