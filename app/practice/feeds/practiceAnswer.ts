import { listOf } from '../../changes/caseFacts.ts';
import type { Author } from '../../model/ids.ts';
import type { Row } from '../../model/rows/index.ts';
import type { AnswerCode, RequestAnswer } from '../../model/rows/requests.ts';
import type { ChangeType, WaitingOn } from '../../model/rows/work.ts';
import { shortHash, type RowSource } from '../../operations/execute.ts';
import { asksForDay, asksForPay } from '../../work/waiting/waitWords.ts';
import { reportedFor } from '../../work/waiting/settles.ts';
import { createRandom, type Random } from '../random.ts';
import type { FeedParameters } from './feedParameters.ts';

type Request = Row<'request'>;
/** A stream of its own for anything with a name. */
const randomOf = (name: string, path: number): Random => createRandom(Number.parseInt(shortHash(name).slice(0, 8), 16), path);

const MINUTE_MS = 60_000;
const isDelayed = (to: WaitingOn, delays: FeedParameters['delays']): to is keyof FeedParameters['delays'] => Object.hasOwn(delays, to);

/** How long whoever was asked takes to answer, in milliseconds of ordinary time; null when they never will. The same every time. */
export function practiceDelay(requestId: string, to: WaitingOn, { delays }: FeedParameters): number | null {
  if (!isDelayed(to, delays)) return null;
  const random = randomOf(requestId, 1);
  const { from, to: until, never } = delays[to];
  return random.chance(never) ? null : random.int(from * 60, until * 60) * (MINUTE_MS / 60);
}

const authors: Readonly<Partial<Record<WaitingOn, Author>>> = { hmrc: 'hmrc', dwp: 'dwp', childBenefit: 'childBenefit', bank: 'bank', employer: 'employer' };
/** Who an answer is recorded as coming from. */
export const answererOf = (to: WaitingOn): Author => authors[to] ?? (to === 'court' ? 'system' : 'customer');

const stopped: readonly ChangeType[] = ['C03', 'C05', 'C07', 'C08'];
const whoseBenefit: readonly ChangeType[] = ['C02', 'C04', 'C06'];
/** How much of each of the seven areas of care the other parent says is theirs: mostly some, never all the same. */
const careText = (name: string): string => Array.from({ length: 7 }, (_unused, at) => randomOf(name, 10 + at).pick(['m', 'h', 'l', 'l'])).join(' ');

/** What the payer truly earns, in weekly pence: mostly as reported. One figure for a report, whoever is asked. */
function truePay(name: string, reported: number, { truth }: FeedParameters): number {
  const random = randomOf(name, 2);
  if (random.chance(truth.payAsReported)) return reported;
  const off = random.int(truth.payOffFrom, truth.payOffTo) * (random.chance(0.5) ? 1 : -1);
  return Math.round((reported * (100 + off)) / 100);
}

function payOf(request: Request, source: RowSource, parameters: FeedParameters): number | null {
  const rows = { changes: listOf(source, 'change'), incomes: listOf(source, 'income'), cases: listOf(source, 'case') };
  const payer = rows.cases.find(({ id }) => id === request.body.caseId)?.body.payingParentId;
  const reported = reportedFor(request.body, rows)?.weekly ?? rows.incomes.find(({ body }) => body.personId === payer && body.state === 'reported')?.body.grossWeekly;
  const known = reported ?? rows.incomes.find(({ body }) => body.personId === payer && body.state === 'inUse')?.body.grossWeekly;
  if (known === undefined) return null;
  const pay = truePay(request.body.changeId ?? request.body.taskId ?? request.body.caseId, known, parameters);
  const wobble = randomOf(request.id, 3).int(-parameters.truth.payWobble, parameters.truth.payWobble);
  return Math.round((pay * (1000 + wobble)) / 1000);
}

function codeOf(request: Request, type: ChangeType | null, movement: unknown, parameters: FeedParameters): AnswerCode {
  const random = randomOf(request.id, 4);
  switch (request.body.what) {
    case 'agreement':
    case 'parentageAnswer':
    case 'consent':
      return random.chance(parameters.truth.agrees) ? 'agree' : 'disagree';
    case 'accountCheck':
      return random.chance(parameters.truth.accountMatches) ? 'matches' : 'differs';
    case 'childBenefitStatus':
      // Where the question is whose it is, and not whether it runs.
      if (type !== null && whoseBenefit.includes(type)) return random.chance(parameters.truth.accountMatches) ? 'matches' : 'differs';
      return movement !== 'started' && type !== null && stopped.includes(type) ? 'stopped' : 'started';
    case 'benefitDates':
      return movement === 'stopped' || (movement !== 'started' && type !== null && stopped.includes(type)) ? 'stopped' : 'started';
    default:
      return 'given';
  }
}

/** What whoever was asked answers: plausible, true to the case, and the same every time. */
export function practiceAnswer(request: Request, source: RowSource, parameters: FeedParameters): RequestAnswer {
  const { what, changeId, taskId, caseId } = request.body;
  const change = listOf(source, 'change').find(({ id, body }) => id === changeId || (taskId !== null && body.taskId === taskId && body.caseId === caseId))?.body ?? null;
  const weekly = asksForPay(what) ? payOf(request, source, parameters) : null;
  // A child told to be still in education is one for whom Child Benefit still runs.
  const movement = change?.fields['reason'] === 'stillIn' ? 'started' : change?.fields['movement'];
  const code = codeOf(request, change?.type ?? null, movement, parameters);
  return { code: what === 'payData' && weekly === null ? 'nothing' : code, weekly, on: asksForDay(what) ? (change?.changedOn ?? null) : null, ...(what === 'careAnswers' ? { text: careText(request.id) } : {}) };
}
