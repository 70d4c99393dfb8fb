import { curlQuotes, typeset, typesetLink } from './typography.ts';
import { decodeKeptEntities, escapeHtml } from './htmlEntities.ts';
import { linkTarget, type Inline } from './markdownInline.ts';
import type { EmailBlock, ListItem } from './markdown.ts';

const WIDTH = 65;
const across = (blocks: readonly EmailBlock[], change: (content: readonly Inline[]) => Inline[]): EmailBlock[] =>
  blocks.map((block): EmailBlock => {
    if (block.kind === 'rule') return block;
    if (block.kind === 'inset') return { ...block, blocks: across(block.blocks, change) };
    if (block.kind !== 'list') return { ...block, content: change(block.content) };
    return { ...block, items: block.items.map((item): ListItem => ({ ...item, content: change(item.content) })) };
  });

/** Typography on the words of a block; a link's own words keep their straight quotes. */
function dress(content: readonly Inline[]): Inline[] {
  let before = '';
  return content.map((part): Inline => {
    const lastBefore = before;
    if (part.kind === 'lineBreak') return part;
    before = part.text.slice(-1);
    if (part.kind === 'text') return { ...part, text: decodeKeptEntities(typeset(part.text, lastBefore)) };
    if (part.kind !== 'link') return part;
    return { ...part, href: linkTarget(decodeKeptEntities(part.href)), text: decodeKeptEntities(typesetLink(part.text)) };
  });
}

/** Blocks as they are shown: typography done, entities turned into characters, link targets encoded. */
export const dressBlocks = (blocks: readonly EmailBlock[]): EmailBlock[] => across(blocks, dress);

/** One line of a subject or heading. */
export const dressLine = (text: string): string => typeset(text);

const inlineHtml = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (part.kind === 'lineBreak') return '<br>';
      if (part.kind !== 'link') return escapeHtml(part.text);
      const title = part.title === null ? '' : ` title="${escapeHtml(part.title).replace(/"/g, '&quot;')}"`;
      return `<a href="${escapeHtml(part.href)}"${title}>${escapeHtml(part.text)}</a>`;
    })
    .join('');

/** Canonical HTML: only `p h2 h3 ul ol li blockquote hr br a`, no styling (GOV.UK Notify). */
export const blocksToHtml = (blocks: readonly EmailBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'rule') return '<hr>';
      if (block.kind === 'inset') return `<blockquote>${blocksToHtml(block.blocks)}</blockquote>`;
      if (block.kind === 'heading') return `<h${block.level}>${inlineHtml(block.content)}</h${block.level}>`;
      if (block.kind === 'paragraph') return `<p>${inlineHtml(block.content)}</p>`;
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map(({ loose, content }) => `<li>${loose ? `<p>${inlineHtml(content)}</p>` : inlineHtml(content)}</li>`);
      return `<${tag}>${items.join('')}</${tag}>`;
    })
    .join('');

type PlainStyle = Readonly<{ targets: boolean; marks: boolean }>;

function inlineText(content: readonly Inline[], style: PlainStyle): string {
  return content
    .map((part) => {
      if (part.kind === 'lineBreak') return '\n';
      if (part.kind !== 'link' || part.bare) return part.text;
      const named = part.title === null ? part.text : `${part.text} (${part.title})`;
      return style.targets ? `${named}: ${part.href}` : named;
    })
    .join('');
}

function blockText(block: EmailBlock, style: PlainStyle): string {
  if (block.kind === 'rule') return style.marks ? `\n\n${'=-'.repeat(WIDTH).slice(0, WIDTH)}` : '';
  if (block.kind === 'inset') return block.blocks.map((inner) => blockText(inner, style)).join('');
  if (block.kind === 'list') {
    const items = block.items.map(({ content }, at) => `\n${block.ordered ? `${at + 1}.` : '•'} ${inlineText(content, style)}`);
    return `\n${items.join('')}`;
  }
  const text = inlineText(block.content, style);
  if (block.kind === 'paragraph' || !style.marks) return `\n\n${text}`;
  return `\n\n\n${text}\n${(block.level === 2 ? '=' : '-').repeat(WIDTH)}`;
}

/** The plain-text part, from blocks that were not dressed. */
export const blocksToPlainText = (blocks: readonly EmailBlock[]): string =>
  `${typeset(blocks.map((block) => blockText(block, { targets: true, marks: true })).join('')).trimStart()}\n`;

/** What a mail list shows beside the subject: the first 256 characters, in one line. */
export const blocksToPreheader = (blocks: readonly EmailBlock[]): string =>
  curlQuotes(blocks.map((block) => blockText(block, { targets: false, marks: false })).join(''))
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 256);
