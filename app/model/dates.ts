import * as z from 'zod';

/** A calendar day, `2026-11-18`. Legal dates are days, never instants. */
export const IsoDate = z.iso.date();
export type IsoDate = string;
/** A moment, `2026-11-18T09:41:00.000Z`, always UTC. */
export const Instant = z.iso.datetime();
export type Instant = string;

export * from './calendar.ts';
