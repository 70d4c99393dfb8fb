import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import type { ChangeType, TaskKind, WaitingOn, WhyNow } from '../model/rows/work.ts';
import type { PartyRole } from '../model/roles.ts';
import type { CasePlan, PayerPlan } from './making.ts';

type When = 'received' | 'recent' | 'due' | 'review' | null;
type Why = readonly [code: WhyNow['code'], on: When, what: string | null];
type Ask = Readonly<Pick<RequestBody, 'what' | 'channel' | 'ifSilent'> & { to: WaitingOn; needsEmployer?: boolean }>;
type Fits = (each: CasePlan, payer: PayerPlan) => boolean;

/** How one kind of item looks in practice: who it is about, why it is there, who is asked, what proof comes, what is noted. */
export type Recipe = Readonly<{
  subject: PartyRole | 'either' | null;
  whys: readonly Why[];
  asks: readonly Ask[];
  proof: EvidenceBody['kind'] | null;
  notes: readonly string[];
  promise: string | null;
  fits: Fits;
}>;

const always: Fits = () => true;
const collect: Fits = (each) => each.service === 'collectAndPay';
const direct: Fits = (each) => each.service === 'directPay';
const earns: Fits = (_each, payer) => payer.livelihood === 'employed' || payer.livelihood === 'mixed' || payer.livelihood === 'pension';
const employed: Fits = (_each, payer) => payer.livelihood === 'employed' || payer.livelihood === 'mixed';
const hasTeenager: Fits = (each) => each.children.length > 0;
const byOrder: Fits = (each) => each.method === 'deductionFromEarnings';
const byDebit: Fits = (each) => each.method === 'directDebit';

const phone: Why = ['reportedByPhone', 'received', null];
const online: Why = ['reportedOnline', 'received', null];
const failed = (gate: string): Why => ['failedGate', null, gate];
const ask = (to: WaitingOn, what: Ask['what'], channel: Ask['channel'], ifSilent: Ask['ifSilent']): Ask => ({ to, what, channel, ifSilent });
const agree = (to: PartyRole, ifSilent: Ask['ifSilent'] = 'decide'): Ask => ask(to, 'agreement', 'sms', ifSilent);
const proofFrom = (to: WaitingOn, ifSilent: Ask['ifSilent'] = 'cancel'): Ask => ask(to, 'evidence', 'letter', ifSilent);
const hmrc = ask('hmrc', 'payData', 'feed', 'decide');
const employer: Ask = { ...ask('employer', 'startDateAndPay', 'letter', 'decide'), needsEmployer: true };
const childBenefit = ask('childBenefit', 'benefitDates', 'feed', 'decide');

const recipe = (
  subject: Recipe['subject'], whys: readonly Why[], asks: readonly Ask[], proof: Recipe['proof'], notes: readonly string[], promise: string | null = null, fits: Fits = always,
): Recipe => ({ subject, whys, asks, proof, notes, promise, fits });

