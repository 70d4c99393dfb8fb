import type { Output } from '../../app/contract/index.ts';
import { promiseStateWords, type PromiseState } from '../../app/promises/promiseState.ts';
import type { StatusTone } from '../parts/StatusTag.tsx';

export type PromiseLine = Output<'promises.list'>['rows'][number];
export type PromiseCounts = Output<'promises.list'>['counts'];

export const promiseTones: Readonly<Record<PromiseState, StatusTone>> = { overdue: 'red', today: 'amber', dueSoon: 'amber', open: 'neutral', kept: 'green', keptLate: 'amber', withdrawn: 'neutral' };

export const promiseViews = [
  { value: 'open', label: 'Open' },
  { value: 'settled', label: 'Kept or taken back' },
] as const;
export type PromiseView = (typeof promiseViews)[number]['value'];
/** The states of a view, in the order of its groups. */
export const statesOf: Readonly<Record<PromiseView, readonly PromiseState[]>> = { open: ['overdue', 'today', 'dueSoon', 'open'], settled: ['keptLate', 'kept', 'withdrawn'] };

/** The groups of a list with their heads; those without a promise are left out. */
export const promiseGroups = (view: PromiseView, counts: PromiseCounts): readonly Readonly<{ state: PromiseState; label: string; count: number; tone: StatusTone }>[] =>
  statesOf[view].filter((state) => counts[state] > 0).map((state) => ({ state, label: promiseStateWords[state], count: counts[state], tone: promiseTones[state] }));
