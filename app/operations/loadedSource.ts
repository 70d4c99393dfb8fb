import type { Row } from '../model/rows/index.ts';
import type { RowSource } from './execute.ts';

/** Rows already in hand, as a source. */
export function loadedSource(rows: readonly Row[]): RowSource {
  const byKind = Map.groupBy(rows, (row) => row.kind);
  return {
    list: (kind) => byKind.get(kind) ?? [],
    get: (kind, id) => byKind.get(kind)?.find((row) => row.id === id) ?? null,
  };
}
