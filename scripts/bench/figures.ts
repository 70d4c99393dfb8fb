import { performance } from 'node:perf_hooks';

/** One line of the report. `budget` null: a figure to know, not to hold. Higher is better only for rates. */
export type Figure = Readonly<{ what: string; value: number; unit: 'ms' | 'a second' | '×' | 'KB' | 'MB'; budget: number | null; better: 'lower' | 'higher'; note?: string }>;

/** Milliseconds of each of `times` runs. */
export async function timed(times: number, run: (turn: number) => unknown): Promise<readonly number[]> {
  const spent: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now();
    await run(turn);
    spent.push(performance.now() - start);
  }
  return spent;
}

/** The value that a share of the runs stay under. */
export function percentile(spent: readonly number[], share: number): number {
  const sorted = spent.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const p95 = (what: string, spent: readonly number[], budget: number | null, note?: string): Figure => ({
  what, value: percentile(spent, 0.95), unit: 'ms', budget, better: 'lower', ...(note === undefined ? {} : { note }),
});

const held = ({ value, budget, better }: Figure): string => (budget === null ? '' : (better === 'lower' ? value <= budget : value >= budget) ? 'held' : 'OVER');

/** A table for people: figure, budget, and whether it is held. Wall-clock figures are never asserted in tests. */
export const table = (figures: readonly Figure[]): string =>
  figures
    .map((figure) => {
      const number = figure.value.toLocaleString('en-GB', { maximumFractionDigits: figure.value < 100 ? 2 : 0 });
      const budget = figure.budget === null ? '' : `budget ${figure.budget.toLocaleString('en-GB')}`;
      return `  ${figure.what.padEnd(58)} ${number.padStart(10)} ${figure.unit.padEnd(9)} ${budget.padEnd(16)} ${held(figure).padEnd(5)} ${figure.note ?? ''}`.trimEnd();
    })
    .join('\n');
