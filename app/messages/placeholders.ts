import { removeObscureSpaces } from './characters.ts';

/** One `((name))` or `((name??text))` as it stands in a template. `start` and `end` are UTF-16 offsets. */
export type Placeholder = Readonly<{ name: string; key: string; optionalText: string | null; start: number; end: number }>;

/** What a placeholder may be given. Absent and null both mean *missing*; `''` is a real, empty value. */
export type PlaceholderValue = string | number | boolean | null | readonly (string | number | null)[];
export type PlaceholderValues = Readonly<Record<string, PlaceholderValue | undefined>>;

/** Where a list goes: into a sentence (texts, subjects) or as bullets (email and letter bodies). */
export type ListStyle = 'sentence' | 'bullets';

export type FilledText = Readonly<{
  text: string;
  /** Names without a value, first spelling, in order of appearance. They stand unchanged in `text`. */
  missing: readonly string[];
  /** Where each value went, in `text`. */
  filled: readonly Readonly<{ name: string; key: string; start: number; end: number }>[];
}>;

export type PlaceholderFault = Readonly<{ kind: 'nested' | 'unpaired'; start: number; end: number }>;

const pattern = /\(\(([^()]+)\)\)/g;
const trueWords = new Set(['yes', 'y', 'true', 't', '1', 'include', 'show']);

/** Names match after every space, underscore and hyphen is gone, in any case (GOV.UK Notify). */
export const placeholderKey = (name: string): string => name.replace(/[ _-]/g, '').toLowerCase();

/** Every placeholder of a text, in order. Nothing nests: a round bracket cannot stand inside one. */
export function parsePlaceholders(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map((match) => {
    const inside = match[1] as string;
    const split = inside.indexOf('??');
    const name = split < 0 ? inside : inside.slice(0, split);
    return {
      name,
      key: placeholderKey(name),
      optionalText: split < 0 ? null : inside.slice(split + 2),
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** Names over several parts (subject before body), each once, first spelling first. */
export function placeholderNames(...parts: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const { key, name } of parts.flatMap(parsePlaceholders)) if (!names.has(key)) names.set(key, name);
  return [...names.values()];
}

/** Double brackets that would go out as they are typed: nested, or without their partner. */
export function placeholderFaults(text: string): PlaceholderFault[] {
  const bare = text.replace(pattern, (whole) => ' '.repeat(whole.length));
  const found = [...bare.matchAll(/\(\(|\)\)/g)];
  return found.map((match) => {
    const opens = match[0] === '((';
    const partner = opens ? bare.indexOf('))', match.index) : bare.lastIndexOf('((', match.index);
    return { kind: partner < 0 ? 'unpaired' : 'nested', start: match.index, end: match.index + 2 };
  });
}

function printList(items: readonly (string | number | null)[], style: ListStyle): string {
  const kept = items.filter((item) => item !== null).map((item) => removeObscureSpaces(String(item))).filter((item) => item !== '');
  if (kept.length === 0) return '';
  if (style === 'bullets') return `\n\n${kept.map((item) => `* ${item}`).join('\n')}`;
  return kept.length === 1 ? (kept[0] as string) : `${kept.slice(0, -1).join(', ')} and ${kept.at(-1)}`;
}

function print(value: Exclude<PlaceholderValue, null>, style: ListStyle): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return printList(value, style);
}

/**
 * Fills a text. A value is never scanned again, so `((x))` inside a value is printed as it is.
 * Optional text shows only for yes, y, true, t, 1, include, show (GOV.UK Notify).
 */
export function fillPlaceholders(
  text: string,
  values: PlaceholderValues,
  options: Readonly<{ lists: ListStyle; changeValue?: (value: string, key: string) => string }> = { lists: 'sentence' },
): FilledText {
  const byKey = new Map(Object.entries(values).map(([name, value]) => [placeholderKey(name), value]));
  const missing = new Map<string, string>();
  const filled: { name: string; key: string; start: number; end: number }[] = [];
  let out = '';
  let from = 0;
  for (const placeholder of parsePlaceholders(text)) {
    out += text.slice(from, placeholder.start);
    from = placeholder.end;
    const { key, name, optionalText } = placeholder;
    const value = byKey.get(key) ?? null;
    if (value === null) {
      if (!missing.has(key)) missing.set(key, name);
      out += text.slice(placeholder.start, placeholder.end);
      continue;
    }
    const printed = print(value, options.lists);
    const shown =
      optionalText === null ? (options.changeValue?.(printed, key) ?? printed) : trueWords.has(printed.toLowerCase()) ? optionalText : '';
    filled.push({ name, key, start: out.length, end: out.length + shown.length });
    out += shown;
  }
  return { text: out + text.slice(from), missing: [...missing.values()], filled };
}
