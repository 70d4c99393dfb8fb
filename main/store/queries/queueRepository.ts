import type { QueueFilter } from '../../../app/contract/queue.ts';
import type { QueueRow } from '../../../app/contract/shapes.ts';
import { type NextCandidate, URGENT } from '../../../app/work/nextItem.ts';
import type { FilterSight } from '../../../app/work/queueFilter.ts';
import { compareSlices, dayBegins, type QueueGroup, sliceWindow } from '../../../app/work/queueOrder.ts';
import type { MineItem } from '../../../app/work/todayCounts.ts';
import type { Db } from '../openDatabase.ts';
import { inTeams, NOT_WOKE_TODAY, QUEUE_ORDER, sliceColumn, sliceIs, whereOf, WOKE_TODAY } from './queueSql.ts';
import { type Bind, createStatements } from './statements.ts';

type ItemRow = {
  task_id: string; cluster_id: string; case_id: string; reference: string; kind: QueueRow['kind']; change_type: QueueRow['changeType'];
  subject: QueueRow['subject']; state: QueueRow['state']; received_on: string; due_on: string; due_at: string | null; priority: number;
  team_id: string; claimed_by: string | null; claimed_at: string | null; why: string; waiting: string; waiting_until: string | null;
  woke_at: string | null; tries: number; safety: number; last_note: string | null; effort: number; tag: string;
};
const COLUMNS = `task_id, cluster_id, case_id, reference, kind, change_type, subject, state, received_on, due_on, due_at, priority, team_id,
  claimed_by, claimed_at, why, waiting, waiting_until, woke_at, tries, safety, last_note, effort, tag`;

type CandidateRow = Pick<ItemRow, 'task_id' | 'case_id' | 'kind' | 'priority' | 'due_on' | 'due_at' | 'woke_at' | 'claimed_by'>;
type MineRow = CandidateRow & Pick<ItemRow, 'reference' | 'change_type' | 'tries' | 'effort' | 'waiting'>;
const CANDIDATE = 'task_id, case_id, kind, priority, due_on, due_at, woke_at, claimed_by';
export type Slice = Readonly<{ slice: string; count: number }>;
type Sizes = Readonly<{ slices: readonly Slice[]; total: number; cases: number }>;
type Window = Readonly<{ offset: number; limit: number }>;
/** How much of what nobody has taken *Next* looks at, in the queue's order. */
const UNASSIGNED_SEEN = 200;

