import { formatDate, type IsoDate } from '../../model/dates.ts';
import { formatPence, type Pence } from '../../model/money.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { allocate, allocationRows, type Allocated, type Owing } from '../../money/allocate.ts';
import { debts, type Debt } from '../../money/movements.ts';
import { entry } from '../../operations/entry.ts';
import { keptBy } from '../../operations/promiseKeep.ts';
import { finished } from '../../operations/taskFacts.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import type { ChangeCase } from '../rule.ts';
import { balancesHere, openTasks, standingsHere } from './paymentFacts.ts';

const debtWords: Readonly<Record<Debt, string>> = { maintenance: 'Maintenance', csaLegacy: 'Debt from the CSA', fees: 'Collection fees', court: 'Court costs', charges: 'Enforcement charges', cmsLegacy: 'Older debt to the service' };

/** What is owed on this case, with the part that fell due last: the order of allocation pays that first. */
function owingOn(change: ChangeCase): readonly Owing[] {
  const { owed } = balancesHere(change);
  const last = standingsHere(change).findLast(({ due, service }) => due.on <= change.today && service === 'collectAndPay');
  return debts.flatMap((debt): Owing[] => (owed[debt] > 0 ? [{ caseId: change.facts.case.id, debt, pence: owed[debt], ...(debt === 'maintenance' ? { current: last?.due.maintenance ?? 0 } : {}) }] : []));
}

/** How a card payment is used: the order of allocation as it stood on the day, with what is left kept as cash. */
export function cardUsed(change: ChangeCase, pence: Pence, on: IsoDate): Allocated {
  const used = allocate(pence, owingOn(change), change.catalogues.money.on(on).allocation);
  return used.ok ? used.value : { allocations: [], left: pence };
}

/**
 * C21: a payment by debit or credit card under Collect and Pay. The gateway has answered already: what it took is credited
 * and used in the standing order of debts at once. The next compliance step stops when nothing is owed any more (changes
 * catalogue §3.21).
 */
export const cardPaymentRule: FindingRule = {
  type: 'C21',
  prefill: ({ today }) => ({ changedOn: { value: today, source: { label: 'today', on: today } } }),
  check(change, values) {
    const known = change.facts.changes.some(({ body }) => body.caseId === change.facts.case.id && body.type === 'C21' && body.state === 'applied' && body.fields['reference'] === values['reference']);
    return known ? [{ field: 'reference', message: 'A payment with this reference is recorded already' }] : [];
  },
  look(change, values) {
    const { facts } = change;
    const on = values['changedOn'] as IsoDate;
    const { pence } = values['amount'] as Readonly<{ pence: Pence }>;
    const used = cardUsed(change, pence, on);
    const owedBefore = balancesHere(change).arrears.total;
    const owedAfter = owedBefore - (pence - used.left);
    const chased = openTasks(change, ['missedPayment']);
    return finding({
      changedOn: on,
      refuse: facts.case.body.service === 'directPay' ? { code: 'notCollect' } : values['result'] === 'declined' ? { code: 'declined' } : null,
      ifRefused: { code: 'notTaken' },
      event: 'change.recorded',
      prepared: [
        ...used.allocations.map(({ debt, pence: part }) => ({ label: debtWords[debt], value: formatPence(part), source: 'order of allocation' })),
        ...(used.left === 0 ? [] : [{ label: 'Kept until it is placed', value: formatPence(used.left), source: 'order of allocation' }]),
        { label: 'Still owed after it', value: formatPence(owedAfter), source: 'ledger' },
        ...(owedAfter === 0 && chased.length > 0 ? [{ label: 'Missed payment work', value: 'Ends: nothing is owed', source: 'work' }] : []),
      ],
      record: [{ label: 'Owed', before: formatPence(owedBefore), after: formatPence(owedAfter), about: 'payingParent' }],
      opens: used.left === 0 ? [] : [{ kind: 'cashBalance', title: 'Place or pay back a card payment', why: `${formatPence(used.left)} is more than what is owed.`, dueOn: change.today, subject: 'payingParent', effortMinutes: 15 }],
      told: { startsOn: on },
      writes({ changeId, call }): readonly RowWrite[] {
        const receipt = call.newId();
        return [
          { kind: 'ledger', id: receipt, body: { caseId: facts.case.id, on, type: 'paymentReceived', pence: 0 - pence, bucket: 'cash', method: 'card', ref: { kind: 'change', id: changeId } } },
          ...allocationRows(used.allocations, receipt, on, call.newId),
          entry(call, { caseId: facts.case.id, category: 'money', event: 'payment.received', facts: { method: 'card', pence }, ref: `ledger/${receipt}` }),
          ...(owedAfter === 0 ? chased.flatMap((task) => [finished(task.id, task.body, call.actor.id, call.now), ...keptBy(facts.promises, task.id, call)]) : []),
        ];
      },
      checks: on < change.reportedOn ? [{ code: 'earlier', words: `Taken on ${formatDate(on)}, before it was reported. Check that the bank has not sent it too.` }] : [],
    });
  },
};
