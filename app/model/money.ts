import * as z from 'zod';
import { moneyPeriods } from './pounds.ts';

/** An amount in whole pence. May be negative (a credit, a fall). Never a fraction: see `fraction.ts` for exact values. */
export const Pence = z.int().min(-1_000_000_000_00).max(1_000_000_000_00);
export type Pence = z.output<typeof Pence>;

/** Money over a period, as a person is paid it. */
export const MoneyPer = z.strictObject({ pence: Pence, per: z.enum(moneyPeriods) });
export type MoneyPer = z.output<typeof MoneyPer>;

export * from './pounds.ts';
