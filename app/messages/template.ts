import * as z from 'zod';
import { LineCounter, parseDocument } from 'yaml';
import { Channel } from '../model/rows/conversation.ts';
import { PromiseKind } from '../model/rows/promises.ts';
import { PartyRole } from '../model/roles.ts';
import { factCatalogue, factKinds, type FactName } from './facts.ts';
import { messageLanguages, type MessageLanguage } from './factWords.ts';
import { placeholderKey } from './placeholders.ts';

const Languages = z.enum(messageLanguages);
const ScenarioValue = z.union([z.string().max(200), z.number(), z.array(z.string().max(40)).max(8)]);

const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+$/).max(64),
  version: z.int().min(1),
  channel: Channel,
  /** What staff call it. */
  title: z.string().min(3).max(80),
  owner: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  for: z.strictObject({
    change: z.array(z.string().regex(/^C\d{2}$/)).max(28),
    event: z.enum(['decided', 'refused', 'requested', 'recorded', 'alert']),
  }),
  role: z.union([PartyRole, z.literal('either')]),
  languages: z.array(Languages).min(1).max(2),
  /** Welsh is shown as not yet confirmed until its owner has read it. */
  welsh: z.enum(['none', 'to be confirmed by the owner', 'confirmed']),
  /** Placeholder as written → the kind of fact it takes. */
  facts: z.record(z.string().max(40), z.enum(factKinds)),
  fallback: Channel.nullable(),
  /** What sending it promises, and the date fact it is promised by. */
  promise: z.strictObject({ kind: PromiseKind, what: z.string().min(3).max(200), dateFact: z.string().max(40) }).optional(),
  subject: z.strictObject({ en: z.string().min(3).max(100), cy: z.string().min(3).max(100).optional() }).optional(),
  scenarios: z.array(z.strictObject({ name: z.string().min(3).max(80), values: z.record(z.string().max(40), ScenarioValue) })).min(1).max(6),
});

export type TemplateRole = PartyRole | 'either';
export type TemplateWords = Readonly<{ subject: string | null; body: string; firstLine: number }>;
/** A published message template. One file per channel, and per role where the words differ. */
export type Template = Readonly<Omit<z.output<typeof FrontMatter>, 'subject' | 'facts'>> & Readonly<{
  facts: Readonly<Record<string, FactName>>;
  words: Readonly<Partial<Record<MessageLanguage, TemplateWords>>>;
}>;

export type TemplateProblem = Readonly<{ line: number; message: string }>;
export type ParsedTemplate = Readonly<{ ok: true; template: Template }> | Readonly<{ ok: false; problems: readonly TemplateProblem[] }>;

const factByKey = new Map(Object.keys(factCatalogue).map((name) => [placeholderKey(name), name as FactName]));
/** The fact that a placeholder's name stands for, in any spelling; undefined when there is none. */
export const factFor = (placeholder: string): FactName | undefined => factByKey.get(placeholderKey(placeholder));

const languageMark = /^=== (en|cy)\s*$/;

/** Splits the part after the front matter at its `=== en` and `=== cy` lines. `firstLine` counts from 1. */
function readBodies(lines: readonly string[], from: number, problems: TemplateProblem[]): Partial<Record<MessageLanguage, Omit<TemplateWords, 'subject'>>> {
  const bodies: Partial<Record<MessageLanguage, Omit<TemplateWords, 'subject'>>> = {};
  let at = from;
  while (at < lines.length) {
    const line = lines[at] as string;
    const language = languageMark.exec(line)?.[1] as MessageLanguage | undefined;
    if (language === undefined) {
      if (line.trim() !== '') problems.push({ line: at + 1, message: 'Words must come after a line "=== en" or "=== cy".' });
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && !languageMark.test(lines[end] as string)) end += 1;
    if (bodies[language] !== undefined) problems.push({ line: at + 1, message: `The "${language}" words are here twice.` });
    const body = lines.slice(at + 1, end).join('\n');
    const blank = body.length - body.trimStart().length;
    bodies[language] = { body: body.trim(), firstLine: at + 2 + (body.slice(0, blank).match(/\n/g)?.length ?? 0) };
    at = end;
  }
  return bodies;
}

