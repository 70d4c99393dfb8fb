import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultQueueFilter, type QueueFilter, queueGroups } from '../../app/contract/queue.ts';
import { addDays } from '../../app/model/dates.ts';
import type { RowBody, RowWrite } from '../../app/model/rows/index.ts';
import { isInFilter } from '../../app/work/queueFilter.ts';
import { compareInQueue, compareSlices, groupHeads, type QueueGroup, sliceOf } from '../../app/work/queueOrder.ts';
import { createQueries } from '../../main/core/queries/index.ts';
import { bucketOf } from '../../main/store/cache/models/queueItem.ts';
import { matchOf } from '../../main/store/queries/searchRepository.ts';
import { readSearch } from '../../app/work/searchWords.ts';
import { bareCase, CASEWORKER, contextFor, DIRECTORY, directory, type FixtureCache, openFixtureCache, task, TODAY } from './queryFixture.ts';

let cache: FixtureCache;
let queries: ReturnType<typeof createQueries>;

/** Every value that a filter, a group or the order looks at, in many combinations. */
const bodies: Partial<RowBody<'task'>>[] = fc.sample(
  fc.record({
    kind: fc.constantFrom('change', 'callback', 'evidence', 'returnedPost', 'reconsideration', 'defaultDecision'),
    changeType: fc.constantFrom('C09', 'C24', 'C01', null),
    dueOn: fc.integer({ min: -4, max: 10 }).map((days) => addDays(TODAY, days)),
    dueAt: fc.constantFrom(null, null, '2026-11-18T10:30:00.000Z', '2026-11-18T15:00:00.000Z'),
    priority: fc.constantFrom(0, 0, 1, 2),
    teamId: fc.constantFrom('team-4', 'team-9'),
    claimedBy: fc.constantFrom(null, 'CW-07', 'CW-11'),
    wokeAt: fc.constantFrom(null, '2026-11-17T16:00:00.000Z', '2026-11-18T00:00:00.000Z', '2026-11-18T08:10:00.000Z'),
    waiting: fc.constantFrom([], [{ on: 'hmrc', since: '2026-11-01', dueOn: '2026-11-10' } as const], [{ on: 'employer', since: '2026-11-01', dueOn: '2026-12-02' } as const]),
    state: fc.constantFrom('open', 'open', 'open', 'done'),
  }),
  { numRuns: 120, seed: 11 },
);
const caseOf = (n: number): string => `case-${n % 30}`;
const tasks = bodies.map((body, n): RowWrite => task(caseOf(n), `t${n}`, body));
/** The same items as the rules of app/work see them. */
const items = tasks.flatMap((row) => {
  if (row.kind !== 'task' || row.body.state !== 'open') return [];
  const { body } = row;
  const waitingUntil = body.waiting[0]?.dueOn ?? null;
  return [{ ...body, taskId: row.id, bucket: bucketOf(body), waitingCount: body.waiting.length, waitingUntil }];
});

const filters: fc.Arbitrary<QueueFilter> = fc.record({
  whose: fc.constantFrom('mine', 'team', 'unassigned', 'all'),
  person: fc.constantFrom(null, 'CW-07', 'CW-11'),
  due: fc.constantFrom(null, 'overdue', 'today', 'byFriday', 'week'),
  types: fc.constantFrom([], ['income'], ['callbacks', 'address']),
  waiting: fc.constantFrom(null, 'onUs', 'onOthers', 'woke', 'decide'),
  text: fc.constantFrom(null, null, '10-0012'),
});

beforeAll(() => {
  cache = openFixtureCache();
  cache.put(DIRECTORY, directory());
  for (let n = 0; n < 30; n += 1) {
    cache.put(`cl-${n}`, [
      ...bareCase({ clusterId: `cl-${n}`, caseId: caseOf(n), reference: `10-${String(n).padStart(4, '0')}` }),
      ...tasks.filter((row) => row.kind === 'task' && row.body.caseId === caseOf(n)),
    ]);
  }
  queries = createQueries(contextFor(cache));
});
afterAll(() => cache.close());

function pages(filter: QueueFilter, group: QueueGroup, limit: number) {
  const taskIds: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = queries['queue.page']({ filter, group, offset, limit });
    if (!page.ok) throw new Error(page.error.code);
    taskIds.push(...page.value.rows.map((row) => row.taskId));
    if (offset + limit >= page.value.total) return { taskIds, ...page.value };
  }
}

