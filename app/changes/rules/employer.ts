import { incomeTolerance } from '../../calculation/incomeTolerance.ts';
import { addDays, daysBetween, formatDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type MoneyPer } from '../../model/money.ts';
import type { ContactBody } from '../../model/rows/people.ts';
import { contactOf, incomeInUse } from '../caseFacts.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { acceptedProof, answerOf, requestsFrom } from '../engine/proof.ts';
import type { ProofState } from '../gates.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';
import { contactNow } from './recordChange.ts';
import { openTasks, orderLive } from './paymentFacts.ts';

type Values = Readonly<Record<string, unknown>>;

/** The employer's own word, HMRC's record of the job, or proof that a person took, settles what the record says. */
function provedBy(change: ChangeCase): ProofState {
  if (change.reportedBy === 'thirdParty' || change.reportedBy === 'feed' || change.evidence === 'seen' || acceptedProof(change) !== null) return 'accepted';
  const code = answerOf(change, 'hmrc', 'jobDetails')?.code ?? null;
  if (code === 'given' || code === 'matches') return 'accepted';
  const sent = requestsFrom(change);
  return sent.length === 0 ? 'missing' : sent.some(isOut) ? 'waiting' : 'lapsed';
}

/** The new pay against the income in use: whether it moved far enough to be a change of income too. */
function payMoved(change: ChangeCase, values: Values): Readonly<{ moved: boolean; words: string }> | null {
  const pay = values['pay'] as MoneyPer | undefined;
  const used = incomeInUse(change.facts)?.body ?? null;
  if (pay === undefined || used === null) return null;
  const on = values['changedOn'] as IsoDate;
  const tested = incomeTolerance({ inForceWeekly: used.grossWeekly, source: 'employed', pay, pensionPaid: null, on }, change.catalogues.law);
  return tested.ok ? { moved: tested.value.met, words: `${formatPence(tested.value.weekly)} a week, ${formatPence(used.grossWeekly)} in use` } : null;
}

function opensFor(change: ChangeCase, values: Values, moved: boolean): readonly OpensTask[] {
  const { today } = change;
  const left = values['movement'] === 'left';
  const leaves = left || values['movement'] === 'moved';
  const order = orderLive(change) === 'earnings';
  return [
    ...(order && openTasks(change, ['deductionOrder']).length === 0
      ? [{ kind: 'deductionOrder' as const, atOnce: true as const, title: left ? 'Stop the deduction order' : leaves ? 'Stop the old order, send a new one' : 'Check the deduction order', why: 'The job that a deduction order runs on has changed.', dueOn: today, subject: 'payingParent' as const, effortMinutes: 20, priority: 2 as const }]
      : []),
    ...(moved ? [{ kind: 'change' as const, changeType: 'C09' as const, title: 'Ask about the change of income', why: 'The new pay differs by a quarter or more from the income in use.', dueOn: addDays(today, change.catalogues.changes.setting('dutyReportDays', change.reportedOn)), subject: 'payingParent' as const, effortMinutes: 25 }] : []),
  ];
}

/** Whether it was told within the days that the teller has. Null where no such days run. */
function toldInTime(change: ChangeCase, on: IsoDate): Readonly<{ inTime: boolean; days: number }> | null {
  const key = change.reportedBy === 'thirdParty' ? 'employerReportDays' : change.reportedBy === 'payingParent' && orderLive(change) === 'earnings' ? 'orderReportDays' : null;
  if (key === null) return null;
  const days = change.catalogues.changes.setting(key, change.reportedOn);
  return { inTime: daysBetween(on, change.reportedOn) <= days, days };
}

/**
 * C22: the paying parent's employer or job. The record is settled by HMRC's or the employer's own word; under a deduction
 * order a person always decides, and stopping the old order and sending a new one is urgent work of the same day (changes
 * catalogue §3.22). The receiving parent is told nothing.
 */
export const employerRule: FindingRule = {
  type: 'C22',
  prefill: ({ facts }) => {
    const employer = contactOf(facts, 'payingParent')?.body.employer ?? null;
    return employer === null ? {} : { oldEmployer: { value: employer.name, source: { label: 'from the case', on: employer.since } } };
  },
  look(change, values) {
    const on = values['changedOn'] as IsoDate;
    const movement = values['movement'] as string;
    const name = (values['employer'] as string | undefined) ?? null;
    const contact = contactNow({ ...change, subject: 'payingParent' });
    const held = contact.employer;
    const proof = provedBy(change);
    const pay = payMoved(change, values);
    const order = orderLive(change) === 'earnings';
    const late = toldInTime(change, on);
    const employer: ContactBody['employer'] = movement === 'left' ? null : { name: name ?? held?.name ?? 'Not known', since: movement === 'details' ? (held?.since ?? null) : on, confirmed: proof === 'accepted' };
    const restart = change.catalogues.changes.setting('orderRestartDays', change.reportedOn);
    return finding({
      class: order ? 'C' : 'B',
      changedOn: on,
      proof,
      ifRefused: { code: 'notShown' },
      person: [
        ...(order ? ['A deduction order runs on this job. Decide what becomes of it today.'] : []),
        ...(proof === 'lapsed' ? ['HMRC does not show this job, and no proof came.'] : []),
      ],
      suggest: proof === 'lapsed' ? null : 'accept',
      prepared: [
        ...(pay === null ? [] : [{ label: 'Pay told', value: pay.words, source: 'the report' }]),
        ...(order ? [{ label: 'A new order can take until', value: formatDate(addDays(change.today, restart)), source: 'GOV.UK, child maintenance for employers' }] : []),
        ...(late === null ? [] : [{ label: `Told within ${late.days} days`, value: late.inTime ? 'Yes' : 'No', source: 'the report' }]),
        ...(values['payroll'] === undefined ? [] : [{ label: 'Payroll number', value: values['payroll'] as string, source: 'the report' }]),
      ],
      record: [{ label: 'Employer', before: held?.name ?? 'None held', after: employer?.name ?? 'None', about: 'payingParent' }],
      opens: opensFor(change, values, pay?.moved === true),
      warnings: pay?.moved === true ? ['The pay told is a change of income too. Record it as its own report.'] : [],
      event: movement === 'left' ? 'employer.left' : 'employer.changed',
      writes: () => [{ kind: 'contact', id: contactOf(change.facts, 'payingParent')?.id ?? contact.personId, body: { ...contact, employer } }],
    });
  },
};
