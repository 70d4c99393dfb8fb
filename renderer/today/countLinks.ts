import { mdiAlertCircle, mdiClockOutline, mdiMessageAlertOutline, mdiPencilOutline, mdiPhoneForwardOutline, mdiScaleBalance } from '@mdi/js';
import type { QueueIntent } from '../app/queueIntent.ts';
import { myWork } from '../app/queueIntent.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';
import type { TodayData } from './todayStore.ts';

export type CountKey = TodayData['counts'][number]['key'];
/** Where a count leads: a queue that shows that work, the list of drafts, or the outbox. */
type CountTarget = Readonly<{ to: 'queue'; filter: QueueIntent['filter'] }> | Readonly<{ to: 'drafts' | 'outbox' }>;
type CountLine = Readonly<{ label: string; icon: string; tone: StatusTone; target: CountTarget }>;

const queue = (part: Partial<QueueIntent['filter']>): CountTarget => ({ to: 'queue', filter: { ...myWork, ...part } });

/** Each count of the first screen: its words, its mark, and what it opens. Red and amber only while there is any. */
export const countLines: Readonly<Record<CountKey, CountLine>> = {
  overdue: { label: 'Overdue', icon: mdiAlertCircle, tone: 'red', target: queue({ due: 'overdue' }) },
  today: { label: 'Due today', icon: mdiClockOutline, tone: 'amber', target: queue({ due: 'today' }) },
  callbacks: { label: 'Callbacks', icon: mdiPhoneForwardOutline, tone: 'neutral', target: queue({ types: ['callbacks'] }) },
  drafts: { label: 'Drafts', icon: mdiPencilOutline, tone: 'neutral', target: { to: 'drafts' } },
  decisionsWaiting: { label: 'Decisions waiting on me', icon: mdiScaleBalance, tone: 'neutral', target: queue({ waiting: 'decide' }) },
  failedSends: { label: 'Failed sends', icon: mdiMessageAlertOutline, tone: 'red', target: { to: 'outbox' } },
};
