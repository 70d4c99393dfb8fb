import type { Row, RowWrite } from '../model/rows/index.ts';
import type { CaseFacts } from './caseFacts.ts';

/** Requests of one piece of work: those of its work item, and those its report sent out. */
export const requestsOf = (facts: CaseFacts, taskId: string | null, changeId: string | null): readonly Row<'request'>[] =>
  facts.requests.filter(
    ({ body }) => body.caseId === facts.case.id && ((taskId !== null && body.taskId === taskId) || (changeId !== null && body.changeId === changeId)),
  );

/** Not answered yet, and still wanted. */
export const isOut = ({ body }: Row<'request'>): boolean => body.state === 'waiting' || body.state === 'late';

/** Requests that nobody needs answered any more, once the work they were for is decided. */
export const requestsClosed = (facts: CaseFacts, taskId: string | null, changeId: string | null): readonly RowWrite[] =>
  requestsOf(facts, taskId, changeId)
    .filter(isOut)
    .map((request) => ({ kind: 'request', id: request.id, body: { ...request.body, state: 'cancelled' } }));
