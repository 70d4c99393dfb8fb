import { daysBetween, type IsoDate } from '../../app/model/calendar.ts';
import type { Pence } from '../../app/model/pounds.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { shortDay } from '../../app/work/whyNow.ts';
import { countWords } from '../words/countWords.ts';
import { methodWords, type CaseHeld } from './caseWords.ts';

/** `pence` is the payment that falls due then; the words leave it out, so that it can explain itself. */
type Coming = Readonly<{ on: IsoDate; about: string; pence: Pence | null }>;

/** The next day on which something happens on the case, and what: today counts, days gone by do not. */
export function nextDate(held: Pick<CaseHeld, 'nextPayment' | 'waiting' | 'promises' | 'tasks' | 'method' | 'reviewOn'>, today: IsoDate): Coming | null {
  const payment = held.nextPayment;
  const plain = (on: IsoDate, about: string): Coming => ({ on, about, pence: null });
  const coming: Coming[] = [
    ...(payment === null ? [] : [{ on: payment.on, about: held.method === null ? 'Payment' : methodWords(held.method), pence: payment.pence }]),
    ...held.waiting.filter((request) => request.state === 'waiting').map((request) => plain(request.dueOn, 'Answers due')),
    ...held.promises.filter((promise) => promise.state === 'open').map((promise) => plain(promise.byOn, 'Promise due')),
    ...held.tasks.filter((task) => task.state === 'open').map((task) => plain(task.dueOn, `${taskTitle(task)} due`)),
    plain(held.reviewOn, 'Annual review'),
  ];
  return coming.filter(({ on }) => on >= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}

/** `28 November (10 days)`, `Today`, `Tomorrow`; the year only when it is not plain. */
export function comingWords(on: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, on);
  if (days === 0) return 'Today';
  return days === 1 ? 'Tomorrow' : `${shortDay(on, today)} (${countWords(days, 'day')})`;
}
