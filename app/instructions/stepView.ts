import { formatDate, type IsoDate } from '../model/dates.ts';
import type { Explanation, RunContext } from './context.ts';
import { isEnding, isHuman, type Step, stepById } from './definition.ts';
import type { AnswerSource } from './events.ts';
import type { Answer } from './fold.ts';
import type { AnswerType, StepKind } from './format.ts';
import type { Json } from './json.ts';
import { ticksOf } from './resolveStep.ts';
import type { Bounds } from './values.ts';
import type { Visit } from './visit.ts';
import type { Walk } from './walk.ts';
import { choiceLabel, fillWords, formatPlain, formatValue, labelOf, outcomeLabels, sourceWords } from './words.ts';

export type StepStatus = 'done' | 'current' | 'ahead' | 'notNeeded' | 'checkAgain';
export type AnswerView = Readonly<{
  value: Json;
  text: string;
  sourceWords: string;
  source: AnswerSource;
  by: string | null;
  at: string | null;
  reason: string | null;
}>;
export type ChoiceView = Readonly<{ id: string; label: string; description: string }>;
export type ItemView = Readonly<{ id: string; label: string; automatic: boolean; tick: 'pass' | 'fail' | null }>;
export type FilledWords = Readonly<{ en: string; cy: string | null; missing: readonly string[] }>;
export type StepView = Readonly<{
  /** Names one visit, `proof#1`; `stepId` and `round` are what answering needs. */
  key: string;
  stepId: string;
  round: number;
  /** As shown; null for endings and for a sum that the decision after it shows. */
  number: number | null;
  kind: StepKind;
  type: AnswerType | null;
  title: string;
  prose: string;
  status: StepStatus;
  /** Runs by itself: nothing to answer. */
  automatic: boolean;
  optional: boolean;
  canBeUnknown: boolean;
  answer: AnswerView | null;
  prefill: Readonly<{
    value: Json;
    text: string;
    sourceWords: string;
    date: IsoDate | null;
    needsReason: boolean;
  }> | null;
  choices: readonly ChoiceView[];
  items: readonly ItemView[];
  bounds: Bounds;
  customer: FilledWords | null;
  citations: readonly string[];
  uses: readonly string[];
  /** Steps that must be done first, when that is why it cannot be done. */
  needs: readonly Readonly<{ key: string; title: string }>[];
  /** Why it is stuck, in words; null when it is not. */
  blocked: string | null;
  /** What moved since it was answered. */
  reasons: readonly string[];
  explain: Explanation | null;
  wait: Readonly<{ startsOn: IsoDate; dueOn: IsoDate; committed: boolean; overdue: boolean }> | null;
  deviation: Readonly<{ reason: string; by: string; at: string }> | null;
  open: string | null;
}>;

/** One visit as a screen shows it. */
export function stepView(
  visit: Visit,
  number: number | null,
  status: StepStatus,
  path: Walk,
  context: RunContext,
): StepView {
  const { step, frame, prefill, key, stepId, round, explain, bounds, uses, block, wait } = visit;
  const { cites } = frame.definition;
  return {
    key,
    stepId,
    round,
    number,
    explain,
    bounds,
    uses,
    status,
    kind: step.kind,
    type: step.kind === 'ask' ? step.type : null,
    title: step.title,
    prose: step.prose,
    automatic: !isHuman(step),
    optional: step.kind === 'ask' && step.optional,
    canBeUnknown: step.kind === 'ask' && step.unknown !== null,
    answer: answerView(visit, context),
    prefill:
      prefill === null
        ? null
        : {
            value: prefill.value,
            text: formatValue(step, prefill.value, context),
            sourceWords: sourceWords(prefill.source, prefill.label, prefill.date, null, context),
            date: prefill.date,
            needsReason: prefill.firm,
          },
    choices: choicesOf(visit, context),
    items: itemsOf(visit, context),
    customer: customerWords(visit, context),
    citations: step.cite.flatMap((name) => (Object.hasOwn(cites, name) ? [cites[name] as string] : [])),
    needs: visit.needs.map((need) => ({
      key: need,
      title: path.visits.find((other) => other.key === need)?.step.title ?? need,
    })),
    blocked: blockWords(visit, block, path, context),
    reasons: visit.changed.map(
      ({ path: name, was, now }) =>
        `${nameOf(name, path, context)} was ${formatPlain(was)} and is now ${formatPlain(now)}.`,
    ),
    wait: wait === null ? null : { ...wait, overdue: wait.dueOn < context.today },
    deviation:
      visit.deviation === null
        ? null
        : { reason: visit.deviation.reason, by: visit.deviation.by, at: visit.deviation.at },
    open: step.kind === 'change' ? step.open : null,
  };
}

