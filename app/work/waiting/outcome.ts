import { londonDate, type IsoDate } from '../../model/dates.ts';
import type { Row } from '../../model/rows/index.ts';
import type { RequestBody } from '../../model/rows/requests.ts';
import type { TaskBody, WhyNow } from '../../model/rows/work.ts';
import { isWaiting } from './planned.ts';
import { isParent } from './reach.ts';

type Request = Row<'request'>;
/** What an item shows that it waits for. */
const SHOWN = 8;

/** Requests of one piece of work: those of its item, and those that its report sent out. */
export const requestsOfWork = (requests: readonly Request[], work: Readonly<{ caseId: string; taskId: string | null; changeId: string | null }>): readonly Request[] =>
  requests.filter(
    ({ body }) => body.caseId === work.caseId && ((work.taskId !== null && body.taskId === work.taskId) || (work.changeId !== null && body.changeId === work.changeId)),
  );

/** Whom an item waits on: everybody who was asked and has not answered. */
export const waitingOf = (requests: readonly Request[]): TaskBody['waiting'] =>
  requests
    .filter(({ body }) => isWaiting(body))
    .map(({ body }) => ({ on: body.to, since: londonDate(body.sentAt), dueOn: body.dueOn }))
    .slice(0, SHOWN);

/** Answers that are a person's or an office's word, not a document to look at. */
const words: readonly RequestBody['what'][] = ['agreement', 'careAnswers', 'paymentsList', 'parentageAnswer', 'consent', 'jobDetails'];

/** They looked and had something to say. */
export const isAnswerOfSubstance = ({ state, answer }: Pick<RequestBody, 'state' | 'answer'>): boolean => state === 'answered' && answer?.code !== 'nothing';

/** Why an answer wakes an item: proof that arrived, or who answered. */
export function whyAnswered({ to, what, answeredAt }: RequestBody): WhyNow {
  const on = answeredAt === null ? null : londonDate(answeredAt);
  return isParent(to) && !words.includes(what) ? { code: 'proofArrived', on, what } : { code: 'feedAnswered', on, what: to };
}

/** How a piece of work stands once its requests stand so. */
export type WaitOutcome =
  | Readonly<{ kind: 'sleep' }>
  | Readonly<{ kind: 'wake'; why: WhyNow | null }>
  /** Nobody sent what the report needs to go on: it ends, and its reporter is told. */
  | Readonly<{ kind: 'withdraw'; dueOn: IsoDate }>;

const lastFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/**
 * An item sleeps while any request is out. Once none is: when a silence rule says stop and nobody else answered with
 * anything, the report ends; when nobody answered, it is decided on what we have; else the last answer wakes it. A
 * function of the requests as they stand, so that the order in which answers came makes no difference. `why` is null
 * where nothing was answered or lapsed: a person stopped the wait.
 */
export function waitOutcome(requests: readonly Request[]): WaitOutcome {
  const asked = requests.map(({ body }) => body);
  if (asked.some(isWaiting)) return { kind: 'sleep' };
  const silent = asked.filter(({ state }) => state === 'lapsed' || state === 'late');
  const dueOn = silent.map((each) => each.dueOn).toSorted(lastFirst)[0];
  const answered = asked.some(isAnswerOfSubstance);
  if (dueOn !== undefined && !answered && silent.some((each) => each.state === 'lapsed' && each.ifSilent === 'cancel')) return { kind: 'withdraw', dueOn };
  if (dueOn !== undefined) return { kind: 'wake', why: { code: 'nobodyReplied', on: dueOn, what: answered ? 'some' : null } };
  const last = asked.filter(({ state }) => state === 'answered').toSorted((a, b) => lastFirst(a.answeredAt ?? '', b.answeredAt ?? ''))[0];
  return { kind: 'wake', why: last === undefined ? null : whyAnswered(last) };
}
