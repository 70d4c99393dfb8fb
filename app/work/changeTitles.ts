import type { ChangeType } from '../model/rows/work.ts';

/** Icon keys the window draws; each names a picture, never a colour or a state. */
export const taskIcons = [
  'income', 'address', 'phone', 'callback', 'nights', 'child', 'benefit', 'money', 'service', 'employer', 'account', 'card', 'name',
  'settings', 'people', 'security', 'message', 'evidence', 'review', 'application', 'post', 'scales', 'complaint', 'court', 'close', 'shield', 'search', 'order',
] as const;
export type TaskIcon = (typeof taskIcons)[number];

export type TaskWords = Readonly<{ title: string; icon: TaskIcon; next: string }>;

/** The 28 change types as they stand in a list: a short title, a picture, and what usually comes next. */
export const changeTitles: Readonly<Record<ChangeType, TaskWords>> = {
  C01: { title: 'Nights of care', icon: 'nights', next: 'Compare what both parents say about nights' },
  C02: { title: 'Main carer moves', icon: 'people', next: 'Set both accounts of daily care side by side' },
  C03: { title: 'Someone else is main carer', icon: 'people', next: 'Check the child is safe, then find the date care moved' },
  C04: { title: 'Another child supported', icon: 'child', next: 'Match the child to Child Benefit' },
  C05: { title: 'Other child no longer counts', icon: 'child', next: 'Check the day Child Benefit ended' },
  C06: { title: 'New child in the case', icon: 'child', next: 'Confirm parentage and nights of care' },
  C07: { title: 'Child adopted', icon: 'child', next: 'See the adoption order by phone or post' },
  C08: { title: 'Child left education', icon: 'child', next: 'Check Child Benefit, then decide if the child still counts' },
  C09: { title: 'Income change', icon: 'income', next: 'Compare the new figure with the 25% limits' },
  C10: { title: 'Self-employed income', icon: 'income', next: 'Read the accounts and work out profit' },
  C11: { title: 'Out of work or benefit', icon: 'benefit', next: 'Check benefit dates with DWP' },
  C12: { title: 'Income reported by other parent', icon: 'income', next: 'Ask HMRC, then ask the paying parent' },
  C13: { title: 'Extra income', icon: 'income', next: 'Check the amount against the limit for its kind' },
  C14: { title: 'Special expenses', icon: 'money', next: 'Check each cost and its proof' },
  C15: { title: 'Direct Pay to Collect and Pay', icon: 'service', next: 'Test each payment date, then decide' },
  C16: { title: 'Collect and Pay to Direct Pay', icon: 'service', next: 'Check payment history and that both agree' },
  C17: { title: 'Missed payment reported', icon: 'money', next: 'Check the ledger, then ring the paying parent' },
  C18: { title: 'Payment made another way', icon: 'money', next: 'Ask the receiving parent if it was maintenance' },
  C19: { title: 'Direct Debit or method', icon: 'account', next: 'Check the account and the notice days' },
  C20: { title: 'Account to pay into', icon: 'account', next: 'Check the account and ring back to confirm' },
  C21: { title: 'Card payment', icon: 'card', next: 'Match the payment to what is owed' },
  C22: { title: 'Employer left or changed', icon: 'employer', next: 'Stop the old order and find the new employer' },
  C23: { title: 'Name or title', icon: 'name', next: 'Check the proof of the new name' },
  C24: { title: 'New address', icon: 'address', next: 'Confirm the address and the date of the move' },
  C25: { title: 'Phone or email', icon: 'phone', next: 'Confirm the new contact with its owner' },
  C26: { title: 'How we contact', icon: 'settings', next: 'Set up the format or support they asked for' },
  C27: { title: 'Representative', icon: 'people', next: 'Check the written authority' },
  C28: { title: 'PIN or sign-in', icon: 'security', next: 'Check identity, then reset' },
};
