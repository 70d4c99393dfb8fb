import { addDays, londonDate } from '../model/dates.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { isFeed, isParent } from '../work/waiting/reach.ts';
import { londonInstant } from './calendar.ts';
import { writeEntry } from './entries.ts';
import type { CasePlan, Making } from './making.ts';

/** When the office begins its day, in minutes. */
const OFFICE_OPENS = 480;

/**
 * What a request that is still out has been through by today, had the office's clock run all along: asked again, then
 * by letter, or by phone where the letter was the request itself. So nothing falls due at once on a first start.
 */
export function remindersSoFar(m: Making, each: CasePlan, request: RequestBody): RequestBody {
  if (request.state !== 'waiting' || isFeed(request)) return request;
  const { remindAfterDays, letterAfterDays, phoneAfterDays } = m.parameters.work;
  const sentOn = londonDate(request.sentAt);
  const written = request.channel === 'letter';
  const steps = [
    { after: remindAfterDays, channel: request.channel === 'online' ? ('sms' as const) : request.channel },
    ...(written ? [] : [{ after: letterAfterDays, channel: 'letter' as const }]),
    ...(written ? [{ after: phoneAfterDays, channel: 'phone' as const }] : []),
  ];
  const reminders = steps.map(({ after, channel }) => ({ on: addDays(sentOn, after), channel })).filter(({ on }) => on <= m.today);
  if (reminders.length === 0) return request;
  const about = isParent(request.to) ? request.to : null;
  for (const { on, channel } of reminders) writeEntry(m, each, 'request.reminded', { on, at: OFFICE_OPENS, by: 'system', about, facts: { to: request.to, channel } });
  return { ...request, reminders: reminders.map(({ on, channel }) => ({ at: londonInstant(on, OFFICE_OPENS), channel })) };
}
