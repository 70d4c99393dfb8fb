import type { ChangeCatalogue } from '../../changes/catalogue.ts';
import type { IsoDate } from '../../model/dates.ts';
import type { PartyRole } from '../../model/roles.ts';
import type { Channel } from '../../model/rows/conversation.ts';
import type { Row, RowWrite } from '../../model/rows/index.ts';
import { entry } from '../../operations/entry.ts';
import type { Call } from '../../operations/operation.ts';
import type { WaitRows } from './closing.ts';
import { reachOf } from './reach.ts';
import { draftAbout } from './requestMessage.ts';

const written: readonly Channel[] = ['letter', 'email', 'sms'];

/**
 * The parent who told us. Nobody, where it was an employer, a feed or the other parent: who did not tell us is not to
 * hear that somebody did. An item without its report was told by the parent it is about, if that one may report it.
 */
function reporterOf({ body: { changeType, subject } }: Row<'task'>, change: Row<'change'> | undefined, { entries }: ChangeCatalogue): PartyRole | null {
  if (change !== undefined) return change.body.reportedBy === 'payingParent' || change.body.reportedBy === 'receivingParent' ? change.body.reportedBy : null;
  const reporters = changeType === null ? null : (entries.get(changeType)?.reporters ?? null);
  return subject !== null && (reporters === null || reporters.includes(subject)) ? subject : null;
}

/**
 * The end of a report that nobody proved: withdrawn, its figure put away, its story told, and its reporter written to,
 * in writing where that can be. They may report again at any time.
 */
export function reportCancelled(task: Row<'task'>, changeId: string | null, dueOn: IsoDate, rows: WaitRows, call: Call): readonly RowWrite[] {
  const { caseId, changeType } = task.body;
  const change = rows.changes.find(({ id, body }) => id === changeId && body.state === 'waiting');
  const to = reporterOf(task, change, call.catalogues.changes);
  const held = rows.cases.find(({ id }) => id === caseId);
  const reach = to === null ? null : reachOf({ to, channel: 'letter', caseId }, rows);
  const channel = written.find((way) => reach?.(way) === true);
  return [
    ...(change === undefined ? [] : [{ kind: 'change' as const, id: change.id, body: { ...change.body, state: 'withdrawn' as const } }]),
    ...rows.incomes
      .filter(({ body }) => change !== undefined && body.state === 'reported' && body.changeId === change.id)
      .map((income): RowWrite => ({ kind: 'income', id: income.id, body: { ...income.body, state: 'superseded' } })),
    entry(call, { caseId, category: 'decisions', event: 'change.lapsed', about: to, facts: { changeType: changeType ?? '', by: dueOn }, ref: change === undefined ? `task/${task.id}` : `change/${change.id}` }),
    ...(to === null || held === undefined || channel === undefined ? [] : draftAbout({ template: 'report.cancelled', to, channel, case: held, taskId: task.id, changeId: change?.id ?? null, replyBy: dueOn }, rows, call)),
  ];
}
