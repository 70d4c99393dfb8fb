import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id, UserId } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { PartyRole } from '../model/roles.ts';
import { ChangeType, TaskKind } from '../model/rows/work.ts';
import { TraceLine } from './case.ts';
import { method } from './method.ts';
import { PromiseItem, QueueRow } from './shapes.ts';

export const queueGroups = ['due', 'waiting', 'type', 'person'] as const;
/** The filter behind the sentence; each part that is not null reads as one phrase that can be removed. */
export const QueueFilter = z.strictObject({
  whose: z.enum(['mine', 'team', 'unassigned', 'all']),
  /** Work of one named colleague (leaders' links); only with `team`. */
  person: UserId.nullable(),
  due: z.enum(['overdue', 'today', 'byFriday', 'week']).nullable(),
  types: z.array(z.enum(['income', 'address', 'contact', 'otherChanges', 'callbacks', 'evidence', 'money', 'other'])).max(8),
  /** `decide`: a decision that only a person can make now; `woke`: the last answer is in, whatever the work is. */
  waiting: z.enum(['onUs', 'onOthers', 'woke', 'decide']).nullable(),
  text: z.string().max(80).nullable(),
});
export type QueueFilter = z.output<typeof QueueFilter>;
export const defaultQueueFilter: QueueFilter = { whose: 'mine', person: null, due: null, types: [], waiting: null, text: null };

export const SavedFilter = z.strictObject({ name: z.string().min(1).max(60), filter: QueueFilter, group: z.enum(queueGroups) });
export type SavedFilter = z.output<typeof SavedFilter>;

const Page = z.strictObject({ filter: QueueFilter, group: z.enum(queueGroups), offset: z.int().min(0).max(1_000_000), limit: z.int().min(1).max(200) });

