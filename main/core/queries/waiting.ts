import { listOf } from '../../../app/changes/caseFacts.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { WaitingLine } from '../../../app/contract/waiting.ts';
import { addDays, londonDate } from '../../../app/model/dates.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import { answerCodesFor, answerWords, asksForDay, asksForPay, plannedWords, silenceWords } from '../../../app/work/waiting/waitWords.ts';
import { plannedSteps } from '../../../app/work/waiting/planned.ts';
import { reachChannels, reachOf, type ReachRows } from '../../../app/work/waiting/reach.ts';
import { waitSettings } from '../../../app/work/waiting/waitSettings.ts';
import { requestWhatWords, waitingLine } from '../../../app/work/waitingWords.ts';
import { shortDay, whyNowWords } from '../../../app/work/whyNow.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

const MOST_LINES = 60;
const MOST_ITEMS = 20;
/** A wait is about to end this many days before its due day. */
const SOON_DAYS = 2;

/** A closed request stays in sight while the work that it was for is open. */
function stillMatters({ body }: Row<'request'>, source: RowSource): boolean {
  if (body.state === 'waiting' || body.state === 'late') return true;
  if (body.state === 'cancelled') return false;
  const change = body.changeId === null ? undefined : listOf(source, 'change').find(({ id }) => id === body.changeId);
  const taskId = body.taskId ?? change?.body.taskId ?? null;
  return listOf(source, 'task').some(({ id, body: task }) => id === taskId && task.state === 'open');
}

/** `case.waiting`: who was asked for what, and what happens next by itself. Refuses with CASE_NOT_HELD a case that is not in the cache. */
export function createCaseWaitingQuery(context: QueryContext) {
  const { cases } = repositoriesOf(context.db);
  return ({ caseId }: Input<'case.waiting'>): Result<Output<'case.waiting'>> => {
    const card = cases.card(caseId);
    if (card === null) return fail('CASE_NOT_HELD');
    const source = context.rows(card.clusterId);
    const today = context.today();
    const rows: ReachRows = { cases: listOf(source, 'case'), persons: listOf(source, 'person'), contacts: listOf(source, 'contact'), safety: listOf(source, 'safety') };
    const lines = listOf(source, 'request')
      .filter((request) => request.body.caseId === caseId && stillMatters(request, source))
      .toSorted((a, b) => compareText(a.body.dueOn, b.body.dueOn) || compareText(a.body.sentAt, b.body.sentAt) || compareText(a.id, b.id))
      .slice(0, MOST_LINES)
      .map(({ id, tag, body }): WaitingLine => {
        const reach = reachOf(body, rows);
        const steps = plannedSteps(body, reach, waitSettings(context.changes, londonDate(body.sentAt)));
        const next = plannedWords(steps, body, today);
        const answer = answerWords(body, today);
        return {
          requestId: id, taskId: body.taskId, changeId: body.changeId, to: body.to, what: body.what, words: requestWhatWords(body.what), channel: body.channel, since: body.sentAt, dueOn: body.dueOn,
          state: body.state, remindersSent: body.reminders?.length ?? 0,
          next: next === null || steps[0] === undefined ? null : { words: next, on: steps[0].on },
          ifSilentWords: silenceWords(body, today),
          answer: answer === null || body.answeredAt === null ? null : { words: answer, at: body.answeredAt, weekly: body.weekly },
          ways: reachChannels.map((channel) => ({ channel, usable: reach(channel) })),
          answers: [...answerCodesFor(body.what)], asksForPay: asksForPay(body.what), asksForDay: asksForDay(body.what), tag,
        };
      });
    return ok({ lines });
  };
}

/** `waiting.mine`: own items that an answer or silence has freed today, and own waits that end soon. */
export function createWaitingMineQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  return (): Result<Output<'waiting.mine'>> => {
    const [{ id: me }, today] = [context.actor(), context.today()];
    const mine = queue.mine(me);
    const wokeIds = mine
      .filter((item) => item.waiting.length === 0 && item.wokeAt !== null && londonDate(item.wokeAt) === today)
      .toSorted((a, b) => compareText(b.wokeAt ?? '', a.wokeAt ?? '') || compareText(a.taskId, b.taskId))
      .slice(0, MOST_ITEMS);
    const waits = queue.rows(mine.filter((item) => item.waiting.length > 0).map((item) => item.taskId));
    const ending = waits
      .filter((row) => row.waitingUntil !== null && row.waitingUntil <= addDays(today, SOON_DAYS))
      .toSorted((a, b) => compareText(a.waitingUntil ?? '', b.waitingUntil ?? '') || compareText(a.taskId, b.taskId))
      .slice(0, MOST_ITEMS);
    return ok({
      woke: queue.rows(wokeIds.map((item) => item.taskId)).map((row) => ({ row, words: whyNowWords(row.why, today) })),
      ending: ending.map((row) => {
        const until = row.waitingUntil ?? today;
        return { row, words: `${waitingLine(row.waiting.map((on) => ({ on, since: row.receivedOn, dueOn: until })), today) ?? ''}, ends ${shortDay(until, today)}` };
      }),
    });
  };
}
