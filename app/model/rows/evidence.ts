import * as z from 'zod';
import { IsoDate } from '../dates.ts';
import { Author, Id } from '../ids.ts';
import { Pence } from '../money.ts';

/** Kinds of proof. Words for each: `app/work/evidenceWords.ts`. */
export const evidenceKinds = [
  'payslip', 'hmrc_rti', 'signed_statement', 'employerLetter', 'benefitLetter', 'bankStatement', 'courtOrder', 'careAgreement', 'schoolLetter', 'medicalLetter',
  'socialServicesReport', 'solicitorAgreement', 'taxReturn', 'accounts', 'pensionStatement', 'loanAgreement', 'tickets', 'mileageLog', 'birthCertificate', 'adoptionOrder',
  'apprenticeship', 'childBenefitLetter', 'authorityToAct', 'lpaDocument', 'nameDocument', 'shareCertificate', 'valuation', 'screenshot', 'partnerMessages', 'calendar', 'other',
] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.output<typeof EvidenceKind>;

export const evidenceSenders = [
  'payingParent', 'receivingParent', 'employer', 'hmrc', 'dwp', 'childBenefit', 'bank', 'court', 'school', 'socialServices', 'representative', 'newCarer', 'other',
] as const;
export const EvidenceSender = z.enum(evidenceSenders);
export type EvidenceSender = z.output<typeof EvidenceSender>;

export const evidenceWays = ['online', 'post', 'scan', 'file', 'feed'] as const;
export const EvidenceWay = z.enum(evidenceWays);
export type EvidenceWay = z.output<typeof EvidenceWay>;

export const evidenceFileTypes = ['pdf', 'jpeg', 'png', 'gif', 'tiff'] as const;
export const EvidenceFileType = z.enum(evidenceFileTypes);
export type EvidenceFileType = z.output<typeof EvidenceFileType>;

/** The SHA-256 of a file's content, in hex: its name everywhere but on the customer's machine. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/);
/** The name that the sender gave it. Shown to staff; never decides what the file is, or where it is kept. */
export const FileName = z.string().min(1).max(160);
/** More than any limit in force, so that a lower limit of today never makes yesterday's rows unreadable. */
const MOST_BYTES = 64 * 1024 * 1024;

export const EvidenceFile = z.strictObject({
  hash: FileHash,
  name: FileName,
  type: EvidenceFileType,
  bytes: z.int().min(1).max(MOST_BYTES),
  /** Null where counting them would mean drawing the file. */
  pages: z.int().min(1).max(10_000).nullable(),
});
export type EvidenceFile = z.output<typeof EvidenceFile>;

export const EvidenceJudged = z.strictObject({
  on: IsoDate,
  by: Author,
  /** A code of `app/evidence/refusals.ts`; null when it was accepted. */
  reasonCode: z.string().max(40).nullable(),
  words: z.string().max(400).nullable(),
});
export type EvidenceJudged = z.output<typeof EvidenceJudged>;

/**
 * One piece of proof as it came in. Rows written before files were kept have none of the optional parts:
 * `app/evidence/evidenceRow.ts` reads both.
 */
export const EvidenceBody = z.strictObject({
  caseId: Id,
  taskId: Id.nullable(),
  changeId: z.exactOptional(Id.nullable()),
  kind: EvidenceKind,
  from: EvidenceSender,
  receivedOn: IsoDate,
  how: z.exactOptional(EvidenceWay),
  state: z.enum(['received', 'accepted', 'refused']),
  weekly: Pence.nullable(),
  files: z.exactOptional(z.array(EvidenceFile).max(7)),
  judged: z.exactOptional(EvidenceJudged.nullable()),
});
export type EvidenceBody = z.output<typeof EvidenceBody>;
