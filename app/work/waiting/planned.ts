import { addDays, londonDate, type IsoDate } from '../../model/dates.ts';
import type { RequestBody } from '../../model/rows/requests.ts';
import { isFeed, type Reach, type ReachChannel } from './reach.ts';
import type { WaitSettings } from './waitSettings.ts';

/** Something that happens by itself if nobody answers first. */
export type PlannedStep =
  | Readonly<{ step: 'remind'; channel: Exclude<ReachChannel, 'phone'>; on: IsoDate }>
  | Readonly<{ step: 'letter' | 'phone' | 'lapse'; on: IsoDate }>;

type Asked = Pick<RequestBody, 'to' | 'channel' | 'sentAt' | 'dueOn' | 'state' | 'reminders'>;

/** Only a request that nobody has answered, stopped or let lapse goes on by itself. */
export const isWaiting = ({ state }: Pick<RequestBody, 'state'>): boolean => state === 'waiting';
export const lapsesOn = ({ dueOn }: Pick<RequestBody, 'dueOn'>, { lapseAfterDays }: WaitSettings): IsoDate => addDays(dueOn, lapseAfterDays);

const quickest: readonly Exclude<ReachChannel, 'phone'>[] = ['sms', 'email', 'letter'];

/**
 * Everything that will still happen by itself to a request, in order: a reminder by the way it went or the quickest
 * that is safe; then a letter, or a call where no letter can follow; then its silence rule. Asking again by hand counts
 * as the reminder. A step that would fall on or after the lapse is left out. Empty for a request that is closed.
 */
export function plannedSteps(request: Asked, reach: Reach, settings: WaitSettings): readonly PlannedStep[] {
  if (!isWaiting(request)) return [];
  const lapse: PlannedStep = { step: 'lapse', on: lapsesOn(request, settings) };
  if (isFeed(request)) return [lapse];
  const sentOn = londonDate(request.sentAt);
  const again = request.reminders ?? [];
  const went = (channel: RequestBody['channel']): boolean => request.channel === channel || again.some((reminder) => reminder.channel === channel);
  const steps: PlannedStep[] = [];
  const own = quickest.find((channel) => channel === request.channel && reach(channel));
  const channel = own ?? quickest.find(reach);
  if (again.length === 0 && channel !== undefined) steps.push({ step: 'remind', channel, on: addDays(sentOn, settings.remindAfterDays) });
  const reminded = steps.some((step) => step.step === 'remind' && step.channel === 'letter');
  const lettered = went('letter') || reminded;
  if (!lettered && reach('letter')) steps.push({ step: 'letter', on: addDays(sentOn, settings.letterAfterDays) });
  // A letter that followed a text is the last thing but silence; one that was the request itself is followed by a call.
  const letterFollows = !reminded && request.channel !== 'letter' && reach('letter');
  if (!letterFollows && !went('phone') && reach('phone')) steps.push({ step: 'phone', on: addDays(sentOn, settings.phoneAfterDays) });
  return [...steps.filter(({ on }) => on < lapse.on), lapse];
}

/** What happens next by itself; null when nothing will. */
export const nextStepOf = (request: Asked, reach: Reach, settings: WaitSettings): PlannedStep | null => plannedSteps(request, reach, settings)[0] ?? null;
