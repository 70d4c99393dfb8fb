import type { IsoDate } from '../model/dates.ts';
import type { Pence } from '../model/money.ts';
import type { PartyRole } from '../model/roles.ts';
import type { Service } from '../model/rows/cases.ts';
import type { ChangeType } from '../model/rows/work.ts';

/**
 * What a message to one parent may say, by type.
 *
 * The fields below are the whole vocabulary: what a decision notice tells both parents (SI 2012/2677 reg 25,
 * service rules on disclosure), what only one of them is told, and how to reach our team. An address, a phone
 * number, an employer, a bank account or a name of a parent has no field, so no template can ask for one and no
 * caller can hand one in. Words come from closed lists, so that free text cannot carry them in either.
 */
export const decisionReasons = ['initial', 'annualReview', 'income', 'benefit', 'children', 'sharedCare', 'variation', 'service', 'revision', 'challenge', 'correction'] as const;
export type DecisionReason = (typeof decisionReasons)[number];
export const nightsBands = ['none', 'oneSeventh', 'twoSevenths', 'threeSevenths', 'half', 'mixed', 'nil'] as const;
/** How much overnight stays take off. */
export type NightsBand = (typeof nightsBands)[number];
export const proofKinds = [
  'payslips', 'contract', 'p45', 'taxReturn', 'benefitLetter', 'pensionStatement', 'bankStatement', 'careAnswers', 'statement', 'agreement', 'schoolLetter', 'courtOrder', 'socialServicesReport', 'medicalLetter',
  'birthRecord', 'adoptionOrder', 'childBenefitLetter', 'accounts', 'loanAgreement', 'tickets', 'shareCertificate', 'jobDetails', 'identityProof', 'nameProof', 'authority', 'paymentsList', 'consent', 'proof',
] as const;
export type ProofKind = (typeof proofKinds)[number];
export const rateNames = ['nil', 'flat', 'reduced', 'basic', 'basicPlus', 'default'] as const;
export type RateName = (typeof rateNames)[number];
/** What we said we would do, as far as a message may say it: a person's own words never travel. */
export const promiseWordKinds = ['custom', 'callBack', 'startChange', 'finishChange', 'readMessage', 'sendLetter', 'decide', 'refund', 'reply', 'contact', 'acknowledge', 'updateRecord'] as const;
export type PromiseWordKind = (typeof promiseWordKinds)[number];
export type IncomeBasis = 'historic' | 'current' | 'estimated';

type SharedValues = Readonly<{
  decisionNumber: number;
  effectiveOn: IsoDate;
  weekly: Pence;
  previousWeekly: Pence;
  incomeWeekly: Pence;
  incomeBasis: IncomeBasis;
  children: number;
  otherChildren: number;
  nights: NightsBand;
  rate: RateName;
  reason: DecisionReason;
  challengeBy: IsoDate;
  letterArrivesBy: IsoDate;
  replyBy: IsoDate;
  changedOn: IsoDate;
  proof: readonly ProofKind[];
  change: ChangeType;
  refusal: PublishedWords;
  promise: PromiseWordKind;
  promiseBy: IsoDate;
  promiseWas: IsoDate;
  appealBy: IsoDate;
  service: Service;
  startsOn: IsoDate;
  actedOn: IsoDate;
  lookAgainBy: IsoDate;
  teamName: string;
  teamPhone: string;
}>;
type OwnValues = Readonly<{
  /** What this parent pays, collection fee included. */
  payingParent: Readonly<{ payingParentTotal: Pence }>;
  /** What reaches this parent, collection fee taken off. */
  receivingParent: Readonly<{ receivingParentNet: Pence }>;
}>;
export type FactValues<R extends PartyRole> = SharedValues & OwnValues[R];
export type FactName = keyof SharedValues | keyof OwnValues['payingParent'] | keyof OwnValues['receivingParent'];

export const factKinds = ['date', 'money', 'number', 'text'] as const;
export type FactKind = (typeof factKinds)[number];

