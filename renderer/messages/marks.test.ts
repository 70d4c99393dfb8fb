import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, gapsIn, marksIn, moveRanges, placesOf, runsOf } from './marks.ts';
import type { Check } from './messageWords.ts';

const look: Check = { key: 'letter-ŵ', state: 'look', title: '', detail: '', ranges: [{ start: 4, end: 5 }], mend: null };

describe('marks in the words', () => {
  it('finds gaps that are still to be filled', () => {
    expect(gapsIn('Call ((team name)) on ((phone)).')).toEqual([{ start: 5, end: 18 }, { start: 22, end: 31 }]);
  });
  it('marks a fact only where it stands whole', () => {
    expect(placesOf('decision 3, 30 days, 3', '3')).toEqual([{ start: 9, end: 10 }, { start: 21, end: 22 }]);
  });
  it('moves a mark along when words are typed before it', () => {
    expect(moveRanges('Ask Gŵen', 'Do ask Gŵen', [{ start: 5, end: 6 }])).toEqual([{ start: 8, end: 9 }]);
  });
  it('leaves a mark where it is when words are typed after it', () => {
    expect(moveRanges('Ask Gŵen', 'Ask Gŵen now', [{ start: 5, end: 6 }])).toEqual([{ start: 5, end: 6 }]);
  });
  it('drops a mark that was typed over', () => {
    expect(moveRanges('Ask Gŵen', 'Ask Gwen', [{ start: 5, end: 6 }])).toEqual([]);
  });
  it('leaves out what the person chose to keep', () => {
    expect(marksIn('Ask ŵ', [look], 'Ask ŵ', [], [])).toEqual([{ start: 4, end: 5, kind: 'look' }]);
    expect(marksIn('Ask ŵ', [look], 'Ask ŵ', [], ['letter-ŵ'])).toEqual([]);
  });
  it('shows the graver mark where two lie over each other', () => {
    expect(runsOf('abcdef', [{ start: 0, end: 4, kind: 'fact' }, { start: 2, end: 3, kind: 'block' }])).toEqual([
      { text: 'ab', kind: 'fact' }, { text: 'c', kind: 'block' }, { text: 'd', kind: 'fact' }, { text: 'ef', kind: null },
    ]);
  });
  it('always draws exactly the words behind the box, whatever is marked', () => {
    const mark = fc.record({ start: fc.integer({ min: -2, max: 40 }), end: fc.integer({ min: -2, max: 40 }), kind: fc.constantFrom('fact', 'look', 'block', 'gap') });
    fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 8 }), (text, marks) => runsOf(text, marks).map((run) => run.text).join('') === text));
  });
  it('keeps the same letters under a mark when a stretch elsewhere is typed over', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }), fc.nat(20), fc.nat(20), (before, put, cut, at, start) => {
        const from = Math.min(at, before.length);
        const after = before.slice(0, from) + put + before.slice(Math.min(before.length, from + cut.length));
        const range = { start: Math.min(start, before.length), end: Math.min(start + 3, before.length) };
        for (const moved of moveRanges(before, after, [range])) expect(after.slice(moved.start, moved.end)).toBe(before.slice(range.start, range.end));
      }),
    );
  });
  it('tells of a place with whole words round it', () => {
    expect(excerpt('We have made a new decision. You pay £45.00 a week from Monday on.', { start: 37, end: 43 })).toEqual({ before: '…new decision. You pay ', marked: '£45.00', after: ' a week from Monday on.' });
  });
});
