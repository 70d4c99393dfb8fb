import type { PromiseItem } from '../../../app/contract/shapes.ts';
import type { PromiseState } from '../../../app/promises/promiseState.ts';
import type { Db } from '../openDatabase.ts';
import { PROMISE, type PromiseRow, toPromise } from './caseRepository.ts';

/** Whose promises: one person's, those of teams, or those of one case. */
export type PromiseScope = Readonly<{ of: 'owner'; id: string } | { of: 'team'; ids: readonly string[] } | { of: 'case'; id: string }>;
export type PromisePage = Readonly<{ scope: PromiseScope; states: readonly PromiseState[]; until: string | null; today: string; now: string; offset: number; limit: number }>;
type Bound = { key: string; today: string; now: string };

const where = { owner: 'owner = @key', team: 'team_id IN (SELECT value FROM json_each(@key))', case: 'case_id = @key' } as const;
/** The rule of `app/promises/promiseState.ts`, for SQL; a test holds the two together. */
const STANDING = `CASE WHEN state = 'withdrawn' THEN 'withdrawn' WHEN state = 'kept' THEN CASE late WHEN 1 THEN 'keptLate' ELSE 'kept' END
  WHEN by_on < @today OR (by_at IS NOT NULL AND by_at < @now) THEN 'overdue' WHEN by_on = @today THEN 'today' WHEN warn_on <= @today THEN 'dueSoon' ELSE 'open' END`;
/** Groups stand together; inside one, open promises by their day, settled ones newest first. */
const RANK = "CASE standing WHEN 'overdue' THEN 0 WHEN 'today' THEN 1 WHEN 'dueSoon' THEN 2 WHEN 'open' THEN 3 WHEN 'keptLate' THEN 4 WHEN 'kept' THEN 5 ELSE 6 END";
const openOnes: readonly PromiseState[] = ['overdue', 'today', 'dueSoon', 'open'];

/** Reads promises across cases. `today` and `now` decide where each stands. */
export function createPromiseRepository(db: Db) {
  const statementsFor = (of: keyof typeof where) => ({
    // Kept and withdrawn ones are many and seldom asked for: an index on the state leaves them out.
    page: db.prepare<Bound & { rowStates: string; states: string; until: string; limit: number; offset: number }, PromiseRow & { standing: PromiseState }>(
      `SELECT * FROM (SELECT ${PROMISE}, ${STANDING} AS standing FROM promise_item WHERE ${where[of]} AND state IN (SELECT value FROM json_each(@rowStates)) AND by_on <= @until)
        WHERE standing IN (SELECT value FROM json_each(@states)) ORDER BY ${RANK}, CASE state WHEN 'open' THEN '' ELSE coalesce(kept_at, made_at) END DESC, by_on, by_at IS NULL, by_at, promise_id LIMIT @limit OFFSET @offset`,
    ),
    counts: db.prepare<Bound & { until: string }, { standing: PromiseState; n: number; due: number }>(
      `SELECT standing, count(*) AS n, sum(by_on <= @until) AS due FROM (SELECT by_on, ${STANDING} AS standing FROM promise_item WHERE ${where[of]}) GROUP BY standing`,
    ),
  });
  const statements = { owner: statementsFor('owner'), team: statementsFor('team'), case: statementsFor('case') };
  /** Later than any day. */
  const NEVER = '9999-12-31';

  return {
    page({ scope, states, until, today, now, offset, limit }: PromisePage): Readonly<{ rows: (PromiseItem & { standing: PromiseState })[]; total: number; counts: Record<PromiseState, number> }> {
      const key = scope.of === 'team' ? JSON.stringify(scope.ids) : scope.id;
      const rowStates = [...(states.some((each) => openOnes.includes(each)) ? ['open'] : []), ...(states.includes('kept') || states.includes('keptLate') ? ['kept'] : []), ...(states.includes('withdrawn') ? ['withdrawn'] : [])];
      const bound = { key, today, now, until: until ?? NEVER };
      const rows = statements[scope.of].page.all({ ...bound, rowStates: JSON.stringify(rowStates), states: JSON.stringify(states), offset, limit });
      const counts: Record<PromiseState, number> = { overdue: 0, today: 0, dueSoon: 0, open: 0, kept: 0, keptLate: 0, withdrawn: 0 };
      let total = 0;
      for (const { standing, n, due } of statements[scope.of].counts.all(bound)) {
        counts[standing] = n;
        if (states.includes(standing)) total += due;
      }
      return { rows: rows.map((row) => ({ ...toPromise(row), standing: row.standing })), total, counts };
    },
  };
}
export type PromiseRepository = ReturnType<typeof createPromiseRepository>;