export const changeRecipes: Readonly<Record<ChangeType, Recipe>> = {
  C01: recipe('receivingParent', [['parentsDisagree', null, 'nightsDiffer'], ['reportedOnline', 'received', 'nights'], ['courtOrderReceived', 'received', null]], [agree('payingParent'), proofFrom('receivingParent', 'decide')], 'courtOrder', ['Each parent gave a different number of nights. Asked both for the pattern over a usual month.', 'Nights changed after the summer. No written agreement yet.'], 'Tell you what we decide about nights'),
  C02: recipe('receivingParent', [['parentsDisagree', null, null], phone], [agree('payingParent'), proofFrom('receivingParent', 'decide')], 'other', ['School confirms who is the first contact. Waiting for the doctor.'], 'Ring when both accounts are in'),
  C03: recipe('receivingParent', [phone, ['flagRaised', 'received', null]], [proofFrom('receivingParent', 'decide')], 'courtOrder', ['Grandparent now looks after the child most days. Date still to be settled.']),
  C04: recipe('payingParent', [failed('G5'), online], [childBenefit], 'benefitLetter', ['Child Benefit is in the partner’s name. Asked for the letter.'], null, earns),
  C05: recipe('payingParent', [['benefitEnded', 'recent', 'childBenefit'], online], [childBenefit], 'benefitLetter', ['Other child has moved out. Child Benefit date to be checked.'], null, (_each, payer) => payer.relevantOther.length > 0),
  C06: recipe('receivingParent', [online, phone], [agree('payingParent'), childBenefit], 'other', ['New baby with the same two parents. Paying parent to confirm.']),
  C07: recipe('receivingParent', [phone], [], 'courtOrder', ['Spoke gently about next steps. Adoption order to follow by post.']),
  C08: recipe('receivingParent', [['benefitEnded', 'recent', 'childBenefit'], ['nobodyReplied', 'due', null]], [agree('receivingParent', 'accept'), childBenefit], 'benefitLetter', ['Course ended in the summer. Asked if a new one has started.'], 'Tell you if the child still counts', hasTeenager),
  C09: recipe('payingParent', [['reportedByPhone', 'received', 'newJob'], ['reportedOnline', 'received', 'lessPay'], ['reportedByPhone', 'received', 'morePay']], [ask('payingParent', 'payslip', 'sms', 'cancel'), employer, hmrc], 'payslip', ['Paying parent rang about pay. Wants a text when it is decided.', 'Overtime is not the same each month. Asked for two payslips.', 'Pay before tax is on the second line of the payslip.'], 'Decide the income change', earns),
  C10: recipe('payingParent', [online, ['reportedByLetter', 'received', null]], [proofFrom('payingParent')], 'signed_statement', ['First year of trading. Accounts run to April.'], null, (_each, payer) => payer.livelihood === 'selfEmployed' || payer.livelihood === 'mixed'),
  C11: recipe('payingParent', [['reportedByPhone', 'received', 'jobEnded'], ['feedAnswered', 'recent', 'dwp']], [ask('dwp', 'benefitDates', 'feed', 'decide'), hmrc], 'benefitLetter', ['Last day at work and last pay day noted. Has claimed Universal Credit.'], 'Ring when DWP has answered'),
  C12: recipe('payingParent', [['reportedOnline', 'received', 'morePay'], ['feedAnswered', 'recent', 'hmrc']], [hmrc, ask('payingParent', 'payslip', 'online', 'decide')], 'hmrc_rti', ['Asked HMRC first. Nothing said to the paying parent about who told us.'], 'Tell you if the amount changes', earns),
  C13: recipe('payingParent', [online, phone], [proofFrom('receivingParent'), ask('hmrc', 'payData', 'feed', 'decide')], 'bankStatement', ['Rent from a second home is the question. Asked for the yearly figure.']),
  C14: recipe('payingParent', [online, ['reportedByLetter', 'received', null]], [proofFrom('payingParent')], 'other', ['Travel to see the children, twice a month by train. Tickets asked for.'], null, earns),
  C15: recipe('receivingParent', [['paymentsLate', null, '2'], online], [agree('payingParent', 'accept')], 'bankStatement', ['Two payments came more than three working days late. Fees explained and accepted.'], 'Tell you when Collect and Pay starts', direct),
  C16: recipe('payingParent', [phone], [agree('receivingParent', 'cancel')], null, ['Both seem content to go back to Direct Pay. Payment history looks steady.'], null, collect),
  C17: recipe('receivingParent', [['paymentMissed', 'recent', null], ['reportedByPhone', 'received', 'missed']], [], null, ['Ledger shows the miss. Paying parent to be rung before anything else.'], 'Ring back about the missed payment'),
  C18: recipe('payingParent', [online, ['parentsDisagree', null, null]], [agree('receivingParent', 'cancel'), proofFrom('payingParent')], 'bankStatement', ['Says school shoes were paid for instead. Receiving parent asked.']),
  C19: recipe('payingParent', [['reportedOnline', 'received', 'account'], failed('G8')], [ask('bank', 'accountCheck', 'feed', 'cancel')], null, ['New account details given. Ten working days explained.'], null, collect),
  C20: recipe('receivingParent', [['reportedOnline', 'received', 'account'], failed('G4')], [ask('bank', 'accountCheck', 'feed', 'cancel')], null, ['Advised about a non-geographic sort code. Will think about it.']),
  C21: recipe('payingParent', [phone], [], null, ['Card payment taken. Needs matching to the right month.'], null, collect),
  C22: recipe('payingParent', [['employerToldUs', 'received', 'leaver'], online], [employer, hmrc], 'employerLetter', ['Employer says the worker has left. Last deduction date asked for.'], 'Tell you how payments will go on', employed),
  C23: recipe('either', [online], [], 'other', ['Marriage certificate asked for. Other parent not to be told.']),
  C24: recipe('either', [['postCameBack', 'recent', null], ['reportedOnline', 'received', 'moved'], ['reportedByPhone', 'received', 'moved'], ['outsideUk', null, null]], [], null, ['Moved at the weekend. Confirmed the new address line by line.', 'Letter came back marked gone away. Text sent to ask for a call.'], 'Show the new address on the account'),
  C25: recipe('either', [['detailsChangedTwice', null, null], ['reportedByPhone', 'received', 'newNumber'], failed('G1')], [], null, ['New mobile. Old number no longer works. Voicemail choice checked again.', 'Phone and email both new in one week. Rang the old number first.']),
  C26: recipe('either', [online], [], null, ['Large print asked for. Print team told.']),
  C27: recipe('either', [['reportedByLetter', 'received', null]], [], 'signed_statement', ['Sister to speak for them. Written authority asked for.']),
  C28: recipe('either', [failed('G1')], [], null, ['Three wrong PINs. Identity checked by phone.']),
};

