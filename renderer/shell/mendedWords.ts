import type { Output } from '../../app/contract/index.ts';
import { countWords } from '../words/countWords.ts';

type Mended = NonNullable<Output<'session.state'>['notices']>[number];

/** What was mended when the records were opened, and what that means for the person. Nothing is mended in silence. */
export function mendedWords({ code, facts }: Mended): Readonly<{ kind: 'info' | 'warn'; what: string; next: string }> {
  if (code === 'cacheRemade') {
    const why = facts['why'] === 'damaged' ? 'was damaged' : 'was of another version';
    return { kind: 'info', what: `The copy of your cases on this laptop ${why}, so it was made again.`, next: 'Your cases were fetched again. Nothing of yours was lost.' };
  }
  const [operations, drafts] = [Number(facts['operations'] ?? 0), Number(facts['drafts'] ?? 0)];
  const keptAs = facts['keptAs'];
  return {
    kind: 'warn',
    what: 'The file with your own acts and drafts was damaged and has been mended.',
    next: `${countWords(operations, 'act')} and ${countWords(drafts, 'draft')} were saved from it. The damaged file was kept${keptAs === undefined ? '' : ` as ${keptAs}`}: tell IT support, who may find more in it.`,
  };
}
