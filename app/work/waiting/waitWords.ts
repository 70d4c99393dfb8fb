import { formatPence } from '../../model/pounds.ts';
import { addDays, type IsoDate } from '../../model/calendar.ts';
import type { AnswerCode, RequestBody } from '../../model/rows/requests.ts';
import { shortDay } from '../whyNow.ts';
import type { PlannedStep } from './planned.ts';

const ways = { sms: 'by text', email: 'by email', letter: 'by letter', phone: 'by phone', online: 'online', feed: 'by feed' } as const;
const silent: Readonly<Record<RequestBody['ifSilent'], string>> = { accept: 'accepted as reported', decide: 'decided on what we have', cancel: 'the change stops' };

/** What follows silence, with the last day to answer: `decided on what we have after 2 December`. */
const lapseWords = ({ ifSilent, dueOn }: Pick<RequestBody, 'ifSilent' | 'dueOn'>, today: IsoDate): string => `${silent[ifSilent]} after ${shortDay(dueOn, today)}`;

function stepWords(step: PlannedStep, request: Pick<RequestBody, 'ifSilent' | 'dueOn'>, today: IsoDate): string {
  switch (step.step) {
    case 'remind':
      return `reminder ${ways[step.channel]} on ${shortDay(step.on, today)}`;
    case 'letter':
      return `letter on ${shortDay(step.on, today)}`;
    case 'phone':
      return `a call to make on ${shortDay(step.on, today)}`;
    case 'lapse':
      return lapseWords(request, today);
  }
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** All that still happens by itself: `Reminder by text on 24 November; letter on 28 November; decided on what we have after 2 December`. Null when nothing will. */
export const plannedWords = (steps: readonly PlannedStep[], request: Pick<RequestBody, 'ifSilent' | 'dueOn'>, today: IsoDate): string | null =>
  steps.length === 0 ? null : capital(steps.map((step) => stepWords(step, request, today)).join('; '));

/** `If silent after 2 December: the change stops`. */
export const silenceWords = (request: Pick<RequestBody, 'ifSilent' | 'dueOn'>, today: IsoDate): string => `If silent after ${shortDay(request.dueOn, today)}: ${silent[request.ifSilent]}`;

/** `Answer by 2 December, in 3 days`; `Answer by today`; `Was due 2 December`. */
export function answerByWords(dueOn: IsoDate, today: IsoDate): string {
  if (dueOn < today) return `Was due ${shortDay(dueOn, today)}`;
  if (dueOn === today) return 'Answer due today';
  return dueOn === addDays(today, 1) ? 'Answer due tomorrow' : `Answer due ${shortDay(dueOn, today)}`;
}

const said: Readonly<Record<AnswerCode, string>> = {
  given: 'Sent', agree: 'Agrees', disagree: 'Does not agree', started: 'It started', stopped: 'It stopped', matches: 'It matches', differs: 'It does not match', nothing: 'Nothing to say',
};
export const answerCodeWords = (code: AnswerCode): string => said[code];

/** The answer in few words: `Sent: £512.40 a week`, `It started, 4 November`. Null while there is none. */
export function answerWords(request: Pick<RequestBody, 'state' | 'answer' | 'weekly'>, today: IsoDate): string | null {
  if (request.state !== 'answered') return null;
  const { answer } = request;
  const weekly = answer?.weekly ?? request.weekly;
  const figure = weekly === null ? '' : `: ${formatPence(weekly)} a week`;
  if (answer === undefined || answer === null) return `Answered${figure}`;
  return `${said[answer.code]}${figure}${answer.on === null ? '' : `, ${shortDay(answer.on, today)}`}`;
}

/** Which codes can answer a request: the others would say nothing. */
export function answerCodesFor(what: RequestBody['what']): readonly AnswerCode[] {
  switch (what) {
    case 'agreement':
    case 'parentageAnswer':
    case 'consent':
      return ['agree', 'disagree'];
    case 'benefitDates':
    case 'childBenefitStatus':
      return ['started', 'stopped', 'nothing'];
    case 'accountCheck':
      return ['matches', 'differs'];
    default:
      return ['given', 'nothing'];
  }
}
/** Whether an answer to this is an amount of weekly pay. */
export const asksForPay = (what: RequestBody['what']): boolean => what === 'payslip' || what === 'payData' || what === 'startDateAndPay' || what === 'jobDetails' || what === 'leaverDates';
/** Whether an answer to this is about a day. */
export const asksForDay = (what: RequestBody['what']): boolean => what === 'benefitDates' || what === 'childBenefitStatus' || what === 'startDateAndPay' || what === 'leaverDates' || what === 'jobDetails';