/** Every fact: its kind, what staff call it, and whom it is for. A template names it with spaces: `((effective on))`. */
export const factCatalogue: Readonly<Record<FactName, Readonly<{ kind: FactKind; label: string; role: PartyRole | 'either' }>>> = {
  decisionNumber: { kind: 'number', label: 'Decision number', role: 'either' },
  effectiveOn: { kind: 'date', label: 'Effective date', role: 'either' },
  weekly: { kind: 'money', label: 'Weekly amount', role: 'either' },
  previousWeekly: { kind: 'money', label: 'Weekly amount before', role: 'either' },
  payingParentTotal: { kind: 'money', label: 'Paying parent pays each week', role: 'payingParent' },
  receivingParentNet: { kind: 'money', label: 'Receiving parent gets each week', role: 'receivingParent' },
  incomeWeekly: { kind: 'money', label: 'Weekly income used', role: 'either' },
  incomeBasis: { kind: 'text', label: 'Where the income is from', role: 'either' },
  children: { kind: 'text', label: 'Qualifying children', role: 'either' },
  otherChildren: { kind: 'text', label: 'Other children', role: 'either' },
  nights: { kind: 'text', label: 'Overnight stays', role: 'either' },
  rate: { kind: 'text', label: 'Rate', role: 'either' },
  reason: { kind: 'text', label: 'Reason for the decision', role: 'either' },
  challengeBy: { kind: 'date', label: 'Ask us to look again by', role: 'either' },
  letterArrivesBy: { kind: 'date', label: 'Letter arrives by', role: 'either' },
  replyBy: { kind: 'date', label: 'Reply by', role: 'either' },
  changedOn: { kind: 'date', label: 'Changed on', role: 'either' },
  proof: { kind: 'text', label: 'Proof asked for', role: 'either' },
  change: { kind: 'text', label: 'What the report is about', role: 'either' },
  refusal: { kind: 'text', label: 'Why we said no', role: 'either' },
  promise: { kind: 'text', label: 'What we said we would do', role: 'either' },
  promiseBy: { kind: 'date', label: 'We will do it by', role: 'either' },
  promiseWas: { kind: 'date', label: 'We said we would do it by', role: 'either' },
  appealBy: { kind: 'date', label: 'Appeal by', role: 'either' },
  service: { kind: 'text', label: 'How payments are made', role: 'either' },
  startsOn: { kind: 'date', label: 'Starts on', role: 'either' },
  actedOn: { kind: 'date', label: 'We last did something on', role: 'either' },
  lookAgainBy: { kind: 'date', label: 'We look at it again by', role: 'either' },
  teamName: { kind: 'text', label: 'Team', role: 'either' },
  teamPhone: { kind: 'text', label: 'Team phone', role: 'either' },
};
export const factNames = Object.keys(factCatalogue) as readonly FactName[];

declare const forRole: unique symbol;
/** Facts that are safe to say to one parent. Made only by the functions of this file. */
export type RoleSafeFacts<R extends PartyRole> = Readonly<{
  [forRole]: R;
  role: R;
  values: Partial<FactValues<R>>;
  /** Where each came from, for the person who checks: `Decision 88`. */
  sources: Readonly<Partial<Record<FactName, string>>>;
}>;

declare const checkedTeam: unique symbol;
/** Our own team, as the team directory has it. */
export type TeamContact = Readonly<{ [checkedTeam]: true; name: string; phone: string }>;

/** A decision as far as notices may know it. It has no place for a name, an address or an employer. */
export type DecisionForMessages = Readonly<{
  number: number;
  effectiveOn: IsoDate;
  weekly: Pence;
  previousWeekly: Pence | null;
  payingParentTotal: Pence;
  receivingParentNet: Pence;
  incomeWeekly: Pence;
  incomeBasis: IncomeBasis;
  children: number;
  otherChildren: number;
  nights: NightsBand;
  rate: RateName;
  reason: DecisionReason;
  /** The last day to ask for another look; worked out from the law tables by the caller. */
  challengeBy: IsoDate;
  letterArrivesBy: IsoDate | null;
}>;
export type RequestForMessages = Readonly<{ replyBy: IsoDate; proof: readonly ProofKind[]; askedOn: IsoDate; change?: ChangeType | undefined }>;
/** The last two: where the record follows from a decision that holds no amount, a refusal or an end. */
export type RecordForMessages = Readonly<{ changedOn: IsoDate; change?: ChangeType | undefined; challengeBy?: IsoDate; letterArrivesBy?: IsoDate }>;

declare const published: unique symbol;
/** Words of a published catalogue with figures and dates put in: nobody's own words. */
export type PublishedWords = string & Readonly<{ [published]: true }>;
/** Only for words that come from a catalogue. */
export const publishedWords = (words: string): PublishedWords => words as PublishedWords;

