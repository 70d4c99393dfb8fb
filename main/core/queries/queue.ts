import type { Input, Output } from '../../../app/contract/index.ts';
import type { QueueFilter } from '../../../app/contract/queue.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { type FilterSight, partsInUse } from '../../../app/work/queueFilter.ts';
import { groupHeads } from '../../../app/work/queueOrder.ts';
import { queueWhy } from '../../../app/work/queueWhy.ts';
import { rowOf } from '../../store/cache/rowSource.ts';
import type { QueryContext } from './context.ts';
import { repositoriesOf } from './repositories.ts';

const MOST_IDS = 100_000;
/** A text that finds more than this narrows to the first of them. */
const MOST_FOUND = 1_000;

/** A text in the filter means the cases that the search finds for it. */
function sightFor(context: QueryContext) {
  const { search } = repositoriesOf(context.db);
  return (filter: QueueFilter): FilterSight => {
    const text = filter.text?.trim() ?? '';
    return { actor: context.actor(), today: context.today(), cases: text === '' ? null : new Set(search.find(text, MOST_FOUND).map((found) => found.caseId)) };
  };
}

/** `queue.page`: rows of one page, and the heads of all groups with their sizes. */
export function createQueuePageQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  const sight = sightFor(context);
  return ({ filter, group, offset, limit }: Input<'queue.page'>): Result<Output<'queue.page'>> => {
    const seen = sight(filter);
    const { slices, total, cases } = queue.sizes(filter, group, seen);
    return ok({
      rows: queue.page(filter, group, seen, slices, { offset, limit }),
      total,
      cases,
      groups: groupHeads(slices, group, seen.today),
    });
  };
}

/** `queue.ids`: every task id that the filter shows, in order of the due date. */
export function createQueueIdsQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  const sight = sightFor(context);
  return ({ filter }: Input<'queue.ids'>): Result<Output<'queue.ids'>> => ok({ taskIds: queue.ids(filter, sight(filter), MOST_IDS) });
}

/** `queue.rows`: named rows again, in the order asked; rows no longer held are left out. */
export function createQueueRowsQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  return ({ taskIds }: Input<'queue.rows'>): Result<Output<'queue.rows'>> => ok({ rows: queue.rows(taskIds) });
}

/** `queue.hidden`: how many rows would come back if a part of the filter were taken away. */
export function createQueueHiddenQuery(context: QueryContext) {
  const { queue } = repositoriesOf(context.db);
  const sight = sightFor(context);
  return ({ filter }: Input<'queue.hidden'>): Result<Output<'queue.hidden'>> => {
    const shown = queue.count(filter, sight(filter));
    return ok({ parts: partsInUse(filter).map(({ part, without }) => ({ part, hides: queue.count(without, sight(without)) - shown })) });
  };
}

/** `queue.why`: what explains a row. Refuses with ROW_NOT_FOUND a task that is not held. */
export function createQueueWhyQuery(context: QueryContext) {
  const { queue, desk } = repositoriesOf(context.db);
  return ({ taskId }: Input<'queue.why'>): Result<Output<'queue.why'>> => {
    const row = queue.rows([taskId])[0];
    if (row === undefined) return fail('ROW_NOT_FOUND', { fields: ['task'] });
    const waiting = rowOf(context.rows(row.clusterId), 'task', taskId)?.body.waiting ?? [];
    return ok({ lines: [...queueWhy(row, { today: context.today(), teamName: desk.teamName(row.teamId), waiting })] });
  };
}
