import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../app/result.ts';
import type { Me } from '../app/workItem.ts';
import type { Api } from '../client.ts';
import { type BulkAct, type BulkKind, type BulkPlan, doneWords, type LeftOut, leftOutWords, planBulk, refusalWords } from './bulkPlan.ts';
import type { QueueRow } from './queueTypes.ts';

/** What came of it. `opIds` can be taken back until `until`. */
export type BulkDone = Readonly<{ words: string; done: number; doneTasks: readonly string[]; leftOut: readonly LeftOut[]; opIds: readonly string[]; until: string | null }>;
export type BulkView =
  | Readonly<{ phase: 'closed' }>
  | Readonly<{ phase: 'loading'; kind: BulkKind }>
  | Readonly<{ phase: 'failed'; kind: BulkKind; error: Failure }>
  /** `gone`: ticked items that this laptop no longer has. `error`: the last try to do it failed as a whole. */
  | Readonly<{ phase: 'asking'; kind: BulkKind; rows: readonly QueueRow[]; gone: number; error: Failure | null }>
  | Readonly<{ phase: 'doing'; kind: BulkKind; rows: readonly QueueRow[]; gone: number; done: number; of: number }>
  | Readonly<{ phase: 'told'; kind: BulkKind; result: BulkDone }>;

type BulkState = Readonly<{
  view: BulkView;
  /** Reads the items as they stand now, so that the form says what would happen to them. */
  open(kind: BulkKind, taskIds: readonly string[]): Promise<void>;
  /** Does it. Null when the whole call failed: the form stays, and trying again is the same acts. */
  perform(act: BulkAct): Promise<BulkDone | null>;
  close(): void;
}>;
export type BulkStore = StoreApi<BulkState>;

const ROWS_A_CALL = 500;
const ACTS_A_CALL = 500;
const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Acts on many items: one answer each, never all or nothing. */
export function createBulkStore(api: Api, me: () => Me, newId: () => string): BulkStore {
  let turn = 0;
  /** The plan under way, kept while it fails, so that a second try sends the same request ids. */
  let plan: Readonly<{ act: string; plan: BulkPlan }> | null = null;

  return createStore<BulkState>()((set, get) => ({
    view: { phase: 'closed' },
    async open(kind, taskIds) {
      const own = ++turn;
      plan = null;
      set({ view: { phase: 'loading', kind } });
      const rows: QueueRow[] = [];
      for (const ids of chunks(taskIds, ROWS_A_CALL)) {
        const answer = await api.call('queue.rows', { taskIds: [...ids] });
        if (own !== turn) return;
        if (!answer.ok) return set({ view: { phase: 'failed', kind, error: answer.error } });
        rows.push(...answer.value.rows);
      }
      set({ view: { phase: 'asking', kind, rows, gone: taskIds.length - rows.length, error: null } });
    },
    async perform(act) {
      const { view } = get();
      if (view.phase !== 'asking') return null;
      const { kind, rows, gone } = view;
      const wanted = JSON.stringify(act);
      if (plan?.act !== wanted) plan = { act: wanted, plan: planBulk(act, rows, me(), newId) };
      const { acts, leftOut } = plan.plan;
      const results: Readonly<{ ok: boolean; opId: string | null; code: string | null }>[] = [];
      let until: string | null = null;
      for (const some of chunks(acts, ACTS_A_CALL)) {
        set({ view: { phase: 'doing', kind, rows, gone, done: results.length, of: acts.length } });
        const answer = await api.call('operation.performMany', { acts: some.map(({ act }) => act) });
        if (!answer.ok) {
          set({ view: { phase: 'asking', kind, rows, gone, error: answer.error } });
          return null;
        }
        results.push(...answer.value.results);
        until = [until, answer.value.undoUntil].filter((at) => at !== null).sort()[0] ?? null;
      }
      const refused = acts.flatMap(({ row }, index) => (results[index]?.ok === true ? [] : [{ row, why: refusalWords(results[index]?.code ?? null) }]));
      const all = [...leftOut, ...refused];
      const doneRows = acts.filter((_, index) => results[index]?.ok === true).map(({ row }) => row);
      const done: BulkDone = {
        words: [doneWords(act, doneRows.length), leftOutWords(all)].filter((words) => words !== '').join(' '),
        done: doneRows.length,
        doneTasks: doneRows.map(({ taskId }) => taskId),
        leftOut: all,
        opIds: results.flatMap(({ ok, opId }) => (ok && opId !== null ? [opId] : [])),
        until,
      };
      plan = null;
      // What was refused after the form said it would go is told row by row; what was known before was read already.
      set({ view: refused.length === 0 ? { phase: 'closed' } : { phase: 'told', kind, result: done } });
      return done;
    },
    close() {
      turn += 1;
      plan = null;
      set({ view: { phase: 'closed' } });
    },
  }));
}
