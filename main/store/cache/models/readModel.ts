import type { RowSource } from '../../../../app/operations/execute.ts';
import type { RowKey } from '../rowSource.ts';

/**
 * One read model: typed, indexed tables that screens page and count. A model is a function of the cluster's rows,
 * so that writing what changed and writing everything give the same content.
 */
export interface ReadModel {
  /** Writes a cluster that this model has nothing of yet. */
  fill(clusterId: string, source: RowSource): void;
  /** Writes again what these rows decide; takes away what they no longer support. */
  update(clusterId: string, changed: readonly RowKey[], source: RowSource): void;
  /** Takes away everything of a cluster. */
  clear(clusterId: string): void;
}
