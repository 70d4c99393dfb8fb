import type { Recipe, Told } from './recipe.ts';

const fits = (method: string | null): boolean => method === 'directDebit' || method === 'card' || method === 'standingOrder';
const other = (day: number | null): string => (day === 12 ? '13' : '12');
const answers: Told['answers'] = (_day, _form, open) => (open.service === 'collectAndPay' && open.status === 'live' && fits(open.method) ? { method: open.method === 'standingOrder' ? 'card' : 'standingOrder', day: other(open.payDay) } : null);
const byDebit: Told['answers'] = (_day, _form, open) =>
  open.service === 'collectAndPay' && open.status === 'live' ? { method: 'directDebit', holder: 'P Example', sortCode: '99-00-01', accountNumber: '12345678', confirms: 'yes', day: other(open.payDay) } : null;

export const C19: Recipe = {
  type: 'C19',
  pass: { subject: 'payingParent', reportedBy: 'payingParent', path: 'apply', answers, holds: ({ record }) => record.some(({ label }) => label === 'How it is paid') },
  fail: { subject: 'payingParent', reportedBy: 'payingParent', path: 'waitForProof', answers: byDebit, holds: ({ requests }) => requests.some(({ to, what }) => to === 'bank' && what === 'accountCheck') },
};
