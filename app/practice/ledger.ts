import { makeCollected } from './ledgerCollect.ts';
import { makeDirect } from './ledgerDirect.ts';
import { makeSchedules } from './ledgerSchedule.ts';
import type { CasePlan, Making, PayerPlan } from './making.ts';

/** Schedules and ledger rows of one case, and the payment lines of its story. Every line adds up with the one before. */
export function makeLedger(m: Making, payer: PayerPlan, each: CasePlan): void {
  if (payer.decisions.at(-1) === undefined || each.status === 'closed') return;
  const schedule = makeSchedules(m, payer, each, m.parameters.payment.periods);
  if (each.service === 'collectAndPay') makeCollected(m, each, schedule);
  else makeDirect(m, each, schedule);
}
