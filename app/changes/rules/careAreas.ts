import { otherRole, type PartyRole } from '../../model/roles.ts';
import type { FieldsRead } from '../readFields.ts';

/** The seven areas in which both parents say how much of the care is theirs. */
export const careAreas = ['emergency', 'daytime', 'childcare', 'essentials', 'medical', 'activities', 'support'] as const;
export type CareArea = (typeof careAreas)[number];
export const careShares = ['more', 'half', 'less'] as const;
/** One parent's own share of an area: more than half, about half, less than half. */
export type CareShare = (typeof careShares)[number];
/** One parent's account; an area not answered is left out. */
export type CareAccount = Readonly<Partial<Record<CareArea, CareShare>>>;

export const careAreaWords: Readonly<Record<CareArea, string>> = {
  emergency: 'Emergency contact', daytime: 'Care in the day', childcare: 'Childcare: arranges or pays', essentials: 'Food, clothes and other essentials', medical: 'Doctor, dentist and health', activities: 'Activities: arranges or pays',
  support: 'Child Benefit and other support',
};
export const careShareWords: Readonly<Record<CareShare, string>> = { more: 'More than half', half: 'About half', less: 'Less than half' };

const isShare = (value: unknown): value is CareShare => typeof value === 'string' && (careShares as readonly string[]).includes(value);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** The form's field for an area: `ownMedical`, or `otherMedical` for what the other parent says. */
export const careField = (whose: 'own' | 'other', area: CareArea): string => `${whose}${capital(area)}`;

/** One parent's account from a form's answers; null when nothing of it is there. */
export function careAccount(values: FieldsRead['values'], whose: 'own' | 'other'): CareAccount | null {
  const said = careAreas.flatMap((area) => {
    const value = values[careField(whose, area)];
    return isShare(value) ? [[area, value] as const] : [];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}

const letters: Readonly<Record<string, CareShare>> = { m: 'more', h: 'half', l: 'less' };
/** An account as it is sent online: a letter for each area in their order, m, h or l, as `m m h l l m h`. Null for anything else. */
export function careAccountFrom(text: string): CareAccount | null {
  const found = text.toLowerCase().replace(/[\s,]/g, '').split('').map((letter) => letters[letter]);
  if (found.length !== careAreas.length || found.includes(undefined)) return null;
  return Object.fromEntries(careAreas.map((area, at) => [area, found[at]]));
}

export type WeighedArea = Readonly<{ area: CareArea; payingParent: CareShare | null; receivingParent: CareShare | null; leads: PartyRole | null }>;
export type WeighedCare = Readonly<{
  areas: readonly WeighedArea[];
  /** Areas that a parent leads by both accounts. */
  leads: Readonly<Record<PartyRole, number>>;
  /** Areas that a parent says they lead. */
  claims: Readonly<Record<PartyRole, number>>;
}>;

const heavier: Readonly<Record<CareShare, number>> = { more: 1, half: 0, less: -1 };
/** Who leads an area by both accounts: one says they do more and the other does not gainsay it. Null where they differ, or one has not said. */
function leadsIn(paying: CareShare | undefined, receiving: CareShare | undefined): PartyRole | null {
  if (paying === undefined || receiving === undefined) return null;
  const tilt = heavier[paying] - heavier[receiving];
  if (paying === receiving || (paying === 'half' && receiving === 'more') || (paying === 'more' && receiving === 'half')) return null;
  return tilt > 0 ? 'payingParent' : 'receivingParent';
}

/** Both parents' accounts side by side, with who leads each area. Nothing here decides who the main carer is: a person weighs it. */
export function weighCare(accounts: Readonly<Record<PartyRole, CareAccount | null>>): WeighedCare {
  const areas = careAreas.map((area): WeighedArea => {
    const paying = accounts.payingParent?.[area];
    const receiving = accounts.receivingParent?.[area];
    return { area, payingParent: paying ?? null, receivingParent: receiving ?? null, leads: leadsIn(paying, receiving) };
  });
  const leads = (role: PartyRole): number => areas.filter((each) => each.leads === role).length;
  const claims = (role: PartyRole): number => areas.filter((each) => each[role] === 'more').length;
  return { areas, leads: { payingParent: leads('payingParent'), receivingParent: leads('receivingParent') }, claims: { payingParent: claims('payingParent'), receivingParent: claims('receivingParent') } };
}

/** The parent who leads most of the areas by both accounts; null when neither does. */
export const leaderOf = ({ leads }: WeighedCare): PartyRole | null =>
  (['payingParent', 'receivingParent'] as const).find((role) => leads[role] * 2 > careAreas.length && leads[role] > leads[otherRole(role)]) ?? null;
