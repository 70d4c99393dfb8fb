import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, COLLEAGUE, openCluster, shippedCatalogues, TASK, TODAY, type Cluster } from '../../tests/fixtures/cluster.ts';
import { anyAnswers, typedIn } from '../../tests/fixtures/disclosure/anyAnswers.ts';
import { benefitWords, expectSafe, noneIn } from '../../tests/fixtures/disclosure/leaks.ts';
import { childMarks, markedParts, secretsOf, shapeOf, squash, type Shape } from '../../tests/fixtures/disclosure/marked.ts';
import { calculate } from '../calculation/calculate.ts';
import { CalculationInput } from '../calculation/input.ts';
import { traceText } from '../calculation/trace.ts';
import { payingBreakdown, receivingBreakdown } from '../money/audience.ts';
import { accountBreakdown } from '../money/breakdown.ts';
import { anyLedger } from '../../tests/fixtures/anyMoney.ts';
import { addDays } from '../model/dates.ts';
import { partyRoles } from '../model/roles.ts';
import { paymentMethods } from '../model/rows/money.ts';
import { answerCodes } from '../model/rows/requests.ts';

const entries = [...shippedCatalogues().changes.entries.values()].filter(({ requests }) => requests.length > 0);
/** What a caseworker wrote in their own words, or wrote down of what somebody said. */
const STAFF = 'Qstaffwordmark lives at Qstaffstreetmark';
const staff = ['qstaffwordmark', 'qstaffstreetmark'];
const LATE = '2027-02-01T09:00:00.000Z';

/** A report that asks, what each who was asked does, and what is done with it then. */
const stories = fc.record({
  seed: fc.integer({ min: 0, max: 127 }),
  report: fc.oneof(...entries.map((entry) => fc.record({ entry: fc.constant(entry.id), fields: anyAnswers(entry), subject: fc.constantFrom(...entry.subjects), reportedBy: fc.constantFrom(...entry.reporters) }))),
  replies: fc.array(fc.record({ code: fc.constantFrom(...answerCodes, 'silent' as const), weekly: fc.option(fc.integer({ min: 0, max: 8_000_00 })), days: fc.nat({ max: 300 }), again: fc.constantFrom('sms', 'email', 'letter', 'phone') }), { minLength: 6, maxLength: 6 }),
  /** Nobody answers at all. */
  silence: fc.boolean(),
  as: fc.constantFrom(null, 'accept' as const, 'refuse' as const),
  challenge: fc.record({ askedBy: fc.constantFrom(...partyRoles), askedOn: fc.integer({ min: 0, max: 100 }), income: fc.option(fc.integer({ min: 0, max: 8_000_00 })), newEvidence: fc.boolean() }),
  promise: fc.record({ to: fc.constantFrom(...partyRoles), days: fc.integer({ min: 2, max: 40 }) }),
});
type Story = typeof stories extends fc.Arbitrary<infer S> ? S : never;

