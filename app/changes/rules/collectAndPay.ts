import { addDays, formatDate } from '../../model/dates.ts';
import { formatPence } from '../../model/money.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import type { PaymentMethod } from '../../model/rows/money.ts';
import { unpaidToArrears } from '../../money/adjust.ts';
import { firstMissInReviewYear, latePayments, reviewYearStart, type DueStanding } from '../../money/late.ts';
import type { ScheduleTerms } from '../../money/schedule.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { answerOf, requestsFrom } from '../engine/proof.ts';
import type { ProofState } from '../gates.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';
import { accountPrefill, proposedRows, refusedRows, withoutAccount } from './accountFields.ts';
import { accountWords, activeAccount, isFlagged, lateRows, ledgerHere, methodWords, payDaysOf, schedulesHere, serviceWords } from './paymentFacts.ts';
import { moveRows, moveTo } from './serviceMove.ts';
import { directLines, faultIn, type ToldMoney, type ToldPayment } from './toldPayments.ts';

type Values = Readonly<Record<string, unknown>>;
const payOut = { role: 'receivingParent', use: 'payOut' } as const;

/** What the paying parent says to it. Agreement and silence count alike (changes catalogue §3.15). */
type Heard = Readonly<{ agrees: boolean; silent: boolean; disputes: boolean; statement: boolean; proof: ProofState }>;
function heardFrom(change: ChangeCase): Heard {
  const sent = requestsFrom(change).filter(({ body }) => body.to === 'payingParent');
  const asked = sent.findLast(({ body }) => body.what === 'agreement')?.body ?? null;
  const agrees = answerOf(change, 'payingParent', 'agreement')?.code === 'agree';
  const disputes = !agrees && asked?.state === 'answered';
  const silent = asked?.state === 'lapsed';
  const statement = change.facts.evidence.some(({ body }) => body.caseId === change.facts.case.id && body.from === 'payingParent' && body.kind === 'bankStatement' && body.state !== 'refused' && (change.taskId === null || body.taskId === change.taskId));
  if (agrees || silent) return { agrees, silent, disputes, statement, proof: 'accepted' };
  if (!disputes) return { agrees, silent, disputes, statement, proof: asked === null || !isOut({ body: asked } as Row<'request'>) ? 'missing' : 'waiting' };
  // Only a statement of the bank or building society counts against the list; it is asked for once.
  const wanted = sent.findLast(({ body }) => body.what === 'bankStatement')?.body ?? null;
  const proof = statement || wanted?.state === 'lapsed' || wanted?.state === 'answered' ? 'lapsed' : wanted === null ? 'missing' : 'waiting';
  return { agrees, silent, disputes, statement, proof };
}

/** The other parent's yes, where the paying parent asks for the move. */
function agreedByOther(change: ChangeCase): ProofState {
  const asked = requestsFrom(change).findLast(({ body }) => body.to === 'receivingParent' && body.what === 'agreement')?.body ?? null;
  if (asked === null) return 'missing';
  return asked.state === 'waiting' ? 'waiting' : answerOf(change, 'receivingParent', 'agreement')?.code === 'agree' ? 'accepted' : 'lapsed';
}

/** The first payment of this review year that counts, and how many before it did. */
function missesOf(change: ChangeCase, lines: ReturnType<typeof directLines>): Readonly<{ first: DueStanding | null; earlier: number }> {
  const rows = lateRows(change, lines);
  const { money } = change.catalogues;
  const first = firstMissInReviewYear(rows, money, change.today);
  const late = latePayments(rows, money, change.today).filter(({ service }) => service === 'directPay');
  return { first, earlier: late.filter(({ due }) => first === null || due.on < first.due.on).length };
}

/** What is still unpaid from the first miss on, moved from between the parents to what is owed here. */
const arrearsRows = (change: ChangeCase, lines: ReturnType<typeof directLines>, first: DueStanding | null, changeId: string, newId: () => string): readonly RowWrite[] =>
  first === null ? [] : unpaidToArrears(change.facts.case.id, [...ledgerHere(change), ...lines], first.due.on, change.today, { kind: 'change', id: changeId }, newId);

