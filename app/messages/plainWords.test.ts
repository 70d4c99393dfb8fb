import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { checkPlainWords, maskTerms, splitSentences } from './plainWords.ts';

const kinds = (text: string): string[] => checkPlainWords(text).findings.map(({ kind }) => kind);

describe('sentences', () => {
  test('end at a full stop, question or exclamation mark, and at the end of a line', () => {
    expect(splitSentences('# Your letter\n\nIt costs £48.00 a week. Do you agree? Yes!\n* one thing').map(({ text }) => text)).toEqual(['Your letter', 'It costs £48.00 a week.', 'Do you agree?', 'Yes!', 'one thing']);
  });
  test('each says where it stands', () => {
    const text = 'One. Two words.';
    expect(splitSentences(text).map(({ start, end, words }) => [text.slice(start, end), words])).toEqual([['One.', 1], ['Two words.', 2]]);
  });
  test('more than 20 words is worth a look and more than 25 is an error', () => {
    expect(kinds('one '.repeat(20))).not.toContain('longSentence');
    expect(checkPlainWords('one '.repeat(21)).findings).toContainEqual(expect.objectContaining({ kind: 'longSentence', severity: 'look' }));
    expect(checkPlainWords('one '.repeat(26)).findings).toContainEqual(expect.objectContaining({ kind: 'longSentence', severity: 'error' }));
  });
});

describe('reading grade', () => {
  const hard = 'Notwithstanding any previous determination, the administration will subsequently reconsider representations regarding extraordinary circumstances.';
  test('plain words score low and office prose is an error', () => {
    expect(checkPlainWords('We got your letter. We will call you.').maskedGrade).toBeLessThanOrEqual(1);
    expect(checkPlainWords(hard).maskedGrade).toBeGreaterThan(12);
    expect(checkPlainWords(hard).findings).toContainEqual(expect.objectContaining({ kind: 'grade', severity: 'error' }));
  });
  test('the service’s own terms do not count against a sentence', () => {
    const { grade, maskedGrade } = checkPlainWords('The receiving parent gets child maintenance.');
    expect(maskedGrade).toBeLessThan(grade);
  });
  test('dates, sums, phone numbers, links and placeholders count as one short word', () => {
    expect(maskTerms('By 25 November 2026 pay £1,048.00, call 01632 960 114, [read](https://a.example) ((letter arrives by)).')).toBe('By it pay it, call it, it it.');
  });
  test('the reading age is the grade and five', () => {
    expect(checkPlainWords('We will call you.').readingAge).toBe(5);
    expect(checkPlainWords(hard).readingAge).toBeGreaterThan(16);
  });
  test('caseworker words may be harder', () => {
    const text = 'Read the letter again, then send it to the manager of the other team.';
    expect(checkPlainWords(text, 'caseworker').findings).toEqual([]);
    expect(checkPlainWords(text).findings).not.toEqual([]);
  });
});

describe('words', () => {
  test('office words are named with the word to use', () => {
    expect(checkPlainWords('We require it prior to May.').findings).toContainEqual(expect.objectContaining({ kind: 'jargon', instead: 'before', start: 14, end: 22 }));
  });
  test('old terms are errors, but Mr is a title', () => {
    expect(checkPlainWords('The NRP pays.').findings).toContainEqual(expect.objectContaining({ kind: 'oldTerm', severity: 'error', instead: 'paying parent' }));
    expect(kinds('Call Mr Bell.')).not.toContain('oldTerm');
    expect(kinds('The non-resident parent pays.')).toContain('oldTerm');
  });
  test('was notified, has been sent and is not given are passive; is employed is not', () => {
    for (const text of ['You were told.', 'It has been sent.', 'It was not given.', 'They are quickly paid.', 'He was called.']) expect(kinds(text)).toContain('passive');
    for (const text of ['He is employed.', 'They are married.', 'It is needed.', 'We told you.', 'She is a red fox.']) expect(kinds(text)).not.toContain('passive');
  });
  test('please, click here and double spaces are found', () => {
    expect(kinds('Please call.')).toContain('please');
    expect(kinds('To see it, click here.')).toContain('clickHere');
    expect(kinds('One  two.')).toContain('doubleSpace');
  });
  test('no text makes it throw and every finding lies inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { start, end } of checkPlainWords(text).findings) expect(start >= 0 && end <= text.length && start < end).toBe(true);
    }));
  });
});
