import { describe, expect, it } from 'vitest';
import { mendedWords } from './mendedWords.ts';

describe('what was mended at the start', () => {
  it('tells of a cache made again that nothing is lost', () => {
    expect(mendedWords({ code: 'cacheRemade', facts: { why: 'damaged' } })).toEqual({
      kind: 'info',
      what: 'The copy of your cases on this laptop was damaged, so it was made again.',
      next: 'Your cases were fetched again. Nothing of yours was lost.',
    });
    expect(mendedWords({ code: 'cacheRemade', facts: { why: 'otherVersion' } }).what).toContain('of another version');
  });

  it('says of mended records how much could be read, and warns', () => {
    const told = mendedWords({ code: 'outboxSalvaged', facts: { keptAs: 'outbox.damaged-1.db', operations: 1, drafts: 3 } });
    expect(told.kind).toBe('warn');
    expect(told.next).toBe('1 act and 3 drafts were saved from it. The damaged file was kept as outbox.damaged-1.db: tell IT support, who may find more in it.');
  });
});
