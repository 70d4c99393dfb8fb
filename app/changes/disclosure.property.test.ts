import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, shippedCatalogues, TASK, TODAY } from '../../tests/fixtures/cluster.ts';
import { anyAnswers, typedIn } from '../../tests/fixtures/disclosure/anyAnswers.ts';
import { expectSafe, wordsTo } from '../../tests/fixtures/disclosure/leaks.ts';
import { markedCluster, shapeOf, type Shape } from '../../tests/fixtures/disclosure/marked.ts';
import type { Reporter } from '../contract/change.ts';
import { otherRole, partyRoles, type PartyRole } from '../model/roles.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { changeTypes } from '../model/rows/work.ts';
import { hears } from './reporting.ts';
import { changeRules } from './rules/index.ts';

const entries = [...shippedCatalogues().changes.entries.values()];
/** One report of any type, by anybody who may tell us, with any answers, with proof or without, left to the rule or decided by a person. */
const reports = fc.oneof(
  ...entries.map((entry) =>
    fc.record({
      type: fc.constant(entry.id), fields: anyAnswers(entry), subject: fc.constantFrom(...entry.subjects), reportedBy: fc.constantFrom(...entry.reporters), evidence: fc.constantFrom('none' as const, 'seen' as const),
      as: fc.constantFrom(null, null, 'accept' as const, 'refuse' as const, 'handOver' as const),
    }),
  ),
);
type Report = typeof reports extends fc.Arbitrary<infer R> ? R : never;
/** Chooses one of the marked clusters; the product's own rules see each as a case of its own. */
const seeds = fc.integer({ min: 0, max: 127 });

/** Milliseconds, for a machine that does much else at the same time. */
const SLOW = 240_000;

type Recorded = Readonly<{ put: readonly RowWrite[]; state: string }>;
/** The rows that recording a report would write. Null where its answers contradict each other, which the form says. */
function recorded(seed: number, { as, ...told }: Report, more: Readonly<{ shape?: Shape; reportedBy?: Reporter }> = {}): Recorded | null {
  const { shape, ...how } = more;
  const decide = as === null ? null : { as, because: 'Both were heard.' };
  const result = markedCluster(seed, shape).consider('change.record', { caseId: CASE, reportedOn: TODAY, taskId: TASK, expectWeekly: null, decide, ...told, ...how });
  if (!result.ok) {
    expect(result.error.code).toBe('CHANGE_INCOMPLETE');
    return null;
  }
  const { put } = result.value.effects;
  return { put, state: put.flatMap((row) => (row.kind === 'change' ? [row.body.state] : [])).at(-1) ?? '' };
}
const typedFor = ({ type, fields }: Report): readonly string[] => {
  const entry = entries.find(({ id }) => id === type);
  return entry === undefined ? [] : typedIn(entry, fields);
};

describe('what one parent’s record says', () => {
  it('never reaches the other parent’s messages or a line of the case, in 10,000 reports of every type that were recorded', () => {
    const reached = new Map<string, number>();
    let [messages, kept] = [0, 0];
    fc.assert(
      fc.property(seeds, reports, (seed, report) => {
        const told = recorded(seed, report);
        if (told === null) return;
        kept += 1;
        reached.set(told.state, (reached.get(told.state) ?? 0) + 1);
        reached.set(report.type, (reached.get(report.type) ?? 0) + 1);
        messages += expectSafe(told.put, shapeOf(seed), typedFor(report));
        // Only a parent whom the catalogue tells or asks something of this type is written to on this case.
        const entry = entries.find(({ id }) => id === report.type);
        for (const { body } of putOf(told.put, 'message')) if (body.caseId === CASE) expect([report.type, body.to, entry !== undefined && hears(entry, report, body.to)]).toEqual([report.type, body.to, true]);
      }),
      { numRuns: 12_500 },
    );
    expect(kept).toBeGreaterThan(10_000);
    expect(messages).toBeGreaterThan(8_000);
    for (const state of ['waiting', 'decided', 'applied', 'refused', 'handedOver']) expect(reached.get(state), state).toBeGreaterThan(600);
    for (const type of changeTypes) expect([type, changeRules.has(type), (reached.get(type) ?? 0) > 100]).toEqual([type, true, true]);
  });

  it('makes no difference to a word that the other is sent: everything private of one parent made anew, the messages to everybody else stay', () => {
    let compared = 0;
    fc.assert(
      fc.property(seeds, reports, fc.constantFrom('paying', 'receiving', 'second'), (seed, report, whose) => {
        const shape = shapeOf(seed);
        const anew: Shape = { ...shape, [whose]: shapeOf(seed + 401)[whose] };
        const isOther = ({ to, caseId }: Readonly<{ to: PartyRole; caseId: string }>): boolean => whose !== (to === 'payingParent' ? 'paying' : caseId === CASE ? 'receiving' : 'second');
        const told = recorded(seed, report);
        const then = recorded(seed, report, { shape: anew });
        if (told === null || then === null) return;
        // A rule may look at what is held, such as the name that a new name replaces: then nothing was decided alike.
        if (told.state !== then.state) return;
        const words = wordsTo(told.put, isOther);
        compared += words.size;
        expect([...wordsTo(then.put, isOther)]).toEqual([...words]);
      }),
      { numRuns: 1_200 },
    );
    expect(compared).toBeGreaterThan(300);
  }, SLOW);

  it('tells nobody that the other parent has a safety marker: where both cases are decided alike, the words are the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(seeds, reports, fc.constantFrom(...partyRoles), (seed, report, reader) => {
        const shape = shapeOf(seed);
        const told = recorded(seed, report, { shape: { ...shape, flagged: null } });
        const then = recorded(seed, report, { shape: { ...shape, flagged: otherRole(reader) } });
        if (told === null || then === null || told.state !== then.state) return;
        const words = wordsTo(told.put, ({ to }) => to === reader);
        compared += words.size;
        expect([...wordsTo(then.put, ({ to }) => to === reader)]).toEqual([...words]);
      }),
      { numRuns: 1_200 },
    );
    expect(compared).toBeGreaterThan(200);
  }, SLOW);

  it('tells nobody who reported it: whoever else it was, what a parent is sent reads the same', () => {
    let compared = 0;
    const differing = (reader: PartyRole, reporters: readonly Reporter[]): readonly Reporter[] => reporters.filter((each) => each !== reader);
    fc.assert(
      fc.property(seeds, reports, fc.constantFrom(...partyRoles), (seed, report, reader) => {
        const [first, ...rest] = differing(reader, entries.find(({ id }) => id === report.type)?.reporters ?? []).map((reportedBy) => recorded(seed, report, { reportedBy }));
        for (const other of rest) {
          if (first == null || other === null) continue;
          const words = wordsTo(first.put, ({ to }) => to === reader);
          for (const [key, said] of wordsTo(other.put, ({ to }) => to === reader)) {
            const held = words.get(key);
            if (held === undefined) continue;
            compared += 1;
            expect(said, key).toBe(held);
          }
        }
      }),
      { numRuns: 1_200 },
    );
    expect(compared).toBeGreaterThan(10);
  }, SLOW);
});