const paidWords = ({ paid, paidOn }: ToldPayment): string => (paid === undefined ? 'Nothing came' : `${formatPence(paid.pence)}${paidOn === undefined ? '' : ` on ${formatDate(paidOn)}`}`);

function opensFor(change: ChangeCase, values: Values, method: PaymentMethod | null): readonly OpensTask[] {
  const { today, reportedOn, catalogues } = change;
  const dueOn = addDays(today, catalogues.changes.setting('paymentSetUpDays', reportedOn));
  return [
    ...(values['account'] === 'new' ? [{ kind: 'change' as const, changeType: 'C20' as const, title: 'Check the account to pay into', why: 'A new account was given with the move to Collect and Pay.', dueOn, subject: 'receivingParent' as const, effortMinutes: 18 }] : []),
    ...(method === null ? [{ kind: 'change' as const, changeType: 'C19' as const, title: 'Settle how the paying parent pays', why: 'The case moves to Collect and Pay and no way to pay is known.', dueOn, subject: 'payingParent' as const, effortMinutes: 18 }] : []),
    ...(method === 'deductionFromEarnings' || method === 'deductionFromEarningsRequest' ? [{ kind: 'deductionOrder' as const, title: 'Send the deduction order to the employer', why: 'The case moves to Collect and Pay and is paid from earnings.', dueOn: today, subject: 'payingParent' as const, effortMinutes: 20, priority: 1 as const }] : []),
  ];
}

/**
 * C15: from Direct Pay to Collect and Pay. Decided by rule when the paying parent agrees or is silent, bank details were
 * shared before the first miss, and a payment of this review year is late enough to count. What the parents dispute, and
 * anything under a safety marker, is a person's (changes catalogue §3.15).
 */
