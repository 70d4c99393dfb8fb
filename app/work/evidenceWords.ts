const words: ReadonlyMap<string, string> = new Map(Object.entries({
  payslip: 'payslip',
  hmrc_rti: 'HMRC pay data',
  signed_statement: 'signed statement',
  employerLetter: 'employer letter',
  benefitLetter: 'benefit letter',
  bankStatement: 'bank statement',
  courtOrder: 'court order',
  agreement: "the other parent's answer",
  payData: 'HMRC pay data',
  startDateAndPay: 'start date and pay',
  benefitDates: 'benefit dates',
  accountCheck: 'account check',
  evidence: 'proof',
  other: 'a document',
}));

/** A kind of proof or request as a caseworker says it in the middle of a sentence; an unknown code reads `proof`. */
export const evidenceWord = (kind: string): string => words.get(kind) ?? 'proof';