/** Performs every step of a story; an act that is refused writes nothing. Returns how many messages were drafted, by template. */
function told({ seed, report, replies, silence, as, challenge, promise }: Story): ReadonlyMap<string, number> {
  const shape = shapeOf(seed);
  const cluster = openCluster(markedParts(seed, shape));
  const entry = entries.find(({ id }) => id === report.entry);
  const typed = entry === undefined ? [] : typedIn(entry, report.fields);
  const drafted = new Map<string, number>();
  const perform = (kind: string, args: unknown, how: Parameters<Cluster['perform']>[2] = {}): void => {
    const result = cluster.perform(kind, args, how);
    if (!result.ok) return;
    const { put } = result.value.effects;
    expectSafe(put, shape, typed, staff);
    for (const row of put) if (row.kind === 'message') drafted.set(row.body.templateId, (drafted.get(row.body.templateId) ?? 0) + 1);
  };
  const { entry: type, ...rest } = report;
  const record = (decide: unknown): void => perform('change.record', { caseId: CASE, type, reportedOn: TODAY, evidence: 'none', taskId: TASK, expectWeekly: null, decide, ...rest });
  record(null);
  for (const [at, { id }] of cluster.list('request').entries()) {
    const reply = replies[at % replies.length];
    if (reply === undefined) continue;
    if (reply.again === 'phone') perform('request.fallBack', { requestId: id, channel: 'phone' });
    else perform('request.remind', { requestId: id, channel: reply.again });
    perform('request.fallBack', { requestId: id, channel: 'letter' });
    if (silence || reply.code === 'silent') perform('request.lapse', { requestId: id }, { now: LATE });
    else perform('request.answer', { requestId: id, answer: { code: reply.code, weekly: reply.weekly, on: addDays(TODAY, -reply.days), text: STAFF } });
  }
  perform('evidence.judge', { evidenceId: 'proofP', state: 'refused', reasonCode: 'other', words: STAFF, weekly: null, askAgain: true });
  record(as === null ? null : { as, because: STAFF });
  const newest = cluster.list('decision').filter(({ body }) => body.replacedBy === undefined).toSorted((a, b) => b.body.number - a.body.number)[0];
  const decisionId = newest?.id ?? 'decision1';
  const { income, askedOn, ...asked } = challenge;
  const corrections = [{ what: 'income', grossWeekly: income ?? 100_00 }];
  perform('challenge.register', { caseId: CASE, decisionId, ...asked, askedOn: addDays(TODAY, -askedOn), channel: 'phone', grounds: ['income'], lateReason: STAFF, changeId: null, taskId: null });
  const open = cluster.list('challenge')[0];
  if (open !== undefined) perform('challenge.decide', { challengeId: open.id, caseId: CASE, outcome: income === null ? { result: 'upheld' } : { result: 'changed', corrections, expectWeekly: null }, because: STAFF }, { actor: COLLEAGUE });
  else perform('decision.correctError', { caseId: CASE, decisionId, wrong: 'wrongFigure', corrections, because: STAFF, expectWeekly: null }, { actor: COLLEAGUE });
  perform('promise.make', { caseId: CASE, taskId: null, to: promise.to, what: STAFF, byOn: addDays(TODAY, promise.days), byAt: null, source: 'call' });
  for (const { id, body } of cluster.list('promise').filter((held) => held.body.state === 'open')) perform('promise.move', { promiseId: id, caseId: CASE, byOn: addDays(body.byOn, 3), byAt: null, because: STAFF, told: 'message' });
  for (const { body } of cluster.list('decision')) expectSafeTrace(body.input, shape);
  return drafted;
}

/** The working of a decision as each reader may see it: no name, no place, and for the receiving parent no benefit and nothing of another case. */
function expectSafeTrace(input: unknown, shape: Shape): void {
  const read = CalculationInput.safeParse(input);
  const calculation = read.success ? calculate(read.data, shippedCatalogues().law) : null;
  if (calculation === null || !calculation.ok) return;
  const everybody = [...secretsOf(shape.paying), ...secretsOf(shape.receiving), ...secretsOf(shape.second), ...childMarks];
  for (const role of ['staff', 'payingParent', 'receivingParent'] as const) {
    for (const { id } of calculation.value.receivingParents) noneIn(squash(traceText(calculation.value, role, id)), [...everybody, ...(role === 'receivingParent' ? benefitWords : [])], `the working for the ${role}`);
  }
}

describe('what is said to one parent', () => {
  it('holds nothing of the other along a whole story: asked, reminded, answered, decided, challenged, corrected, promised', () => {
    const drafted = new Map<string, number>();
    fc.assert(
      fc.property(stories, (story) => {
        for (const [template, times] of told(story)) drafted.set(template, (drafted.get(template) ?? 0) + times);
      }),
      { numRuns: 500 },
    );
    for (const template of ['request.reminder', 'report.ask', 'report.cancelled', 'report.refused', 'case.changed', 'challenge.registered', 'challenge.upheld', 'challenge.changed', 'promise.moved']) expect([template, (drafted.get(template) ?? 0) > 5]).toEqual([template, true]);
    // A whole story is some twenty acts: slow where a machine does much else.
  }, 240_000);

  it('of money is their own: no way of paying, no debt to the service, no line’s id for the receiving parent; nothing of what the other gets for the paying parent', () => {
    const marked = fc.tuple(anyLedger, fc.constantFrom(...paymentMethods)).map(([lines, method]) => lines.map(({ id, body }) => ({ id: `qline${id}`, body: { ...body, method, manual: true, ref: { kind: 'order' as const, id: 'qordermark' } } })));
    fc.assert(
      fc.property(marked, (lines) => {
        const receiving = squash(JSON.stringify(receivingBreakdown(lines, '2026-10-01', '2026-12-01')));
        noneIn(receiving, [...paymentMethods.map(squash), 'method', 'fees', 'court', 'charges', 'cmslegacy', 'cash', 'overpaid', 'qline', 'qordermark', 'manual'], 'the receiving parent’s statement');
        const paying = squash(JSON.stringify(payingBreakdown(accountBreakdown(lines, '2026-10-01', '2026-12-01'))));
        noneIn(paying, ['paymentissued', 'receivingfee', 'passedon', 'topasson', 'qline', 'qordermark', 'manual'], 'the paying parent’s statement');
      }),
      { numRuns: 500 },
    );
  });
});
