import type { WireRow } from '../../../app/sync/protocol.ts';
import type { Db } from '../openDatabase.ts';
import { createCaseCards } from './models/caseCard.ts';
import { createDirectory } from './models/directory.ts';
import { createEvidenceItems } from './models/evidenceItem.ts';
import { createLedgerLines } from './models/ledgerLine.ts';
import { createMessageItems } from './models/messageItem.ts';
import { createPromiseItems } from './models/promiseItem.ts';
import { createQueueItems } from './models/queueItem.ts';
import type { ReadModel } from './models/readModel.ts';
import { createSearch } from './models/search.ts';
import { createTimelineLines } from './models/timelineLine.ts';
import { emptyModels } from './schema.ts';
import { memorySource, remembering, type RowKey, type RowSources } from './rowSource.ts';

/** Raised whenever any model's content would differ for the same rows: the next start then fills all of them again. */
export const MODELS_VERSION = 3;

/**
 * Fills the read models from the rows as they stand, inside the caller's transaction. Nothing else writes them.
 * To add a model: one file under `models/`, its table in the schema, one line here, and a raised version.
 */
export function createProjector(db: Db, sources: RowSources) {
  const models: readonly ReadModel[] = [
    createCaseCards(db), createQueueItems(db), createTimelineLines(db), createPromiseItems(db),
    createMessageItems(db), createLedgerLines(db), createEvidenceItems(db), createDirectory(db), createSearch(db),
  ];
  const clusters = db.prepare<[], string>('SELECT cluster_id FROM row UNION SELECT cluster_id FROM overlay ORDER BY cluster_id').pluck();

  const clear = (clusterId: string): void => models.forEach((model) => model.clear(clusterId));
  const fill = (clusterId: string): void => {
    const source = remembering(sources(clusterId));
    models.forEach((model) => model.fill(clusterId, source));
  };

  return {
    clear,
    /** Writes what these rows of a cluster decide. Proportional to the change. */
    update(clusterId: string, changed: readonly RowKey[]): void {
      if (changed.length === 0) return;
      const source = remembering(sources(clusterId));
      models.forEach((model) => model.update(clusterId, changed, source));
    },
    /** A cluster that no model has anything of, straight from the rows that arrived. */
    insertWhole(clusterId: string, rows: readonly WireRow[]): void {
      const source = memorySource(rows);
      models.forEach((model) => model.fill(clusterId, source));
    },
    /** One cluster again from its rows. */
    refill(clusterId: string): void {
      clear(clusterId);
      fill(clusterId);
    },
    /** Everything again from rows. */
    rebuildAll(): void {
      db.exec(emptyModels);
      for (const id of clusters.all()) fill(id);
    },
  };
}
export type Projector = ReturnType<typeof createProjector>;
