import { formatTime, type Instant, type IsoDate } from '../model/calendar.ts';
import type { PartyRole } from '../model/roles.ts';
import type { KeepingEvent, PromiseBody, PromiseKind } from '../model/rows/promises.ts';
import type { ChangeType } from '../model/rows/work.ts';
import { mayTell, type ClockStart, type PromiseClocks } from './clocks.ts';

/** A published clock starts: `on` is the day it runs from, `to` the parent who was told to expect it. */
export type ClockEvent = Readonly<{ type: ClockStart; on: IsoDate; to: PartyRole; changeType: ChangeType | null; changeId: string | null; taskId: string | null; from?: string }>;
export type PromiseEvent =
  | ClockEvent
  | Readonly<{ type: 'callbackBooked'; on: IsoDate; at: Instant | null; to: PartyRole; taskId: string }>
  | Readonly<{ type: 'messageSays'; kind: PromiseKind; what: string; on: IsoDate; to: PartyRole; messageId: string; taskId: string | null; channel: 'sms' | 'email' | 'letter' }>
  | Readonly<{ type: 'decisionSays'; kind: PromiseKind; what: string; on: IsoDate; to: PartyRole; decisionId: string; taskId: string | null }>;

export type PlannedPromise = Readonly<
  Pick<PromiseBody, 'to' | 'what' | 'byOn' | 'byAt' | 'source' | 'taskId'> & { kind: PromiseKind; keptWhen: NonNullable<PromiseBody['keptWhen']>; clock: string | null; madeFrom: string | null; told: boolean }
>;

/** The row that keeps a clock's promise; where that row is not known, only a person can. */
function keepsClock(event: KeepingEvent, { changeId, taskId }: ClockEvent): PlannedPromise['keptWhen'] {
  const ref = event === 'changeDecided' ? changeId : event === 'person' ? null : taskId;
  return ref === null ? { event: 'person', ref: null } : { event, ref };
}

/** Every "we will" that an event makes by itself. Dates of clocks come from the published data. */
export function promisesFrom(event: PromiseEvent, clocks: PromiseClocks): readonly PlannedPromise[] {
  switch (event.type) {
    case 'callbackBooked':
      return [{ kind: 'callBack', to: event.to, what: event.at === null ? 'Ring back' : `Ring back at ${formatTime(event.at)}`, byOn: event.on, byAt: event.at, source: 'call', taskId: event.taskId, keptWhen: { event: 'callbackMade', ref: event.taskId }, clock: null, madeFrom: `task/${event.taskId}`, told: true }];
    case 'messageSays':
    case 'decisionSays': {
      const source = event.type === 'decisionSays' ? 'decision' : event.channel === 'letter' ? 'letter' : 'thread';
      const keptWhen: PlannedPromise['keptWhen'] = event.taskId === null ? { event: 'person', ref: null } : { event: 'taskDone', ref: event.taskId };
      return [{ kind: event.kind, to: event.to, what: event.what, byOn: event.on, byAt: null, source, taskId: event.taskId, keptWhen, clock: null, madeFrom: event.type === 'messageSays' ? `message/${event.messageId}` : `decision/${event.decisionId}`, told: true }];
    }
    default:
      return clocks.startedBy(event.type, event.changeType, event.on).map((clock) => ({
        kind: clock.kind, to: event.to, what: clock.what, byOn: clocks.endOf(clock, event.on), byAt: null, source: 'clock', taskId: event.taskId,
        keptWhen: keepsClock(clock.keptWhen, event), clock: clock.code, told: mayTell(clock),
        madeFrom: event.from ?? (event.changeId === null ? (event.taskId === null ? null : `task/${event.taskId}`) : `change/${event.changeId}`),
      }));
  }
}
