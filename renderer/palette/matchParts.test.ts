import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, matchParts, wordsOf } from './matchParts.ts';

const marked = (text: string, search: string): string => matchParts(text, wordsOf(search)).map((part) => (part.match ? `[${part.text}]` : part.text)).join('');

describe('what a search matched', () => {
  it.each([
    ['Income change', 'inc', '[Inc]ome change'],
    ['10-0042', '42', '10-00[42]'],
    ['Self-employed income', 'inc emp', 'Self-[emp]loyed [inc]ome'],
    ['Add an income document', 'come', 'Add an income document'],
    ['Siân Price', 'sian', '[Siân] Price'],
  ])('%s for "%s" is shown as %s', (text, search, shown) => expect(marked(text, search)).toBe(shown));

  it('never changes the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, search) => {
      expect(matchParts(text, wordsOf(search)).map((part) => part.text).join('')).toBe(text);
    }));
  });
});

it('fits a line when every word begins one of its words', () => {
  expect(fits('Change: Income change (paying parent)', wordsOf('inc pay'))).toBe(true);
  expect(fits('Add a note', wordsOf('inc'))).toBe(false);
  expect(fits('Add a note', [])).toBe(true);
  expect(fits('Change: Account we pay into, or sharing it', wordsOf('Account we pay into, or sharing it'))).toBe(true);
});
