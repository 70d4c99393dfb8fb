import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fillPlaceholders, parsePlaceholders, placeholderFaults, placeholderKey, placeholderNames } from './placeholders.ts';

const fill = (text: string, values: Parameters<typeof fillPlaceholders>[1]): string => fillPlaceholders(text, values).text;

describe('what is a placeholder', () => {
  test('a name between double brackets, with spaces and new lines kept', () => {
    expect(parsePlaceholders('a ((first name)) b ((x\ny))').map(({ name }) => name)).toEqual(['first name', 'x\ny']);
  });
  test('nothing between the brackets is not one', () => expect(parsePlaceholders('(())')).toEqual([]));
  test('an extra pair of brackets round it is ordinary text', () => expect(fill('(((x)))', { x: '1' })).toBe('(1)'));
  test('the first ?? splits name from text and later ones belong to the text', () => {
    expect(parsePlaceholders('((a??b ?? c ))')[0]).toMatchObject({ name: 'a', optionalText: 'b ?? c ' });
  });
  test('one question mark has no meaning', () => expect(parsePlaceholders('((a?b))')[0]).toMatchObject({ name: 'a?b', optionalText: null }));
  test('names match without spaces, underscores, hyphens or case, and without anything else being dropped', () => {
    expect(new Set(['First Name', 'first_name', 'FIRST-NAME', 'firstname'].map(placeholderKey)).size).toBe(1);
    expect(placeholderKey('first.name')).not.toBe(placeholderKey('firstname'));
  });
  test('names are listed once, subject before body, in their first spelling', () => {
    expect(placeholderNames('((Due on))', '((a)) ((due_on)) ((A))')).toEqual(['Due on', 'a']);
  });
});

describe('filling', () => {
  test('absent and null are missing, empty is not', () => {
    const filled = fillPlaceholders('((a)) ((b)) ((c)) ((A))', { b: null, c: '' });
    expect(filled).toMatchObject({ text: '((a)) ((b))  ((A))', missing: ['a', 'b'] });
  });
  test.each(['yes', 'Y', 'TRUE', 't', '1', 'include', 'Show'])('optional text shows for %s', (value) => expect(fill('((a??yes it is))', { a: value })).toBe('yes it is'));
  test.each(['', 'no', ' yes', 'yes ', '2', 'on'])('optional text hides for "%s"', (value) => expect(fill('x((a??shown))', { a: value })).toBe('x'));
  test('numbers and booleans show optional text for 1 and true alone', () => {
    expect([fill('((a??s))', { a: 1 }), fill('((a??s))', { a: 2 }), fill('((a??s))', { a: true }), fill('((a??s))', { a: false })]).toEqual(['s', '', 's', '']);
    expect(fill('((a))', { a: true })).toBe('True');
  });
  test('a plain and an optional placeholder share one value', () => expect(fill('((a)) ((a??and more))', { a: 'yes' })).toBe('yes and more'));
  test('a value is never scanned again', () => expect(fill('((a))', { a: '((b))', b: 'no' })).toBe('((b))'));
  test('dollar signs in a value stay as they are', () => expect(fill('((a))', { a: '$1 $& $$' })).toBe('$1 $& $$'));
  test('lists are written as a sentence in texts', () => {
    expect(fill('((a))', { a: ['x'] })).toBe('x');
    expect(fill('((a))', { a: ['x', 'y'] })).toBe('x and y');
    expect(fill('((a))', { a: ['x', null, '  ', 'y', 'z'] })).toBe('x, y and z');
    expect(fill('[((a))]', { a: [] })).toBe('[]');
  });
  test('lists are bullets in a body, and hide optional text there', () => {
    expect(fillPlaceholders('Send:((a))', { a: ['x', 'y'] }, { lists: 'bullets' }).text).toBe('Send:\n\n* x\n* y');
    expect(fillPlaceholders('((a??s))', { a: ['yes'] }, { lists: 'bullets' }).text).toBe('');
    expect(fill('((a??s))', { a: ['yes'] })).toBe('s');
  });
  test('it says where each value went', () => {
    const { text, filled } = fillPlaceholders('By ((day)).', { day: '4 June' });
    expect(filled.map(({ start, end }) => text.slice(start, end))).toEqual(['4 June']);
  });
});

describe('faults', () => {
  test('round brackets inside a placeholder make it go out as typed, and are found', () => {
    expect(fill('((a??x (y)))', { a: 'yes' })).toBe('((a??x (y)))');
    expect(placeholderFaults('((a??x (y)))').map(({ kind }) => kind)).toContain('nested');
  });
  test('a placeholder inside another is replaced alone, and the outer brackets are found', () => {
    expect(fill('((a??x ((b)) y))', { a: 'yes', b: 'B' })).toBe('((a??x B y))');
    expect(placeholderFaults('((a??x ((b)) y))')).toHaveLength(2);
  });
  test('brackets without a partner are found, ordinary ones are not', () => {
    expect(placeholderFaults('((a')).toMatchObject([{ kind: 'unpaired', start: 0 }]);
    expect(placeholderFaults('(((x))) (so) ((y))')).toEqual([]);
  });
  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), fc.string()), (text, values) => {
      fillPlaceholders(text, values);
      placeholderFaults(text);
    }));
  });
});
