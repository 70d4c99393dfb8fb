import { traceFor } from '../calculation/trace.ts';
import { effectiveDate, type EffectiveDate } from '../calculation/effectiveDate.ts';
import { incomeTolerance } from '../calculation/incomeTolerance.ts';
import type { Percent } from '../calculation/lawKeys.ts';
import type { ChangePreview } from '../contract/change.ts';
import { addDays, daysBetween, type IsoDate } from '../model/dates.ts';
import type { MoneyPer, Pence } from '../model/money.ts';
import type { RowBody } from '../model/rows/index.ts';
import { benefitsOn, incomeInUse, type CaseFacts, type DecidedFacts } from './caseFacts.ts';
import { whyNotByRule, whyNotFrom } from './decidable.ts';
import { gateTitles, gateWords, testGates, type ProofState } from './gates.ts';
import { noticesFor, unreached } from './notices.ts';
import { otherCasesWarning } from './otherCases.ts';
import { chainOf } from './engine/chain.ts';
import { checksFor } from './engine/checks.ts';
import { requestsFrom } from './engine/proof.ts';
import { requestsFor, waitingNotices } from './requests.ts';
import { emptyPreview, type ChangeCase } from './rule.ts';
import { amountsAfter, amountsBefore, effectOf, workOut, type Worked } from './workOut.ts';

export type IncomeSource = 'employed' | 'pension' | 'none' | 'self_employed' | 'benefit';
/** The answers that an income decision rests on, whichever way they were given. */
export type IncomeAnswers = Readonly<{ source: IncomeSource; pay: MoneyPer | null; pension: MoneyPer | null; lasts: boolean; changedOn: IsoDate }>;

export type IncomeFinding = Readonly<{
  inUse: Pence | null;
  tolerance: NonNullable<ChangePreview['tolerance']>;
  effective: EffectiveDate;
  /** The share of the income in use from which a difference counts. */
  limit: Percent;
  worked: Worked | null;
  lines: ChangePreview['lines'];
}>;

/** Sources whose figure a rule can take as it is. */
const decidesHere = (source: IncomeSource): boolean => source === 'employed' || source === 'pension' || source === 'none';

/**
 * Whether accepting it is left to a person (changes catalogue §3.9 and §3.11): pay that does not last, a pension that is
 * taken off, or no income at all. A change too small to count is refused whatever it is.
 */
export const leftToPerson = ({ source, pension, lasts }: IncomeAnswers, { tolerance: { met } }: IncomeFinding): boolean => met && (!lasts || pension !== null || source === 'none');

const ringFence = (facts: CaseFacts, on: IsoDate, grossWeekly: Pence): DecidedFacts => ({ effectiveOn: on, grossWeekly, basis: 'current', benefits: benefitsOn(facts, on) });

/** The 25% test, the effective date and the new amounts for a reported income. Null while the law or the facts do not allow it. */
export function findIncome(change: Pick<ChangeCase, 'facts' | 'reportedOn' | 'catalogues' | 'entry'>, answers: IncomeAnswers): IncomeFinding | null {
  const { facts, reportedOn, catalogues } = change;
  const inUse = incomeInUse(facts)?.body.grossWeekly ?? null;
  const test = incomeTolerance({ inForceWeekly: inUse, source: answers.source, pay: answers.pay, pensionPaid: answers.pension, on: reportedOn }, catalogues.law);
  const law = catalogues.law.at(reportedOn);
  if (!test.ok || !law.ok) return null;
  const { met, weekly, direction, percent, lowerEdge, upperEdge, step } = test.value;
  const dated = effectiveDate({ rule: change.entry.effectiveRule, reportedOn, changedOn: answers.changedOn, direction, underReportDuty: facts.case.body.reportDuty }, catalogues.law);
  if (!dated.ok) return null;
  const worked = met ? workOut(facts, ringFence(facts, dated.value.on, weekly), catalogues.law) : null;
  const traceLine = ({ ruleId, title, formula, result, source, rows, matters }: typeof step) => ({ ruleId, title, formula, result, source, rows: [...rows], matters });
  return {
    inUse,
    tolerance: { met, percent, inUse: inUse ?? 0, reported: weekly, lowerEdge, upperEdge, direction, source: step.source },
    effective: dated.value,
    limit: law.value.params['tolerance.income'].value,
    worked: worked !== null && worked.ok ? worked.value : null,
    lines: [traceLine(step), ...(worked !== null && worked.ok ? traceFor(worked.value.calculation, 'staff').map(traceLine) : [])],
  };
}

/**
 * Proof on the case within the supporting margin of the reported figure: accepted by a person, or pay data from HMRC,
 * which is authoritative as it arrives. Anything else that has only arrived is for a person to look at.
 */
export function supportedBy(facts: CaseFacts, taskId: string | null, weekly: Pence, percent: number, since: IsoDate): RowBody<'evidence'> | null {
  const near = (seen: Pence): boolean => Math.abs(seen - weekly) * 100 <= weekly * percent;
  return (
    facts.evidence.find(
      ({ body }) =>
        body.caseId === facts.case.id &&
        (taskId === null || body.taskId === taskId) &&
        (body.state === 'accepted' || (body.state === 'received' && body.kind === 'hmrc_rti')) &&
        body.weekly !== null &&
        daysBetween(since, body.receivedOn) >= 0 &&
        near(body.weekly),
    )?.body ?? null
  );
}