/** Null when a team's name or phone is not what a directory holds: words, and a phone number. */
export function teamContact(name: string, phone: string): TeamContact | null {
  const good = /^[\p{L}\d][\p{L}\d '&-]{0,39}$/u.test(name) && /^[\d ]{10,15}$/.test(phone);
  return good ? ({ name, phone } as TeamContact) : null;
}

type Pair<V> = Readonly<{ value: V | null; source: string }>;
/** Leaves out what is not known, so that an empty fact blocks sending rather than printing nothing. */
function collect<R extends PartyRole>(role: R, pairs: Readonly<Partial<Record<FactName, Pair<unknown>>>>): RoleSafeFacts<R> {
  const known = Object.entries(pairs).filter(([, pair]) => pair.value !== null);
  return {
    role,
    values: Object.fromEntries(known.map(([name, pair]) => [name, pair.value])),
    sources: Object.fromEntries(known.map(([name, pair]) => [name, pair.source])),
  } as RoleSafeFacts<R>;
}

const fromTeam = (team: TeamContact) => ({
  teamName: { value: team.name, source: `${team.name} directory` },
  teamPhone: { value: team.phone, source: `${team.name} directory` },
});

function sharedOf(decision: DecisionForMessages, team: TeamContact) {
  const source = `Decision ${decision.number}`;
  const from = <V>(value: V): Pair<V> => ({ value, source });
  return {
    decisionNumber: from(decision.number),
    effectiveOn: from(decision.effectiveOn),
    weekly: from(decision.weekly),
    previousWeekly: from(decision.previousWeekly),
    incomeWeekly: from(decision.incomeWeekly),
    incomeBasis: from(decision.incomeBasis),
    children: from(decision.children),
    otherChildren: from(decision.otherChildren),
    nights: from(decision.nights),
    rate: from(decision.rate),
    reason: from(decision.reason),
    challengeBy: from(decision.challengeBy),
    letterArrivesBy: { value: decision.letterArrivesBy, source: `${source}, time in the post` },
    ...fromTeam(team),
  };
}

/** What the paying parent may be told of a decision. */
export const payingParentFacts = (decision: DecisionForMessages, team: TeamContact): RoleSafeFacts<'payingParent'> =>
  collect('payingParent', {
    ...sharedOf(decision, team),
    payingParentTotal: { value: decision.payingParentTotal, source: `Decision ${decision.number}` },
  });

/** What the receiving parent may be told of a decision. */
export const receivingParentFacts = (decision: DecisionForMessages, team: TeamContact): RoleSafeFacts<'receivingParent'> =>
  collect('receivingParent', {
    ...sharedOf(decision, team),
    receivingParentNet: { value: decision.receivingParentNet, source: `Decision ${decision.number}` },
  });

/** What a parent is told when we ask them for proof. */
export const requestFacts = <R extends PartyRole>(role: R, request: RequestForMessages, team: TeamContact): RoleSafeFacts<R> =>
  collect(role, {
    replyBy: { value: request.replyBy, source: 'Request' },
    proof: { value: request.proof.length === 0 ? null : request.proof, source: 'Request' },
    change: { value: request.change ?? null, source: 'Report' },
    ...fromTeam(team),
  });

/** What a parent is told when their own record changed: the day, never the detail. */
export const recordFacts = <R extends PartyRole>(role: R, record: RecordForMessages, team: TeamContact): RoleSafeFacts<R> =>
  collect(role, {
    changedOn: { value: record.changedOn, source: 'Record change' },
    change: { value: record.change ?? null, source: 'Report' },
    challengeBy: { value: record.challengeBy ?? null, source: 'Time to ask us to look again' },
    letterArrivesBy: { value: record.letterArrivesBy ?? null, source: 'Time in the post' },
    ...fromTeam(team),
  });

/** The facts of a moment with what the report was about and, where we said no by rule, why. */
export const withReport = <R extends PartyRole>(facts: RoleSafeFacts<R>, report: Readonly<{ change: ChangeType; refusal: PublishedWords | null }>): RoleSafeFacts<R> => ({
  ...facts,
  values: { ...facts.values, change: report.change, ...(report.refusal === null ? {} : { refusal: report.refusal }) },
  sources: { ...facts.sources, change: 'Report', ...(report.refusal === null ? {} : { refusal: 'Change catalogue' }) },
});

/** What is known of how and when money moves: days and the service, never an account or an amount. */
export type ToldOfPayments = Readonly<{ service?: Service; startsOn?: IsoDate; actedOn?: IsoDate; lookAgainBy?: IsoDate }>;

/** The facts of a moment with what the report says of payments. */
export const withPayments = <R extends PartyRole>(facts: RoleSafeFacts<R>, told: ToldOfPayments): RoleSafeFacts<R> => ({
  ...facts,
  values: { ...facts.values, ...told },
  sources: { ...facts.sources, ...Object.fromEntries(Object.keys(told).map((name) => [name, 'Payments'])) },
});

/** What a parent is told when the date of something we said we would do is another one. */
export const promiseFacts = <R extends PartyRole>(role: R, promise: Readonly<{ promise: PromiseWordKind; promiseBy: IsoDate; promiseWas: IsoDate }>, team: TeamContact): RoleSafeFacts<R> =>
  collect(role, {
    promise: { value: promise.promise, source: 'Promise' },
    promiseBy: { value: promise.promiseBy, source: 'Promise' },
    promiseWas: { value: promise.promiseWas, source: 'Promise' },
    ...fromTeam(team),
  });

/** The facts of a decision that was made by looking again: with the last day to appeal. */
export const withAppeal = <R extends PartyRole>(facts: RoleSafeFacts<R>, appealBy: IsoDate): RoleSafeFacts<R> => ({
  ...facts,
  values: { ...facts.values, appealBy },
  sources: { ...facts.sources, appealBy: `${facts.sources.decisionNumber ?? 'Decision'}, time to appeal` },
});