/** Reads `queue_item`. Filters, order and groups are rules of app/work; here they are SQL. */
export function createQueueRepository(db: Db) {
  const statement = createStatements(db);
  const byIds = db.prepare<{ ids: string }, ItemRow>(`SELECT ${COLUMNS} FROM queue_item WHERE task_id IN (SELECT value FROM json_each(@ids))`);
  // The plus keeps the planner on the case's own few rows: an index over all open work would look better to it.
  const openOfCase = db.prepare<{ caseId: string; limit: number }, ItemRow>(
    `SELECT ${COLUMNS} FROM queue_item WHERE case_id = @caseId AND +state = 'open' ORDER BY ${QUEUE_ORDER} LIMIT @limit`,
  );
  const openCount = db.prepare<{ caseId: string }, number>(`SELECT count(*) FROM queue_item WHERE case_id = @caseId AND +state = 'open'`).pluck();
  const mine = db.prepare<{ me: string }, MineRow>(
    `SELECT ${CANDIDATE}, reference, change_type, tries, effort, waiting FROM queue_item WHERE state = 'open' AND claimed_by = @me`,
  );
  const people = db.prepare<{ today: string }, { claimed_by: string; open: number; overdue: number }>(`SELECT claimed_by, count(*) AS open, sum(due_on < @today) AS overdue
    FROM queue_item WHERE state = 'open' AND claimed_by IS NOT NULL GROUP BY claimed_by`);

  const idsIn = (where: string, bind: Bind): string[] => {
    const query = statement<{ task_id: string }>(`SELECT task_id FROM queue_item WHERE ${where} ORDER BY ${QUEUE_ORDER} LIMIT @take OFFSET @skip`);
    return query.all(bind).map((row) => row.task_id);
  };

  /** In the order of the ids; an id that is not held is left out. */
  const rows = (taskIds: readonly string[]): QueueRow[] => {
    const found = new Map(byIds.all({ ids: JSON.stringify(taskIds) }).map((row) => [row.task_id, toQueueRow(row)]));
    return taskIds.flatMap((id) => found.get(id) ?? []);
  };

  const count = (filter: QueueFilter, sight: FilterSight): number => {
    const { where, bind } = whereOf(filter, sight);
    return statement<{ n: number }>(`SELECT count(*) AS n FROM queue_item WHERE ${where}`).get(bind)?.n ?? 0;
  };

  /** Group sizes in order, and how many cases the items belong to. */
  const sizes = (filter: QueueFilter, group: QueueGroup, sight: FilterSight): Sizes => {
    const { where, bind } = whereOf(filter, sight);
    const slices = statement<Slice>(`SELECT ${sliceColumn[group]} AS slice, count(*) AS count FROM queue_item WHERE ${where} GROUP BY 1`)
      .all(group === 'due' ? { ...bind, wokeFrom: dayBegins(sight.today) } : bind)
      .sort(bySlice(group, sight));
    const cases = statement<{ n: number }>(`SELECT count(DISTINCT case_id) AS n FROM queue_item WHERE ${where}`).get(bind)?.n ?? 0;
    return { slices, total: slices.reduce((sum, slice) => sum + slice.count, 0), cases };
  };

  /** One page of ids. Only the slices that the page touches are read. */
  const pageIds = (filter: QueueFilter, group: QueueGroup, sight: FilterSight, slices: readonly Slice[], window: Window): string[] => {
    const { where, bind } = whereOf(filter, sight);
    const touched = sliceWindow(slices, window);
    if (group !== 'due') return touched.flatMap(({ slice, skip, take }) => idsIn(`${where} AND ${sliceIs[group]}`, { ...bind, slice, skip, take }));
    const wokeFrom = dayBegins(sight.today);
    const woke = touched.filter(({ slice }) => slice === 'woke').flatMap(({ skip, take }) => idsIn(`${where} AND ${WOKE_TODAY}`, { ...bind, wokeFrom, skip, take }));
    // Days follow one another in the queue's own order, so one range serves them all.
    const days = touched.filter(({ slice }) => slice !== 'woke');
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return woke;
    return [...woke, ...idsIn(`${where} AND ${sliceIs.due}`, { ...bind, wokeFrom, slice: first.slice, sliceEnd: last.slice, skip: first.skip, take: window.limit - woke.length })];
  };

  return {
    rows,
    count,
    sizes,
    page: (...args: Parameters<typeof pageIds>): QueueRow[] => rows(pageIds(...args)),
    /** Every id that the filter shows, in the order of the view by due date. */
    ids: (filter: QueueFilter, sight: FilterSight, limit: number): string[] => {
      const { where, bind } = whereOf(filter, sight);
      const seen = { ...bind, wokeFrom: dayBegins(sight.today), skip: 0 };
      const woke = idsIn(`${where} AND ${WOKE_TODAY}`, { ...seen, take: limit });
      return [...woke, ...idsIn(`${where} AND ${NOT_WOKE_TODAY}`, { ...seen, take: limit - woke.length })];
    },
    openOfCase: (caseId: string, limit: number): QueueRow[] => openOfCase.all({ caseId, limit }).map(toQueueRow),
    openCount: (caseId: string): number => openCount.get({ caseId }) ?? 0,
    /** All open work of one person: what the first screen counts. */
    mine: (me: string): MineItem[] => mine.all({ me }).map(toMine),
    /** Open work that nobody has taken and that waits on nobody: the front of the queue, and all that is urgent. */
    unassigned: (teams: readonly string[]): NextCandidate[] => {
      if (teams.length === 0) return [];
      const bind = { ...Object.fromEntries(teams.map((team, index) => [`team${index}`, team])), limit: UNASSIGNED_SEEN };
      const from = `FROM queue_item WHERE state = 'open' AND claimed_by IS NULL AND ${inTeams(teams)} AND waiting_count = 0`;
      const front = statement<CandidateRow>(`SELECT ${CANDIDATE} ${from} ORDER BY ${QUEUE_ORDER} LIMIT @limit`).all(bind);
      const urgent = statement<CandidateRow>(`SELECT ${CANDIDATE} ${from} AND (priority = @urgent OR kind = 'safeguarding') ORDER BY ${QUEUE_ORDER} LIMIT @limit`).all({ ...bind, urgent: URGENT });
      return [...new Map([...front, ...urgent].map((row) => [row.task_id, toCandidate(row)])).values()];
    },
    /** Open and overdue work by person. */
    people: (today: string) => new Map(people.all({ today }).map((row) => [row.claimed_by, { open: row.open, overdue: row.overdue }])),
    /** What a leader sees of the team: what nobody has, how much of it is due by a day, and the item that came in first. */
    team: (teams: readonly string[], dueBy: string) => {
      if (teams.length === 0) return { unassigned: 0, dueSoon: 0, oldestId: null };
      const bind = { ...Object.fromEntries(teams.map((team, index) => [`team${index}`, team])), dueBy };
      const nobodys = statement<{ n: number; soon: number | null }>(
        `SELECT count(*) AS n, sum(due_on <= @dueBy) AS soon FROM queue_item WHERE state = 'open' AND claimed_by IS NULL AND ${inTeams(teams)}`,
      ).get(bind);
      const oldest = statement<{ task_id: string }>(
        `SELECT task_id FROM queue_item WHERE state = 'open' AND ${inTeams(teams)} ORDER BY received_on, task_id LIMIT 1`,
      ).get(bind);
      return { unassigned: nobodys?.n ?? 0, dueSoon: nobodys?.soon ?? 0, oldestId: oldest?.task_id ?? null };
    },
  };
}
export type QueueRepository = ReturnType<typeof createQueueRepository>;

