import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import { promiseStates } from '../promises/promiseState.ts';
import { method } from './method.ts';
import { PromiseItem, QueueRow } from './shapes.ts';

const PromiseState = z.enum(promiseStates);

export const promiseMethods = {
  /** Promises of a person, their teams or one case, soonest first. Counts are of the whole scope, whatever the filter. */
  'promises.list': method(
    'read',
    z.strictObject({
      scope: z.enum(['mine', 'team', 'case']),
      /** The case, for `case` only. */
      caseId: Id.nullable(),
      states: z.array(PromiseState).min(1).max(7),
      /** Only those due on or before this day. */
      until: IsoDate.nullable(),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      rows: z.array(PromiseItem.extend({ standing: PromiseState })).max(200),
      total: z.int(),
      counts: z.record(PromiseState, z.int()),
    }),
  ),
  /** What to know before ringing about a case: notes, open work, promises, and how each parent may be reached. */
  'promises.brief': method(
    'read',
    z.strictObject({ caseId: Id }),
    z.strictObject({
      caseId: Id,
      reference: z.string().max(16),
      notes: z.array(z.strictObject({ at: Instant, by: z.string().max(32), text: z.string().max(4000), about: PartyRole.nullable() })).max(3),
      tasks: z.array(QueueRow).max(20),
      promises: z.array(PromiseItem.extend({ standing: PromiseState })).max(20),
      contact: z
        .array(
          z.strictObject({
            role: PartyRole,
            initials: z.string().max(8),
            /** False where a marker says that we must not ring. */
            mayRing: z.boolean(),
            /** What to do and not to do, most important first. */
            rules: z.array(z.strictObject({ words: z.string().max(160), stop: z.boolean() })).max(12),
            lastCall: z.strictObject({ at: Instant, by: z.string().max(32), words: z.string().max(400) }).nullable(),
          }),
        )
        .max(2),
    }),
  ),
} as const;
