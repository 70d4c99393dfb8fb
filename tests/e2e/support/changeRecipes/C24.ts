import type { Recipe } from './recipe.ts';

const home = (country: string, changedOn: string) => ({ kind: 'home', country, lines: ['14 Zzyx Way', 'Zzyxton'], ...(country === 'GB' ? { postcode: 'ZZ9 4AB' } : {}), withOther: 'no', changedOn });

export const C24: Recipe = {
  type: 'C24',
  pass: { subject: 'payingParent', reportedBy: 'payingParent', answers: (day) => home('GB', day(2)), path: 'apply' },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', answers: (day) => home('FR', day(2)), path: 'handOver' },
};