const bySlice = (group: QueueGroup, sight: FilterSight) => {
  const compare = compareSlices(group, sight.actor.id);
  return (a: Slice, b: Slice): number => compare(a.slice, b.slice);
};

const waitingOf = (json: string): QueueRow['waiting'] => (json === '[]' ? [] : [...new Set(JSON.parse(json) as QueueRow['waiting'])]);

function toQueueRow(row: ItemRow): QueueRow {
  return {
    taskId: row.task_id, clusterId: row.cluster_id, caseId: row.case_id, reference: row.reference, kind: row.kind, changeType: row.change_type,
    subject: row.subject, state: row.state, receivedOn: row.received_on, dueOn: row.due_on, dueAt: row.due_at, priority: row.priority,
    teamId: row.team_id, claimedBy: row.claimed_by, claimedAt: row.claimed_at, why: JSON.parse(row.why) as QueueRow['why'],
    waiting: waitingOf(row.waiting), waitingUntil: row.waiting_until, wokeAt: row.woke_at, tries: row.tries, safety: row.safety === 1,
    lastNote: row.last_note, effortMinutes: row.effort, tag: row.tag,
  };
}
const toCandidate = (row: CandidateRow): NextCandidate => ({
  taskId: row.task_id, caseId: row.case_id, kind: row.kind, priority: row.priority, dueOn: row.due_on, dueAt: row.due_at, wokeAt: row.woke_at, claimedBy: row.claimed_by,
});
const toMine = (row: MineRow): MineItem => ({
  ...toCandidate(row), reference: row.reference, changeType: row.change_type, tries: row.tries, effortMinutes: row.effort, waiting: waitingOf(row.waiting),
});
