import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { fallenDue } from '../money/adjust.ts';
import { apply, operation, row, rowsOf } from './operation.ts';

/**
 * Payments of a case whose day has come, put on its ledger once each. The authority does it by itself, every day; a
 * desktop never does.
 */
export const paymentsFallDue = operation({
  kind: 'payments.fallDue',
  version: 1,
  offlineOk: false,
  input: z.strictObject({ caseId: Id }),
  reads: ({ caseId }) => ({ case: row('case', caseId), schedules: rowsOf('schedule'), ledger: rowsOf('ledger') }),
  restsOn: () => [],
  may: (actor) => actor.role === 'system',
  decide: ({ schedules, ledger }, { caseId }, call) => {
    const mine = schedules.filter(({ body }) => body.caseId === caseId);
    return apply(fallenDue(mine, ledger.filter(({ body }) => body.caseId === caseId), call.today, call.newId));
  },
});