describe('the queue of any filter, group and page size', () => {
  it('is what the rules say: the same items, in the same order, under the same heads', () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...queueGroups), fc.integer({ min: 1, max: 40 }), (filter, group, limit) => {
        const cases = filter.text === null ? null : new Set(['case-12']);
        const bySlice = compareSlices(group, CASEWORKER.id);
        const expected = items
          .filter((item) => isInFilter(item, filter, { actor: CASEWORKER, today: TODAY, cases }))
          .toSorted((a, b) => bySlice(sliceOf(a, group, TODAY), sliceOf(b, group, TODAY)) || compareInQueue(a, b));
        const shown = pages(filter, group, limit);
        expect(shown.taskIds).toEqual(expected.map((item) => item.taskId));
        expect(shown.groups).toEqual(groupHeads(expected.map((item) => ({ slice: sliceOf(item, group, TODAY), count: 1 })), group, TODAY));
        expect([shown.total, shown.cases]).toEqual([expected.length, new Set(expected.map((item) => item.caseId)).size]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the ids of rows off screen in the order of the view by due date', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const ids = queries['queue.ids']({ filter });
        expect(ids.ok && ids.value.taskIds).toEqual(pages(filter, 'due', 50).taskIds);
      }),
    );
  });

  it('says of each part of a filter what taking it away would bring back', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const hidden = queries['queue.hidden']({ filter });
        const due = hidden.ok ? hidden.value.parts.find(({ part }) => part === 'due') : undefined;
        const more = pages({ ...filter, due: null }, 'due', 50).total - pages(filter, 'due', 50).total;
        expect(due?.hides ?? 0).toBe(filter.due === null ? 0 : more);
      }),
      { numRuns: 40 },
    );
  });
});

describe('Next, asked again and again', () => {
  it('offers own work and what nobody of the team has, never what waits or belongs elsewhere, until nothing is left', () => {
    const offered: string[] = [];
    for (;;) {
      const next = queries['queue.next']({ declined: offered });
      if (!next.ok || next.value.row === null) break;
      offered.push(next.value.row.taskId);
    }
    const mayBeOffered = items.filter(
      (item) =>
        item.waiting.length === 0 && (item.claimedBy === CASEWORKER.id || (item.claimedBy === null && item.teamId === 'team-4')) &&
        (item.dueAt === null || item.priority === 2),
    );
    expect(offered.toSorted()).toEqual(mayBeOffered.map((item) => item.taskId).toSorted());
  });
});

describe('query plans', () => {
  /** Runs a query and gives the plan of every statement it sent, so that the SQL is not written down twice. */
  function plansOf(run: (from: ReturnType<typeof createQueries>) => void): string[] {
    const sent: string[] = [];
    const { db } = cache;
    const spied = Object.create(db, {
      prepare: {
        value: (sql: string) => {
          const statement = db.prepare(sql);
          const noted = (method: 'all' | 'get') => (...args: unknown[]) => {
            sent.push(...db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...args).map((step) => step.detail));
            return statement[method](...args);
          };
          const wrapped = { all: noted('all'), get: noted('get'), pluck: () => ({ all: noted('all'), get: (...args: unknown[]) => (noted('get')(...args), statement.pluck().get(...args)) }) };
          return wrapped;
        },
      },
    }) as typeof db;
    run(createQueries(contextFor({ db: spied, rows: cache.rows })));
    return sent;
  }
  const scans = (plans: readonly string[], table: string) => plans.filter((step) => new RegExp(`^SCAN ${table}\\b(?!.*VIRTUAL)`).test(step));

  it('page the queue through an index, whatever the filter', () => {
    for (const whose of ['mine', 'team', 'unassigned', 'all'] as const) {
      const plans = plansOf((from) => void from['queue.page']({ filter: { ...defaultQueueFilter, whose }, group: 'due', offset: 0, limit: 50 }));
      expect(scans(plans, 'queue_item')).toEqual([]);
      expect(plans.filter((step) => step.startsWith('SEARCH queue_item')).length).toBeGreaterThan(2);
    }
  });
  it('page a person’s own work in the order of the index, sorting only within a day', () => {
    const plans = plansOf((from) => void from['queue.page']({ filter: defaultQueueFilter, group: 'due', offset: 0, limit: 50 }));
    expect(plans.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });
  it('find Next, the day and one case’s story through indexes', () => {
    const plans = plansOf((from) => {
      from['queue.next']({ declined: [] });
      from['today.view']({ declined: [] });
      from['case.timeline']({ caseId: 'case-1', categories: ['people'], before: '20261118094100.000Z.entry/x', limit: 50 });
    });
    for (const table of ['queue_item', 'promise_item', 'message_item', 'timeline_line', 'case_card']) expect(scans(plans, table)).toEqual([]);
    expect(plans).toContain('SEARCH timeline_line USING PRIMARY KEY (case_id=? AND (at,line_key)<(?,?))');
  });
  it('search through the text index and look up only the candidates it names', () => {
    const plans = plansOf((from) => {
      from['search.find']({ text: 'rosa t', limit: 20 });
      from['search.find']({ text: '42', limit: 20 });
    });
    for (const table of ['search_doc', 'case_card']) expect(scans(plans, table)).toEqual([]);
    expect(plans.some((step) => /search_text VIRTUAL TABLE INDEX \d+:M/.test(step))).toBe(true);
    expect(plans).toContain('SEARCH d USING INTEGER PRIMARY KEY (rowid=?)');
  });
  it('ask the text index for beginnings no shorter than two letters', () => {
    expect(matchOf(readSearch('Rosa t'))).toBe('"rosa"*');
    expect(matchOf(readSearch('s'))).toBeNull();
    expect(matchOf(readSearch('williamson ro'))).toBe('"williamson" AND "ro"*');
  });
});
