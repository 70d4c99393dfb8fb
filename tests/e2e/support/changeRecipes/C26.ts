import { refusedFor, type Recipe } from './recipe.ts';

export const C26: Recipe = {
  type: 'C26',
  pass: { subject: 'receivingParent', reportedBy: 'receivingParent', answers: (_day, _form, open) => ({ bestTime: open.receiving.contact?.bestTime === '4-6' ? '8-10' : '4-6' }), path: 'apply', holds: ({ record }) => record.length === 1 },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', answers: (_day, _form, open) => (open.paying.contact?.letters === 'post' ? { letters: 'online' } : null), path: 'refuse', holds: refusedFor('needsEmail') },
};
