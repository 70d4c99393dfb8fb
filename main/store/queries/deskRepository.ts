import type { PromiseItem } from '../../../app/contract/shapes.ts';
import { isPromiseLate } from '../../../app/work/nextItem.ts';
import type { PromiseOutcome } from '../../../app/work/todayCounts.ts';
import type { Db } from '../openDatabase.ts';
import { PROMISE, type PromiseRow, toPromise } from './caseRepository.ts';

export type StaffMember = Readonly<{ userId: string; role: string; teams: readonly string[]; awayUntil: string | null }>;
export type FailedSend = Readonly<{ reference: string; channel: 'sms' | 'email' | 'letter'; at: string }>;

/** Reads what belongs to a person or a team and not to one case: promises, failed messages, colleagues. */
export function createDeskRepository(db: Db) {
  const promises = db.prepare<{ me: string; limit: number }, PromiseRow>(
    `SELECT ${PROMISE} FROM promise_item WHERE state = 'open' AND owner = @me ORDER BY by_on, by_at IS NULL, by_at, promise_id LIMIT @limit`,
  );
  const promiseCount = db.prepare<{ me: string }, number>(`SELECT count(*) FROM promise_item WHERE state = 'open' AND owner = @me`).pluck();
  const promiseOutcomes = db.prepare<{ me: string; from: string; to: string }, { state: 'open' | 'kept'; by_on: string; kept_at: string | null }>(
    `SELECT state, by_on, kept_at FROM promise_item WHERE state IN ('open', 'kept') AND owner = @me AND by_on BETWEEN @from AND @to`,
  );
  const dueBy = db.prepare<{ me: string; today: string }, { case_id: string; by_on: string; by_at: string | null }>(
    `SELECT case_id, by_on, by_at FROM promise_item WHERE state = 'open' AND owner = @me AND by_on <= @today`,
  );
  const failed = db.prepare<{ me: string; limit: number }, FailedSend>(
    `SELECT reference, channel, at FROM message_item WHERE state = 'failed' AND by_whom = @me ORDER BY at DESC LIMIT @limit`,
  );
  const failedCount = db.prepare<{ me: string }, number>(`SELECT count(*) FROM message_item WHERE state = 'failed' AND by_whom = @me`).pluck();
  const staff = db.prepare<[], { user_id: string; role: string; teams: string; away_until: string | null }>('SELECT user_id, role, teams, away_until FROM staff ORDER BY user_id');
  const teamName = db.prepare<{ teamId: string }, string>('SELECT name FROM team WHERE team_id = @teamId').pluck();

  return {
    /** Open promises of a person, soonest first. */
    promises: (me: string, limit: number): PromiseItem[] => promises.all({ me, limit }).map(toPromise),
    promiseCount: (me: string): number => promiseCount.get({ me }) ?? 0,
    promiseOutcomes: (me: string, from: string, to: string): PromiseOutcome[] =>
      promiseOutcomes.all({ me, from, to }).map((row) => ({ state: row.state, byOn: row.by_on, keptAt: row.kept_at })),
    /** Cases on which a promise of this person is late. */
    latePromiseCases: (me: string, today: string, now: string): ReadonlySet<string> =>
      new Set(dueBy.all({ me, today }).filter((row) => isPromiseLate({ byOn: row.by_on, byAt: row.by_at }, today, now)).map((row) => row.case_id)),
    failedSends: (me: string, limit: number): Readonly<{ total: number; newest: FailedSend[] }> => ({ total: failedCount.get({ me }) ?? 0, newest: failed.all({ me, limit }) }),
    /** Everybody, by code. */
    staff: (): StaffMember[] => staff.all().map((row) => ({ userId: row.user_id, role: row.role, teams: JSON.parse(row.teams) as string[], awayUntil: row.away_until })),
    /** The team's name; its id while the directory is not held. */
    teamName: (teamId: string): string => teamName.get({ teamId }) ?? teamId,
  };
}
export type DeskRepository = ReturnType<typeof createDeskRepository>;