/** Pay data that HMRC sent for this report, within the supporting margin of the figure reported. */
export function answeredWith(change: ChangeCase, weekly: Pence, percent: number): boolean {
  const sent = requestsFrom(change).filter(({ body }) => body.to === 'hmrc' && body.what === 'payData' && body.state === 'answered').map(({ body }) => body.answer?.weekly ?? body.weekly);
  const seen = sent.at(-1) ?? null;
  return seen !== null && Math.abs(seen - weekly) * 100 <= weekly * percent;
}

/** How far the figure is proved. A change too small to count is refused on its own figure: nothing has to be proved. */
export function proofOfIncome(change: ChangeCase, { changedOn }: IncomeAnswers, { tolerance: { met, reported } }: IncomeFinding): ProofState {
  if (!met) return 'notNeeded';
  const percent = change.catalogues.changes.setting('supportPercent', change.reportedOn);
  const proved = change.evidence === 'seen' || supportedBy(change.facts, change.taskId, reported, percent, changedOn) !== null || answeredWith(change, reported, percent);
  return proved ? 'accepted' : 'missing';
}

/** The answers as the form names them, whichever way they were given, so that both leave the same record. */
export function incomeFields({ source, pay, pension, lasts, changedOn }: IncomeAnswers): Readonly<Record<string, unknown>> {
  const earns = source === 'employed' || source === 'pension';
  return {
    source,
    ...(earns && pay !== null ? { pay, paysPension: pension === null ? 'no' : 'yes', ...(pension === null ? {} : { pension }) } : {}),
    lasts: lasts ? 'yes' : 'no',
    changedOn,
  };
}

/** The whole live result for an income report. */
export function previewIncome(change: ChangeCase, answers: IncomeAnswers): ChangePreview {
  const { facts, catalogues, today } = change;
  const finding = decidesHere(answers.source) ? findIncome(change, answers) : null;
  if (finding === null) return { ...emptyPreview, class: 'C', path: 'handOver', warnings: ['This cannot be worked out by rule for these facts. A decision maker can.'] };
  const setting = (key: Parameters<typeof catalogues.changes.setting>[0]) => catalogues.changes.setting(key, change.reportedOn);
  const before = amountsBefore(facts, today);
  const after = finding.worked === null ? null : amountsAfter(facts, finding.worked);
  const proofDueOn = addDays(today, setting('evidenceWindowDays'));
  const proof = proofOfIncome(change, answers, finding);
  const chain = chainOf(change);
  const gates = testGates({
    earlier: chain.filter(({ order }) => order === 'before').length, reportedBy: change.reportedBy,
    facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today, reportedOn: change.reportedOn, changedOn: answers.changedOn, proof,
    effectPence: effectOf(before, after) ?? 0, startsOn: finding.effective.on, ceilingPence: setting('effectCeilingPence'), proofDueOn,
  }).map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  const notByRule = whyNotByRule(facts) ?? (finding.tolerance.met ? whyNotFrom(facts, finding.effective.on) : null);
  const path = notByRule !== null ? 'handOver' : !finding.tolerance.met ? 'refuse' : !answers.lasts || after === null ? 'handOver' : proof === 'accepted' ? 'decide' : 'waitForProof';
  const moment = path === 'decide' ? 'decided' : path === 'refuse' ? 'refused' : null;
  const requests = path === 'waitForProof' ? requestsFor(change) : [];
  return {
    ...emptyPreview,
    class: leftToPerson(answers, finding) ? 'C' : change.entry.class,
    chain,
    effective: finding.effective,
    tolerance: finding.tolerance,
    before,
    after,
    lines: finding.lines,
    gates,
    requests,
    notices: moment === null ? waitingNotices(change, requests) : noticesFor(change, moment),
    path,
    checks: checksFor(change, {
      changesAmount: finding.worked !== null, on: finding.effective.on, income: finding.tolerance.reported, adjusted: finding.worked?.calculation.adjustedWeekly ?? null, tolerance: finding.tolerance,
    }),
    warnings: [
      ...(notByRule === null ? [] : [notByRule]),
      ...(answers.lasts ? [] : ['Pay that lasts 12 weeks or less goes to a decision maker.']),
      ...(gates.some((g) => g.gate === 'G4' && g.state === 'failed') ? ['A safety marker is on this case. Nothing here goes out without you.'] : []),
      ...(path === 'decide' && finding.worked !== null ? otherCasesWarning(facts, finding.worked.cases) : []),
      ...unreachedWarnings(change, moment ?? (path === 'waitForProof' && requests.some((r) => r.to === 'payingParent') ? 'waiting' : null)),
    ],
  };
}

const roleWords = { payingParent: 'paying parent', receivingParent: 'receiving parent' } as const;

/** Says who is left without a notice, so that a person sees to it. */
export const unreachedWarnings = (change: ChangeCase, moment: 'decided' | 'ended' | 'refused' | 'waiting' | null): readonly string[] =>
  moment === null ? [] : unreached(change, moment).map((role) => `No message can go to the ${roleWords[role]} by a way that is safe for them. See to it by hand.`);
