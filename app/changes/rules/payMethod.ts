import { formatDate } from '../../model/dates.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import type { PaymentMethod } from '../../model/rows/money.ts';
import { newSchedule, type ScheduleTerms } from '../../money/schedule.ts';
import { finding, type FindingRule } from '../engine/finding.ts';
import { standingDecisions } from '../engine/periods.ts';
import { answerOf } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import { accountChecked } from './accountChecked.ts';
import { accountPrefill, activeRows, proposedRows, refusedRows, withoutAccount } from './accountFields.ts';
import { accountWords, activeAccount, enforcementBegun, firstPayDay, methodWords, openTasks, orderLive, payDaysOf, schedulesHere } from './paymentFacts.ts';
import { caseMethod } from './serviceMove.ts';

const debit = { role: 'payingParent', use: 'directDebit' } as const;

/**
 * C19: how and on which day the paying parent pays us. Applied once the bank knows the account; a live deduction order, or
 * enforcement that decided the method, keeps it for a person (changes catalogue §3.19). A Direct Debit has its notice in
 * working days before the first payment (effective date rule ES).
 */
export const payMethodRule: FindingRule = {
  type: 'C19',
  prefill: (change) => ({ day: { value: payDaysOf(change).day, source: { label: 'how it is paid now', on: null } }, ...accountPrefill(change, debit) }),
  check: (change, values) => (payDaysOf(change).frequency === 'weekly' && Number(values['day']) > 7 ? [{ field: 'day', message: 'This case is paid weekly: enter 1 Monday to 7 Sunday' }] : []),
  look(change, values) {
    const { facts, reportedOn, catalogues, today } = change;
    const method = values['method'] as PaymentMethod;
    const byDebit = method === 'directDebit';
    const days = payDaysOf(change);
    const terms: ScheduleTerms = { service: 'collectAndPay', method, frequency: days.frequency, day: Number(values['day']) };
    const startsOn = firstPayDay(change, terms);
    const effective = startOf(change, reportedOn, { scheduleOn: startsOn });
    const check = answerOf(change, 'bank', 'accountCheck')?.code ?? null;
    const order = orderLive(change);
    const forced = order !== null || enforcementBegun(change);
    const same = facts.case.body.method === method && days.day === terms.day && !byDebit;
    return finding({
      changedOn: reportedOn,
      effective,
      proof: byDebit ? accountChecked(change) : 'notNeeded',
      refuse: facts.case.body.service === 'directPay' ? { code: 'notCollect' } : same ? { code: 'same' } : byDebit && values['confirms'] === 'no' ? { code: 'notHolder' } : null,
      ifRefused: { code: check === 'differs' ? 'accountDiffers' : forced ? 'forced' : 'notPossible' },
      person: [
        ...(order === null ? [] : [order === 'earnings' ? 'A deduction order to the employer is live. Decide whether it ends first.' : 'Money is taken from a benefit. Decide whether that ends first.']),
        ...(order === null && enforcementBegun(change) ? ['Enforcement decided how this is paid. Decide whether it may change.'] : []),
        ...(order === null && openTasks(change, ['deductionOrder']).length > 0 ? ['A deduction order is being made.'] : []),
        ...(check === 'differs' ? ['The bank does not know this account under this name.'] : []),
        ...(byDebit && accountChecked(change) === 'lapsed' ? ['The bank did not answer.'] : []),
      ],
      suggest: check === 'differs' ? 'refuse' : forced ? null : 'accept',
      prepared: [
        ...(byDebit ? [{ label: 'Account check', value: check === 'matches' ? 'Matches' : check === 'differs' ? 'Does not match' : 'Not answered yet', source: 'the bank' }] : []),
        { label: 'First payment', value: formatDate(startsOn), source: byDebit ? `${catalogues.money.on(today).directDebitNoticeWorkingDays} working days of notice` : 'new schedule' },
      ],
      record: [
        { label: 'How it is paid', before: methodWords(facts.case.body.method), after: methodWords(method), about: 'payingParent' },
        { label: 'Pay day', before: String(days.day), after: String(terms.day), about: 'payingParent' },
        ...(byDebit ? [{ label: 'Account', before: accountWords(activeAccount(change, debit.role, debit.use)), after: `Ends in ${String(values['accountNumber']).slice(-2)}`, about: 'payingParent' as const }] : []),
      ],
      told: { startsOn },
      keeps: withoutAccount(values),
      waits: ({ call }) => (byDebit ? proposedRows(change, debit, values, call) : []),
      handed: ({ call }) => (byDebit ? proposedRows(change, debit, values, call) : []),
      refused: () => refusedRows(change, debit),
      writes: ({ changeId, call }): readonly RowWrite[] => [
        ...(byDebit ? activeRows(change, debit, values, 'accountCheck', call) : []),
        { kind: 'case', id: facts.case.id, body: { ...facts.case.body, method: caseMethod(method), payDay: terms.frequency === 'monthly' ? terms.day : facts.case.body.payDay } },
        ...newSchedule({ caseId: facts.case.id, schedules: schedulesHere(change), decisions: standingDecisions(facts), terms, madeBy: { kind: 'change', id: changeId }, today: call.today, settings: catalogues.money, newId: call.newId }),
      ],
    });
  },
};
