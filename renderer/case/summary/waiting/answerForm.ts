import type { Output } from '../../../../app/contract/index.ts';
import type { DraftForm } from '../../../app/draftStore.ts';
import { dateProblem, type DateValue } from '../../../parts/dateDraft.ts';
import { moneyProblem, type MoneyValue } from '../../../parts/moneyDraft.ts';

export type Line = Output<'case.waiting'>['lines'][number];
type Code = Line['answers'][number];
/** What is typed about one answer. Kept as typed, so that a half-typed amount or date is not lost. */
export type AnswerDraft = Readonly<{ code: Code | null; weekly: MoneyValue; on: DateValue; text: string }>;
export type AnswerProblems = Readonly<{ code?: string; weekly?: string; on?: string }>;
type Answer = Readonly<{ code: Code; weekly: number | null; on: string | null; text?: string }>;

const codes: readonly Code[] = ['given', 'agree', 'disagree', 'started', 'stopped', 'matches', 'differs', 'nothing'];

/** A kept draft again; null when it is not one of ours. */
function readDraft(body: unknown): AnswerDraft | null {
  if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string') return null;
  const code = 'code' in body ? codes.find((one) => one === body.code) : undefined;
  const weekly = 'weekly' in body && (typeof body.weekly === 'number' || typeof body.weekly === 'string') ? body.weekly : null;
  return { code: code ?? null, weekly, on: 'on' in body ? (body.on as DateValue) : null, text: body.text };
}
export const answerForm: DraftForm<AnswerDraft> = {
  empty: { code: null, weekly: null, on: null, text: '' },
  read: readDraft,
  isEmpty: ({ code, weekly, on, text }) => code === null && weekly === null && on === null && text.trim() === '',
};

/** Whether an answer of this kind says an amount or a day at all. */
export const saysMore = (code: Code | null): boolean => code !== null && code !== 'nothing' && code !== 'disagree';

/** The answer that the form stands for, or what is to be put right. An amount and a day may be left out. */
export function readAnswer(draft: AnswerDraft, line: Pick<Line, 'asksForPay' | 'asksForDay'>): Answer | Readonly<{ problems: AnswerProblems }> {
  const { code, weekly, on, text } = draft;
  if (code === null) return { problems: { code: 'Choose what they answered' } };
  const more = saysMore(code);
  const money = more && line.asksForPay ? moneyProblem(weekly) : null;
  if (money !== null) return { problems: { weekly: money } };
  const day = more && line.asksForDay ? dateProblem(on) : null;
  if (day !== null) return { problems: { on: day } };
  const said = text.trim();
  return {
    code, weekly: more && line.asksForPay && typeof weekly === 'number' ? weekly : null, on: more && line.asksForDay && typeof on === 'string' ? on : null,
    ...(said === '' ? {} : { text: said }),
  };
}

/** The quickest way that is safe to ask them again, the way it went first; null when there is none. */
export function remindBy({ channel, ways }: Pick<Line, 'channel' | 'ways'>): 'sms' | 'email' | 'letter' | null {
  const usable = (['sms', 'email', 'letter'] as const).filter((way) => ways.some((one) => one.channel === way && one.usable));
  return usable.find((way) => way === channel) ?? usable[0] ?? null;
}
/** A machine that answers by itself: nobody reminds or rings it. */
export const isMachine = ({ to, channel }: Pick<Line, 'to' | 'channel'>): boolean => channel === 'feed' || to === 'hmrc' || to === 'dwp' || to === 'childBenefit';
