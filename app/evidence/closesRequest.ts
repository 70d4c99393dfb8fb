import type { EvidenceKind, EvidenceSender } from '../model/rows/evidence.ts';
import type { Row } from '../model/rows/index.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { compareText } from '../work/queueOrder.ts';

/** A piece of proof as far as matching it to a request goes. */
type Arrived = Readonly<{ caseId: string; taskId: string | null; changeId: string | null; kind: EvidenceKind; from: EvidenceSender }>;

/** Asked, and still wanted. */
export const isOpenRequest = ({ body }: Row<'request'>): boolean => body.state === 'waiting' || body.state === 'late';
/** What an answer can still be put to: in time, late, or after silence counted. */
const canBeAnswered = (request: Row<'request'>): boolean => isOpenRequest(request) || request.body.state === 'lapsed';

/** The papers that each request hopes for. A statement stands for a person's own word; checks and records come from feeds alone. */
const hoped: Readonly<Record<RequestBody['what'], readonly EvidenceKind[]>> = {
  payslip: ['payslip'],
  payData: ['hmrc_rti'],
  startDateAndPay: ['employerLetter', 'payslip'],
  benefitDates: ['benefitLetter', 'childBenefitLetter'],
  accountCheck: [],
  agreement: ['signed_statement'],
  evidence: [],
  careAnswers: ['signed_statement'],
  statement: ['signed_statement'],
  childBenefitStatus: ['childBenefitLetter'],
  leaverDates: ['employerLetter', 'payslip'],
  jobDetails: ['employerLetter'],
  bankStatement: ['bankStatement'],
  taxReturn: ['taxReturn'],
  accounts: ['accounts'],
  pensionProof: ['pensionStatement'],
  tickets: ['tickets', 'mileageLog'],
  medicalEvidence: ['medicalLetter'],
  schoolLetter: ['schoolLetter', 'apprenticeship'],
  courtOrder: ['courtOrder'],
  socialServicesReport: ['socialServicesReport'],
  birthRecord: ['birthCertificate'],
  adoptionOrder: ['adoptionOrder'],
  benefitLetter: ['benefitLetter'],
  loanAgreement: ['loanAgreement'],
  shareCertificate: ['shareCertificate', 'valuation'],
  identityProof: ['nameDocument', 'birthCertificate'],
  nameProof: ['nameDocument'],
  authority: ['authorityToAct', 'lpaDocument'],
  paymentsList: ['signed_statement', 'bankStatement'],
  parentageAnswer: ['signed_statement'],
  consent: ['signed_statement', 'authorityToAct'],
};
/** Requests that only an answer in words, or a feed, can end. */
const noPaper: readonly RequestBody['what'][] = ['agreement', 'accountCheck', 'careAnswers', 'childBenefitStatus', 'parentageAnswer', 'consent', 'paymentsList', 'payData'];

/**
 * The one request that a piece of proof answers: asked of its sender, for the same work item or report, and the likeliest by
 * kind; then the one due soonest. Another paper than the one hoped for answers only where one request is out to that sender:
 * whether it is enough is for a person to judge. Null when it answers nothing.
 */
export function requestAnswered(requests: readonly Row<'request'>[], arrived: Arrived): Row<'request'> | null {
  const { caseId, taskId, changeId, kind, from } = arrived;
  const asked = requests
    .filter(canBeAnswered)
    .filter(({ body }) => body.caseId === caseId && body.to === from && ((taskId !== null && body.taskId === taskId) || (changeId !== null && body.changeId === changeId)));
  const papers = asked.filter(({ body }) => !noPaper.includes(body.what));
  const rank = ({ body }: Row<'request'>): number => (hoped[body.what].includes(kind) ? 0 : body.what === 'evidence' ? 1 : papers.length === 1 && papers[0]?.body === body ? 2 : 9);
  return (
    asked
      .filter((request) => rank(request) < 9)
      .toSorted((a, b) => rank(a) - rank(b) || Number(!isOpenRequest(a)) - Number(!isOpenRequest(b)) || compareText(a.body.dueOn, b.body.dueOn) || compareText(a.id, b.id))[0] ?? null
  );
}
