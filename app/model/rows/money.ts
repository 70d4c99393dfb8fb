import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { Pence } from '../money.ts';

export const ledgerTypes = ['maintenanceDue', 'feeDue', 'paymentReceived', 'paymentIssued', 'chargeDue', 'writtenOff', 'directPayPayment', 'directPayMissed'] as const;
export const LedgerBody = z.strictObject({
  caseId: Id,
  on: IsoDate,
  type: z.enum(ledgerTypes),
  /** Positive: owed or due; negative: paid or written off. */
  pence: Pence,
  bucket: z.enum(['maintenance', 'fees', 'charges']),
  method: z.string().max(24).nullable(),
});
export type LedgerBody = z.output<typeof LedgerBody>;
