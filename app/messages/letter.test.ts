import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { estimatePages, largePrintLayout, QR_BYTES, renderLetter, standardLayout } from './letter.ts';

const letter = (body: string) => renderLetter({ subject: 'Your "case"', body });

describe('a letter', () => {
  test('only the first level is a heading', () => expect(letter('# a\n\n## b').blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']));
  test('a rule is a new page', () => {
    const { blocks, pages, sheets } = letter('a\n\n***\n\nb\n\n---\n\nc');
    expect(blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(2);
    expect({ pages, sheets }).toEqual({ pages: 3, sheets: 2 });
  });
  test('links stay as typed, and a bare address is bold without its scheme', () => {
    expect(letter('[t](https://a.example) https://b.example').blocks).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '[t](https://a.example)' }, { kind: 'text', text: ' ' }, { kind: 'bold', text: 'b.example' }] },
    ]);
  });
  test('hyphens do not break, but a spaced one is a dash', () => {
    expect(letter('well-known - so').blocks).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: `well${String.fromCodePoint(0x2011)}known – so` }] }]);
  });
  test('an inset has no mark of its own', () => expect(letter('^ a').blocks.map(({ kind }) => kind)).toEqual(['paragraph']));
  test('a QR paragraph keeps its data as typed and is limited to 504 bytes', () => {
    expect(letter('qr: https://a.example/b-c').blocks).toEqual([{ kind: 'qr', data: 'https://a.example/b-c', bytes: 21, tooLong: false }]);
    expect(letter(`qr: ${'a'.repeat(QR_BYTES)}`).blocks).toMatchObject([{ tooLong: false }]);
    expect(letter(`qr: ${'a'.repeat(QR_BYTES + 1)}`).blocks).toMatchObject([{ tooLong: true }]);
  });
  test('the heading is the subject in one line', () => expect(letter('a').heading).toBe('Your “case”'));
  test('more than ten pages is too long', () => {
    const breaks = (count: number): string => Array.from({ length: count + 1 }, () => 'a').join('\n\n---\n\n');
    expect(letter(breaks(9))).toMatchObject({ pages: 10, tooLong: false });
    expect(letter(breaks(10))).toMatchObject({ pages: 11, tooLong: true });
  });
  test('large print takes more pages', () => {
    const { blocks } = letter(Array.from({ length: 20 }, () => 'word '.repeat(60)).join('\n\n'));
    expect(estimatePages(blocks, largePrintLayout)).toBeGreaterThan(estimatePages(blocks, standardLayout));
  });
  test('no text makes it throw, and a longer letter never has fewer pages', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(400), (text, words) => {
      letter(text);
      expect(letter('word '.repeat(words * 20 + 20)).pages).toBeGreaterThanOrEqual(letter('word '.repeat(words + 1)).pages);
    }), { numRuns: 200 });
  });
});
