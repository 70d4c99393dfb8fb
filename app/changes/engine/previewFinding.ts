import { traceFor } from '../../calculation/trace.ts';
import type { ChangePreview } from '../../contract/change.ts';
import { publishedWords, type PublishedWords } from '../../messages/facts.ts';
import { addDays } from '../../model/dates.ts';
import type { Result } from '../../result.ts';
import { whyNotByRule } from '../decidable.ts';
import { gateTitles, gateWords, stopMarkers, testGates } from '../gates.ts';
import { safetyOf } from '../caseFacts.ts';
import { unreachedWarnings } from '../incomeChange.ts';
import { noticesFor } from '../notices.ts';
import { otherCasesWarning } from '../otherCases.ts';
import { requestsFor, waitingNotices } from '../requests.ts';
import { emptyPreview, type ChangeCase } from '../rule.ts';
import { amountsBefore, rateWords } from '../workOut.ts';
import { chainOf } from './chain.ts';
import { decisionChecks } from './checks.ts';
import type { Finding } from './finding.ts';
import { choose, type Path } from './choose.ts';
import { endsHere, periodOn, workOutPeriods, type Period, type Periods } from './periods.ts';
import { refusalWords, type RefusalValue } from './refusalValue.ts';
import { withContact } from './withContact.ts';

type Gates = ChangePreview['gates'];

const changesAmount = ({ patches, services }: Finding): boolean => patches.length > 0 || services.length > 0;

/** The case's own amounts in one period. */
function amountsOf({ facts }: ChangeCase, period: Period | null): ChangePreview['after'] {
  const mine = period?.cases.find(({ caseId }) => caseId === facts.case.id);
  if (period === null || mine === undefined) return null;
  const { calculation, input } = period;
  const children = input.receivingParents.reduce((sum, parent) => sum + parent.children.length, 0);
  return {
    weekly: mine.weekly, payingParentTotal: mine.payingParentTotal, receivingParentNet: mine.receivingParentNet, grossWeekly: calculation?.grossWeekly ?? 0,
    rate: calculation === null ? 'No child left to pay for' : rateWords(calculation.rate, calculation.plus, children),
  };
}

const weeklyIn = (cases: readonly Readonly<{ caseId: string; weekly: number }>[], caseId: string): number | null => cases.find((line) => line.caseId === caseId)?.weekly ?? null;

function gatesOf(change: ChangeCase, found: Finding, worked: Periods | null, chain: ChangePreview['chain']): Gates {
  const { facts, catalogues, today } = change;
  const setting = (key: Parameters<typeof catalogues.changes.setting>[0]): number => catalogues.changes.setting(key, change.reportedOn);
  const moves = (worked?.periods ?? []).map(({ base, cases }) => Math.abs((weeklyIn(cases, facts.case.id) ?? 0) - (weeklyIn(base.body.cases, facts.case.id) ?? 0)));
  return testGates({
    facts, type: change.entry.id, subject: change.subject, taskId: change.taskId, today, reportedOn: change.reportedOn, changedOn: found.changedOn, proof: found.proof, reportedBy: change.reportedBy,
    earlier: chain.filter(({ order }) => order === 'before').length,
    effectPence: changesAmount(found) ? Math.max(0, ...moves) : null,
    startsOn: found.effective?.on ?? null,
    ceilingPence: setting('effectCeilingPence'),
    proofDueOn: addDays(today, setting('evidenceWindowDays')),
  }).map((gate) => ({ ...gate, title: gateTitles[gate.gate], words: gateWords(gate) }));
}

const inWords = (value: RefusalValue | undefined): string => (value === undefined ? '' : refusalWords(value));

/** A refusal whose words may be told: a catalogue's, with figures and dates put in. */
export type Refusal = NonNullable<ChangePreview['refusal']> & Readonly<{ words: PublishedWords }>;

/** The catalogue's words for a refusal, with the rule's values put in. */
export function refusalOf({ entry }: ChangeCase, refuse: Finding['refuse']): Refusal | null {
  if (refuse === null) return null;
  const told = entry.refusals.find(({ code }) => code === refuse.code);
  const words = told === undefined ? 'We cannot make this change.' : told.words.replace(/\{(\w+)\}/g, (_hole, name: string) => inWords(refuse.values?.[name]));
  return { code: refuse.code, words: publishedWords(words), source: told?.source ?? entry.source };
}

