import { addMonths, formatDate } from '../../model/dates.ts';
import { formatPence } from '../../model/money.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { otherRole } from '../../model/roles.ts';
import type { ScheduleTerms } from '../../money/schedule.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { answerOf } from '../engine/proof.ts';
import type { ChangeCase } from '../rule.ts';
import { heard } from './heard.ts';
import { accountWords, activeAccount, balancesHere, isFlagged, methodWords, openTasks, orderLive, payDaysOf, serviceWords, standingsHere } from './paymentFacts.ts';
import { moveRows, moveTo } from './serviceMove.ts';

/** How payments went of late: what fell due, what of it came, and how many counted as missed. Pence. */
export function paymentHistory(change: ChangeCase): Readonly<{ due: number; received: number; misses: number; payments: number; percent: number | null }> {
  const from = addMonths(change.today, 0 - change.catalogues.changes.setting('serviceHistoryMonths', change.reportedOn));
  const past = standingsHere(change).filter(({ due, state }) => due.on >= from && due.on <= change.today && state !== 'notYetDue' && state !== 'waiting');
  const due = past.reduce((sum, { total }) => sum + total, 0);
  const received = past.reduce((sum, each) => sum + Math.min(each.total, each.received), 0);
  return { due, received, misses: past.filter(({ counts }) => counts).length, payments: past.length, percent: due === 0 ? null : Math.floor((received * 100) / due) };
}

/** A yes or a no as a report or an answer gave it; null while nobody has said. */
const saidOf = (value: unknown, answered: string | undefined): boolean | null => (answered === 'agree' ? true : answered === 'disagree' ? false : value === 'yes' ? true : value === 'no' ? false : null);
const yesNo = (said: boolean | null): string => (said === null ? 'Not said yet' : said ? 'Yes' : 'No');

/**
 * C16: from Collect and Pay back to Direct Pay. A person always decides whether payments are likely to go on: the history
 * of payments, both parents' answers and the consent to share bank details are prepared (changes catalogue §3.16).
 */
export const directPayRule: FindingRule = {
  type: 'C16',
  prefill: (change) => ({ day: { value: payDaysOf(change).day, source: { label: 'how it is paid now', on: null } } }),
  check: (change, values) => (payDaysOf(change).frequency === 'weekly' && Number(values['day']) > 7 ? [{ field: 'day', message: 'This case is paid weekly: enter 1 Monday to 7 Sunday' }] : []),
  look(change, values) {
    const { facts, today, reportedOn, subject, reportedBy } = change;
    const other = reportedBy === 'payingParent' || reportedBy === 'receivingParent' ? otherRole(reportedBy) : subject;
    const agreed = saidOf(values['bothAgree'], answerOf(change, other, 'agreement')?.code);
    const consent = saidOf(values['bankConsent'], answerOf(change, 'receivingParent', 'consent')?.code);
    const history = paymentHistory(change);
    const owed = balancesHere(change).arrears.maintenance;
    const order = orderLive(change);
    const terms: ScheduleTerms = { service: 'directPay', method: null, frequency: payDaysOf(change).frequency, day: Number(values['day']) };
    const move = moveTo(change, terms);
    const account = activeAccount(change, 'receivingParent', 'payOut');
    const risky = history.misses > 0 || owed > 0;
    return finding({
      changedOn: reportedOn,
      effective: move.effective, patches: move.patches, services: move.services,
      proof: agreed !== null && consent !== null ? 'accepted' : heard(change),
      asks: ({ what }) => !isFlagged(change) && (what === 'consent' ? consent === null : agreed === null),
      refuse: facts.case.body.service === 'directPay' ? { code: 'already' } : null,
      ifRefused: { code: agreed === false ? 'notAgreed' : consent === false ? 'noConsent' : 'unlikely' },
      person: [
        'Decide whether the paying parent is likely to pay without us.',
        ...(history.misses > 0 ? [`${history.misses} of the last ${history.payments} payments counted as missed.`] : []),
        ...(owed > 0 ? [`${formatPence(owed)} of maintenance is still owed.`] : []),
        ...(agreed === false ? ['The other parent does not agree.'] : []),
        ...(consent === false ? ['The receiving parent does not consent to share bank details.'] : []),
        ...(isFlagged(change) ? ['Talk to the receiving parent at a safe time first. Nothing is shared or asked before.'] : []),
      ],
      suggest: agreed === false || consent === false || risky ? 'refuse' : agreed === true && consent === true ? 'accept' : null,
      sides: [
        { label: 'Wants Direct Pay', payingParent: reportedBy === 'payingParent' ? 'Yes' : yesNo(agreed), receivingParent: reportedBy === 'receivingParent' ? 'Yes' : yesNo(agreed), leads: null },
        { label: 'Consents to share bank details', payingParent: null, receivingParent: yesNo(consent), leads: null },
      ],
      prepared: [
        { label: 'Paid of what was due', value: history.percent === null ? 'Nothing was due' : `${history.percent}%: ${formatPence(history.received)} of ${formatPence(history.due)}`, source: 'ledger' },
        { label: 'Counted as missed', value: `${history.misses} of ${history.payments}`, source: 'ledger' },
        { label: 'Maintenance owed', value: formatPence(owed), source: 'ledger' },
        { label: 'Paid now by', value: methodWords(facts.case.body.method), source: 'the case' },
        { label: 'First Direct Pay payment', value: move.effective === null ? 'Not known' : formatDate(move.effective.on), source: 'new schedule' },
      ],
      warnings: account === null ? ['We hold no account of the receiving parent to share.'] : [],
      record: [
        { label: 'Service', before: serviceWords.collectAndPay, after: serviceWords.directPay, about: null },
        { label: 'Account shared', before: accountWords(account), after: consent === true && account !== null ? 'Shared for Direct Pay' : 'Not shared', about: 'receivingParent' },
      ],
      opens: order === null || openTasks(change, ['deductionOrder']).length > 0
        ? []
        : [{ kind: 'deductionOrder', title: order === 'earnings' ? 'Tell the employer to stop the order' : 'Stop the deduction from benefit', why: 'The case moves to Direct Pay.', dueOn: today, subject: 'payingParent', effortMinutes: 20, priority: 1 }],
      told: { service: 'directPay', ...(move.effective === null ? {} : { startsOn: move.effective.on }) },
      writes: ({ changeId, call }): readonly RowWrite[] => [
        ...moveRows(change, move, changeId, call),
        ...(consent === true && account !== null ? [{ kind: 'account' as const, id: account.id, body: { ...account.body, sharedOn: call.today } }] : []),
      ],
    });
  },
};
