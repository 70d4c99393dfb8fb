import type { Row, RowKind } from '../../../../app/model/rows/index.ts';
import type { RowSource } from '../../../../app/operations/execute.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import type { LineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

type OfCase = Extract<RowKind, 'promise' | 'message'>;

/** A model with one line per row of a kind, which also shows the reference of the row's case. */
export function linePerRow<K extends OfCase>(
  kind: K,
  parts: Readonly<{ lines: LineWriter; line: (clusterId: string, row: Row<K>, reference: string) => readonly (string | number | null)[]; clear: (clusterId: string) => void }>,
): ReadModel {
  const caseIdOf = (row: Row<K>): string => (row.body as { caseId: string }).caseId;
  const lineOf = (clusterId: string, row: Row<K>, source: RowSource) => parts.line(clusterId, row, rowOf(source, 'case', caseIdOf(row))?.body.reference ?? '');
  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, kind)) parts.lines.insert(lineOf(clusterId, row, source));
    },
    update(clusterId, changed, source) {
      const ids = new Set<string>();
      const cases = new Set<string>();
      for (const key of changed) {
        if (key.kind === kind) ids.add(key.id);
        else if (key.kind === 'case') cases.add(key.id);
      }
      if (cases.size > 0) for (const row of rowsIn(source, kind)) if (cases.has(caseIdOf(row))) ids.add(row.id);
      for (const id of ids) {
        const row = rowOf(source, kind, id);
        if (row === null) parts.lines.drop(id);
        else parts.lines.write(lineOf(clusterId, row, source));
      }
    },
    clear: parts.clear,
  };
}
