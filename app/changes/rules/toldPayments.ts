import { formatDate, type IsoDate } from '../../model/dates.ts';
import type { Pence } from '../../model/money.ts';
import type { LedgerBody } from '../../model/rows/money.ts';
import type { HeldLine } from '../../money/breakdown.ts';
import type { ChangeCase } from '../rule.ts';
import { ledgerHere, schedulesHere } from './paymentFacts.ts';

/** A payment as a parent tells of it: when it was due, what came and when. Nothing came where neither is said. */
export type ToldPayment = Readonly<{ dueOn: IsoDate; paid?: Readonly<{ pence: Pence }>; paidOn?: IsoDate }>;
/** Money that came, by its day. */
export type ToldMoney = Readonly<{ on: IsoDate; amount: Readonly<{ pence: Pence }> }>;

const tells: readonly LedgerBody['type'][] = ['directPayPayment', 'directPayUnpaid', 'directPayMissed'];

/** What the case's schedules asked for on each day, in pence of maintenance. */
export const dueByDay = (change: Pick<ChangeCase, 'facts'>): ReadonlyMap<IsoDate, Pence> =>
  new Map(schedulesHere(change).flatMap(({ body }) => body.due.filter(({ maintenance }) => maintenance > 0).map(({ on, maintenance }) => [on, maintenance] as const)));

/** The due days nearest to one that none is on, for the words that say so. */
const nearest = (days: readonly IsoDate[], on: IsoDate): string => {
  const around = [days.findLast((day) => day < on), days.find((day) => day > on)].filter((day) => day !== undefined);
  return around.length === 0 ? '' : `. The nearest: ${around.map(formatDate).join(', ')}`;
};

/** A day on which no payment was due. Null when one was, or when no schedule is held to tell by. */
export function notDueWords(change: Pick<ChangeCase, 'facts'>, on: IsoDate): string | null {
  const days = [...dueByDay(change).keys()].toSorted();
  return days.length === 0 || days.includes(on) ? null : `No payment was due on ${formatDate(on)}${nearest(days, on)}`;
}

/** What is wrong in a list of payments: a due day twice, one that is none, a full payment without its day. Null when nothing is. */
export function faultIn(change: Pick<ChangeCase, 'facts'>, payments: readonly ToldPayment[]): string | null {
  const due = dueByDay(change);
  for (const [at, { dueOn, paid, paidOn }] of payments.entries()) {
    const row = `Row ${at + 1}`;
    const notDue = notDueWords(change, dueOn);
    if (notDue !== null) return `${row}: ${notDue.charAt(0).toLowerCase()}${notDue.slice(1)}`;
    if (payments.findIndex((each) => each.dueOn === dueOn) !== at) return `${row}: ${formatDate(dueOn)} is here twice`;
    if (paidOn !== undefined && paid === undefined) return `${row}: enter how much came`;
    if (paid !== undefined && paidOn === undefined && paid.pence >= (due.get(dueOn) ?? Infinity)) return `${row}: enter the day it came`;
  }
  return null;
}

/**
 * The Direct Pay lines that a list of payments makes, oldest first, for payments of which the ledger has nothing yet.
 * What came since pays the oldest that is missing.
 * @param newId an id for each line
 */
export function directLines(change: ChangeCase, payments: readonly ToldPayment[], since: readonly ToldMoney[], newId: () => string): readonly HeldLine[] {
  const due = dueByDay(change);
  const known = new Set(ledgerHere(change).flatMap(({ body }) => (tells.includes(body.type) && body.dueOn !== undefined ? [body.dueOn] : [])));
  const fresh = payments.filter(({ dueOn }) => !known.has(dueOn) && due.has(dueOn)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const line = (type: LedgerBody['type'], on: IsoDate, pence: Pence, dueOn: IsoDate): HeldLine => ({ id: newId(), body: { caseId: change.facts.case.id, on, type, pence, bucket: 'direct', method: null, dueOn } });
  const missing = fresh.map(({ dueOn, paid, paidOn }) => {
    const total = due.get(dueOn) ?? 0;
    const came = Math.min(total, paid?.pence ?? 0);
    // Paid in full and late: first missing, then paid. Paid in part: the rest is missing.
    return { dueOn, unpaid: came >= total ? total : total - came, paidOn: came >= total ? (paidOn ?? null) : null };
  });
  const lines = missing.flatMap(({ dueOn, unpaid, paidOn }) => [line('directPayUnpaid', change.reportedOn, unpaid, dueOn), ...(paidOn === null ? [] : [line('directPayPayment', paidOn, 0 - unpaid, dueOn)])]);
  const left = missing.filter(({ paidOn }) => paidOn === null).map(({ dueOn, unpaid }) => ({ dueOn, pence: unpaid }));
  for (const { on, amount } of since) {
    let money = amount.pence;
    for (const each of left) {
      const used = Math.min(money, each.pence);
      if (used > 0) lines.push(line('directPayPayment', on, 0 - used, each.dueOn));
      each.pence -= used;
      money -= used;
    }
  }
  return lines;
}
