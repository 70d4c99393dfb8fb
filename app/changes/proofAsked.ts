import type { ProofKind } from '../messages/facts.ts';
import type { PartyRole } from '../model/roles.ts';
import type { RequestWhat } from '../model/rows/requests.ts';
import type { ChangePreview } from '../contract/change.ts';

/** How each thing that a parent can be asked for is named to them. What only a feed or an employer is asked reads as plain proof. */
const kinds: Readonly<Record<RequestWhat, ProofKind>> = {
  payslip: 'payslips', payData: 'proof', startDateAndPay: 'jobDetails', benefitDates: 'benefitLetter', accountCheck: 'bankStatement', agreement: 'agreement', evidence: 'proof', careAnswers: 'careAnswers', statement: 'statement',
  childBenefitStatus: 'childBenefitLetter', leaverDates: 'p45', jobDetails: 'jobDetails', bankStatement: 'bankStatement', taxReturn: 'taxReturn', accounts: 'accounts', pensionProof: 'pensionStatement', tickets: 'tickets',
  medicalEvidence: 'medicalLetter', schoolLetter: 'schoolLetter', courtOrder: 'courtOrder', socialServicesReport: 'socialServicesReport', birthRecord: 'birthRecord', adoptionOrder: 'adoptionOrder', benefitLetter: 'benefitLetter',
  loanAgreement: 'loanAgreement', shareCertificate: 'shareCertificate', identityProof: 'identityProof', nameProof: 'nameProof', authority: 'authority', paymentsList: 'paymentsList', parentageAnswer: 'agreement', consent: 'consent',
};

/** What one parent is asked for, each once, in the order asked. */
export const proofAsked = (requests: ChangePreview['requests'], role: PartyRole): readonly ProofKind[] => [
  ...new Set(requests.filter(({ to }) => to === role).map(({ what }) => kinds[what as RequestWhat] ?? 'proof')),
];
