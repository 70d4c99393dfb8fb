import { rowsOf, row } from './operation.ts';
import type { Row } from '../model/rows/index.ts';
import { fail, type Result } from '../result.ts';

/** What every act on a request reads: itself, and all that the end of a wait may touch. */
export const requestReads = (requestId: string) => ({
  request: row('request', requestId),
  cases: rowsOf('case'),
  persons: rowsOf('person'),
  contacts: rowsOf('contact'),
  safety: rowsOf('safety'),
  requests: rowsOf('request'),
  tasks: rowsOf('task'),
  changes: rowsOf('change'),
  incomes: rowsOf('income'),
  promises: rowsOf('promise'),
});

export const caseOf = (rows: Readonly<{ request: Row<'request'>; cases: readonly Row<'case'>[] }>): Row<'case'> | null => rows.cases.find(({ id }) => id === rows.request.body.caseId) ?? null;

/** Refuses an act on a request that is closed, saying how it ended. Null while it is out. */
export const refuseClosed = ({ body }: Row<'request'>): Result<never> | null =>
  body.state === 'waiting' ? null : fail('REQUEST_CLOSED', { facts: { state: body.state, at: body.answeredAt ?? '' } });
