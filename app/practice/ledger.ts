import { monthlyOf } from '../calculation/conversions.ts';
import { addDays, addMonths, type IsoDate } from '../model/dates.ts';
import type { LedgerBody } from '../model/rows/money.ts';
import { between, logNormal } from './draws.ts';
import { writeEntry } from './entries.ts';
import type { CasePlan, DecisionPlan, Making, PayerPlan } from './making.ts';
import type { Random } from './random.ts';

type Paid = 'full' | 'part' | 'nil';

/** A week's pence as a month's, by the factor that the law tables give for showing (R-RND-4). */
function monthly(m: Making, weekly: number, on: IsoDate): number {
  const law = m.law.at(on);
  return law.ok ? monthlyOf(weekly, law.value) : 0;
}

const inForce = (decisions: readonly DecisionPlan[], on: IsoDate): DecisionPlan | null =>
  decisions.findLast(({ body }) => body.effectiveFrom <= on && (body.effectiveUntil === null || on <= body.effectiveUntil)) ?? null;

/** Due dates of the last periods, oldest first, none before the first decision or within the last four days. */
function dueDates(m: Making, each: CasePlan, count: number): readonly IsoDate[] {
  const settled = m.day(-4);
  const day = String(each.payDay ?? 1).padStart(2, '0');
  let due = `${settled.slice(0, 7)}-${day}`;
  if (due > settled) due = addMonths(due, -1);
  const out: IsoDate[] = [];
  for (let back = count - 1; back >= 0; back -= 1) {
    const on = addMonths(due, -back);
    if (on >= addDays(each.effectiveFrom, 20)) out.push(on);
  }
  return out;
}

/** How each period went: the state of one carries over to the next as often as the parameters say. */
function behaviour(m: Making, random: Random, count: number): readonly Paid[] {
  let state = m.draws.collect(random);
  return Array.from({ length: count }, () => {
    if (!random.chance(m.parameters.payment.persistence)) state = m.draws.collect(random);
    return state;
  });
}

/** Ledger rows of one case and the payment lines of its story. */
export function makeLedger(m: Making, payer: PayerPlan, each: CasePlan): void {
  const current = payer.decisions.at(-1);
  if (current === undefined || each.status === 'closed') return;
  if (each.service === 'collectAndPay') makeCollected(m, payer, each);
  else makeDirect(m, payer, each);
}

function makeCollected(m: Making, payer: PayerPlan, each: CasePlan): void {
  const { payment } = m.parameters;
  const random = m.random('money', each.number);
  const fixed = m.story !== null && m.story.at === each.number ? m.story : null;
  const dates = each.status === 'arrearsOnly' ? [] : dueDates(m, each, payment.periods);
  const drawn = behaviour(m, random, dates.length);
  const add = (on: IsoDate, type: LedgerBody['type'], pence: number, bucket: LedgerBody['bucket'], method: string | null): void => {
    if (pence !== 0) m.put('ledger', m.id('l'), { caseId: each.id, on, type, pence, bucket, method });
  };

  const owes = random.chance(payment.arrearsShare) || each.status === 'arrearsOnly';
  const owed = fixed?.arrears ?? (owes ? Math.min(payment.arrears.maxPence, logNormal(random, payment.arrears.medianPence, payment.arrears.deviation)) : 0);
  if (owed > 0) add(addDays(dates[0] ?? m.day(-90), -1), 'maintenanceDue', owed, 'maintenance', 'broughtForward');

  for (const [index, due] of dates.entries()) {
    const amounts = inForce(payer.decisions, due)?.body.cases.find((line) => line.caseId === each.id);
    if (amounts === undefined || amounts.weekly === 0) continue;
    const maintenance = monthly(m, amounts.weekly, due);
    const total = monthly(m, amounts.payingParentTotal, due);
    add(due, 'maintenanceDue', maintenance, 'maintenance', null);
    add(due, 'feeDue', total - maintenance, 'fees', null);
    const paid = fixed?.payments?.at(index - dates.length) ?? drawn[index] ?? 'full';
    if (paid === 'nil') {
      writeEntry(m, each, 'payment.missed', { on: addDays(due, 5), at: 370, by: 'system', about: 'payingParent', facts: { due, pence: total } });
      continue;
    }
    const received = paid === 'full' ? total : Math.round(total * between(random, payment.partShare.from, payment.partShare.to));
    // Maintenance is filled before fees.
    const kept = Math.min(received, maintenance);
    const day = addDays(due, random.int(0, 3));
    add(day, 'paymentReceived', -kept, 'maintenance', each.method);
    add(day, 'paymentReceived', -(received - kept), 'fees', each.method);
    const out = paid === 'full' ? monthly(m, amounts.receivingParentNet, due) : Math.round((kept * amounts.receivingParentNet) / amounts.weekly);
    add(addDays(day, 1), 'paymentIssued', -out, 'maintenance', null);
    writeEntry(m, each, paid === 'full' ? 'payment.received' : 'payment.part', {
      on: day, at: 370, by: 'bank', about: null, facts: { method: each.method, pence: received, out, ...(paid === 'part' ? { due: total } : {}) },
    });
  }
}

function makeDirect(m: Making, payer: PayerPlan, each: CasePlan): void {
  const random = m.random('money', each.number);
  const kind = m.draws.direct(random);
  const told = random.chance(m.parameters.payment.directTold);
  if ((kind !== 'nothing' && kind !== 'short') || !told) return;
  for (const due of dueDates(m, each, kind === 'nothing' ? 2 : 1)) {
    const amounts = inForce(payer.decisions, due)?.body.cases.find((line) => line.caseId === each.id);
    if (amounts === undefined || amounts.weekly === 0) continue;
    const pence = kind === 'nothing' ? monthly(m, amounts.weekly, due) : Math.round(monthly(m, amounts.weekly, due) * between(random, 0.2, 0.7));
    m.put('ledger', m.id('l'), { caseId: each.id, on: due, type: 'directPayMissed', pence, bucket: 'maintenance', method: null });
    writeEntry(m, each, 'payment.directMissed', { on: addDays(due, random.int(2, 3)), at: random.int(545, 1010), by: m.staff.caseworkers[0] ?? 'system', about: 'receivingParent', facts: { pence } });
  }
}