/** What the shape alone cannot say: languages, subjects and facts that fit one another. */
function crossCheck(front: z.output<typeof FrontMatter>, found: readonly string[], lineOf: (key: string) => number): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const language of front.languages) {
    if (!found.includes(language)) problems.push({ line: lineOf('languages'), message: `There are no "${language}" words.` });
    if (front.channel !== 'sms' && front.subject?.[language] === undefined) problems.push({ line: lineOf('subject'), message: `There is no "${language}" subject.` });
  }
  for (const language of found.filter((each) => !front.languages.some((listed) => listed === each))) {
    problems.push({ line: lineOf('languages'), message: `"${language}" is not in the list of languages.` });
  }
  if (front.channel === 'sms' && front.subject !== undefined) problems.push({ line: lineOf('subject'), message: 'A text has no subject.' });
  if (front.languages.includes('cy') === (front.welsh === 'none')) problems.push({ line: lineOf('welsh'), message: 'Say how far the Welsh is confirmed, or "none" when there is none.' });
  if (front.fallback === front.channel) problems.push({ line: lineOf('fallback'), message: 'The fallback must be another channel.' });
  const dateFact = front.promise === undefined ? null : front.promise.dateFact;
  if (dateFact !== null && front.facts[dateFact] !== 'date') problems.push({ line: lineOf('promise'), message: `"${dateFact}" is not a date in this template's facts.` });
  for (const [placeholder, kind] of Object.entries(front.facts)) {
    const name = factFor(placeholder);
    if (name === undefined) problems.push({ line: lineOf('facts'), message: `"${placeholder}" is not a fact that a message may hold.` });
    else if (factCatalogue[name].kind !== kind) problems.push({ line: lineOf('facts'), message: `"${placeholder}" is ${factCatalogue[name].kind}, not ${kind}.` });
    else if (factCatalogue[name].role !== 'either' && factCatalogue[name].role !== front.role) {
      problems.push({ line: lineOf('facts'), message: `"${placeholder}" may only be told to one parent, and this template is not theirs.` });
    }
  }
  return problems;
}

/**
 * Reads one template file: YAML front matter, then the words of each language.
 * @param name the file's name, said in the first problem when the file has no front matter at all
 */
export function parseTemplate(text: string, name: string): ParsedTemplate {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) return { ok: false, problems: [{ line: 1, message: `${name} must start with front matter between two lines "---".` }] };
  const counter = new LineCounter();
  const document = parseDocument(lines.slice(1, end).join('\n'), { schema: 'core', lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + 1;
  if (document.errors.length > 0) {
    return { ok: false, problems: document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: error.message })) };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length).map((part) => (typeof part === 'symbol' ? part.toString() : part)), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as readonly number[] | undefined) : undefined;
      if (range?.[0] !== undefined) return lineAt(range[0]);
    }
    return 1;
  };
  const front = FrontMatter.safeParse(document.toJS());
  if (!front.success) {
    return { ok: false, problems: front.error.issues.map((issue) => ({ line: lineOf(issue.path), message: `${issue.path.join('.') || 'front matter'}: ${issue.message}` })) };
  }
  const problems: TemplateProblem[] = [];
  const bodies = readBodies(lines, end + 1, problems);
  problems.push(...crossCheck(front.data, Object.keys(bodies), (key) => lineOf([key])));
  if (problems.length > 0) return { ok: false, problems };
  const { subject, facts, ...rest } = front.data;
  const words = Object.fromEntries(Object.entries(bodies).map(([language, body]) => [language, { ...body, subject: subject?.[language as MessageLanguage] ?? null }]));
  const named = Object.fromEntries(Object.keys(facts).map((placeholder) => [placeholder, factFor(placeholder) as FactName]));
  return { ok: true, template: { ...rest, facts: named, words } };
}

export type TemplateQuery = Readonly<{ id: string; channel: Channel; role: PartyRole; language?: MessageLanguage }>;
export type TemplateCatalogue = Readonly<{
  all: readonly Template[];
  /** Every channel and role of one id. */
  byId(id: string): readonly Template[];
  /** The template for a recipient: their own role's before one for either. Undefined when there is none in that language. */
  find(query: TemplateQuery): Template | undefined;
  /** Channels that have a template for this recipient. */
  channels(id: string, role: PartyRole): readonly Channel[];
}>;

const fits = (template: Template, role: PartyRole): boolean => template.role === role || template.role === 'either';

/** A catalogue over parsed templates. Throws when two have the same id, channel and role: that is a broken release. */
export function createTemplateCatalogue(templates: readonly Template[]): TemplateCatalogue {
  const keys = templates.map(({ id, channel, role }) => `${id} ${channel} ${role}`);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new Error(`two templates are both ${twice}`);
  const byId = (id: string): readonly Template[] => templates.filter((template) => template.id === id);
  return {
    all: templates,
    byId,
    find: ({ id, channel, role, language }) => {
      const fitting = byId(id).filter((each) => each.channel === channel && fits(each, role) && (language === undefined || each.words[language] !== undefined));
      return fitting.find((each) => each.role === role) ?? fitting[0];
    },
    channels: (id, role) => [...new Set(byId(id).filter((each) => fits(each, role)).map(({ channel }) => channel))],
  };
}
