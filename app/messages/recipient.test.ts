import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { codePoints } from './characters.ts';
import { checkEmail, checkPhone, emailFaultWords, phoneFaults, phoneFaultWords } from './recipient.ts';
import { hostToAscii } from './punycode.ts';

const text = (typed: string) => checkPhone(typed, { use: 'text' });
const fault = (typed: string, use: 'text' | 'call' = 'text'): string | null => {
  const checked = checkPhone(typed, { use });
  return checked.ok ? null : checked.fault;
};

describe('phone numbers', () => {
  test.each([
    '07700900123', '07700 900 123', '+447700900123', '+44 (0)7700 900123', '00447700900123', '447700900123', '(07700) 900-123', ` 07700\u{a0}900\u{200b}123 `, '07700–900–123', '０７７００ ９００１２３', '7700900123',
  ])('%j is one number', (typed) => {
    expect(text(typed)).toMatchObject({ ok: true, value: { normalised: '447700900123', display: '07700 900123', masked: '••••• •••123', diallingCode: '44', crownDependency: false, canText: true } });
  });
  test('each fault has its own name', () => {
    expect(fault('')).toBe('too_short');
    expect(fault('077009')).toBe('too_short');
    expect(fault('0770090012345')).toBe('too_long');
    expect(fault('07700 900123 ext 4')).toBe('unknown_character');
    expect(fault('+999 123456789')).toBe('unsupported_country_code');
    expect(fault('0800 123 4567')).toBe('invalid_number');
  });
  test('a drama mobile with too few digits is refused', () => expect(fault('07700 90012')).not.toBeNull());
  test('a text needs a UK mobile; a call does not', () => {
    expect(fault('020 7946 0958')).toBe('not_a_uk_mobile');
    expect(fault('020 7946 0958', 'call')).toBeNull();
    expect(fault('+33 6 12 34 56 78')).toBe('not_a_uk_mobile');
    expect(checkPhone('+33 6 12 34 56 78', { use: 'text', abroad: true })).toMatchObject({ ok: true, value: { diallingCode: '33', display: '+33 6 12 34 56 78' } });
  });
  test('the landline drama range can be rung and never texted', () => {
    expect(fault('01632 960114', 'call')).toBeNull();
    expect(fault('01632 960114')).toBe('not_a_uk_mobile');
  });
  test('Crown dependencies count as UK and are marked', () => expect(text('07797 712345')).toMatchObject({ ok: true, value: { crownDependency: true } }));
  test('every fault tells the person what to do', () => {
    for (const kind of phoneFaults) expect(phoneFaultWords[kind]).toMatch(/\.$/);
    expect(emailFaultWords.not_an_email).not.toMatch(/please/i);
  });
  test('nothing typed makes it throw', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...codePoints('0123456789+-() ')) }));
    fc.assert(fc.property(typed, (value) => { checkPhone(value); }), { numRuns: 1000 });
  });
});

describe('email addresses', () => {
  test.each(['a@b.example', "o'neil+x@mail.example.co.uk", 'A.B@EXAMPLE.COM', 'a@münchen.example', 'a@xn--mnchen-3ya.example', 'a@a-b--c.example', `${'a'.repeat(64)}@b.example`])('%s is good', (typed) => expect(checkEmail(typed).ok).toBe(true));
  test.each(['', 'a', 'a@b', '@b.example', 'a@@b.example', 'a b@c.example', 'a..b@c.example', 'a@b..example', 'a@.b.example', 'a@b.e', 'a@b.123', 'a@-b.example', 'a@b-.example', 'a@b_c.example', '"a"@b.example', 'a;b@c.example', 'o’neil@b.example', `a@${'b'.repeat(64)}.example`, `${'a'.repeat(311)}@b.example`])('%s is not', (typed) => {
    expect(checkEmail(typed)).toEqual({ ok: false, fault: 'not_an_email' });
  });
  test('invisible characters go, case goes for matching, and the mask hides the rest', () => {
    expect(checkEmail(` Pat\u{200b}.Lee@Example.org\u{a0}`)).toEqual({ ok: true, value: { normalised: 'pat.lee@example.org', display: 'Pat.Lee@Example.org', masked: 'P•••@E•••' } });
  });
  test('host names outside ASCII are written as the web writes them', () => {
    expect(hostToAscii('例え.テスト')).toBe('xn--r8jz45g.xn--zckzah');
    expect(hostToAscii('bücher.example')).toBe('xn--bcher-kva.example');
  });
  test('nothing typed makes it throw', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, host) => { checkEmail(`${local}@${host}`); })));
});
