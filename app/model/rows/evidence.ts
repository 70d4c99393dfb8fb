import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { Pence } from '../money.ts';

export const EvidenceBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  kind: z.enum(['payslip', 'hmrc_rti', 'signed_statement', 'employerLetter', 'benefitLetter', 'bankStatement', 'courtOrder', 'other']),
  from: z.enum(['payingParent', 'receivingParent', 'employer', 'hmrc', 'dwp', 'other']),
  receivedOn: IsoDate,
  state: z.enum(['received', 'accepted', 'refused']),
  weekly: Pence.nullable(),
});
export type EvidenceBody = z.output<typeof EvidenceBody>;
