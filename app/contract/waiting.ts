import * as z from 'zod';
import { Instant, IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import { AnswerCode, RequestChannel, RequestWhat } from '../model/rows/requests.ts';
import { WaitingOn } from '../model/rows/work.ts';
import { method } from './method.ts';
import { QueueRow, Tag } from './shapes.ts';

/** A way that somebody may be asked again now, or why not. */
const Way = z.strictObject({ channel: z.enum(['sms', 'email', 'letter', 'phone']), usable: z.boolean() });

/** Something asked of somebody: who, what, since when, by when, and what happens next by itself. */
export const WaitingLine = z.strictObject({
  requestId: Id,
  taskId: Id.nullable(),
  changeId: Id.nullable(),
  to: WaitingOn,
  what: RequestWhat,
  /** `Payslip`. */
  words: z.string().max(80),
  channel: RequestChannel,
  since: Instant,
  dueOn: IsoDate,
  state: z.enum(['waiting', 'answered', 'late', 'lapsed', 'cancelled']),
  remindersSent: z.int(),
  /** The next thing that happens by itself, and all of them in words. Null when nothing will. */
  next: z.strictObject({ words: z.string().max(240), on: IsoDate }).nullable(),
  ifSilentWords: z.string().max(120),
  answer: z.strictObject({ words: z.string().max(160), at: Instant, weekly: Pence.nullable() }).nullable(),
  ways: z.array(Way).max(4),
  /** The codes that an answer to this can have. */
  answers: z.array(AnswerCode).max(8),
  asksForPay: z.boolean(),
  asksForDay: z.boolean(),
  tag: Tag,
});
export type WaitingLine = z.output<typeof WaitingLine>;

/** How much faster than life practice answers come. One is life; the last is at once. */
export const practiceSpeeds = [1, 60, 3600, 1_000_000] as const;
export const PracticeSpeed = z.literal(practiceSpeeds);
export type PracticeSpeed = z.output<typeof PracticeSpeed>;

const Item = z.strictObject({ row: QueueRow, words: z.string().max(160) });

export const waitingMethods = {
  /** Every request of the case that still matters: those that are out, and those answered for work that is open. */
  'case.waiting': method('read', z.strictObject({ caseId: Id }), z.strictObject({ lines: z.array(WaitingLine).max(60) })),
  /** Own items that woke today, the newest first, and those whose wait ends within two days. */
  'waiting.mine': method('read', z.strictObject({}), z.strictObject({ woke: z.array(Item).max(20), ending: z.array(Item).max(20) })),
  /** Practice only: how fast those who are asked answer on this laptop. Null asks without changing it. */
  'practice.speed': method('write', z.strictObject({ factor: PracticeSpeed.nullable() }), z.strictObject({ factor: PracticeSpeed })),
  /** Practice only: whoever was asked answers now. */
  'practice.answerNow': method('write', z.strictObject({ requestId: Id }), z.strictObject({ requestId: Id })),
} as const;
