import type { EvidenceBody, EvidenceKind, EvidenceSender } from '../../model/rows/evidence.ts';
import type { RequestAnswer, RequestBody, RequestWhat } from '../../model/rows/requests.ts';
import type { WaitingOn } from '../../model/rows/work.ts';
import type { IsoDate } from '../../model/dates.ts';

/** What comes in as a document when it is sent; everything else is an answer and no paper. */
const papers: Readonly<Partial<Record<RequestWhat, EvidenceKind>>> = {
  payslip: 'payslip', payData: 'hmrc_rti', startDateAndPay: 'employerLetter', leaverDates: 'employerLetter', jobDetails: 'employerLetter', evidence: 'other', statement: 'signed_statement',
  bankStatement: 'bankStatement', taxReturn: 'taxReturn', accounts: 'accounts', pensionProof: 'pensionStatement', tickets: 'tickets', medicalEvidence: 'medicalLetter', schoolLetter: 'schoolLetter',
  courtOrder: 'courtOrder', socialServicesReport: 'socialServicesReport', birthRecord: 'birthCertificate', adoptionOrder: 'adoptionOrder', benefitLetter: 'benefitLetter', loanAgreement: 'loanAgreement',
  shareCertificate: 'shareCertificate', identityProof: 'other', nameProof: 'nameDocument', authority: 'authorityToAct',
};
const senderOf = (to: WaitingOn): EvidenceSender => (to === 'us' ? 'other' : to);

/**
 * The document that an answer brings with it, as it stands among the case's documents: received, for a person to look
 * at. Pay data from HMRC always does; any other paper only when it came to us by itself (`sent`), not when somebody told
 * us about it. Null when there is none.
 */
export function proofOf(request: RequestBody, answer: RequestAnswer, about: Readonly<{ sent: boolean; on: IsoDate }>): EvidenceBody | null {
  const kind = papers[request.what];
  if (kind === undefined || answer.code !== 'given') return null;
  const payData = request.what === 'payData' && request.to === 'hmrc';
  if (payData ? answer.weekly === null : !about.sent) return null;
  return {
    caseId: request.caseId, taskId: request.taskId, changeId: request.changeId, kind, from: senderOf(request.to), receivedOn: about.on, how: payData ? 'feed' : request.to === 'employer' ? 'post' : 'online', state: 'received', weekly: answer.weekly,
  };
}
