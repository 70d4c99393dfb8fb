import type { Output } from '../../app/contract/index.ts';
import { countWords } from '../words/countWords.ts';

export type Mended = NonNullable<Output<'session.state'>['notices']>[number];

/** What was mended when the records were opened, and what that means for the person. Nothing is mended in silence. */
export function mendedWords({ code, facts }: Mended): Readonly<{ kind: 'info' | 'warn'; what: string; next: string }> {
  if (code === 'cacheRemade') {
    const why = facts['why'] === 'damaged' ? 'could not be read, so it was made again' : 'was of another version, so it was made again';
    return { kind: 'info', what: `The copy of the cases on this laptop ${why}.`, next: 'Nothing you did or typed is lost. You can go on.' };
  }
  const [operations, drafts] = [Number(facts['operations'] ?? 0), Number(facts['drafts'] ?? 0)];
  return {
    kind: 'warn',
    what: 'Your own records were damaged and have been mended.',
    next: `${countWords(operations, 'act')} and ${countWords(drafts, 'draft')} could be read and are here. The damaged file is kept: tell IT support.`,
  };
}
