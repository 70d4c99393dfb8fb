import type { ReactNode } from 'react';
import type { EmailBlock, Inline } from '../../app/messages/email.ts';
import type { LetterBlock } from '../../app/messages/letter.ts';

/** A block as `message.check` answers it: an email's or a letter's. */
export type Block = EmailBlock | LetterBlock;
const kinds: readonly string[] = ['heading', 'paragraph', 'list', 'inset', 'rule', 'qr', 'pageBreak'];

/** The contract carries blocks as one value; anything that is no block is left out rather than drawn wrongly. */
export const readBlocks = (blocks: unknown): readonly Block[] =>
  Array.isArray(blocks) ? blocks.filter((block): block is Block => typeof block === 'object' && block !== null && 'kind' in block && kinds.includes(String(block.kind))) : [];

/** Cuts a letter at the page breaks its words ask for. */
export function pagesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'pageBreak') pages.push([]);
    else pages.at(-1)?.push(block);
  }
  return pages;
}

const InlineRuns = ({ content }: Readonly<{ content: readonly Inline[] }>): ReactNode =>
  content.map((part, index) => {
    if (part.kind === 'lineBreak') return <br key={index} />;
    if (part.kind === 'bold') return <strong key={index}>{part.text}</strong>;
    if (part.kind === 'text') return part.text;
    // A link is shown with where it goes, and cannot be followed from here.
    return (
      <span key={index} className="cb-seen-link">
        {part.bare ? part.text : `${part.text} (${part.href})`}
      </span>
    );
  });

function OneBlock({ block }: Readonly<{ block: Block }>): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={'level' in block && block.level === 3 ? 'cb-seen-heading cb-seen-heading-small' : 'cb-seen-heading'}>
          <InlineRuns content={block.content} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <InlineRuns content={block.content} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <InlineRuns content={item.content} />
            </li>
          ))}
        </List>
      );
    }
    case 'inset':
      return (
        <div className="cb-seen-inset">
          <RenderedBlocks blocks={block.blocks} />
        </div>
      );
    case 'qr':
      return <p className="cb-seen-inset">A code to scan, which opens {block.data}</p>;
    case 'rule':
    case 'pageBreak':
      return <hr />;
  }
}

/** An email's or a letter's blocks as a person sees them. The headings are words here, no headings of this window. */
export function RenderedBlocks({ blocks }: Readonly<{ blocks: readonly Block[] }>): ReactNode {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}
