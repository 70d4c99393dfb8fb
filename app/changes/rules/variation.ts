import type { TraceStep } from '../../calculation/calculation.ts';
import { CalculationInput, type Variation } from '../../calculation/input.ts';
import type { LawOn } from '../../calculation/law.ts';
import { standingOf, type Standing } from '../../calculation/standing.ts';
import { restsOnJointBenefit, variationEffect } from '../../calculation/variations.ts';
import type { ChangePreview } from '../../contract/change.ts';
import type { IsoDate } from '../../model/dates.ts';
import { fraction, isZero } from '../../model/fraction.ts';
import { formatPence, type MoneyPer } from '../../model/money.ts';
import { withVariations, type InputPatch } from '../engine/patch.ts';
import { decisionOn } from '../engine/periods.ts';
import type { ChangeCase } from '../rule.ts';
import type { FieldProblem } from '../readFields.ts';
import type { RowBody } from '../../model/rows/index.ts';

/** Where a variation would come in: the decision that runs on the day, and the law of that day. */
export type VariationPlace = Readonly<{ input: CalculationInput; law: LawOn; standing: Standing; rate: RowBody<'decision'>['rate']; grossWeekly: number }>;

/** Null when nothing is decided on that day, or the law tables do not reach it. */
export function variationPlace({ facts, catalogues }: ChangeCase, on: IsoDate): VariationPlace | null {
  const held = decisionOn(facts, on)?.body ?? null;
  const law = catalogues.law.at(on);
  const read = CalculationInput.safeParse(held?.input);
  if (held === null || !law.ok || !read.success) return null;
  const standing = standingOf(read.data.payingParent, on, law.value);
  return standing.ok ? { input: read.data, law: law.value, standing: standing.value, rate: held.rate, grossWeekly: held.grossWeekly } : null;
}

/** Why no variation at all can be agreed (reg 57(1)(c) and (d)): a code of the catalogue's refusals, or null. */
export const barOf = ({ input, rate, standing }: VariationPlace): 'defaultDecision' | 'jointBenefit' | null =>
  rate === 'default' || input.defaultDecision ? 'defaultDecision' : restsOnJointBenefit(standing) ? 'jointBenefit' : null;

/** Amounts in pounds and pence, cut off: a sum just under a threshold never reads as one that reaches it. */
const toPence = (words: string): string => words.replace(/(£[\d,]+\.\d\d)\d\d\b/g, '$1');

/** Whether any of these would count, by the law's own test of each ground, with the line that says so. */
export function testVariation({ law, standing, grossWeekly }: VariationPlace, variations: readonly Variation[]): Readonly<{ counts: boolean; lines: ChangePreview['prepared'] }> {
  const trace: TraceStep[] = [];
  const { additions, expenses } = variationEffect(variations, standing, fraction(grossWeekly), law, trace);
  // Lines of the rule that adds the grounds up say nothing of the test.
  const lines = trace.filter(({ ruleId }) => ruleId !== 'R-VAR-8').map(({ title, formula, source }) => ({ label: title.slice(0, 80), value: toPence(formula).slice(0, 160), source: source.slice(0, 120) }));
  return { counts: !isZero(additions) || !isZero(expenses), lines };
}

const perWords: Readonly<Record<MoneyPer['per'], string>> = { week: 'a week', twoWeeks: 'every 2 weeks', fourWeeks: 'every 4 weeks', month: 'a month', year: 'a year' };
/** `£3,000.00 a year`; for assets, what they are worth. */
export const variationWords = (held: Variation): string => (held.ground === 'assets' ? `${formatPence(held.netValue)} of ${held.kind}` : `${formatPence(held.amount.pence)} ${perWords[held.amount.per]}`);

/** What is agreed already on this ground, as lines for the person who decides. */
export const agreedLines = ({ input }: VariationPlace, { ground }: Variation): ChangePreview['prepared'] =>
  input.variations.filter((held) => held.ground === ground).map((held) => ({ label: 'Agreed already', value: variationWords(held), source: 'The decision in force' }));

/** `new`: beside what is agreed already. `instead`: in the place of what is agreed on the same ground, or of the same kind of asset. */
export type Adds = 'new' | 'instead';

const isSame = (told: Variation) => (held: Variation): boolean => held.ground === told.ground && (held.ground !== 'assets' || told.ground !== 'assets' || held.kind === told.kind);
export const isNothing = (told: Variation): boolean => (told.ground === 'assets' ? told.netValue : told.amount.pence) === 0;

/** What would be agreed on this ground, with what is agreed already. */
export function agreedThen({ input }: VariationPlace, told: Variation, adds: Adds): readonly Variation[] {
  const same = isSame(told);
  const ground = input.variations.filter((held) => held.ground === told.ground && (adds === 'new' || !same(held)));
  return isNothing(told) ? ground : [...ground, told];
}

/** The change to the calculation. An amount of nothing in place of what is agreed ends it. */
export const variationPatch = (from: IsoDate, told: Variation, adds: Adds): InputPatch => withVariations(from, adds === 'new' ? [] : isSame(told), isNothing(told) ? [] : [told]);

/** Said where one report puts an end to several that were agreed. */
export const replacesWords = ({ input }: VariationPlace, told: Variation, adds: Adds): readonly string[] => {
  const { length } = adds === 'new' ? [] : input.variations.filter(isSame(told));
  return length < 2 ? [] : [`It takes the place of all ${length} that count now on this ground. Check that each has stopped.`];
};

/** What is wrong between the answers: nothing told as new, or told in place of something when nothing counts now. `field`: where the amount is. */
export function variationSlips(place: VariationPlace | null, told: Variation, adds: Adds, field: string): readonly FieldProblem[] {
  if (adds === 'new') return isNothing(told) ? [{ field, message: 'Enter an amount above £0.00' }] : [];
  return place === null || place.input.variations.some(isSame(told)) ? [] : [{ field: 'adds', message: 'Nothing of this kind counts now' }];
}

/** It stopped: nothing is told in place of something agreed. */
export const endsIt = ({ input }: VariationPlace, told: Variation, adds: Adds): boolean => adds === 'instead' && isNothing(told) && input.variations.some(isSame(told));