/** `refusal`: the one of the preview, as it may be told. */
export type Looked = Readonly<{ preview: ChangePreview; refusal: Refusal | null; worked: Periods | null; path: Path }>;
const moments = { decide: 'decided', apply: 'applied', refuse: 'refused', waitForProof: null, handOver: null } as const;

/** The whole live result for a report whose questions are answered: what would happen, and why. */
export function previewFinding(change: ChangeCase, found: Finding): Looked {
  const { facts, entry, catalogues } = change;
  const notByRule = changesAmount(found) ? whyNotByRule(facts) : null;
  const worked: Result<Periods> | null = changesAmount(found) && notByRule === null ? workOutPeriods(facts, found, catalogues.law) : null;
  const periods = worked !== null && worked.ok ? worked.value : null;
  const chain = chainOf(change);
  const gates = gatesOf(change, found, periods, chain);
  const requests = found.proof === 'accepted' || found.proof === 'notNeeded' || found.proof === 'lapsed' || found.proof === 'heard' ? [] : requestsFor(change, { wanted: found.asks });
  const { path, choice } = choose(change, found, { gates, requests, workable: !changesAmount(found) || periods !== null, notByRule });
  const asks = path === 'waitForProof' ? requests : [];
  const last = periods === null ? null : periodOn(periods, change.today);
  const before = amountsBefore(facts, change.today);
  const after = path === 'refuse' ? null : amountsOf(change, last);
  const moment = path === 'decide' && endsHere(facts, periods) ? 'ended' : moments[path];
  const then = withContact(change, found.contact);
  const flagged = (['payingParent', 'receivingParent'] as const).some((role) => safetyOf(facts, role).some(({ body }) => stopMarkers.includes(body.kind)));
  const notices = moment === null ? (path === 'waitForProof' ? waitingNotices(change, asks) : []) : noticesFor(then, moment);
  const refusal = refusalOf(change, path === 'refuse' || choice?.suggested === 'refuse' ? (found.refuse ?? found.ifRefused) : null);
  const preview: ChangePreview = {
    ...emptyPreview,
    class: found.class ?? entry.class,
    effective: found.effective === null ? null : { on: found.effective.on, ruleId: found.effective.ruleId, reason: found.effective.reason, source: found.effective.source },
    tolerance: found.tolerance,
    before,
    after,
    lines: last?.calculation == null ? [] : traceFor(last.calculation, 'staff').map(({ ruleId, title, formula, result, source, rows, matters }) => ({ ruleId, title, formula, result, source, rows: [...rows], matters })),
    gates,
    requests: [...asks],
    notices: [...notices],
    path,
    warnings: [
      ...(notByRule === null ? [] : [notByRule]),
      ...found.warnings,
      ...(flagged ? ['A safety marker is on this case. Nothing here goes out without you.'] : []),
      ...(path === 'decide' && last !== null ? otherCasesWarning(facts, [...last.cases]) : []),
      ...unreachedWarnings(change, moment === null || moment === 'applied' ? null : moment),
    ].slice(0, 10),
    checks: [...found.checks, ...decisionChecks(change, found, last)].slice(0, 20),
    prepared: [...found.prepared],
    sides: [...found.sides],
    refusal,
    periods: path === 'refuse' || periods === null ? [] : periods.periods.slice(-40).map(({ from, until, base, cases }) => ({ from, until, before: weeklyIn(base.body.cases, facts.case.id), after: weeklyIn(cases, facts.case.id) ?? 0 })),
    chain,
    choice,
    record: path === 'refuse' ? [] : [...found.record],
    opens: found.opens.filter(({ atOnce, onRefusal }) => (path === 'refuse' ? onRefusal === true : onRefusal !== true && (path !== 'waitForProof' || atOnce === true))).map(({ title, why, dueOn }) => ({ title, why, dueOn })),
  };
  return { preview, refusal, worked: periods, path };
}
