import type { Row } from '../../model/rows/index.ts';
import type { RequestBody } from '../../model/rows/requests.ts';
import type { ChangeType } from '../../model/rows/work.ts';

/** The report that a request was sent for, with the figure it brought in (weekly pence), where it brought one. */
export type Reported = Readonly<{ type: ChangeType; changedOn: string | null; weekly: number | null }>;

/** The report behind a request and the figure it claims. Null when the request belongs to no open report. */
export function reportedFor(request: Pick<RequestBody, 'changeId' | 'caseId' | 'taskId'>, rows: Readonly<{ changes: readonly Row<'change'>[]; incomes: readonly Row<'income'>[]; cases: readonly Row<'case'>[] }>): Reported | null {
  const change = rows.changes.find(({ id, body }) => body.state === 'waiting' && body.caseId === request.caseId && (id === request.changeId || (request.changeId === null && request.taskId !== null && body.taskId === request.taskId)));
  if (change === undefined) return null;
  const payer = rows.cases.find(({ id }) => id === request.caseId)?.body.payingParentId;
  const income = rows.incomes.find(({ body }) => body.state === 'reported' && body.personId === payer && (body.changeId === null || body.changeId === change.id));
  return { type: change.body.type, changedOn: change.body.changedOn, weekly: income?.body.grossWeekly ?? null };
}

const incomeTypes: readonly ChangeType[] = ['C09', 'C12'];
const accountTypes: readonly ChangeType[] = ['C19', 'C20'];

/**
 * Whether one answer settles the matter by itself, so that nobody waits for the rest: an authoritative match (gate G5).
 * Pay data within the supporting share of the figure reported, for income; a benefit's own record of the day reported,
 * for a benefit; an account check that matches.
 * @param supportPercent how near pay data must be, in percent of the figure reported
 */
export function settles(request: Pick<RequestBody, 'to' | 'what' | 'answer'>, reported: Reported | null, supportPercent: number): boolean {
  const { answer } = request;
  if (reported === null || answer === undefined || answer === null) return false;
  switch (request.what) {
    case 'payData':
      return request.to === 'hmrc' && incomeTypes.includes(reported.type) && answer.weekly !== null && reported.weekly !== null && Math.abs(answer.weekly - reported.weekly) * 100 <= reported.weekly * supportPercent;
    case 'benefitDates':
      return request.to === 'dwp' && reported.type === 'C11' && (answer.code === 'started' || answer.code === 'stopped') && answer.on !== null && answer.on === reported.changedOn;
    case 'accountCheck':
      return request.to === 'bank' && accountTypes.includes(reported.type) && answer.code === 'matches';
    default:
      return false;
  }
}
