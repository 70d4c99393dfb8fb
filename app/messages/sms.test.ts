import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { codePoints } from './characters.ts';
import { fragmentsFor, renderSms } from './sms.ts';
import { isExtension, plainLetterFor } from './smsCharacters.ts';

const of = (code: number): string => String.fromCodePoint(code);
const text = (source: string): string => renderSms(source).text;

describe('the pipeline', () => {
  test('the prefix is trimmed, shown, counted in fragments and not in the limit', () => {
    const sms = renderSms('a'.repeat(918), {}, { prefix: ' ChildMaint ' });
    expect(sms).toMatchObject({ characters: 930, fragments: 7, tooLong: false });
    expect(sms.text.startsWith('ChildMaint: aaa')).toBe(true);
  });
  test('spaces and tabs go before a comma or full stop', () => expect(text('one  ,two\t.three !')).toBe('one,two.three !'));
  test('lines are trimmed, runs of space become one, odd spaces become ordinary', () => {
    expect(text(`  a${of(0xa0)}${of(0x202f)} b \r\n\tc  `)).toBe('a b\nc');
  });
  test('zero-width characters vanish', () => expect(text([0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff].map((code) => `a${of(code)}`).join(''))).toBe('aaaaaa'));
  test('every kind of line break is one', () => {
    const breaks = ['\n', '\r', '\r\n', ...[0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029].map(of)];
    for (const lineBreak of breaks) expect(text(`a${lineBreak}b`)).toBe('a\nb');
  });
  test('three or more line feeds become two', () => expect(text('a\n\n\n \n\nb\n\n')).toBe('a\n\nb'));
  test('a text of white space is empty, with a prefix too', () => {
    expect(renderSms(` ${of(0x200b)}\n`, {}, { prefix: 'ChildMaint' }).empty).toBe(true);
    expect(renderSms('((x))', { x: '' }).empty).toBe(true);
    expect(renderSms('a').empty).toBe(false);
  });
  test('missing values are listed and stand in the text', () => expect(renderSms('By ((day)) at ((place))', { day: '4 June' })).toMatchObject({ text: 'By 4 June at ((place))', missing: ['place'] }));
});

describe('characters', () => {
  test('quotes, dashes and dots are replaced by plain ones, and named once', () => {
    const sms = renderSms('‘a’ “b” ‚c„ – — − ‑ …');
    expect(sms.text).toBe('\'a\' "b" \'c" - - - - ...');
    expect(sms.replaced).toContainEqual({ from: '…', to: '...' });
    expect(sms.lost).toEqual([]);
  });
  test('one level of decomposition: ç ő ohm angstrom kelvin and Polish l', () => expect(text(`ç ő ${of(0x2126)} ${of(0x212b)} ${of(0x212a)} Łł`)).toBe('c o Ω Å K Ll'));
  test('ế is sent as ê and, as the service does, does not make the message 16-bit', () => {
    expect(renderSms('ế')).toMatchObject({ text: 'ê', encoding: 'gsm', nonGsm: [], fragments: 1 });
    expect(renderSms(`${'a'.repeat(100)}ế`).fragments).toBe(1);
    expect(renderSms(`${'a'.repeat(100)}ê`).fragments).toBe(2);
  });
  test('what cannot be sent becomes a question mark for each code point, and is named', () => {
    expect(renderSms('✉️')).toMatchObject({ text: '??', characters: 2, encoding: 'gsm' });
    expect(text('👨‍👩‍👧')).toBe('???');
    for (const character of '½™ﬁ①`´¨©®°•가') expect(renderSms(character)).toMatchObject({ text: '?', lost: [character] });
    expect(text(`e${of(0x301)}`)).toBe('e?');
  });
  test('a question mark that was typed is not lost', () => expect(renderSms('Really?').lost).toEqual([]));
  test('Welsh vowels are kept; only those outside the basic alphabet make the message 16-bit', () => {
    for (const letter of 'àèéìòùäöüÉÄÖÜ') expect(renderSms(letter)).toMatchObject({ text: letter, encoding: 'gsm' });
    for (const letter of 'âêîôûŵŷÂÊÎÔÛŴŶáíóúẃýÁÍÓÚẂÝẁỳẀỲÀÈÌÒÙëïẅÿËÏẄŸ') expect(renderSms(letter)).toMatchObject({ text: letter, encoding: 'unicode', nonGsm: [letter] });
  });
  test('a broken pair does not throw', () => expect(text('a\ud800b')).toBe('a?b'));
  test('a Welsh letter has a plain one to offer', () => expect([plainLetterFor('ŵ'), plainLetterFor('Ŷ'), plainLetterFor('a')]).toEqual(['w', 'Y', 'a']));
});

