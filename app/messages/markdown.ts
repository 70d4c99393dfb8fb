import { parseInline, type Inline } from './markdownInline.ts';

/**
 * The Markdown subset of the sending service (GOV.UK Notify) as data, so that a screen can draw it
 * without ever handing HTML to the browser.
 */
export type EmailBlock =
  | Readonly<{ kind: 'heading'; level: 2 | 3; content: readonly Inline[] }>
  | Readonly<{ kind: 'paragraph'; content: readonly Inline[] }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly ListItem[] }>
  | Readonly<{ kind: 'inset'; blocks: readonly EmailBlock[] }>
  | Readonly<{ kind: 'rule' }>;
/** `loose`: a blank line stands between items, so the service wraps each in a paragraph. */
export type ListItem = Readonly<{ loose: boolean; content: readonly Inline[] }>;

/** Insets inside insets deeper than this are read as text. */
const deepest = 6;

const rule = /^ {0,3}[-*_](?: *[-*_]){2,} *$/;
const heading = /^ *(#{1,6}) *([^\n]+?) *#* *$/;
const inset = /^ *\^/;
const listMarker = /^ *(?:[•*-]|\d+\.)/;
const spacedMarker = /^(?:[•*-]|\d+\.) /;
const tableDivider = /^ *\|? *[-:]+[-| :]*$/;

const isBlankLine = (line: string): boolean => line.trim() === '';
const endsParagraph = (line: string): boolean => isBlankLine(line) || rule.test(line) || heading.test(line) || inset.test(line);

/** Lines `from` up to the first for which `stops` holds. */
function takeUntil(lines: readonly string[], from: number, stops: (line: string) => boolean): number {
  let at = from;
  while (at < lines.length && !stops(lines[at] as string)) at += 1;
  return at;
}

/** A list runs through blank lines as long as another item, or an indented line, follows. */
function listEnd(lines: readonly string[], from: number): number {
  let at = from + 1;
  while (at < lines.length) {
    const line = lines[at] as string;
    if (rule.test(line)) return at;
    if (!isBlankLine(line)) {
      at += 1;
      continue;
    }
    const next = takeUntil(lines, at, (text) => !isBlankLine(text));
    const following = lines[next];
    if (following === undefined || rule.test(following)) return at;
    if (!following.startsWith(' ') && !spacedMarker.test(following)) return at;
    at = next;
  }
  return at;
}

function readList(lines: readonly string[]): EmailBlock {
  const items: string[][] = [];
  for (const line of lines) {
    if (listMarker.test(line)) items.push([line.replace(listMarker, '').trim()]);
    else items.at(-1)?.push(line.trim());
  }
  let afterGap = false;
  const read = items.map((text): ListItem => {
    const gapAfter = text.length > 1 && isBlankLine(text.at(-1) as string);
    const loose = afterGap || gapAfter || text.slice(0, -1).includes('');
    afterGap = gapAfter;
    return { loose, content: parseInline(text.filter((line) => line !== '').join('\n')) };
  });
  return { kind: 'list', ordered: /^ *\d/.test(lines[0] as string), items: read };
}

const startsTable = (line: string, next: string | undefined): boolean =>
  line.includes('|') && next !== undefined && next.includes('|') && next.includes('-') && tableDivider.test(next);

/**
 * Reads a body. Tables are dropped, as the service drops them; what it does not know stays literal.
 * Underlined headings and code fences half-work there, so the template lint refuses them.
 */
export function parseMarkdown(text: string, depth = 0): EmailBlock[] {
  const lines = text.split('\n');
  const blocks: EmailBlock[] = [];
  const paragraph = (content: string): void => {
    if (content.trim() === '') return;
    const inline = parseInline(content);
    if (inline.length > 0) blocks.push({ kind: 'paragraph', content: inline });
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as string;
    const marks = heading.exec(line);
    let end = at + 1;
    if (isBlankLine(line)) {
      at = end;
      continue;
    }
    if (rule.test(line)) blocks.push({ kind: 'rule' });
    else if (marks !== null) {
      const level = (marks[1] as string).length;
      if (level > 2) paragraph(marks[2] as string);
      else blocks.push({ kind: 'heading', level: level === 1 ? 2 : 3, content: parseInline(marks[2] as string) });
    } else if (startsTable(line, lines[end])) {
      end = takeUntil(lines, end + 1, (row) => !row.includes('|'));
    } else if (inset.test(line) && depth < deepest) {
      end = insetEnd(lines, at);
      const inner = lines.slice(at, end).map((quoted) => quoted.replace(/^ *\^ ?/, ''));
      blocks.push({ kind: 'inset', blocks: parseMarkdown(inner.join('\n'), depth + 1) });
    } else if (listMarker.test(line)) {
      end = listEnd(lines, at);
      blocks.push(readList(lines.slice(at, withGap(lines, end))));
    } else {
      end = takeUntil(lines, end, endsParagraph);
      paragraph(lines.slice(at, end).join('\n'));
    }
    at = end;
  }
  return blocks;
}

/** An inset takes the lines up to a blank one, and goes on if the next block is an inset too. */
function insetEnd(lines: readonly string[], from: number): number {
  const end = takeUntil(lines, from, isBlankLine);
  const next = takeUntil(lines, end, (line) => !isBlankLine(line));
  return next < lines.length && inset.test(lines[next] as string) ? insetEnd(lines, next) : end;
}

/** A list's own last line; blank lines after it belong to nobody. */
function withGap(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && isBlankLine(lines[last - 1] as string)) last -= 1;
  return last;
}
