import type { RowBody, RowWrite } from '../model/rows/index.ts';
import type { Call } from '../operations/operation.ts';
import { incomeInUse, type CaseFacts } from './caseFacts.ts';

/** A weekly income (pence) as a report tells it, and the day it counts from. */
export type ToldIncome = Pick<RowBody<'income'>, 'grossWeekly' | 'livelihood' | 'basis' | 'source' | 'from'>;

/** The figure that this report brought in, where the case holds one. */
const reportedOf = (facts: CaseFacts, changeId: string): (RowBody<'income'> & { id: string }) | null => {
  const found = facts.incomes.find(
    ({ body }) => body.personId === facts.case.body.payingParentId && body.state === 'reported' && (body.changeId === null || body.changeId === changeId),
  );
  return found === undefined ? null : { ...found.body, id: found.id };
};

/** The paying parent's income as it now stands: in use once decided, as reported while it waits, put away once refused. */
export function incomeMoved(facts: CaseFacts, told: ToldIncome, state: 'decided' | 'refused' | 'waiting', changeId: string, call: Call): readonly RowWrite[] {
  const reported = reportedOf(facts, changeId);
  const body: RowBody<'income'> = { personId: facts.case.body.payingParentId, state: state === 'decided' ? 'inUse' : 'reported', taxYear: null, annual: null, changeId, ...told };
  if (state === 'waiting') return [{ kind: 'income', id: reported?.id ?? call.newId(), body }];
  const old = state === 'decided' ? incomeInUse(facts) : null;
  const putAway = [...(reported === null ? [] : [reported]), ...(old === null ? [] : [{ ...old.body, id: old.id }])];
  return [
    ...putAway.map(({ id, ...held }): RowWrite => ({ kind: 'income', id, body: { ...held, state: 'superseded' } })),
    ...(state === 'decided' ? [{ kind: 'income' as const, id: call.newId(), body }] : []),
  ];
}
