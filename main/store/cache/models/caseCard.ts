import type { PersonBody } from '../../../../app/model/rows/people.ts';
import type { Row } from '../../../../app/model/rows/index.ts';
import type { RowSource } from '../../../../app/operations/execute.ts';
import type { Db } from '../../openDatabase.ts';
import { rowOf, rowsIn } from '../rowSource.ts';
import { createLineWriter } from './lineWriter.ts';
import type { ReadModel } from './readModel.ts';

export const fullName = (person: PersonBody | undefined): string => (person === undefined ? '' : `${person.given} ${person.family}`);
export const initialsOf = (person: PersonBody | undefined): string =>
  person === undefined ? '' : [person.given, person.family].map((name) => /^./u.exec(name)?.[0].toUpperCase() ?? '').join('');

/**
 * A marker that changes how either parent of a case may be reached, so that a list points it out. A disclosure of abuse
 * alone does not: most cases carry one, and a mark on every row marks none. The case itself shows it.
 */
export const hasSafety = (caseRow: Row<'case'>, source: RowSource): boolean =>
  rowsIn(source, 'safety').some(({ body }) => body.kind !== 'abuseDisclosed' && (body.personId === caseRow.body.payingParentId || body.personId === caseRow.body.receivingParentId));

/** The weekly amount decided last for a case: the latest effective date, then the highest number. Null before a first decision. */
function weeklyOf(caseId: string, source: RowSource): number | null {
  let best: Row<'decision'> | null = null;
  for (const decision of rowsIn(source, 'decision')) {
    if (!decision.body.cases.some((c) => c.caseId === caseId)) continue;
    const later =
      best === null ||
      decision.body.effectiveFrom > best.body.effectiveFrom ||
      (decision.body.effectiveFrom === best.body.effectiveFrom && decision.body.number > best.body.number);
    if (later) best = decision;
  }
  return best?.body.cases.find((c) => c.caseId === caseId)?.weekly ?? null;
}

/** `case_card`: one line per case, for lists and heads. */
export function createCaseCards(db: Db): ReadModel {
  const lines = createLineWriter(db, 'case_card', 'case_id', [
    'cluster_id', 'reference', 'status', 'service', 'team_id', 'owner', 'receiving_id', 'receiving_name', 'receiving_initials', 'paying_id', 'paying_name',
    'paying_initials', 'children', 'weekly', 'safety',
  ]);
  const clear = db.prepare<[string]>('DELETE FROM case_card WHERE cluster_id = ?');

  const line = (clusterId: string, row: Row<'case'>, source: RowSource) => {
    const { id, body } = row;
    const receiving = rowOf(source, 'person', body.receivingParentId)?.body;
    const paying = rowOf(source, 'person', body.payingParentId)?.body;
    const children = rowsIn(source, 'child').filter((child) => child.body.role === 'qualifying' && child.body.caseId === id).length;
    return [
      id, clusterId, body.reference, body.status, body.service, body.ownerTeamId, body.ownerUserId,
      body.receivingParentId, fullName(receiving), initialsOf(receiving), body.payingParentId, fullName(paying), initialsOf(paying),
      children, weeklyOf(id, source), hasSafety(row, source) ? 1 : 0,
    ];
  };

  const spreading = new Set(['person', 'child', 'decision', 'safety']);
  return {
    fill(clusterId, source) {
      for (const row of rowsIn(source, 'case')) lines.insert(line(clusterId, row, source));
    },
    update(clusterId, changed, source) {
      const everyCase = changed.some((key) => spreading.has(key.kind));
      if (everyCase) for (const row of rowsIn(source, 'case')) lines.write(line(clusterId, row, source));
      for (const key of changed) {
        if (key.kind !== 'case') continue;
        const row = rowOf(source, 'case', key.id);
        if (row === null) lines.drop(key.id);
        else if (!everyCase) lines.write(line(clusterId, row, source));
      }
    },
    clear: (clusterId) => void clear.run(clusterId),
  };
}
