import { describe, expect, it } from 'vitest';
import { mendedWords } from './mendedWords.ts';

describe('what was mended at the start', () => {
  it('tells of a cache made again that nothing is lost', () => {
    expect(mendedWords({ code: 'cacheRemade', facts: { why: 'damaged' } })).toEqual({
      kind: 'info',
      what: 'The copy of the cases on this laptop could not be read, so it was made again.',
      next: 'Nothing you did or typed is lost. You can go on.',
    });
    expect(mendedWords({ code: 'cacheRemade', facts: { why: 'otherVersion' } }).what).toContain('of another version');
  });

  it('says of mended records how much could be read, and warns', () => {
    const told = mendedWords({ code: 'outboxSalvaged', facts: { keptAs: 'x', operations: 1, drafts: 3 } });
    expect(told.kind).toBe('warn');
    expect(told.next).toContain('1 act and 3 drafts could be read');
  });
});
