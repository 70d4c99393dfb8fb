import type { PromiseItem } from '../../../app/contract/shapes.ts';
import type { PartyRole } from '../../../app/model/roles.ts';
import type { CaseBody, Service } from '../../../app/model/rows/cases.ts';
import type { LedgerBody } from '../../../app/model/rows/money.ts';
import type { EntryCategory } from '../../../app/model/rows/work.ts';
import type { Db } from '../openDatabase.ts';

export type CaseCard = Readonly<{
  caseId: string; clusterId: string; reference: string; status: CaseBody['status']; service: Service; teamId: string; owner: string | null;
  receiving: string; paying: string; weekly: number | null; safety: boolean;
}>;
type CardRow = {
  case_id: string; cluster_id: string; reference: string; status: CaseBody['status']; service: Service; team_id: string; owner: string | null;
  receiving_name: string; paying_name: string; weekly: number | null; safety: number;
};
const CARD = 'case_id, cluster_id, reference, status, service, team_id, owner, receiving_name, paying_name, weekly, safety';
const toCard = (row: CardRow): CaseCard => ({
  caseId: row.case_id, clusterId: row.cluster_id, reference: row.reference, status: row.status, service: row.service, teamId: row.team_id, owner: row.owner,
  receiving: row.receiving_name, paying: row.paying_name, weekly: row.weekly, safety: row.safety === 1,
});

export type StoryLine = Readonly<{
  key: string; at: string; category: EntryCategory; event: string; by: string; about: PartyRole | null; facts: Readonly<Record<string, string | number | null>>; ref: string | null;
}>;
type LineRow = { line_key: string; at: string; category: EntryCategory; event: string; by_whom: string; about: PartyRole | null; facts: string; ref: string | null };

export type PromiseRow = {
  promise_id: string; cluster_id: string; case_id: string; reference: string; to_role: PartyRole; what: string; by_on: string; by_at: string | null;
  owner: string | null; state: PromiseItem['state']; made_at: string; kept_at: string | null; kind: PromiseItem['kind']; warn_on: string; moves: number; because: string | null; told: number; tag: string;
};
export const PROMISE = 'promise_id, cluster_id, case_id, reference, to_role, what, by_on, by_at, owner, state, made_at, kept_at, kind, warn_on, moves, because, told, tag';
export const toPromise = (row: PromiseRow): PromiseItem => ({
  promiseId: row.promise_id, clusterId: row.cluster_id, caseId: row.case_id, reference: row.reference, to: row.to_role, what: row.what, byOn: row.by_on,
  byAt: row.by_at, ownerUserId: row.owner, state: row.state, kind: row.kind, warnOn: row.warn_on,
  madeAt: row.made_at, keptAt: row.kept_at, moves: row.moves, because: row.because, told: row.told === 1, tag: row.tag,
});

export type LedgerRow = Pick<LedgerBody, 'on' | 'type' | 'pence' | 'bucket' | 'method'>;

/** Reads what is kept about one case: its card, story, ledger and promises. */
export function createCaseRepository(db: Db) {
  const card = db.prepare<{ caseId: string }, CardRow>(`SELECT ${CARD} FROM case_card WHERE case_id = @caseId`);
  const cards = db.prepare<{ ids: string }, CardRow>(`SELECT ${CARD} FROM case_card WHERE case_id IN (SELECT value FROM json_each(@ids))`);
  const cardPage = db.prepare<{ limit: number; offset: number }, CardRow>(`SELECT ${CARD} FROM case_card ORDER BY reference LIMIT @limit OFFSET @offset`);
  const cardCount = db.prepare<[], number>('SELECT count(*) FROM case_card').pluck();
  const story = db.prepare<{ caseId: string; categories: string; at: string; key: string; limit: number }, LineRow>(`SELECT line_key, at, category, event, by_whom, about, facts, ref
    FROM timeline_line WHERE case_id = @caseId AND (at, line_key) < (@at, @key) AND instr(@categories, ' ' || category || ' ') > 0
    ORDER BY at DESC, line_key DESC LIMIT @limit`);
  const storyCounts = db.prepare<{ caseId: string }, { category: string; n: number }>(
    'SELECT category, count(*) AS n FROM timeline_line WHERE case_id = @caseId GROUP BY category',
  );
  const ledger = db.prepare<{ caseId: string }, LedgerRow & { on_date: string }>(
    'SELECT on_date, type, pence, bucket, method FROM ledger_line WHERE case_id = @caseId ORDER BY on_date, line_key',
  );
  const promises = db.prepare<{ clusterId: string; caseId: string; limit: number }, PromiseRow>(
    `SELECT ${PROMISE} FROM promise_item WHERE cluster_id = @clusterId AND case_id = @caseId AND state = 'open' ORDER BY by_on, by_at IS NULL, by_at, promise_id LIMIT @limit`,
  );

  return {
    card: (caseId: string): CaseCard | null => {
      const row = card.get({ caseId });
      return row === undefined ? null : toCard(row);
    },
    cards: (caseIds: readonly string[]): ReadonlyMap<string, CaseCard> =>
      new Map(cards.all({ ids: JSON.stringify(caseIds) }).map((row) => [row.case_id, toCard(row)])),
    cardPage: (offset: number, limit: number): CaseCard[] => cardPage.all({ offset, limit }).map(toCard),
    cardCount: (): number => cardCount.get() ?? 0,
    /** Newest first, older than `before`. */
    story: (caseId: string, categories: readonly EntryCategory[], before: Readonly<{ at: string; key: string }>, limit: number): StoryLine[] =>
      story.all({ caseId, categories: ` ${categories.join(' ')} `, ...before, limit }).map((row) => ({
        key: row.line_key, at: row.at, category: row.category, event: row.event, by: row.by_whom, about: row.about,
        facts: JSON.parse(row.facts) as StoryLine['facts'], ref: row.ref,
      })),
    storyCounts: (caseId: string): Record<string, number> => Object.fromEntries(storyCounts.all({ caseId }).map((row) => [row.category, row.n])),
    /** Oldest first. */
    ledger: (caseId: string): LedgerRow[] => ledger.all({ caseId }).map(({ on_date, type, pence, bucket, method }) => ({ on: on_date, type, pence, bucket, method })),
    openPromises: (clusterId: string, caseId: string, limit: number): PromiseItem[] => promises.all({ clusterId, caseId, limit }).map(toPromise),
  };
}
export type CaseRepository = ReturnType<typeof createCaseRepository>;
