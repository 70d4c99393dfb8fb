import { formatDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type Pence } from '../../model/money.ts';
import { otherRole } from '../../model/roles.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { ScheduleBody } from '../../model/rows/money.ts';
import { latestSchedule, newSchedule, type ScheduleTerms } from '../../money/schedule.ts';
import type { Call } from '../../operations/operation.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { standingDecisions } from '../engine/periods.ts';
import { acceptedProof, answerOf, requestsFrom } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { ProofState } from '../gates.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';
import { balancesHere, firstPayDay, payDaysOf, schedulesHere } from './paymentFacts.ts';

type Payment = Readonly<{ on: IsoDate; amount: Readonly<{ pence: Pence }>; how: string; what?: string }>;

/** How the other parent, and proof, stand to it. */
type Heard = Readonly<{ agrees: boolean; differs: boolean; proved: boolean; sent: boolean; proof: ProofState }>;
function heardFrom(change: ChangeCase): Heard {
  const told = change.reportedBy;
  // The receiving parent's own report is their word that it was maintenance.
  const other = told === 'payingParent' || told === 'receivingParent' ? otherRole(told) : 'receivingParent';
  const answer = answerOf(change, other, 'agreement')?.code;
  const agrees = told === 'receivingParent' || answer === 'agree';
  const proved = change.evidence === 'seen' || acceptedProof(change) !== null;
  const sent = proved || change.facts.evidence.some(({ body }) => body.caseId === change.facts.case.id && body.kind === 'bankStatement' && body.state === 'received' && (change.taskId === null || body.taskId === change.taskId));
  const asked = requestsFrom(change);
  const proof: ProofState = agrees ? 'accepted' : asked.length === 0 ? 'missing' : asked.some(isOut) ? 'waiting' : proved ? 'accepted' : 'lapsed';
  return { agrees, differs: answer === 'disagree', proved, sent, proof };
}

/** Payments that are not due yet, each less what has been paid in its place; the fee of each stays. `left` is what no payment was there to take. */
export function lessDue(due: ScheduleBody['due'], paid: Pence): Readonly<{ due: ScheduleBody['due']; left: Pence }> {
  let left = paid;
  const lower = due.map((each) => {
    const off = Math.min(left, each.maintenance);
    left -= off;
    return { ...each, maintenance: each.maintenance - off };
  });
  return { due: lower, left };
}

/** Where the money goes: arrears first; what was paid in place of payments to come lowers those; the rest stays to their credit. */
function creditRows(change: ChangeCase, total: Pence, instead: boolean, changeId: string, call: Call): readonly RowWrite[] {
  const { facts, today, catalogues } = change;
  const credit = (pence: Pence): readonly RowWrite[] =>
    pence === 0 ? [] : [{ kind: 'ledger', id: call.newId(), body: { caseId: facts.case.id, on: today, type: 'amountAdjusted', pence: 0 - pence, bucket: 'maintenance', method: null, ref: { kind: 'change', id: changeId } } }];
  const now = Math.min(total, balancesHere(change).owed.maintenance);
  const latest = latestSchedule(schedulesHere(change));
  if (!instead || latest === null || total === now) return credit(total);
  const { service, method, frequency, day } = latest.body;
  const rows = newSchedule({ caseId: facts.case.id, schedules: schedulesHere(change), decisions: standingDecisions(facts), terms: { service, method, frequency, day }, madeBy: { kind: 'change', id: changeId }, today, settings: catalogues.money, newId: call.newId });
  let left = total - now;
  const lowered = rows.map((row): RowWrite => {
    if (row.kind !== 'schedule' || row.body.state !== 'live') return row;
    const less = lessDue(row.body.due, left);
    left = less.left;
    return { ...row, body: { ...row.body, due: less.due } };
  });
  return [...lowered, ...credit(now + left)];
}

/**
 * C18: money paid straight to the receiving parent, on top of what was scheduled or in its place. It counts when the
 * receiving parent agrees that it was maintenance; fees stay due. With no proof in time, and no yes, it stops (changes
 * catalogue §3.18).
 */
export const voluntaryPaymentRule: FindingRule = {
  type: 'C18',
  check(_change, values) {
    const payments = (values['payments'] as readonly Payment[] | undefined) ?? [];
    const twice = payments.findIndex((each, at) => payments.findIndex((one) => one.on === each.on && one.amount.pence === each.amount.pence) !== at);
    return twice === -1 ? [] : [{ field: 'payments', message: `Row ${twice + 1}: this payment is here twice` }];
  },
  look(change, values) {
    const { facts, reportedOn, today } = change;
    const payments = (values['payments'] as readonly Payment[]).toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const total = payments.reduce((sum, { amount }) => sum + amount.pence, 0);
    const instead = values['instead'] === 'yes';
    const direct = facts.case.body.service === 'directPay';
    const heard = heardFrom(change);
    const terms: ScheduleTerms = { service: facts.case.body.service, method: latestSchedule(schedulesHere(change))?.body.method ?? facts.case.body.method, ...payDaysOf(change) };
    const effective = startOf(change, payments[0]?.on ?? reportedOn, { scheduleOn: firstPayDay(change, terms) });
    const known = facts.changes.some(({ body }) => body.caseId === facts.case.id && body.type === 'C18' && body.state === 'applied' && ((body.fields['payments'] ?? []) as readonly Payment[]).some((old) => payments.some(({ on, amount }) => on === old.on && amount.pence === old.amount.pence)));
    const nothing = heard.proof === 'lapsed' && !heard.sent;
    return finding({
      changedOn: payments[0]?.on ?? reportedOn,
      effective,
      proof: heard.proof,
      asks: ({ what }) => !heard.agrees && (what === 'bankStatement' ? !heard.sent : true),
      refuse: known ? { code: 'counted' } : nothing ? { code: 'notShown' } : null,
      ifRefused: { code: 'notShown' },
      person: [
        ...(!heard.agrees && heard.differs && heard.sent ? ['The receiving parent says that it was not maintenance, and there is a statement.'] : []),
        ...(!heard.agrees && !heard.differs && heard.sent && heard.proof !== 'waiting' && heard.proof !== 'missing' ? ['The receiving parent did not answer, and there is a statement.'] : []),
      ],
      suggest: heard.agrees ? 'accept' : null,
      sides: payments.slice(0, 12).map(({ on, amount }) => ({
        label: `${formatDate(on)}, ${formatPence(amount.pence)}`, leads: null,
        payingParent: change.reportedBy === 'payingParent' ? 'Paid as maintenance' : null, receivingParent: heard.agrees ? 'Was maintenance' : heard.differs ? 'Was not maintenance' : null,
      })),
      prepared: [
        { label: 'All of it', value: formatPence(total), source: 'the report' },
        ...(direct ? [] : [{ label: 'Maintenance owed before', value: formatPence(balancesHere(change).owed.maintenance), source: 'ledger' }, { label: 'Collection fees', value: 'Stay due as they are', source: 'Child Support Fees Regulations 2014' }]),
      ],
      record: [{ label: direct ? 'Paid between the parents' : 'Credit to maintenance', before: null, after: formatPence(total), about: null }],
      told: effective === null ? {} : { startsOn: effective.on },
      writes: ({ changeId, call }) =>
        direct
          ? payments.map(({ on, amount }): RowWrite => ({ kind: 'ledger', id: call.newId(), body: { caseId: facts.case.id, on: on > today ? today : on, type: 'directPayPayment', pence: 0 - amount.pence, bucket: 'direct', method: null, ref: { kind: 'change', id: changeId } } }))
          : creditRows(change, total, instead, changeId, call),
    });
  },
};
