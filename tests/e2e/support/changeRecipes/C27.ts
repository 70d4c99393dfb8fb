import { gateFailed, type Recipe } from './recipe.ts';

const adds = { movement: 'add', name: { given: 'Robin', family: 'Zzyxhelper' }, relation: 'solicitor', scope: 'speakAndWrite', authority: 'signed' };

export const C27: Recipe = {
  type: 'C27',
  pass: { subject: 'receivingParent', reportedBy: 'receivingParent', answers: (day) => ({ ...adds, changedOn: day(2) }), seen: true, decide: { as: 'accept', because: 'The note is signed and dated.' }, path: 'apply' },
  fail: { subject: 'receivingParent', reportedBy: 'receivingParent', answers: (day) => ({ ...adds, changedOn: day(2) }), seen: true, path: 'handOver', holds: gateFailed('G4') },
};