type OtherKind = Exclude<TaskKind, 'change'>;
export const kindRecipes: Readonly<Record<OtherKind, Recipe>> = {
  callback: recipe('either', [['promisedBy', 'due', null], ['noAnswerLastTry', 'recent', null], ['handedOver', 'received', null]], [], null, ['Wants to talk it through. Mornings are best.', 'No answer on the last try. Do not say why we are ringing to anyone else.'], 'Ring back'),
  evidence: recipe('either', [['proofArrived', 'received', 'bankStatement'], ['proofArrived', 'received', 'payslip']], [], 'bankStatement', ['Uploaded online and not tied to a change. Needs matching.']),
  customerMessage: recipe('either', [['messageReceived', 'received', null]], [], null, ['Asks when the next payment is due.', 'Asks why the amount changed.'], 'Read and answer the message'),
  missedPayment: recipe('payingParent', [['paymentMissed', 'recent', null]], [], null, ['Second month in a row. Agreed to ring on pay day.'], 'Ring about the missed payment', collect),
  annualReview: recipe('payingParent', [['reviewDue', 'review', null], ['parentsDisagree', null, null]], [hmrc], 'hmrc_rti', ['HMRC figure looks like an old employer’s. Check before it is used.']),
  newApplication: recipe('payingParent', [['applicationReceived', 'received', null]], [], null, ['Applicant gave a first name and a town. Searching by date of birth next.'], 'Tell you when we have found the other parent', (each) => each.status === 'tracing' || each.status === 'awaitingResponse'),
  parentageDispute: recipe('payingParent', [['reportedByLetter', 'received', null], phone], [], null, ['Explained payments go on until it is settled. Test offered.'], 'Ring about the test'),
  employerReply: recipe('payingParent', [['employerToldUs', 'received', 'starter'], ['employerToldUs', 'received', null]], [], 'employerLetter', ['Payroll confirms the first deduction month.'], null, byOrder),
  returnedPost: recipe('either', [['postCameBack', 'received', null]], [], null, ['Letter came back. Phone number on file still rings.']),
  failedDirectDebit: recipe('payingParent', [['paymentMissed', 'recent', null]], [], null, ['Bank says not enough money. Will pay by card on Friday.'], null, byDebit),
  cashBalance: recipe('payingParent', [['handedOver', 'received', null]], [], null, ['Money came in after the order ended. Find who it belongs to.'], null, collect),
  reconsideration: recipe('either', [['askedToLookAgain', 'received', null]], [proofFrom('payingParent', 'decide')], 'other', ['Confirmed which decision they mean. Seven days for anything new.'], 'Send the result in writing'),
  complaint: recipe('either', [['complaintReceived', 'received', null]], [], null, ['Says they had to explain everything twice. Apologised and listened.'], 'Answer the complaint, stage 1'),
  appeal: recipe('payingParent', [['askedToLookAgain', 'received', null]], [ask('court', 'evidence', 'letter', 'decide')], null, ['Tribunal papers in. Response due within 28 days.']),
  defaultDecision: recipe('payingParent', [['nobodyReplied', 'due', null]], [hmrc], 'hmrc_rti', ['No reply to the first letter. HMRC now has an employer.'], null, (each) => each.status === 'defaultDecision'),
  caseClosure: recipe('receivingParent', [phone, ['benefitEnded', 'recent', 'childBenefit']], [], null, ['Receiving parent wants to close. Explained what is still owed.'], null),
  safeguarding: recipe('receivingParent', [['flagRaised', 'received', null]], [], null, ['Rang at the safe time. Followed the plan. No change to the case without a call first.'], 'Ring at the safe time'),
  fraudReferral: recipe('payingParent', [online, ['reportedByPhone', 'received', null]], [], 'other', ['Lifestyle does not match the figure. Kept who told us apart.']),
  deductionOrder: recipe('payingParent', [['employerToldUs', 'received', 'starter'], ['paymentMissed', 'recent', null]], [employer], 'employerLetter', ['New employer found by HMRC. Order ready to send.'], null, (each, payer) => collect(each, payer) && employed(each, payer)),
};

/** The recipe of an item by its kind and change type. */
export const recipeOf = (kind: TaskKind, change: ChangeType | null): Recipe => (kind === 'change' ? changeRecipes[change ?? 'C24'] : kindRecipes[kind]);
