import { addDays, formatDate, londonDate, type IsoDate } from '../../model/dates.ts';
import { formatPence } from '../../model/money.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { latestSchedule } from '../../money/schedule.ts';
import { reviewYearStart, type DueStanding } from '../../money/late.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import type { ChangeCase } from '../rule.ts';
import { ledgerHere, openTasks, orderLive, schedulesHere, standingsHere } from './paymentFacts.ts';
import { directLines, faultIn, notDueWords, type ToldPayment } from './toldPayments.ts';

/** Open work that acts on money that did not come, or on money that waits to be placed. */
const acting = ['missedPayment', 'deductionOrder', 'failedDirectDebit', 'cashBalance'] as const;

/** What is being done already: when something was last done, and when it is looked at next. */
type LiveAction = Readonly<{ actedOn: IsoDate; lookAgainBy: IsoDate; what: string }>;

/**
 * A live action on this case's payments (changes catalogue §3.17): work that is open on them, a deduction order, or an
 * enforcement charge of this review year. Null when nothing is being done.
 */
export function liveAction(change: ChangeCase): LiveAction | null {
  const { facts, today, catalogues, reportedOn } = change;
  const tasks = openTasks(change, acting);
  const charges = ledgerHere(change).filter(({ body }) => body.type === 'chargeDue' && body.on >= reviewYearStart(facts.case.body, today) && body.on <= today);
  const order = orderLive(change);
  if (tasks.length === 0 && charges.length === 0 && order === null) return null;
  const done = [
    ...tasks.flatMap(({ body }) => [body.receivedOn, ...(body.claimedAt === null ? [] : [londonDate(body.claimedAt)])]),
    ...charges.map(({ body }) => body.on),
    ...(order === null ? [] : [latestSchedule(schedulesHere(change))?.body.madeOn ?? facts.case.body.openedOn]),
  ].filter((on) => on <= today);
  const soonest = addDays(today, catalogues.changes.setting('missedPaymentDays', reportedOn));
  const next = schedulesHere(change).flatMap(({ body }) => body.due.map(({ on }) => addDays(on, catalogues.money.on(on).collectMissedAfterDays))).filter((on) => on > today);
  const checkpoints = [...tasks.map(({ body }) => body.dueOn).filter((on) => on >= today), ...(tasks.length > 0 ? [] : next)].toSorted();
  return {
    actedOn: done.toSorted().at(-1) ?? today,
    lookAgainBy: checkpoints[0] ?? soonest,
    what: tasks.length > 0 ? 'Work on it is open' : order !== null ? 'A deduction order is live' : 'An enforcement charge was made this review year',
  };
}

const standingWords = (standing: DueStanding): string => {
  const words = { notYetDue: 'Not due yet', waiting: 'Due, days of grace still run', paid: 'Paid', late: 'Paid late', partPaid: 'Paid in part', missed: 'Nothing came', notTold: 'Nobody has told' } as const;
  return `${words[standing.state]}: ${formatPence(standing.received)} of ${formatPence(standing.total)}`;
};

/**
 * C17: a payment did not come, or came short. Answered at once where the ledger shows it and something is being done;
 * else work is opened for compliance. Whatever else the parent adds stays with us, and the other parent never learns who
 * told us (changes catalogue §3.17).
 */
export const missedPaymentRule: FindingRule = {
  type: 'C17',
  check(change, values) {
    const direct = change.facts.case.body.service === 'directPay';
    const dueOn = values['changedOn'] as IsoDate;
    const fault = direct ? faultIn(change, [{ dueOn, ...(values['received'] === undefined ? {} : { paid: values['received'] as ToldPayment['paid'] & object }), ...(values['receivedOn'] === undefined ? {} : { paidOn: values['receivedOn'] as IsoDate }) }]) : null;
    const words = notDueWords(change, dueOn);
    return words !== null ? [{ field: 'changedOn', message: words }] : fault !== null ? [{ field: 'received', message: fault.replace(/^Row 1: /, '').replace(/^./, (first) => first.toUpperCase()) }] : [];
  },
  look(change, values) {
    const { facts, today, catalogues, reportedOn, reportedBy } = change;
    const dueOn = values['changedOn'] as IsoDate;
    const direct = facts.case.body.service === 'directPay';
    const came = values['received'] as ToldPayment['paid'] | undefined;
    const cameOn = values['receivedOn'] as IsoDate | undefined;
    let count = 0;
    const lines = direct ? directLines(change, [{ dueOn, ...(came === undefined ? {} : { paid: came }), ...(cameOn === undefined ? {} : { paidOn: cameOn }) }], [], () => `told${(count += 1)}`) : [];
    const standing = standingsHere(change, lines).find(({ due }) => due.on === dueOn) ?? null;
    const clocks = catalogues.money.on(dueOn);
    const last = direct ? catalogues.money.workingDays.after(dueOn, clocks.directLateWorkingDays) : addDays(dueOn, clocks.collectMissedAfterDays + 1);
    const shown = standing?.counts === true;
    const live = direct ? null : liveAction(change);
    const known = shown && live !== null;
    const dueFor = addDays(today, catalogues.changes.setting('missedPaymentDays', reportedOn));
    return finding({
      class: 'B',
      changedOn: dueOn,
      refuse: standing === null || shown ? null : today < last ? { code: 'notYet', values: { day: { day: last } } } : standing.state === 'paid' || (!direct && standing.received * 100 >= standing.total * clocks.collectPaidPercent) ? { code: 'arrived' } : null,
      prepared: [
        ...(standing === null ? [{ label: 'This payment', value: 'No schedule shows it', source: 'schedule' }] : [{ label: 'This payment', value: standingWords(standing), source: direct ? 'schedule and what was told' : 'ledger' }]),
        ...(live === null ? [] : [{ label: 'Already being done', value: `${live.what}. Last step ${formatDate(live.actedOn)}, next look ${formatDate(live.lookAgainBy)}`, source: 'work and ledger' }]),
        ...(values['facts'] === undefined ? [] : [{ label: 'Told in confidence', value: 'Read the report. The paying parent is never told who said it', source: 'the report' }]),
      ],
      record: [{ label: 'Payment that was missed', before: standing === null ? null : standingWords(standing), after: known ? 'Known, and being dealt with' : 'Work opened', about: reportedBy === 'payingParent' ? 'payingParent' : 'receivingParent' }],
      opens: known
        ? []
        : direct
          ? [{ kind: 'change', changeType: 'C15', title: 'Ask whether they want Collect and Pay', why: 'A Direct Pay payment was missed.', dueOn: dueFor, subject: 'receivingParent', effortMinutes: 20 }]
          : [{ kind: 'missedPayment', atOnce: true, title: 'Take up a missed payment', why: 'A payment did not come and nothing is being done yet.', dueOn: dueFor, subject: 'payingParent', effortMinutes: 20 }],
      told: { actedOn: live?.actedOn ?? today, lookAgainBy: live?.lookAgainBy ?? dueFor },
      writes: ({ changeId, call }) => lines.map(({ body }): RowWrite => ({ kind: 'ledger', id: call.newId(), body: { ...body, ref: { kind: 'change', id: changeId } } })),
    });
  },
};