export const collectAndPayRule: FindingRule = {
  type: 'C15',
  prefill(change) {
    const account = activeAccount(change, payOut.role, payOut.use);
    const shared = account?.body.sharedOn ?? null;
    return {
      account: { value: account === null ? 'new' : 'held', source: { label: 'from the case', on: account?.body.since ?? null } },
      ...(shared === null ? {} : { bankShared: { value: 'yes', source: { label: 'consent on record', on: shared } } }),
      ...accountPrefill(change, payOut),
    };
  },
  check(change, values) {
    const fault = values['why'] === 'missed' ? faultIn(change, values['payments'] as readonly ToldPayment[]) : null;
    return [
      ...(fault === null ? [] : [{ field: 'payments', message: fault }]),
      ...(values['account'] === 'held' && activeAccount(change, payOut.role, payOut.use) === null ? [{ field: 'account', message: 'We hold no account of theirs. Enter the new one' }] : []),
    ];
  },
  look(change, values) {
    const { facts, catalogues, today, reportedOn } = change;
    const missed = values['why'] === 'missed';
    const payments = ((values['payments'] as readonly ToldPayment[] | undefined) ?? []).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    let count = 0;
    const lines = directLines(change, payments, (values['received'] as readonly ToldMoney[] | undefined) ?? [], () => `told${(count += 1)}`);
    const { first, earlier } = missesOf(change, lines);
    const heard = heardFrom(change);
    const flagged = isFlagged(change);
    const shared = values['bankShared'] !== 'no';
    const days = catalogues.money.on(reportedOn).directLateWorkingDays;
    const ready = !missed || (first !== null && shared);
    const proof = missed ? heard.proof : change.reportedBy === 'payingParent' ? agreedByOther(change) : 'accepted';

    const debit = activeAccount(change, 'payingParent', 'directDebit');
    const told = (values['method'] as PaymentMethod | undefined) ?? (debit === null ? null : 'directDebit');
    const terms: ScheduleTerms = { service: 'collectAndPay', method: told ?? 'standingOrder', ...payDaysOf(change) };
    const move = moveTo(change, terms);
    const arrears = arrearsRows(change, lines, first, 'report', () => 'line').reduce((sum, row) => (row.kind === 'ledger' && row.body.bucket === 'maintenance' ? sum + row.body.pence : sum), 0);
    return finding({
      class: heard.disputes || !ready ? 'C' : 'B',
      changedOn: payments[0]?.dueOn ?? reportedOn,
      effective: move.effective, patches: move.patches, services: move.services,
      proof,
      asks: ({ to, what }) => {
        if (flagged || !ready) return false;
        if (to === 'receivingParent') return !missed && change.reportedBy === 'payingParent';
        return missed && (what === 'bankStatement' ? heard.disputes && !heard.statement : !heard.disputes);
      },
      refuse: facts.case.body.service === 'collectAndPay' ? { code: 'already' } : values['acceptFees'] === 'no' ? { code: 'feesRefused' } : null,
      ifRefused: { code: missed && first === null ? 'notLate' : missed && !shared ? 'notShared' : 'notShown', values: { days: { count: days } } },
      person: [
        ...(flagged ? ['A safety marker is on this case. The specialist team decides, and nobody is asked before.'] : []),
        ...(missed && first === null ? [earlier > 0 ? 'Payments were late only before this review year. They do not count.' : `No payment of this review year was ${days} or more working days late.`] : []),
        ...(missed && !shared ? ['Bank details were not shared before the first payment was missed.'] : []),
        ...(missed && schedulesHere(change).length === 0 ? ['No schedule is held, so nothing shows when payments were due.'] : []),
        ...(heard.disputes ? [heard.statement ? 'The paying parent does not agree and sent a bank statement. Read it against the list.' : 'The paying parent does not agree.'] : []),
        ...(!missed && proof === 'lapsed' ? ['The receiving parent did not agree.'] : []),
      ],
      suggest: !ready ? 'refuse' : heard.disputes || (!missed && proof === 'lapsed') ? null : 'accept',
      sides: missed
        ? payments.slice(0, 12).map((each) => ({
            label: `Due ${formatDate(each.dueOn)}`.slice(0, 80), receivingParent: change.reportedBy === 'receivingParent' ? paidWords(each) : null,
            payingParent: change.reportedBy === 'payingParent' ? paidWords(each) : heard.agrees ? 'Agrees' : heard.disputes ? 'Does not agree' : heard.silent ? 'Did not answer' : null, leads: null,
          }))
        : [],
      prepared: [
        { label: 'This review year began', value: formatDate(reviewYearStart(facts.case.body, today)), source: 'the case' },
        ...(missed ? [{ label: 'First payment that counts', value: first === null ? 'None' : `Due ${formatDate(first.due.on)}, ${first.workingDaysLate} working days late`, source: 'schedule and what was told' }] : []),
        ...(missed ? [{ label: 'Still unpaid', value: formatPence(arrears), source: 'schedule and what was told' }] : []),
        { label: 'First payment to us', value: move.effective === null ? 'Not known' : formatDate(move.effective.on), source: 'new schedule' },
      ],
      warnings: told === null ? ['No way to pay is known. The new schedule says standing order until it is settled.'] : [],
      record: [
        { label: 'Service', before: serviceWords.directPay, after: serviceWords.collectAndPay, about: null },
        { label: 'How it is paid', before: methodWords(null), after: methodWords(terms.method), about: 'payingParent' },
        ...(arrears > 0 ? [{ label: 'Added to what is owed', before: null, after: formatPence(arrears), about: null }] : []),
        { label: 'Account paid into', before: accountWords(activeAccount(change, payOut.role, payOut.use)), after: values['account'] === 'new' ? `Ends in ${String(values['accountNumber']).slice(-2)}, to be checked` : 'The same', about: 'receivingParent' },
      ],
      opens: opensFor(change, values, told),
      told: { service: 'collectAndPay', ...(move.effective === null ? {} : { startsOn: move.effective.on }) },
      keeps: withoutAccount(values),
      waits: ({ call }) => (values['account'] === 'new' ? proposedRows(change, payOut, values, call) : []),
      handed: ({ call }) => (values['account'] === 'new' ? proposedRows(change, payOut, values, call) : []),
      refused: () => refusedRows(change, payOut),
      writes: ({ changeId, call }) => [
        ...lines.map(({ body }): RowWrite => ({ kind: 'ledger', id: call.newId(), body: { ...body, ref: { kind: 'change', id: changeId } } })),
        ...arrearsRows(change, lines, first, changeId, call.newId),
        ...(values['account'] === 'new' ? proposedRows(change, payOut, values, call) : []),
        ...moveRows(change, move, changeId, call),
      ],
    });
  },
};