describe('counting', () => {
  test.each([[160, 1], [161, 2], [306, 2], [307, 3], [459, 3], [460, 4], [612, 4], [613, 5], [765, 5], [766, 6], [918, 6]])('%i basic characters are %i fragments', (length, fragments) => {
    expect(renderSms('a'.repeat(length))).toMatchObject({ characters: length, length, fragments, encoding: 'gsm' });
  });
  test.each([[70, 1], [71, 2], [134, 2], [135, 3], [201, 3], [202, 4], [268, 4], [335, 5], [402, 6], [918, 14]])('%i characters with a Welsh one are %i fragments', (length, fragments) => {
    expect(renderSms(`ŵ${'a'.repeat(length - 1)}`)).toMatchObject({ characters: length, fragments, encoding: 'unicode', tooLong: false });
  });
  test('extension characters count two, and one towards the limit', () => {
    for (const character of '^{}\\[~]|€') {
      expect(isExtension(character)).toBe(true);
      expect(renderSms(`${'a'.repeat(159)}${character}`)).toMatchObject({ characters: 160, length: 161, fragments: 2, overBoundaryBy: 1 });
      expect(renderSms(`${'a'.repeat(158)}${character}`)).toMatchObject({ length: 160, fragments: 1 });
    }
    expect(renderSms('€'.repeat(918))).toMatchObject({ characters: 918, length: 1836, fragments: 12, tooLong: false });
  });
  test('in a 16-bit message extension characters count one', () => expect(renderSms(`ŵ${'€'.repeat(69)}`)).toMatchObject({ length: 70, fragments: 1 }));
  test('919 is too long in either encoding', () => {
    expect(renderSms('a'.repeat(919)).tooLong).toBe(true);
    expect(renderSms(`ŵ${'a'.repeat(918)}`).tooLong).toBe(true);
  });
  test('it says how far over the last boundary and what is left', () => {
    expect(renderSms('a'.repeat(170))).toMatchObject({ overBoundaryBy: 10, leftInFragment: 136 });
    expect(renderSms('a'.repeat(310))).toMatchObject({ overBoundaryBy: 4, leftInFragment: 149 });
    expect(renderSms('a'.repeat(60))).toMatchObject({ overBoundaryBy: 0, leftInFragment: 100 });
    expect(renderSms(`ŵ${'a'.repeat(79)}`)).toMatchObject({ overBoundaryBy: 10, leftInFragment: 54 });
  });
  test('the example on the message screen: 142 characters, 3 fragments, 59 left', () => {
    const sms = renderSms('We have made a new decision on your case. Your letter should reach you by ((letter arrives by)). Questions? Ask for Gŵen, Team 4, on ((team phone)).', { 'letter arrives by': '25 November 2026', 'team phone': '01632 960 114' });
    expect(sms).toMatchObject({ characters: 142, fragments: 3, leftInFragment: 59, nonGsm: ['ŵ'] });
    expect(renderSms(sms.text.replace('ŵ', plainLetterFor('ŵ'))).fragments).toBe(1);
  });
  test('fragments never go down when a text grows', () => {
    const character = fc.constantFrom(...codePoints('abc €[ŵêé’–'));
    fc.assert(fc.property(fc.array(character, { maxLength: 500 }), fc.array(character, { maxLength: 200 }), (start, more) => {
      const body = `x${start.join('')}x`;
      expect(renderSms(`${body}${more.join('')}x`).fragments).toBeGreaterThanOrEqual(renderSms(body).fragments);
    }), { numRuns: 300 });
    for (const encoding of ['gsm', 'unicode'] as const) {
      for (let length = 1; length < 2000; length += 1) expect(fragmentsFor(length + 1, encoding)).toBeGreaterThanOrEqual(fragmentsFor(length, encoding));
    }
  });
  test('no text makes it throw, and what is sent is sent the same again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
      const sms = renderSms(source);
      expect(renderSms(sms.text).text).toBe(sms.text);
      expect(sms.leftInFragment).toBeGreaterThanOrEqual(0);
    }), { numRuns: 2000 });
  });
});
