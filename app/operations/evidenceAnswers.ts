import { requestAnswered } from '../evidence/closesRequest.ts';
import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { Row, RowWrite } from '../model/rows/index.ts';
import { clockPromises } from '../promises/promiseRows.ts';
import { closeRequest, type WaitRows } from '../work/waiting/closing.ts';
import { rowsOf, type Call } from './operation.ts';

/** Everything that the end of a wait may touch. */
export const answerReads = () => ({
  cases: rowsOf('case'), persons: rowsOf('person'), contacts: rowsOf('contact'), safety: rowsOf('safety'), requests: rowsOf('request'), tasks: rowsOf('task'), changes: rowsOf('change'), incomes: rowsOf('income'),
  promises: rowsOf('promise'),
});

/** What a piece of proof does to what was asked: the request it answers closes, and its item sleeps on or wakes. */
export function answerWith(proof: EvidenceBody, rows: WaitRows, call: Call): readonly RowWrite[] {
  const asked = requestAnswered(rows.requests, { ...proof, changeId: proof.changeId ?? null });
  if (asked === null) return [];
  const { body } = asked;
  return closeRequest(asked.id, { ...body, state: 'answered', answeredAt: call.now, weekly: proof.weekly ?? body.weekly, answer: { code: 'given', weekly: proof.weekly, on: null } }, rows, call);
}

type Reported = Pick<WaitRows, 'cases' | 'changes'> & Readonly<{ promises: readonly Row<'promise'>[] }>;

/**
 * The published clocks that proof starts on the day it came in, for the parent whose unfinished report it is for. Nobody
 * promises a feed or an employer anything, and proof that is with no report starts nothing.
 */
export function promisedBy({ caseId, taskId, changeId, receivedOn }: EvidenceBody, { cases, changes, promises }: Reported, call: Call): readonly RowWrite[] {
  const held = cases.find(({ id }) => id === caseId);
  const report = changes.find(({ id, body }) => body.caseId === caseId && (body.state === 'waiting' || body.state === 'handedOver') && (changeId == null ? taskId !== null && body.taskId === taskId : id === changeId));
  if (held === undefined || report === undefined) return [];
  const { reportedBy, type } = report.body;
  if (reportedBy === 'feed' || reportedBy === 'thirdParty') return [];
  return clockPromises({ type: 'evidenceReceived', on: receivedOn, to: reportedBy, changeType: type, changeId: report.id, taskId: report.body.taskId }, { case: held, promises }, call);
}
