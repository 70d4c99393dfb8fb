import type { Input, Output } from '../../../app/contract/index.ts';
import { addDays, addMonths, daysBetween } from '../../../app/model/dates.ts';
import { ok, type Result } from '../../../app/result.ts';
import { callbackCount, decisionCount, draftCount, dueTodayCount, failedCount, overdueCount, promisesKept, timesToday, waitingParts } from '../../../app/work/todayCounts.ts';
import type { QueryContext } from './context.ts';
import { createNextFinder } from './next.ts';
import { repositoriesOf } from './repositories.ts';

type View = Output<'today.view'>;
const TIMES = 20;
const PROMISES = 5;
const DRAFTS = 40;

/** `today.view`: one person's day; for a leader also the team's. */
export function createTodayQuery(context: QueryContext) {
  const { queue, desk, cases } = repositoriesOf(context.db);
  const findNext = createNextFinder(context);

  const draftsOf = (drafts: ReturnType<QueryContext['drafts']>): View['drafts'] => {
    const held = cases.cards(drafts.flatMap(({ caseId }) => caseId ?? []));
    return drafts
      .flatMap(({ key, caseId, title, savedAt }): View['drafts'] => {
        // Typed about many items at once: it belongs to no case.
        if (caseId === null) return [{ key, caseId: null, reference: null, title, at: savedAt }];
        const card = held.get(caseId);
        return card === undefined ? [] : [{ key, caseId: card.caseId, reference: card.reference, title, at: savedAt }];
      })
      .slice(0, DRAFTS);
  };

  const teamOf = (): View['team'] => {
    const [actor, today] = [context.actor(), context.today()];
    if (actor.role !== 'teamLeader') return null;
    const { unassigned, dueSoon, oldestId } = queue.team(actor.teams, addDays(today, 1));
    const work = queue.people(today);
    const withAway = desk.staff().flatMap(({ userId, teams, awayUntil }) => {
      const open = work.get(userId)?.open ?? 0;
      const ours = teams.some((team) => actor.teams.includes(team));
      return ours && awayUntil !== null && awayUntil >= today && open > 0 ? [{ userId, count: open, until: awayUntil }] : [];
    });
    const row = oldestId === null ? undefined : queue.rows([oldestId])[0];
    const [first, second] = actor.teams;
    return {
      name: second === undefined && first !== undefined ? desk.teamName(first) : 'Your teams',
      unassigned,
      unassignedDueSoon: dueSoon,
      withAway: withAway.slice(0, 20),
      oldest: row === undefined ? null : { days: Math.max(0, daysBetween(row.receivedOn, today)), row },
    };
  };

  return ({ declined }: Input<'today.view'>): Result<View> => {
    const [{ id: me }, today, now] = [context.actor(), context.today(), context.now()];
    const mine = queue.mine(me);
    const next = findNext(mine, declined);
    const drafts = context.drafts(null);
    const failed = desk.failedSends(me, 1);
    const monthStart = `${today.slice(0, 8)}01`;
    const outcomes = desk.promiseOutcomes(me, monthStart, addDays(addMonths(monthStart, 1), -1));
    return ok({
      mine: mine.filter((item) => item.waiting.length === 0).length,
      next: next.row === null ? null : { row: next.row, rule: next.rule, because: next.because },
      counts: [
        { key: 'overdue', ...overdueCount(mine, today) },
        { key: 'today', ...dueTodayCount(mine, today) },
        { key: 'callbacks', ...callbackCount(mine, now) },
        { key: 'drafts', ...draftCount(drafts, today) },
        { key: 'decisionsWaiting', ...decisionCount(mine) },
        { key: 'failedSends', ...failedCount(failed.total, failed.newest[0] ?? null) },
      ],
      waitingOnOthers: waitingParts(mine, today),
      callbacks: queue.rows(timesToday(mine, today).slice(0, TIMES).map((item) => item.taskId)),
      promises: desk.promises(me, PROMISES),
      promiseTotal: desk.promiseCount(me),
      promisesKept: promisesKept(outcomes, today),
      drafts: draftsOf(drafts),
      team: teamOf(),
    });
  };
}
