import * as z from 'zod';
import { CalculationInput } from '../calculation/input.ts';
import type { CaseFacts } from '../changes/caseFacts.ts';
import { decisionOn, standingDecisions, workOutPeriods, type Periods } from '../changes/engine/periods.ts';
import type { InputPatch } from '../changes/engine/patch.ts';
import type { Law } from '../calculation/law.ts';
import { addDays, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import type { Row } from '../model/rows/index.ts';
import { fail, ok, type Result } from '../result.ts';

const Nights = z.int().min(0).max(366);
/** One fact of a decision, as it should have been. */
export const Correction = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('income'), grossWeekly: Pence.min(0) }),
  z.strictObject({ what: z.literal('nights'), childId: Id, nights: Nights }),
  /** A child that was left out. */
  z.strictObject({ what: z.literal('child'), childId: Id, nights: Nights }),
  z.strictObject({ what: z.literal('otherChildren'), count: z.int().min(0).max(30) }),
  z.strictObject({ what: z.literal('startDate'), on: IsoDate }),
  /** It was decided twice: this one should not have been made. */
  z.strictObject({ what: z.literal('duplicate') }),
]);
export type Correction = z.output<typeof Correction>;
export const Corrections = z.array(Correction).min(1).max(12);

/** Works out every period anew from patched facts. */
export type Recalculate = (facts: CaseFacts, patches: readonly InputPatch[], law: Law) => Result<Periods>;
export const recalculate: Recalculate = (facts, patches, law) => workOutPeriods(facts, { patches, reason: 'revision' }, law);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const childIn = (input: CalculationInput, childId: string) => input.receivingParents.flatMap(({ children }) => children).find(({ id }) => id === childId);
const withChildren = (input: CalculationInput, change: (child: NonNullable<ReturnType<typeof childIn>>) => NonNullable<ReturnType<typeof childIn>>): CalculationInput => ({
  ...input,
  receivingParents: input.receivingParents.map((parent) => ({ ...parent, children: parent.children.map(change) })),
});

/** The decision that stood just before this one took over its days; null for a first decision. */
function decisionBefore(facts: CaseFacts, decision: Row<'decision'>): CalculationInput | null {
  const before = decisionOn(facts, addDays(decision.body.effectiveFrom, -1)) ?? standingDecisions(facts).findLast(({ body }) => body.effectiveFrom <= decision.body.effectiveFrom && body.number < decision.body.number) ?? null;
  const read = CalculationInput.safeParse(before?.body.input);
  return read.success ? read.data : null;
}

/** A fact of one decision put right. Where a later decision carries the same wrong fact on, it is put right there too; a fact decided since stays. */
function factPatch(facts: CaseFacts, decision: Row<'decision'>, wrong: CalculationInput, correction: Exclude<Correction, { what: 'startDate' | 'duplicate' }>): Result<InputPatch> {
  const from = decision.body.effectiveFrom;
  switch (correction.what) {
    case 'income': {
      const was = wrong.payingParent.income;
      const is = { kind: 'inUse', grossWeekly: correction.grossWeekly, basis: decision.body.incomeBasis ?? 'current' } as const;
      return ok({ from, apply: (input) => (same(input.payingParent.income, was) ? { ...input, defaultDecision: false, payingParent: { ...input.payingParent, income: is } } : input) });
    }
    case 'nights': {
      const was = childIn(wrong, correction.childId);
      if (was === undefined) return fail('CHANGE_INCOMPLETE', { fields: ['childId'] });
      return ok({ from, apply: (input) => withChildren(input, (child) => (same(child, was) ? { ...child, nights: correction.nights, basis: 'evidence' } : child)) });
    }
    case 'child': {
      const row = facts.children.find(({ id, body }) => id === correction.childId && body.role === 'qualifying');
      const parentId = facts.cases.find(({ id }) => id === row?.body.caseId)?.body.receivingParentId;
      if (parentId === undefined || childIn(wrong, correction.childId) !== undefined) return fail('CHANGE_INCOMPLETE', { fields: ['childId'] });
      const child = { id: correction.childId, nights: correction.nights, basis: 'evidence' } as const;
      return ok({
        from,
        apply: (input) =>
          childIn(input, child.id) !== undefined
            ? input
            : {
                ...input,
                receivingParents: input.receivingParents.some(({ id }) => id === parentId)
                  ? input.receivingParents.map((parent) => (parent.id === parentId ? { ...parent, children: [...parent.children, child] } : parent))
                  : [...input.receivingParents, { id: parentId, children: [child] }],
              },
      });
    }
    case 'otherChildren': {
      const was = wrong.relevantOtherChildren;
      return ok({ from, apply: (input) => (input.relevantOtherChildren === was ? { ...input, relevantOtherChildren: correction.count } : input) });
    }
  }
}

/**
 * What corrections do to the calculation, from the original decision's own date on (R-EFF-9): the decision's own days,
 * and later ones as far as they carried the mistake on. Refuses with CHANGE_INCOMPLETE what does not fit the decision:
 * a child it does not have or already has, a start date it already has, or a first decision with nothing before it.
 */
export function correctionPatches(facts: CaseFacts, decision: Row<'decision'>, corrections: readonly Correction[]): Result<readonly InputPatch[]> {
  const read = CalculationInput.safeParse(decision.body.input);
  if (!read.success) return fail('CHANGE_NOT_OFFERED');
  const { effectiveFrom, effectiveUntil } = decision.body;
  const patches: InputPatch[] = [];
  for (const correction of corrections) {
    if (correction.what === 'duplicate' || correction.what === 'startDate') {
      const before = decisionBefore(facts, decision);
      const on = correction.what === 'startDate' ? correction.on : null;
      if (before === null || on === effectiveFrom || (on !== null && effectiveUntil !== null && on > effectiveUntil)) return fail('CHANGE_INCOMPLETE', { fields: [correction.what] });
      const as = (held: CalculationInput, input: CalculationInput): CalculationInput => ({ ...held, effectiveOn: input.effectiveOn, reason: input.reason });
      // A decision that begins in between would be lost: a person works that out.
      if (on !== null && on < effectiveFrom && standingDecisions(facts).some(({ body }) => body.effectiveFrom > on && body.effectiveFrom < effectiveFrom)) return fail('CHANGE_NOT_OFFERED');
      const ours = (input: CalculationInput): boolean => input.effectiveOn >= effectiveFrom && (effectiveUntil === null || input.effectiveOn <= effectiveUntil);
      if (on === null) patches.push({ from: effectiveFrom, apply: (input) => (ours(input) ? as(before, input) : input) });
      else if (on < effectiveFrom) patches.push({ from: on, apply: (input) => (input.effectiveOn < effectiveFrom ? as(read.data, input) : input) });
      else patches.push({ from: effectiveFrom, apply: (input) => (input.effectiveOn < on ? as(before, input) : input) }, { from: on, apply: (input) => input });
    } else {
      const made = factPatch(facts, decision, read.data, correction);
      if (!made.ok) return made;
      patches.push(made.value);
    }
  }
  return ok(patches);
}

/** The periods that corrections of a decision give, each recomputed once. Refuses as `correctionPatches` and the calculation do. */
export function workOutCorrection(facts: CaseFacts, decision: Row<'decision'>, corrections: readonly Correction[], law: Law, work: Recalculate = recalculate): Result<Periods> {
  const patches = correctionPatches(facts, decision, corrections);
  return patches.ok ? work(facts, patches.value, law) : patches;
}