function answerView({ step, state, answer, value }: Visit, context: RunContext): AnswerView | null {
  if (state !== 'resolved' || isEnding(step) || step.kind === 'use') return null;
  const text = formatValue(step, value, context);
  if (answer === null)
    return { value, text, source: 'rule', sourceWords: 'worked out', by: null, at: null, reason: null };
  return { ...storedAnswer(step, answer, context), value, text };
}
export const storedAnswer = (step: Step, answer: Answer, context: RunContext): AnswerView => ({
  value: answer.value,
  text: formatValue(step, answer.value, context),
  sourceWords: sourceWords(answer.source, answer.sourceLabel, answer.sourceDate, answer, context),
  source: answer.source,
  by: answer.by,
  at: answer.at,
  reason: answer.reason,
});

function choicesOf({ step, frame, wait }: Visit, context: RunContext): readonly ChoiceView[] {
  const leadsTo = (target: string | undefined): string => {
    const title = target === undefined ? undefined : stepById(frame.definition, target)?.title;
    return title === undefined ? '' : `Goes to: ${title}`;
  };
  if (step.kind === 'ask') {
    if (step.type === 'yes_no')
      return [
        { id: 'yes', label: 'Yes', description: leadsTo(step.go['yes']) },
        { id: 'no', label: 'No', description: leadsTo(step.go['no']) },
      ];
    if (step.type === 'child' || step.type === 'person')
      return (context.people?.[step.type] ?? []).map(({ id, label }) => ({ id, label, description: '' }));
    return step.choices.map(({ id, hint }) => ({ id, label: choiceLabel(step, id, context), description: hint ?? '' }));
  }
  if (step.kind === 'evidence') {
    const proofs = step.anyOf.map((id) => labelOf(id, context, `${step.id}.${id}`)).join(', ');
    return Object.entries(step.go).map(([id, to]) => ({
      id,
      label: outcomeLabels[id] as string,
      description: id === 'accepted' ? `Any one of: ${proofs}` : leadsTo(to),
    }));
  }
  if (step.kind !== 'wait') return [];
  return Object.entries(step.go).map(([id, to]) => ({
    id,
    label: outcomeLabels[id] as string,
    description: id === 'expired' && wait !== null ? `Due ${formatDate(wait.dueOn)}. ${leadsTo(to)}` : leadsTo(to),
  }));
}

function itemsOf({ step, answer, frame, state, value }: Visit, context: RunContext): readonly ItemView[] {
  if (step.kind !== 'check') return [];
  const ticks =
    state === 'resolved' && typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, Json>>)
      : ticksOf(step, answer, frame, context);
  const automatic = ticksOf(step, null, frame, context);
  return Object.keys(step.items).map((id) => {
    const tick = ticks[id];
    return {
      id,
      label: labelOf(id, context, `${step.id}.${id}`),
      automatic: automatic[id] !== undefined,
      tick: tick === 'pass' || tick === 'fail' ? tick : null,
    };
  });
}

function customerWords({ step, frame }: Visit, context: RunContext): FilledWords | null {
  if (step.customer === null) return null;
  const en = fillWords(step.customer.en, 'en', frame, context);
  return {
    en: en.text,
    cy: step.customer.cy === null ? null : fillWords(step.customer.cy, 'cy', frame, context).text,
    missing: en.missing,
  };
}

function blockWords(visit: Visit, block: Visit['block'], path: Walk, context: RunContext): string | null {
  if (visit.needs.length > 0) {
    const titles = visit.needs.map((need) => path.visits.find((other) => other.key === need)?.step.title ?? need);
    return `needs step ${titles.join(' and ')}`;
  }
  if (block === null) return null;
  return block.missing.length === 0
    ? block.message
    : `${block.message} Needs: ${block.missing.map((name) => nameOf(`${visit.frame.prefix}${name}`, path, context)).join(', ')}`;
}

/** A path in words: the title of the step that answers it, or the fact's label. */
function nameOf(name: string, path: Walk, context: RunContext): string {
  const prefix = name.slice(0, name.lastIndexOf('/') + 1);
  const plain = name.slice(prefix.length);
  const [root, field] = plain.split('.') as [string, string | undefined];
  const id = prefix + (root === 'answers' ? (field ?? root) : root);
  return path.visits.find(({ stepId }) => stepId === id)?.step.title ?? labelOf(plain, context, plain);
}
