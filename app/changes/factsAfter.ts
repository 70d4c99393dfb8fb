import type { Row, RowWrite } from '../model/rows/index.ts';
import { loadedSource } from '../operations/loadedSource.ts';
import { caseFactsFrom, type CaseFacts } from './caseFacts.ts';

/** A case as it would stand with these rows written. Nothing is stored. */
export function factsAfter(facts: CaseFacts, written: readonly RowWrite[]): CaseFacts {
  const key = ({ kind, id }: Readonly<{ kind: string; id: string }>): string => `${kind}/${id}`;
  const held = Object.values(facts).flatMap((rows): readonly Row[] => (Array.isArray(rows) ? (rows as readonly Row[]) : []));
  const rows = new Map(held.map((row) => [key(row), row]));
  for (const row of written) rows.set(key(row), { ...row, tag: '' });
  return caseFactsFrom(loadedSource([...rows.values()]), facts.case.id) ?? facts;
}
