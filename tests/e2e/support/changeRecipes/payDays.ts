import type { DaysAgo, OpenCase } from './recipe.ts';

/** Days on which a payment of this case fell due, at least `ago` days back, newest first. Null where it has no pay day. */
export function dueDays({ payDay, effectiveFrom }: OpenCase, day: DaysAgo, ago: number, count: number): readonly string[] | null {
  if (payDay === null) return null;
  const wanted = String(payDay).padStart(2, '0');
  const found = Array.from({ length: 124 }, (_unused, at) => day(ago + at)).filter((on) => on.endsWith(`-${wanted}`) && on > effectiveFrom);
  return found.length < count ? null : found.slice(0, count);
}
