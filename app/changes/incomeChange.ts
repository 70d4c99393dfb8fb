import { traceFor } from '../calculation/trace.ts';
import { effectiveDate } from '../calculation/effectiveDate.ts';
import { incomeTolerance } from '../calculation/incomeTolerance.ts';
import type { ChangePreview } from '../contract/work.ts';
import { addDays, daysBetween, type IsoDate } from '../model/dates.ts';
import type { MoneyPer, Pence } from '../model/money.ts';
import type { RowBody } from '../model/rows/index.ts';
import { benefitsOn, contactOf, incomeInUse, type CaseFacts, type DecidedFacts } from './caseFacts.ts';
import { gateTitles, gateWords, testGates, type ProofState } from './gates.ts';
import { noticesFor } from './notices.ts';
import { emptyPreview, type ChangeCase } from './rule.ts';
import { amountsAfter, amountsBefore, effectOf, workOut, type Worked } from './workOut.ts';

export type IncomeSource = 'employed' | 'pension' | 'none' | 'self_employed' | 'benefit';
/** The answers that an income decision rests on, whichever way they were given. */
export type IncomeAnswers = Readonly<{ source: IncomeSource; pay: MoneyPer | null; pension: MoneyPer | null; lasts: boolean; changedOn: IsoDate }>;

export type IncomeFinding = Readonly<{
  inUse: Pence | null;
  tolerance: NonNullable<ChangePreview['tolerance']>;
  effective: NonNullable<ChangePreview['effective']>;
  worked: Worked | null;
  lines: ChangePreview['lines'];
}>;

const ringFence = (facts: CaseFacts, on: IsoDate, grossWeekly: Pence): DecidedFacts => ({ effectiveOn: on, grossWeekly, basis: 'current', benefits: benefitsOn(facts, on) });

/** The 25% test, the effective date and the new amounts for a reported income. Null while the law or the facts do not allow it. */
export function findIncome(change: Pick<ChangeCase, 'facts' | 'reportedOn' | 'catalogues' | 'entry'>, answers: IncomeAnswers): IncomeFinding | null {
  const { facts, reportedOn, catalogues } = change;
  const inUse = incomeInUse(facts)?.body.grossWeekly ?? null;
  const test = incomeTolerance({ inForceWeekly: inUse, source: answers.source, pay: answers.pay, pensionPaid: answers.pension, on: reportedOn }, catalogues.law);
  if (!test.ok) return null;
  const { met, weekly, direction, percent, lowerEdge, upperEdge, step } = test.value;
  const dated = effectiveDate({ rule: change.entry.effectiveRule, reportedOn, changedOn: answers.changedOn, direction, underReportDuty: facts.case.body.reportDuty }, catalogues.law);
  if (!dated.ok) return null;
  const worked = met ? workOut(facts, ringFence(facts, dated.value.on, weekly), catalogues.law) : null;
  const traceLine = ({ ruleId, title, formula, result, source, rows, matters }: typeof step) => ({ ruleId, title, formula, result, source, rows: [...rows], matters });
  return {
    inUse,
    tolerance: { met, percent, inUse: inUse ?? 0, reported: weekly, lowerEdge, upperEdge, direction, source: step.source },
    effective: { on: dated.value.on, ruleId: dated.value.ruleId, reason: dated.value.reason, source: dated.value.source },
    worked: worked !== null && worked.ok ? worked.value : null,
    lines: [traceLine(step), ...(worked !== null && worked.ok ? traceFor(worked.value.calculation, 'staff').map(traceLine) : [])],
  };
}

/** Accepted proof on the case within the supporting margin of the reported figure. */
export function supportedBy(facts: CaseFacts, taskId: string | null, weekly: Pence, percent: number, since: IsoDate): RowBody<'evidence'> | null {
  const near = (seen: Pence): boolean => Math.abs(seen - weekly) * 100 <= weekly * percent;
  return (
    facts.evidence.find(
      ({ body }) =>
        body.caseId === facts.case.id &&
        (taskId === null || body.taskId === taskId) &&
        body.state !== 'refused' &&
        body.weekly !== null &&
        daysBetween(since, body.receivedOn) >= 0 &&
        near(body.weekly),
    )?.body ?? null
  );
}

/** Requests that leave together on day 0, all with one due date. */
export function requestsFor(change: Pick<ChangeCase, 'entry' | 'facts' | 'today' | 'catalogues'>): ChangePreview['requests'] {
  const dueOn = addDays(change.today, change.catalogues.changes.setting('evidenceWindowDays', change.today));
  const employer = contactOf(change.facts, 'payingParent')?.body.employer ?? null;
  const silent = { accept: 'accept what was reported', decide: 'decide without it', cancel: 'stop the change' } as const;
  return change.entry.requests
    .filter((request) => request.needs !== 'employer' || employer !== null)
    .map((request) => ({ to: request.to, what: request.what, channel: request.channel, dueOn, ifSilent: request.ifSilent, words: `If silent: ${silent[request.ifSilent]}` }));
}

/** The whole live result for an income report. */
export function previewIncome(change: ChangeCase, answers: IncomeAnswers): ChangePreview {
  const { facts, catalogues, today } = change;
  const finding = findIncome(change, answers);
  if (finding === null) return { ...emptyPreview, path: 'handOver', warnings: ['This cannot be worked out by rule for these facts. A decision maker can.'] };
  const setting = (key: Parameters<typeof catalogues.changes.setting>[0]) => catalogues.changes.setting(key, change.reportedOn);
  const before = amountsBefore(facts);
  const after = finding.worked === null ? null : amountsAfter(facts, finding.worked);
  const proofDueOn = addDays(today, setting('evidenceWindowDays'));
  const supporting = supportedBy(facts, change.taskId, finding.tolerance.reported, setting('supportPercent'), answers.changedOn);
  const proof: ProofState = change.evidence === 'seen' || supporting !== null ? 'accepted' : 'missing';
  const gates = testGates({
    facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today, changedOn: answers.changedOn, proof,
    effectPence: effectOf(before, after) ?? 0, ceilingPence: setting('effectCeilingPence'), proofDueOn,
  }).map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
  const path = !finding.tolerance.met ? 'refuse' : !answers.lasts ? 'handOver' : proof === 'accepted' ? 'decide' : 'waitForProof';
  const moment = path === 'decide' ? 'decided' : path === 'refuse' ? 'refused' : path === 'waitForProof' ? 'waiting' : null;
  return {
    ...emptyPreview,
    effective: finding.effective,
    tolerance: finding.tolerance,
    before,
    after,
    lines: finding.lines,
    gates,
    requests: path === 'waitForProof' ? requestsFor(change) : [],
    notices: moment === null ? [] : noticesFor(change, moment),
    path,
    warnings: [
      ...(answers.lasts ? [] : ['Pay that lasts 12 weeks or less goes to a decision maker.']),
      ...(nearLine(finding, setting('nearEdgePercent')) ? ['This is close to the 25% line. Check the figure and its dates before you decide.'] : []),
      ...(gates.some((g) => g.gate === 'G4' && g.state === 'failed') ? ['A safety marker is on this case. Nothing here goes out without you.'] : []),
    ],
  };
}

/** Within `percent` points of the line on either side: worth a second look. */
function nearLine({ tolerance }: IncomeFinding, percent: number): boolean {
  if (tolerance.inUse === 0) return false;
  const margin = (tolerance.inUse * percent) / 100;
  return [tolerance.lowerEdge, tolerance.upperEdge].some((edge) => Math.abs(edge - tolerance.reported) <= margin);
}
