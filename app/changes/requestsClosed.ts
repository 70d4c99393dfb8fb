import type { RowWrite } from '../model/rows/index.ts';
import type { CaseFacts } from './caseFacts.ts';

/** Requests of a work item that nobody needs answered any more, once it is decided. */
export const requestsClosed = (facts: CaseFacts, taskId: string): readonly RowWrite[] =>
  facts.requests
    .filter((request) => request.body.taskId === taskId && (request.body.state === 'waiting' || request.body.state === 'late'))
    .map((request) => ({ kind: 'request', id: request.id, body: { ...request.body, state: 'cancelled' } }));
