import type { CalculationInput, Variation } from '../../calculation/input.ts';
import type { IsoDate } from '../../model/dates.ts';
import type { Pence } from '../../model/money.ts';
import type { Service } from '../../model/rows/cases.ts';

type Child = CalculationInput['receivingParents'][number]['children'][number];
type Paying = CalculationInput['payingParent'];

/** What a decided change does to the calculation's input from a day on. Several are applied in order of precedence. */
export type InputPatch = Readonly<{ from: IsoDate; apply(input: CalculationInput): CalculationInput }>;
/** The service of one case from a day on. It carries the fees and changes no liability. */
export type ServiceMove = Readonly<{ caseId: string; service: Service; from: IsoDate }>;

const eachChild = (input: CalculationInput, change: (child: Child, receivingParentId: string) => Child | null): CalculationInput => ({
  ...input,
  receivingParents: input.receivingParents.flatMap((parent) => {
    const children = parent.children.flatMap((child) => change(child, parent.id) ?? []);
    return children.length === 0 ? [] : [{ ...parent, children }];
  }),
});
const paying = (input: CalculationInput, more: Partial<Paying>): CalculationInput => ({ ...input, payingParent: { ...input.payingParent, ...more } });
const patch = (from: IsoDate, apply: InputPatch['apply']): InputPatch => ({ from, apply });

/**
 * Nights with the paying parent over 12 months, for the children named. `was`: the nights on the first day; a later
 * period with other nights of its own keeps them, for it was decided on what came after.
 */
export const withNights = (from: IsoDate, nights: ReadonlyMap<string, Readonly<{ nights: number | null; basis: NonNullable<Child['basis']>; localAuthorityNights?: number; was?: number | null }>>): InputPatch =>
  patch(from, (input) => eachChild(input, (child) => {
    const told = nights.get(child.id);
    if (told === undefined || (told.was !== undefined && told.was !== child.nights)) return child;
    return { id: child.id, nights: told.nights, basis: told.basis, ...(told.localAuthorityNights === undefined ? {} : { localAuthorityNights: told.localAuthorityNights }) };
  }));

/** The child no longer counts as a qualifying child. A receiving parent with no child left drops out. */
export const withoutChild = (from: IsoDate, childId: string): InputPatch => patch(from, (input) => eachChild(input, (child) => (child.id === childId ? null : child)));

/** A qualifying child of this receiving parent is counted. */
export const withChild = (from: IsoDate, receivingParentId: string, child: Child): InputPatch =>
  patch(from, (input) => {
    const there = eachChild(input, (held) => (held.id === child.id ? null : held));
    const known = there.receivingParents.some(({ id }) => id === receivingParentId);
    return {
      ...there,
      receivingParents: known
        ? there.receivingParents.map((parent) => (parent.id === receivingParentId ? { ...parent, children: [...parent.children, child] } : parent))
        : [...there.receivingParents, { id: receivingParentId, children: [child] }],
    };
  });

/** One more or fewer relevant other child, or child under another arrangement. Never below none. */
export const withOtherChildren = (from: IsoDate, which: 'relevantOtherChildren' | 'otherArrangementChildren', by: number): InputPatch =>
  patch(from, (input) => ({ ...input, [which]: Math.max(0, input[which] + by) }));

/** The income that the calculation uses. */
export const withIncome = (from: IsoDate, grossWeekly: Pence, basis: 'historic' | 'current' | 'estimated'): InputPatch =>
  patch(from, (input) => ({ ...paying(input, { income: { kind: 'inUse', grossWeekly, basis } }), defaultDecision: false }));

/** Whether any case of the paying parent is collected: it decides the fees and no liability. */
export const withService = (from: IsoDate, service: Service): InputPatch => patch(from, (input) => ({ ...input, service }));

/** Benefits that decide the rate, by code. */
export const withBenefits = (from: IsoDate, benefits: readonly string[], partnerBenefits: readonly string[]): InputPatch =>
  patch(from, (input) => paying(input, { benefits: [...benefits], partnerBenefits: [...partnerBenefits] }));

/** A benefit that started or stopped for the paying parent, a partner, or both. The others stay as each period had them. */
export const withBenefitMoved = (from: IsoDate, code: string, movement: 'started' | 'stopped', whose: 'parent' | 'partner' | 'both'): InputPatch => {
  const moved = (codes: readonly string[]): string[] => [...codes.filter((held) => held !== code), ...(movement === 'started' ? [code] : [])];
  return patch(from, (input) => paying(input, {
    ...(whose === 'partner' ? {} : { benefits: moved(input.payingParent.benefits) }),
    ...(whose === 'parent' ? {} : { partnerBenefits: moved(input.payingParent.partnerBenefits) }),
  }));
};

/** Replaces every agreed variation of these grounds, or those that `replaces` picks, by the ones given (none: they end). */
export const withVariations = (from: IsoDate, replaces: readonly Variation['ground'][] | ((held: Variation) => boolean), agreed: readonly Variation[]): InputPatch => {
  const goes = typeof replaces === 'function' ? replaces : ({ ground }: Variation): boolean => replaces.includes(ground);
  return patch(from, (input) => ({ ...input, variations: [...input.variations.filter((held) => !goes(held)), ...agreed] }));
};
