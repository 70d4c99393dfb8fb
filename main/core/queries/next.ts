import type { Input, Output } from '../../../app/contract/index.ts';
import type { QueueRow } from '../../../app/contract/shapes.ts';
import { ok, type Result } from '../../../app/result.ts';
import { becauseWords, nextItem, type NextRule } from '../../../app/work/nextItem.ts';
import type { MineItem } from '../../../app/work/todayCounts.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

export type Next = Readonly<{ row: QueueRow | null; rule: NextRule; because: string }>;

/** The item to do next for whoever is signed in, given their open items. Those who only read are offered nothing. */
export function createNextFinder(context: QueryContext) {
  const { queue, desk } = repositoriesOf(context.db);
  return (mine: readonly MineItem[], declined: readonly string[]): Next => {
    const [actor, today, now] = [context.actor(), context.today(), context.now()];
    const candidates = actor.role === 'readOnly' ? [] : [...mine.filter((item) => item.waiting.length === 0), ...queue.unassigned(actor.teams)];
    const passed = new Set(declined);
    const found = nextItem(
      candidates.filter((item) => !passed.has(item.taskId)),
      { now, today, latePromises: desk.latePromiseCases(actor.id, today, now) },
    );
    const row = found === null ? null : (queue.rows([found.taskId])[0] ?? null);
    const rule = row === null || found === null ? 'nothing' : found.rule;
    return { row, rule, because: becauseWords(rule, row, today) };
  };
}

/** `queue.next`: the top item by rule, the rule, and the reason in words. */
export function createQueueNextQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  const findNext = createNextFinder(context);
  return ({ declined }: Input<'queue.next'>): Result<Output<'queue.next'>> => ok(findNext(queue.mine(context.actor().id), declined));
}
