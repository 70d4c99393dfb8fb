import { addDays, daysBetween, londonDate, type IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { Row } from '../model/rows/index.ts';
import type { ChallengeBody } from '../model/rows/challenges.ts';
import type { Catalogues } from '../operations/operation.ts';

export type TimeLimit = Readonly<{ noticeOn: IsoDate | null; askBy: IsoDate | null; inTime: boolean; daysLate: number }>;

const gone: readonly Row<'message'>['body']['state'][] = ['queued', 'sent', 'delivered'];

/**
 * The day one parent was told of a decision in writing: when the first of its letters or emails left. Null while they
 * are only drafts. Where none is held, it was told on the day it was made.
 */
export function noticeOn(decision: Row<'decision'>, role: PartyRole, caseId: string, messages: readonly Row<'message'>[]): IsoDate | null {
  const notices = messages.filter(({ body }) => body.decisionId === decision.id && body.caseId === caseId && body.to === role && body.channel !== 'sms');
  if (notices.length === 0) return decision.body.performedOn;
  return notices.filter(({ body }) => gone.includes(body.state)).map(({ body }) => londonDate(body.at)).toSorted()[0] ?? null;
}

/**
 * Whether a request came in time: within the days of the setting after the notice (one month, worked as 30 days). With
 * no notice no time runs.
 */
export function timeLimit(notice: IsoDate | null, askedOn: IsoDate, { changes }: Pick<Catalogues, 'changes'>): TimeLimit {
  if (notice === null) return { noticeOn: null, askBy: null, inTime: true, daysLate: 0 };
  const askBy = addDays(notice, changes.setting('challengeDays', notice));
  const daysLate = Math.max(0, daysBetween(askBy, askedOn));
  return { noticeOn: notice, askBy, inTime: daysLate === 0, daysLate };
}

/** Late is allowed only with a good reason; without one it is looked at as a new change from the day it was asked. */
export const timingOf = ({ inTime }: TimeLimit, lateReason: string | null): ChallengeBody['timing'] => (inTime ? 'inTime' : lateReason === null ? 'late' : 'lateWithReason');
