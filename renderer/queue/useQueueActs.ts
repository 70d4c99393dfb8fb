import { useState } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { itemName, meOf, placeOfItem } from '../app/workItem.ts';
import { takeItem } from '../app/takeItem.ts';
import type { BulkKind } from './bulkPlan.ts';
import type { BulkDone } from './bulkStore.ts';
import type { QueueStores } from './queueStores.ts';
import type { QueueRow } from './queueTypes.ts';
import { takenWords } from './rowWords.ts';

type OpenProblem = Readonly<{ row: QueueRow; error: Failure }>;
export type QueueActs = Readonly<{
  problem: OpenProblem | null;
  /** Takes an item if nobody has it, then opens its case. */
  open(row: QueueRow): Promise<void>;
  /** Opens the case without taking the item. */
  openAnyway(row: QueueRow): void;
  /** Takes what Next offered; a lost race leads to the next offer. */
  take(row: QueueRow): Promise<void>;
  /** Acts on the ticked rows, or on one row when none is ticked. */
  bulk(kind: BulkKind, row: QueueRow | null): void;
  bulkDone(done: BulkDone): void;
  activeRow(): QueueRow | null;
}>;

/** What a person does in the queue, in words the screen and its dialogs share. */
export function useQueueActs({ list, ticks, bulk, next }: QueueStores): QueueActs {
  const app = useApp();
  const [problem, setProblem] = useState<OpenProblem | null>(null);
  const me = () => meOf(app.session);

  const activeRow = (): QueueRow | null => {
    const { view, active } = list.getState();
    return view.phase === 'ready' && active.kind === 'row' ? (view.layout.rowAt(active.row) ?? null) : null;
  };
  const openAnyway = (row: QueueRow): void => {
    setProblem(null);
    app.desk.getState().openCase(row.caseId, row.reference, placeOfItem(row));
  };
  const lostTo = async (row: QueueRow, by: string, at: string): Promise<void> => {
    ticks.getState().set([row.taskId], false);
    await list.getState().lost(row, by, at);
  };
  const open = async (row: QueueRow): Promise<void> => {
    setProblem(null);
    if (list.getState().taken.has(row.taskId)) return openAnyway(row);
    const claimed = await takeItem(app, row, me());
    if (claimed.got === 'ours') return openAnyway(row);
    if (claimed.got === 'refused') return setProblem({ row, error: claimed.error });
    await lostTo(row, claimed.by, claimed.at);
    app.announce(`${itemName(row)}: ${takenWords(claimed)}. Press the down arrow for the next row, or G for the next by rule.`);
  };
  const take = async (row: QueueRow): Promise<void> => {
    const claimed = await takeItem(app, row, me());
    if (claimed.got === 'ours') {
      next.getState().close();
      return openAnyway(row);
    }
    if (claimed.got === 'refused') {
      next.getState().close();
      return setProblem({ row, error: claimed.error });
    }
    await lostTo(row, claimed.by, claimed.at);
    await next.getState().passOver(row.taskId, `${itemName(row)}: ${takenWords(claimed)}.`);
  };
  return {
    problem,
    open,
    openAnyway,
    take,
    activeRow,
    bulk(kind, row) {
      const ids = [...ticks.getState().ticked];
      if (ids.length === 0 && row === null) return app.announce('Tick a row with Space, or move to one, then try again.');
      void bulk.getState().open(kind, ids.length > 0 ? ids : row === null ? [] : [row.taskId]);
    },
    bulkDone({ words, done, doneTasks, opIds, until }) {
      if (done > 0) ticks.getState().set(doneTasks, false);
      app.notify({ words, ...(until === null || opIds.length === 0 ? {} : { undo: { opIds, until } }) });
    },
  };
}
