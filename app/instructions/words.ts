import { formatDate, formatTime, type IsoDate, isRealDate, londonDate } from '../model/dates.ts';
import { formatPence, type MoneyPeriod, moneyPeriods } from '../model/money.ts';
import type { RunContext } from './context.ts';
import type { ResultType, Step } from './definition.ts';
import type { AnswerSource } from './events.ts';
import { type Frame, pendingFor, valueAt, valuesOf } from './frame.ts';
import { isObject, type Json } from './json.ts';
import { fillPlaceholders } from './placeholders.ts';

export type Language = 'en' | 'cy';
/** Welsh beside English, because customer words are filled in both. */
const per: Readonly<Record<MoneyPeriod, Readonly<Record<Language, string>>>> = {
  week: { en: 'a week', cy: 'yr wythnos' },
  twoWeeks: { en: 'every 2 weeks', cy: 'bob pythefnos' },
  fourWeeks: { en: 'every 4 weeks', cy: 'bob 4 wythnos' },
  month: { en: 'a month', cy: 'y mis' },
  year: { en: 'a year', cy: 'y flwyddyn' },
};
const welshMonths = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
];

export const dateIn = (language: Language, on: IsoDate): string =>
  language === 'en'
    ? formatDate(on)
    : `${Number(on.slice(8))} ${welshMonths[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;

const isPeriod = (value: Json | undefined): value is MoneyPeriod =>
  (moneyPeriods as readonly unknown[]).includes(value);

/** `self_employed` → `Self-employed` where the labels say so, else `Self employed`. */
export function labelOf(id: string, context: Pick<RunContext, 'labels'>, ...closer: readonly string[]): string {
  const key = [...closer, id].find(
    (candidate) => context.labels !== undefined && Object.hasOwn(context.labels, candidate),
  );
  if (key !== undefined) return (context.labels as Record<string, string>)[key] as string;
  const plain = (id.split('.').at(-1) as string).replace(/[_-]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const outcomeLabels: Readonly<Record<string, string>> = {
  accepted: 'Proof is here',
  waiting: 'Ask for proof now',
  refused: 'They will not send proof',
  received: 'It came',
  expired: 'It did not come in time',
};
const outcomeAnswers: Readonly<Record<string, string>> = {
  accepted: 'Accepted',
  waiting: 'Asked for',
  refused: 'Refused',
  received: 'Received',
  expired: 'Not received in time',
};

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** An answer or result of a step in words: `£300.00 a week`, `4 June 2026`, `Yes`. */
export function formatValue(step: Step, value: Json, context: RunContext, language: Language = 'en'): string {
  if (step.kind === 'compute') {
    return Object.entries(step.out)
      .map(
        ([name, type]) =>
          `${labelOf(name, context, `${step.id}.${name}`)}: ${formatResult(type, isObject(value) ? (value[name] ?? null) : null, context, language)}`,
      )
      .join(', ');
  }
  if (step.kind === 'decide')
    return value === 'true' || value === 'false'
      ? yesNo(value === 'true')
      : labelOf(textOf(value), context, `${step.id}.${textOf(value)}`);
  if (step.kind === 'check') return isObject(value) && Object.values(value).includes('fail') ? 'Failed' : 'All checked';
  if (step.kind === 'wait') return outcomeAnswers[textOf(value)] ?? '';
  if (step.kind === 'evidence' && isObject(value)) {
    const kind = value['kind'];
    return [
      outcomeAnswers[textOf(value['outcome'])] ?? '',
      ...(typeof kind === 'string' ? [labelOf(kind, context, `${step.id}.${kind}`)] : []),
    ].join(', ');
  }
  return step.kind === 'ask' ? formatAnswer(step, value, context, language) : 'Done';
}

function formatAnswer(
  step: Extract<Step, { kind: 'ask' }>,
  value: Json,
  context: RunContext,
  language: Language,
): string {
  if (value === null) return 'Not given';
  if (isObject(value) && value['unknown'] === true) return 'Not sure';
  switch (step.type) {
    case 'choice':
      return choiceLabel(step, textOf(value), context);
    case 'child':
    case 'person':
      return context.people?.[step.type].find(({ id }) => id === value)?.label ?? textOf(value);
    case 'money':
      return formatResult('money', value, context, language);
    case 'percent':
      return formatResult('percent', value, context, language);
    default:
      return formatPlain(value, language);
  }
}
export const choiceLabel = (step: Extract<Step, { kind: 'ask' }>, id: string, context: RunContext): string =>
  step.choices.find((choice) => choice.id === id)?.label ?? labelOf(id, context, `${step.id}.${id}`);

function formatResult(type: ResultType, value: Json, context: RunContext, language: Language): string {
  if (type === 'money' && typeof value === 'number') return formatPence(value);
  if (type === 'percent' && typeof value === 'number') return `${value}%`;
  return typeof type !== 'string' && typeof value === 'string' ? labelOf(value, context) : formatPlain(value, language);
}

const yesNo = (yes: boolean): string => (yes ? 'Yes' : 'No');

/** A value whose type is not declared: dates and money per period are known by their shape. */
export function formatPlain(value: Json, language: Language = 'en'): string {
  if (value === null) return 'Not known';
  if (typeof value === 'boolean') return yesNo(value);
  if (typeof value === 'string') return isRealDate(value) ? dateIn(language, value) : value;
  if (typeof value === 'number') return String(value);
  if (isObject(value) && typeof value['pence'] === 'number' && isPeriod(value['per']))
    return `${formatPence(value['pence'])} ${per[value['per']][language]}`;
  if (isObject(value) && typeof value['outcome'] === 'string')
    return outcomeAnswers[value['outcome']] ?? value['outcome'];
  return Array.isArray(value) ? value.map((item: Json) => formatPlain(item, language)).join(', ') : '';
}

/** The value at a path of a frame, in words of its declared type. */
export function formatPath(path: string, frame: Frame, context: RunContext, language: Language = 'en'): string {
  const value = valueAt(path, valuesOf(frame, context));
  const [root, field] = path.split('.') as [string, string | undefined];
  const step = frame.definition.steps.find(({ id }) => id === (root === 'answers' ? field : root));
  if (value === null || step === undefined) return formatPlain(value, language);
  if (root === 'answers')
    return path.split('.').length === 2 ? formatValue(step, value, context, language) : formatPlain(value, language);
  if (field === undefined) return formatValue(step, value, context, language);
  const type = step.kind === 'compute' ? step.out[field] : undefined;
  return type === undefined ? formatPlain(value, language) : formatResult(type, value, context, language);
}

/** Customer words with their placeholders filled; `missing` are the paths that have no value yet, shown as `…`. */
export function fillWords(
  text: string,
  language: Language,
  frame: Frame,
  context: RunContext,
): Readonly<{ text: string; missing: readonly string[] }> {
  const missing: string[] = [];
  const filled = fillPlaceholders(text, (path) => {
    if (pendingFor([path], frame).length > 0 || valueAt(path, valuesOf(frame, context)) === null) {
      missing.push(path);
      return '…';
    }
    return formatPath(path, frame, context, language);
  });
  return { text: filled, missing };
}

/** `from the case, 12 November 2026`; `you, 9:36am`; `worked out`. */
export function sourceWords(
  source: AnswerSource,
  label: string | null,
  on: IsoDate | null,
  who: Readonly<{ by: string; at: string }> | null,
  context: RunContext,
): string {
  const dated = (words: string): string => (on === null ? words : `${words}, ${formatDate(on)}`);
  switch (source) {
    case 'case':
      return dated(`from ${label ?? 'the case'}`);
    case 'document':
      return dated(`from ${label ?? 'a document'}`);
    case 'customer':
      return dated(`from ${label ?? 'the parent'}`);
    case 'rule':
      return 'worked out';
    default: {
      if (who === null) return '';
      const name = who.by === context.viewer ? 'you' : who.by;
      const day = londonDate(who.at);
      return `${name}, ${day === context.today ? formatTime(who.at) : formatDate(day)}`;
    }
  }
}
