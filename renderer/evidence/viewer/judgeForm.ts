import type { Output } from '../../../app/contract/index.ts';
import type { DraftForm } from '../../app/draftStore.ts';
import { moneyProblem, type MoneyValue } from '../../parts/moneyDraft.ts';
import { showsWeekly } from '../evidenceKinds.ts';

type Item = Output<'evidence.list'>['items'][number];
export type Refusals = Output<'evidence.refusals'>;
/** What is typed while a document is judged. `figure`: false until the weekly figure was touched. `words`: null until edited. `askAgain`: null until chosen. */
export type JudgeDraft = Readonly<{ weekly: MoneyValue; figure: boolean; reason: string | null; words: string | null; askAgain: boolean | null }>;

const empty: JudgeDraft = { weekly: null, figure: false, reason: null, words: null, askAgain: null };
function read(body: unknown): JudgeDraft | null {
  if (typeof body !== 'object' || body === null || !('figure' in body)) return null;
  const { weekly, figure, reason, words, askAgain } = body as Readonly<Record<string, unknown>>;
  return {
    weekly: typeof weekly === 'number' || typeof weekly === 'string' ? weekly : null,
    figure: figure === true,
    reason: typeof reason === 'string' ? reason : null,
    words: typeof words === 'string' ? words : null,
    askAgain: typeof askAgain === 'boolean' ? askAgain : null,
  };
}
export const judgeForm: DraftForm<JudgeDraft> = { empty, read, isEmpty: ({ figure, reason, words, askAgain }) => !figure && reason === null && words === null && askAgain === null };

/** The figure as it stands in its box: what was typed, else what came with the document. */
export const figureOf = (draft: JudgeDraft, item: Pick<Item, 'weekly'>): MoneyValue => (draft.figure ? draft.weekly : item.weekly);

type Judged = Readonly<{ state: 'accepted' | 'refused'; reasonCode: string | null; words: string | null; weekly: number | null; askAgain: boolean }>;
/** The act that accepts, or what is wrong with the figure. A figure may be left out. */
export function readAccept(draft: JudgeDraft, item: Pick<Item, 'weekly' | 'kind'>): Judged | Readonly<{ problem: string }> {
  const figure = showsWeekly(item.kind) ? figureOf(draft, item) : null;
  const problem = moneyProblem(figure);
  return problem === null ? { state: 'accepted', reasonCode: null, words: null, weekly: typeof figure === 'number' ? figure : null, askAgain: false } : { problem };
}

/** Reasons after which the same thing is not asked for once more unless somebody says so. */
const enough: readonly string[] = ['duplicate', 'other'];
/** Whether it is asked for again at once: as chosen, else yes where that can be and the reason leaves something to ask for. */
export const asksAgain = ({ askAgain, reason }: JudgeDraft, { canAskAgain }: Pick<Refusals, 'canAskAgain'>): boolean => canAskAgain && (askAgain ?? (reason !== null && !enough.includes(reason)));

/** The words for the parent: as edited, else those of the reason. */
export const customerWords = ({ reason, words }: JudgeDraft, { reasons }: Pick<Refusals, 'reasons'>): string => words ?? reasons.find(({ code }) => code === reason)?.customer ?? '';

/** The act that refuses, or what is to be put right. Words that were not edited stay the list's own. */
export function readRefuse(draft: JudgeDraft, refusals: Refusals): Judged | Readonly<{ problems: Readonly<{ reason?: string; words?: string }> }> {
  const chosen = refusals.reasons.find(({ code }) => code === draft.reason);
  if (chosen === undefined) return { problems: { reason: 'Choose why' } };
  const words = customerWords(draft, refusals).trim();
  if (chosen.code === 'other' && words === '') return { problems: { words: 'Say why in a few words' } };
  return { state: 'refused', reasonCode: chosen.code, words: words === '' || words === chosen.customer ? null : words, weekly: null, askAgain: asksAgain(draft, refusals) };
}
