import type { IsoDate } from '../model/dates.ts';

/** A for the oldest child, then B, C …: children of a case without their names. Twins keep the order of their ids. */
export function childLabels<C extends Readonly<{ id: string; bornOn: IsoDate }>>(children: readonly C[]): readonly Readonly<{ child: C; label: string }>[] {
  return children
    .toSorted((a, b) => compareText(a.bornOn, b.bornOn) || compareText(a.id, b.id))
    .map((child, index) => ({ child, label: letters(index) }));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** 0 → A, 25 → Z, 26 → AA. */
const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26));
