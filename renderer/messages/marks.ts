import type { Check, Composed } from './messageWords.ts';

export type Range = Readonly<{ start: number; end: number }>;
type MarkKind = 'fact' | 'look' | 'block' | 'gap';
export type Mark = Range & Readonly<{ kind: MarkKind }>;
/** A stretch of the words with at most one mark; together they are the whole text. */
type Run = Readonly<{ text: string; kind: MarkKind | null }>;

const strength: readonly MarkKind[] = ['fact', 'look', 'block', 'gap'];
const gapPattern = /\(\([^()]+\)\)/g;

/** Gaps that are still to be filled, `((name))`, in order. UTF-16 offsets. */
export const gapsIn = (text: string): readonly Range[] => [...text.matchAll(gapPattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));

/** Where a fact's value stands in the words: a whole value, not a piece of a longer number or word. */
export function placesOf(text: string, value: string): readonly Range[] {
  if (value.trim() === '') return [];
  const places: Range[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    const joined = /[\p{L}\p{N}]/u;
    const before = text.charAt(at - 1);
    const after = text.charAt(end);
    const cutsBefore = joined.test(before) && joined.test(value.charAt(0));
    const cutsAfter = joined.test(after) && joined.test(value.charAt(value.length - 1));
    if (!cutsBefore && !cutsAfter) places.push({ start: at, end });
  }
  return places;
}

/**
 * Where ranges of `before` stand in `after`, when one stretch was typed over. A range that the typing touched is gone:
 * the next check finds it again if it is still there.
 */
export function moveRanges(before: string, after: string, ranges: readonly Range[]): readonly Range[] {
  if (before === after) return ranges;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return ranges.flatMap(({ start, end }) => {
    if (end <= head) return [{ start, end }];
    return start >= before.length - tail ? [{ start: start + shift, end: end + shift }] : [];
  });
}

/** Everything to be marked in the words as they stand now. `checkedBody`: the words that the checks were made of. */
export function marksIn(body: string, checks: readonly Check[], checkedBody: string, facts: Composed['facts'], kept: readonly string[]): readonly Mark[] {
  const found: Mark[] = facts.flatMap((fact) => placesOf(body, fact.value)).map((place) => ({ ...place, kind: 'fact' }));
  for (const check of checks) {
    if (check.state === 'pass' || check.key === 'gaps' || kept.includes(check.key)) continue;
    const kind = check.state === 'block' ? 'block' : 'look';
    for (const range of moveRanges(checkedBody, body, check.ranges)) found.push({ ...range, kind });
  }
  for (const gap of gapsIn(body)) found.push({ ...gap, kind: 'gap' });
  return found;
}

/** Cuts the words into runs for the layer behind the text box. Where marks lie over each other the graver one shows. */
export function runsOf(text: string, marks: readonly Mark[]): readonly Run[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) {
    if (start >= 0 && end <= text.length && start < end) cuts.add(start).add(end);
  }
  const edges = [...cuts].toSorted((a, b) => a - b);
  const runs: Run[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => strength.indexOf(mark.kind));
    const kind = over.length === 0 ? null : (strength[Math.max(...over)] ?? null);
    const last = runs.at(-1);
    if (last !== undefined && last.kind === kind) runs[runs.length - 1] = { text: last.text + text.slice(start, end), kind };
    else runs.push({ text: text.slice(start, end), kind });
  }
  return runs;
}

/** A few words round a range, for the line that tells of it. */
export function excerpt(text: string, { start, end }: Range, around = 24): Readonly<{ before: string; marked: string; after: string }> {
  // From a whole word to a whole word.
  const wordFrom = Math.max(0, start - around);
  const from = wordFrom === 0 ? 0 : Math.min(start, wordFrom + Math.max(0, text.slice(wordFrom, start).search(/\s\S/)) + 1);
  const most = Math.min(text.length, end + around);
  const to = most === text.length ? most : Math.max(end, end + text.slice(end, most).lastIndexOf(' '));
  const tidy = (part: string): string => part.replace(/\s+/g, ' ');
  return {
    before: `${from > 0 ? '…' : ''}${tidy(text.slice(from, start))}`,
    marked: tidy(text.slice(start, end)),
    after: `${tidy(text.slice(end, to))}${to < text.length ? '…' : ''}`,
  };
}
