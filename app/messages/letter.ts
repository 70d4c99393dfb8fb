import { collapseSpaces, isBlank } from './characters.ts';
import { utf8Bytes } from './email.ts';
import { dressBlocks, dressLine } from './emailText.ts';
import { decodeEntities, decodeKeptEntities } from './htmlEntities.ts';
import { parseMarkdown, type EmailBlock, type ListItem } from './markdown.ts';
import type { Inline } from './markdownInline.ts';
import { fillPlaceholders, placeholderNames, type PlaceholderValues } from './placeholders.ts';

export type LetterBlock =
  | Readonly<{ kind: 'heading'; content: readonly Inline[] }>
  | Readonly<{ kind: 'paragraph'; content: readonly Inline[] }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly ListItem[] }>
  | Readonly<{ kind: 'qr'; data: string; bytes: number; tooLong: boolean }>
  | Readonly<{ kind: 'pageBreak' }>;

/** Limits of the printing service (GOV.UK Notify). */
export const LETTER_PAGES = 10;
export const QR_BYTES = 504;
/** Pages on one sheet: letters are printed on both sides. */
export const PAGES_ON_A_SHEET = 2;

/**
 * How much fits on a page. The figures are our own estimate for the service's standard letter, kept low,
 * so that a letter is more often called too long than too short: the real count comes back with the status.
 */
export type PageLayout = Readonly<{ charactersOnALine: number; firstPageLines: number; pageLines: number }>;
export const standardLayout: PageLayout = { charactersOnALine: 80, firstPageLines: 30, pageLines: 46 };
export const largePrintLayout: PageLayout = { charactersOnALine: 52, firstPageLines: 18, pageLines: 29 };

export type RenderedLetter = Readonly<{
  heading: string;
  blocks: readonly LetterBlock[];
  pages: number;
  sheets: number;
  tooLong: boolean;
  empty: boolean;
  missing: readonly string[];
}>;

const nonBreakingHyphens = (text: string): string => text.replaceAll('-', String.fromCodePoint(0x2011));

/** Letters print a link as it was typed, and a bare address bold without its scheme. */
const printInline = (content: readonly Inline[]): Inline[] =>
  content.map((part): Inline => {
    if (part.kind === 'text') return { ...part, text: nonBreakingHyphens(part.text) };
    if (part.kind !== 'link') return part;
    if (part.bare) return { kind: 'bold', text: nonBreakingHyphens(part.text.replace(/^https?:\/\//, '')) };
    return { kind: 'text', text: nonBreakingHyphens(`[${part.text}](${part.href})`) };
  });

function qrData(content: readonly Inline[]): string | null {
  const text = content.map((part) => (part.kind === 'lineBreak' ? '\n' : part.text)).join('');
  return /^\s*qr\s*:\s*(\S.*?)\s*$/i.exec(text)?.[1] ?? null;
}

function printBlocks(dressed: readonly EmailBlock[], plain: readonly EmailBlock[]): LetterBlock[] {
  return dressed.flatMap((block, at): LetterBlock[] => {
    const source = plain[at];
    if (block.kind === 'rule') return [{ kind: 'pageBreak' }];
    if (block.kind === 'inset') return printBlocks(block.blocks, source?.kind === 'inset' ? source.blocks : []);
    if (block.kind === 'list') return [{ ...block, items: block.items.map((item) => ({ ...item, content: printInline(item.content) })) }];
    // the code holds the address as typed, before typography
    const data = source?.kind === 'paragraph' ? qrData(source.content) : null;
    if (data !== null) {
      const bytes = utf8Bytes(data);
      return [{ kind: 'qr', data, bytes, tooLong: bytes > QR_BYTES }];
    }
    const heading = block.kind === 'heading' && block.level === 2;
    return [{ kind: heading ? 'heading' : 'paragraph', content: printInline(block.content) }];
  });
}

function linesOf(content: readonly Inline[], width: number): number {
  const text = content.map((part) => (part.kind === 'lineBreak' ? '\n' : part.text)).join('');
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / width)), 0);
}

function heightOf(block: LetterBlock, { charactersOnALine }: PageLayout): number {
  if (block.kind === 'pageBreak') return 0;
  if (block.kind === 'qr') return 9;
  if (block.kind === 'list') return block.items.reduce((lines, item) => lines + linesOf(item.content, charactersOnALine - 4), 1);
  return linesOf(block.content, charactersOnALine) + (block.kind === 'heading' ? 2 : 1);
}

/** Pages, from line counts: an estimate, never a promise. Not less than 1. */
export function estimatePages(blocks: readonly LetterBlock[], layout: PageLayout = standardLayout): number {
  let pages = 1;
  let left = layout.firstPageLines;
  for (const block of blocks) {
    let height = heightOf(block, layout);
    if (block.kind === 'pageBreak') {
      pages += 1;
      left = layout.pageLines;
    }
    while (height > left) {
      height -= left;
      pages += 1;
      left = layout.pageLines;
    }
    left -= height;
  }
  return pages;
}

/** A letter as blocks to draw, with its estimated pages. Never throws. */
export function renderLetter(
  template: Readonly<{ subject: string; body: string }>,
  values: PlaceholderValues = {},
  options: Readonly<{ layout?: PageLayout }> = {},
): RenderedLetter {
  const subject = fillPlaceholders(template.subject, values, { lists: 'sentence' });
  const body = fillPlaceholders(template.body, values, { lists: 'bullets' });
  const plain = parseMarkdown(decodeEntities(body.text).replace(/\r\n?/g, '\n'));
  const blocks = printBlocks(dressBlocks(plain), plain);
  const pages = estimatePages(blocks, options.layout);
  const stillMissing = new Set([...subject.missing, ...body.missing]);
  return {
    heading: collapseSpaces(dressLine(decodeKeptEntities(decodeEntities(subject.text)))),
    blocks,
    pages,
    sheets: Math.ceil(pages / PAGES_ON_A_SHEET),
    tooLong: pages > LETTER_PAGES,
    empty: isBlank(body.text),
    missing: placeholderNames(template.subject, template.body).filter((name) => stillMissing.has(name)),
  };
}
