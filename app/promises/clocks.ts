import * as z from 'zod';
import { addDays, IsoDate } from '../model/dates.ts';
import { KeepingEvent, PromiseKind } from '../model/rows/promises.ts';
import { ChangeType } from '../model/rows/work.ts';
import type { WorkingDays } from '../money/workingDays.ts';
import { fail, ok, type Result } from '../result.ts';

/** What happens that starts a published clock. */
export const clockStarts = ['changeWaiting', 'changeHandedOver', 'evidenceReceived', 'messageReceived', 'complaintReceived', 'parentageDisputed', 'challengeRegistered'] as const;
export const ClockStart = z.enum(clockStarts);
export type ClockStart = z.output<typeof ClockStart>;

const Mark = z.enum(['sourced', 'inferred', 'recalled']);
const Dated = { from: IsoDate, mark: Mark, source: z.string().min(1).max(200) };

/** Days within which something may still be asked or must have happened. `appealMonths` is in months. */
const LimitCode = z.enum(['linkedChangeDays', 'nearDecisionDays', 'appealMonths']);
export type LimitCode = z.output<typeof LimitCode>;

const Clock = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z]{2,39}$/),
  kind: PromiseKind,
  starts: z.array(ClockStart).min(1).max(4),
  /** Only these change types; every type when empty. */
  changes: z.array(ChangeType).max(28).default([]),
  except: z.array(ChangeType).max(28).default([]),
  what: z.string().min(3).max(200),
  count: z.int().min(1).max(366),
  unit: z.enum(['days', 'workingDays']),
  keptWhen: KeepingEvent,
  ...Dated,
});
export type Clock = z.output<typeof Clock>;

const File = z.strictObject({
  format: z.literal('promiseClocks/1'),
  warnDays: z.array(z.strictObject({ value: z.int().min(0).max(60), ...Dated })).min(1),
  limits: z.array(z.strictObject({ code: LimitCode, count: z.int().min(1).max(366), ...Dated })).min(1).max(40),
  clocks: z.array(Clock).min(1).max(60),
});

export interface PromiseClocks {
  /** Clocks that an event starts, as they stood on its day. */
  startedBy(start: ClockStart, changeType: ChangeType | null, on: IsoDate): readonly Clock[];
  /** The last day of a clock that started on a day. */
  endOf(clock: Pick<Clock, 'count' | 'unit'>, on: IsoDate): IsoDate;
  /** The day from which the owner of a promise is warned; never before the day it was made. */
  warnOn(byOn: IsoDate, madeOn: IsoDate): IsoDate;
  clock(code: string, on: IsoDate): Clock | null;
  limit(code: LimitCode, on: IsoDate): number;
}

/** Only a clock with a source may be said to a parent. The rest guide our own work. */
export const mayTell = (clock: Pick<Clock, 'mark'>): boolean => clock.mark === 'sourced';

const inForce = <T extends Readonly<{ from: IsoDate }>>(rows: readonly T[], on: IsoDate): T | null =>
  rows.filter((row) => row.from <= on).toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;

/** Reads the published clocks. Refuses with FILE_INVALID, naming the place, a file of another shape or a limit with no value. */
export function parsePromiseClocks(raw: unknown, workingDays: WorkingDays): Result<PromiseClocks> {
  const parsed = File.safeParse(raw);
  if (!parsed.success) return fail('FILE_INVALID', { fields: parsed.error.issues.map((issue) => `clocks: ${issue.path.join('.')}`) });
  const { warnDays, clocks, limits } = parsed.data;
  const missing = LimitCode.options.filter((code) => !limits.some((limit) => limit.code === code));
  if (missing.length > 0) return fail('FILE_INVALID', { fields: missing.map((code) => `clocks: limits.${code}`) });
  const versions = Map.groupBy(clocks, (clock) => clock.code);
  const clock = (code: string, on: IsoDate): Clock | null => inForce(versions.get(code) ?? [], on);
  return ok({
    clock,
    limit(code, on) {
      const held = limits.filter((limit) => limit.code === code);
      return (inForce(held, on) ?? (held[0] as (typeof held)[number])).count;
    },
    startedBy: (start, changeType, on) =>
      [...versions.keys()].flatMap((code) => {
        const found = clock(code, on);
        if (found === null || !found.starts.includes(start)) return [];
        const fits = changeType === null ? found.changes.length === 0 : (found.changes.length === 0 || found.changes.includes(changeType)) && !found.except.includes(changeType);
        return fits ? [found] : [];
      }),
    endOf: ({ count, unit }, on) => (unit === 'days' ? addDays(on, count) : workingDays.after(on, count)),
    warnOn(byOn, madeOn) {
      const days = (inForce(warnDays, madeOn) ?? (warnDays[0] as (typeof warnDays)[number])).value;
      const early = addDays(byOn, -days);
      return early < madeOn ? madeOn : early;
    },
  });
}
