import { addDays, type IsoDate } from '../model/dates.ts';
import { londonInstant, workingDayAtOrBefore } from './calendar.ts';
import { between } from './draws.ts';
import { writeEntry } from './entries.ts';
import { livelihoodOf } from './livelihood.ts';
import type { CasePlan, Making, PayerPlan } from './making.ts';
import type { Random } from './random.ts';
import type { TaskOrder } from './taskOrders.ts';

export type ReportedIncome = Readonly<{
  changeId: string | null;
  /** What the payslip shows, pence a week. */
  proved: number;
  /** What HMRC answers: the same job, or still the old one. */
  hmrc: number;
}>;
type Asked = Readonly<{ order: TaskOrder; taskId: string; random: Random; receivedOn: IsoDate; asked: boolean; by: string; wakesOn: IsoDate | null }>;

/** A new weekly figure against the one in use: clear of the 25% limits on either side, or close to one. */
function drawReported(m: Making, random: Random, inUse: number): number {
  const { ratioBounds: b } = m.parameters.work;
  const size = { over: between(random, b.overFrom, b.overTo), under: between(random, b.underFrom, b.underTo), near: between(random, b.nearFrom, b.nearTo) }[m.draws.ratio(random)];
  const figure = inUse * (random.chance(0.5) ? 1 + size : 1 - size);
  // People say round figures.
  return Math.max(1_000, Math.round(figure / 500) * 500);
}

/** Markers under which nothing happens by itself (gate G4). */
const stopMarkers: ReadonlySet<string> = new Set(['abuseDisclosed', 'suppression', 'specialistTeam']);

/** The reported figure of an income change, and the change itself, waiting, once others were asked. */
export function reportIncome(m: Making, payer: PayerPlan, each: CasePlan, { order, taskId, random, receivedOn, asked, by }: Asked): ReportedIncome | null {
  const newest = payer.decisions.at(-1);
  if (newest === undefined || newest.body.rate === 'default') return null;
  const inUse = newest.body.grossWeekly;
  const drawn = drawReported(m, random, inUse);
  const reported = order.reported ?? drawn;
  const changedOn = workingDayAtOrBefore(addDays(receivedOn, -random.int(1, 10)));
  const same = random.chance(0.8);
  const proved = order.reported !== null ? reported : Math.round(reported * between(random, 0.985, 1.015));
  const started = asked && order.change === 'C09';
  const changeId = started ? m.id('g') : null;
  m.put('income', m.id('i'), {
    personId: each.paying.id, state: 'reported', basis: 'current', source: 'reported', livelihood: livelihoodOf(payer.livelihood), taxYear: null, annual: null, grossWeekly: reported, from: changedOn, changeId,
  });
  if (changeId !== null) {
    const dueOn = addDays(receivedOn, m.parameters.work.windowDays);
    const flags = [each.paying, each.receiving].flatMap(({ safety }) => safety.filter((kind) => stopMarkers.has(kind))).length;
    m.put('change', changeId, {
      caseId: each.id,
      type: 'C09',
      subject: 'payingParent',
      reportedBy: 'payingParent',
      reportedOn: receivedOn,
      changedOn,
      fields: { source: payer.livelihood === 'pension' ? 'pension' : 'employed', pay: { pence: reported, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn },
      state: 'waiting',
      effectiveFrom: null,
      weeklyBefore: newest.body.cases.find((line) => line.caseId === each.id)?.weekly ?? null,
      weeklyAfter: null,
      gates: [
        { gate: 'G1', state: 'passed', reason: 'idChecked', facts: { on: receivedOn } },
        { gate: 'G2', state: 'passed', reason: 'noneUnfinished', facts: {} },
        { gate: 'G3', state: 'passed', reason: 'datesFit', facts: { on: changedOn } },
        flags === 0 ? { gate: 'G4', state: 'passed', reason: 'noFlag', facts: {} } : { gate: 'G4', state: 'failed', reason: 'flagged', facts: { count: flags } },
        { gate: 'G5', state: 'waiting', reason: 'proofAwaited', facts: { by: dueOn } },
        { gate: 'G8', state: 'passed', reason: 'noLock', facts: {} },
        { gate: 'G9', state: 'waiting', reason: 'windowOpen', facts: { by: dueOn } },
      ],
      decisionId: null,
      taskId,
      runId: null,
      recordedAt: londonInstant(receivedOn, 576),
      by,
    });
    writeEntry(m, each, 'change.started', { on: receivedOn, at: 576, by, about: 'payingParent', facts: { changeType: 'C09', before: inUse, after: reported }, ref: `change/${changeId}` });
    writeEntry(m, each, 'evidence.asked', { on: receivedOn, at: 581, by: 'system', about: 'payingParent', facts: { by: dueOn, summary: each.paying.employer === null ? 'payslip' : 'payslip by text, employer by letter' } });
  }
  return { changeId, proved, hmrc: same ? proved : inUse };
}
