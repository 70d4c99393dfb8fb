import type { ChangePreview } from '../../contract/change.ts';
import type { Row } from '../../model/rows/index.ts';
import type { ChangeType } from '../../model/rows/work.ts';
import { changeGroups, type ChangeCatalogue } from '../catalogue.ts';
import { changeOf } from '../caseFacts.ts';
import type { ChangeCase } from '../rule.ts';

const rank = (changes: ChangeCatalogue, type: ChangeType): number => {
  const group = changes.entries.get(type)?.group;
  return group === undefined ? changeGroups.length : changeGroups.indexOf(group);
};
/** The order in which reports are decided: an earlier group of the catalogue first (changes catalogue §5), inside a group the earlier report. */
export const byPrecedence = (changes: ChangeCatalogue) => (a: Row<'change'>, b: Row<'change'>): number =>
  rank(changes, a.body.type) - rank(changes, b.body.type) || (a.body.reportedOn < b.body.reportedOn ? -1 : a.body.reportedOn > b.body.reportedOn ? 1 : a.id < b.id ? -1 : 1);

/** Reports from here on touch no amount, so they wait for each other only within one type. */
const FIRST_RECORD = changeGroups.indexOf('service');

/** The other unfinished reports on this case that touch this one, in the order in which they are decided. */
export function chainOf({ entry, facts, taskId, reportedOn, catalogues: { changes }, subject }: ChangeCase): ChangePreview['chain'] {
  const mine = rank(changes, entry.id);
  const own = changeOf(facts, entry.id, taskId)?.id ?? null;
  return facts.changes
    .filter(({ body }) => body.caseId === facts.case.id && (body.state === 'waiting' || body.state === 'handedOver') && (taskId === null || body.taskId !== taskId))
    .filter(({ body }) => (mine < FIRST_RECORD ? rank(changes, body.type) < FIRST_RECORD : body.type === entry.id && body.subject === subject))
    .toSorted(byPrecedence(changes))
    .map((row) => ({ row, rank: rank(changes, row.body.type) }))
    .slice(0, 12)
    .map(({ row: { id, body }, rank: theirs }) => ({
      changeId: id, taskId: body.taskId, type: body.type, title: changes.entries.get(body.type)?.title ?? body.type, subject: body.subject, reportedOn: body.reportedOn, state: body.state,
      order: theirs < mine || (theirs === mine && (body.reportedOn < reportedOn || (body.reportedOn === reportedOn && (own === null || id < own)))) ? ('before' as const) : theirs === mine ? ('same' as const) : ('after' as const),
    }));
}
