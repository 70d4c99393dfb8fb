import type { IsoDate } from '../../model/dates.ts';
import type { NightsBand } from '../../calculation/lawKeys.ts';
import type { LawOn } from '../../calculation/law.ts';
import type { ChangeCatalogue } from '../catalogue.ts';
import { nightsWords, type NightsRange } from '../engine/refusalValue.ts';

export const nightsPatterns = ['weekly', 'fortnightly', 'monthly', 'yearly'] as const;
/** How often a pattern of nights comes round. `yearly`: the nights of 12 months were counted one by one. */
export type NightsPattern = (typeof nightsPatterns)[number];
/** How many times each pattern comes round in 12 months. */
export type TimesAYear = Readonly<Record<NightsPattern, number>>;

/**
 * The working method for a year of nights. The law says what is counted (the 12 months from the effective date, SI
 * 2012/2677 reg 46) and lets a shorter typical time stand for the year, but not how (calculation R-SC-7): so the times
 * are settings.
 */
export const timesAYear = (changes: Pick<ChangeCatalogue, 'setting'>, on: IsoDate): TimesAYear => ({
  weekly: changes.setting('nightsWeeks', on), fortnightly: changes.setting('nightsFortnights', on), monthly: changes.setting('nightsMonths', on), yearly: 1,
});

/** Nights in 12 months: the pattern's nights as often as it comes round, and the extra ones, for example of holidays. Whole nights, exact. */
export const yearlyNights = (told: Readonly<{ pattern: NightsPattern; nights: number; extra: number }>, times: TimesAYear): number => told.nights * times[told.pattern] + told.extra;

/** The bands of shared care that the reading in force uses, fewest nights first (R-SC-2). */
export const nightsBands = ({ params }: LawOn): readonly NightsBand[] => params[params['reading.nightsBands'].value].value;
/** The place of the band that a number of nights falls in; -1 below the first. */
export const bandAt = (nights: number, bands: readonly NightsBand[]): number => bands.findLastIndex((band) => nights >= band.nights);
/** Where that band begins, and where the next one does. */
export const bandRange = (at: number, bands: readonly NightsBand[]): NightsRange => ({ from: bands[at]?.nights ?? null, before: bands[at + 1]?.nights ?? null });
export const bandWords = (at: number, bands: readonly NightsBand[]): string => nightsWords(bandRange(at, bands));