export const queueMethods = {
  'queue.page': method(
    'read',
    Page,
    z.strictObject({
      rows: z.array(QueueRow).max(200),
      total: z.int(),
      cases: z.int(),
      /** Group heads in order with their sizes: `overdue`, `today`, a date, a kind, a person. */
      groups: z.array(z.strictObject({ key: z.string().max(40), count: z.int() })).max(400),
    }),
  ),
  /** Every task id the filter shows, for acting on rows off screen. */
  'queue.ids': method('read', z.strictObject({ filter: QueueFilter }), z.strictObject({ taskIds: z.array(Id).max(100_000) })),
  'queue.rows': method('read', z.strictObject({ taskIds: z.array(Id).max(500) }), z.strictObject({ rows: z.array(QueueRow).max(500) })),
  /** How many rows each part of the filter hides, for the empty state. */
  'queue.hidden': method('read', z.strictObject({ filter: QueueFilter }), z.strictObject({ parts: z.array(z.strictObject({ part: z.string().max(20), hides: z.int() })).max(8) })),
  'queue.preview': method(
    'read',
    z.strictObject({ taskId: Id }),
    z.strictObject({
      row: QueueRow,
      parties: z.array(z.strictObject({ role: PartyRole, initials: z.string().max(8) })).max(2),
      children: z.int(),
      service: z.enum(['collectAndPay', 'directPay']),
      nextStep: z.string().max(200),
      facts: z.array(z.strictObject({
        label: z.string().max(60),
        /** Words, and amounts that explain themselves: by the decision in force, by the working, or by where they came from. */
        value: z.array(z.strictObject({ text: z.string().max(80), explains: z.enum(['decision', 'working', 'origin']).nullable() })).max(4),
        aside: z.string().max(120).nullable(),
        state: z.enum(['plain', 'good', 'waiting']),
        origin: z.array(z.strictObject({ label: z.string().max(40), text: z.string().max(160) })).max(8),
      })).max(8),
      /** The decision in force. */
      decisionId: Id.nullable(),
      /** How the result so far was worked out. */
      working: z.array(TraceLine).max(60),
      promises: z.array(PromiseItem).max(5),
      notes: z.array(z.strictObject({ at: Instant, by: z.string().max(32), text: z.string().max(4000) })).max(3),
      noteCount: z.int(),
      /** A change form or instruction that finishes this item, when there is one. */
      opens: z.strictObject({ changeType: ChangeType.nullable(), instructionId: z.string().max(64).nullable() }),
    }),
  ),
  /** The top item by rule for this person, and the rule. */
  'queue.next': method(
    'read',
    z.strictObject({ declined: z.array(Id).max(100) }),
    z.strictObject({ row: QueueRow.nullable(), rule: z.string().max(40), because: z.string().max(160) }),
  ),
  'queue.why': method(
    'read',
    z.strictObject({ taskId: Id }),
    z.strictObject({ lines: z.array(z.strictObject({ label: z.string().max(60), text: z.string().max(240) })).max(10) }),
  ),
  'queue.filters': method('read', z.strictObject({}), z.strictObject({ saved: z.array(SavedFilter).max(40) })),
  'queue.saveFilters': method('write', z.strictObject({ saved: z.array(SavedFilter).max(40) }), z.strictObject({ saved: z.array(SavedFilter).max(40) })),
  'today.view': method(
    'read',
    z.strictObject({ declined: z.array(Id).max(100) }),
    z.strictObject({
      mine: z.int(),
      next: z.strictObject({ row: QueueRow, rule: z.string().max(40), because: z.string().max(160) }).nullable(),
      counts: z.array(
        z.strictObject({
          key: z.enum(['overdue', 'today', 'callbacks', 'drafts', 'decisionsWaiting', 'failedSends']),
          count: z.int(),
          detail: z.string().max(120),
        }),
      ).max(6),
      waitingOnOthers: z.strictObject({ total: z.int(), parts: z.array(z.strictObject({ on: z.string().max(20), count: z.int() })).max(10), woke: z.int() }),
      callbacks: z.array(QueueRow).max(20),
      promises: z.array(PromiseItem).max(5),
      promiseTotal: z.int(),
      promisesKept: z.strictObject({ kept: z.int(), due: z.int() }),
      /** A draft that belongs to no one case, such as a note for many, has neither case nor reference. */
      drafts: z.array(z.strictObject({ key: z.string().max(160), caseId: Id.nullable(), reference: z.string().max(16).nullable(), title: z.string().max(80), at: Instant })).max(40),
      team: z
        .strictObject({
          name: z.string().max(40),
          unassigned: z.int(),
          unassignedDueSoon: z.int(),
          withAway: z.array(z.strictObject({ userId: UserId, count: z.int(), until: IsoDate })).max(20),
          oldest: z.strictObject({ days: z.int(), row: QueueRow }).nullable(),
        })
        .nullable(),
    }),
  ),
  'search.find': method(
    'read',
    z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(50) }),
    z.strictObject({
      total: z.int(),
      hits: z.array(
        z.strictObject({
          what: z.enum(['case', 'person', 'note']),
          caseId: Id,
          clusterId: Id,
          reference: z.string().max(16),
          title: z.string().max(160),
          detail: z.string().max(240),
          role: PartyRole.nullable(),
        }),
      ).max(50),
    }),
  ),
  'cases.page': method(
    'read',
    z.strictObject({ text: z.string().max(120), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    z.strictObject({
      total: z.int(),
      rows: z.array(
        z.strictObject({
          caseId: Id, clusterId: Id, reference: z.string().max(16), receiving: z.string().max(130), paying: z.string().max(130),
          service: z.enum(['collectAndPay', 'directPay']), status: z.string().max(24), weekly: Pence.nullable(), openTasks: z.int(), safety: z.boolean(),
          owner: UserId.nullable(), teamId: z.string().max(32),
        }),
      ).max(200),
    }),
  ),
} as const;

export const kindsOfType: Readonly<Record<QueueFilter['types'][number], Readonly<{ kinds: readonly TaskKind[]; changes: readonly ChangeType[] | 'rest' | null }>>> = {
  income: { kinds: ['change'], changes: ['C09', 'C10', 'C11', 'C12'] },
  address: { kinds: ['change', 'returnedPost'], changes: ['C24'] },
  contact: { kinds: ['change'], changes: ['C25'] },
  otherChanges: { kinds: ['change'], changes: 'rest' },
  callbacks: { kinds: ['callback'], changes: null },
  evidence: { kinds: ['evidence'], changes: null },
  money: { kinds: ['missedPayment', 'failedDirectDebit', 'cashBalance', 'deductionOrder', 'employerReply'], changes: null },
  other: {
    kinds: ['customerMessage', 'annualReview', 'newApplication', 'parentageDispute', 'reconsideration', 'complaint', 'appeal', 'defaultDecision', 'caseClosure', 'safeguarding', 'fraudReferral'],
    changes: null,
  },
};
