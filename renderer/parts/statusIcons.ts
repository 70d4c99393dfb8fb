import {
  mdiAlertCircle,
  mdiAlertOutline,
  mdiCallMerge,
  mdiCallSplit,
  mdiCheckCircle,
  mdiClockOutline,
  mdiMinusCircleOutline,
  mdiPencilOutline,
  mdiShieldAlert,
  mdiSync,
  mdiTimerSand,
} from '@mdi/js';
import type { StatusTone } from './StatusTag.tsx';

type StatusMark = Readonly<{ icon: string; tone: StatusTone }>;

/** One icon and tone for each kind of state, so that the same state looks the same on every screen. */
export const statusIcons = {
  overdue: { icon: mdiAlertCircle, tone: 'red' },
  failed: { icon: mdiAlertCircle, tone: 'red' },
  needsYou: { icon: mdiAlertCircle, tone: 'red' },
  dueToday: { icon: mdiClockOutline, tone: 'amber' },
  lookAtThis: { icon: mdiAlertOutline, tone: 'amber' },
  waiting: { icon: mdiTimerSand, tone: 'blue' },
  eachNight: { icon: mdiSync, tone: 'blue' },
  done: { icon: mdiCheckCircle, tone: 'green' },
  draft: { icon: mdiPencilOutline, tone: 'neutral' },
  safeContact: { icon: mdiShieldAlert, tone: 'plum' },
  notNow: { icon: mdiMinusCircleOutline, tone: 'neutral' },
  different: { icon: mdiCallSplit, tone: 'amber' },
  merged: { icon: mdiCallMerge, tone: 'green' },
} as const satisfies Record<string, StatusMark>;
export type StatusName = keyof typeof statusIcons;
