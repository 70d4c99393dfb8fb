import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { codePoints } from './characters.ts';
import { blocksSending, checkDisclosure, type AllowedText, type ForbiddenFact } from './disclosure.ts';

const other = (kind: ForbiddenFact['kind'], value: string): ForbiddenFact => ({ kind, value, of: 'otherParent' });
const facts: readonly ForbiddenFact[] = [
  other('phone', '+447700900123'), other('email', 'pat.lee@example.org'), other('address', 'Flat 2, 12 High Street\nLeeds'), other('postcode', 'LS1 4AB'),
  other('employer', 'Barnfield Bakery Ltd'), other('name', 'Pat Okafor'), other('bank', '12-34-56 12345678'), other('nino', 'QQ123456C'), other('crn', '121000000042'),
  { kind: 'child', value: 'June Okafor-Bell', of: 'child' },
];
const team: readonly AllowedText[] = [{ kind: 'phone', value: '01632 960 114' }];
const check = (text: string, smsRules = false, forbidden = facts) => checkDisclosure({ text, recipientRole: 'receivingParent', forbidden, smsRules, allowed: team });
const found = (text: string, smsRules = false): string[] => check(text, smsRules).map(({ kind, severity }) => `${kind} ${severity}`);

describe('recorded facts', () => {
  test.each([
    ['phone', 'Call 07700 900 123.'], ['phone', 'Call 07700900123'], ['phone', '+44 (0)7700-900.123'], ['phone', '0 7 7 0 0 9 0 0 1 2 3'], ['phone', 'the one ending 900123'], ['phone', '٠٧٧٠٠٩٠٠١٢٣'],
    ['email', 'PAT.LEE@EXAMPLE.ORG'], ['email', 'pat.lee (at) example.org'], ['email', 'pat dot lee at example dot org'],
    ['address', 'at 12 High Street'], ['address', 'at 12, HIGH ST.'], ['address', 'near High Street'], ['address', 'flat 2'], ['address', 'in Leeds now'],
    ['postcode', 'ls14ab'], ['postcode', 'LS1-4AB'], ['postcode', 'L S 1 4 A B'], ['postcode', 'LSI 4AB'],
    ['employer', 'works at BARNFIELD bakery'], ['employer', 'Barnfield Bakery Limited'], ['name', 'Pat Okafor said'], ['name', 'OKAFOR'], ['name', 'Okafor’s'], ['name', 'Okafor, Pat'],
    ['bank', '12 34 56'], ['bank', 'account 1234 5678'], ['nino', 'QQ 12 34 56 C'], ['crn', '121 000 000 042'],
  ])('%s in %j blocks', (kind, text) => expect(found(text)).toContain(`${kind} block`));

  test.each([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x180e, 0x034f, 0x2066, 0xfe0f, 0x3164, 0xe0020])('invisible character %i between letters hides nothing', (code) => {
    const unseen = String.fromCodePoint(code);
    for (const [kind, value] of [['phone', '07700900123'], ['postcode', 'LS14AB'], ['name', 'Okafor'], ['email', 'pat.lee@example.org'], ['employer', 'Barnfield Bakery']] as const) {
      expect(found(codePoints(value).join(unseen))).toContain(`${kind} block`);
    }
  });
  test('look-alike letters, accents and full-width letters hide nothing', () => {
    for (const text of ['ОKАFОR', 'Okáfor', 'Ｏｋａｆｏｒ', '𝐎𝐤𝐚𝐟𝐨𝐫', 'oķafor']) expect(found(text)).toContain('name block');
  });
  test('it says where, and whose', () => {
    const text = 'Call 07700 900 123 now';
    const [finding] = check(text);
    expect(text.slice(finding?.match.start, finding?.match.end)).toBe('07700 900 123');
    expect(finding?.reason).toBe('This is the paying parent’s phone number.');
  });
  test('a fact is not excused because our own details are the same', () => {
    const same = checkDisclosure({ text: '01632 960 114', recipientRole: 'payingParent', forbidden: [other('phone', '01632960114')], smsRules: false, allowed: team });
    expect(blocksSending(same)).toBe(true);
  });
  test('words that only contain a name are left alone', () => expect(found('The pattern of a patio, spat out')).toEqual([]));
  test('a name that is a word too counts when it is written as a name', () => {
    const will = [other('name', 'Will Law')];
    expect(check('You will see the law.', false, will)).toEqual([]);
    expect(check('We asked Will.', false, will)).toMatchObject([{ kind: 'name', severity: 'block' }]);
    expect(check('Will you call?', false, will)).toMatchObject([{ severity: 'look' }]);
  });
  test('a month in a date is not a child called June, and June in a letter is no secret', () => {
    expect(found('By 25 June 2026', true)).toEqual([]);
    expect(found('We asked June.', true)).toEqual(['child block']);
    expect(found('We asked June.')).toEqual([]);
  });
  test('where a child is may stand nowhere', () => {
    expect(check('at Hill Top School', false, [{ kind: 'address', value: 'Hill Top School', of: 'child' }])).toMatchObject([{ severity: 'block', reason: 'This is a child’s address.' }]);
  });
  test('their own details may stand in a letter and not in a text', () => {
    const own: readonly ForbiddenFact[] = [{ kind: 'address', value: '4 Mill Lane', of: 'self' }, { kind: 'name', value: 'Sam Reed', of: 'self' }];
    expect(check('Sam, of 4 Mill Lane', false, own)).toEqual([]);
    expect(check('Sam, of 4 Mill Lane', true, own).map(({ kind }) => kind)).toEqual(['address']);
  });
});

describe('anything that looks like a detail', () => {
  test.each([
    ['phone', '020 7946 0999'], ['phone', '+33 6 12 34 56 78'], ['email', 'someone@else.example'], ['postcode', 'M1 1AA'], ['bank', '20-00-00'], ['bank', '87654321'], ['nino', 'ab 12 34 56 c'], ['crn', '121 555 555 555'],
  ])('%s: %j blocks', (kind, text) => {
    expect(check(`See ${text} now`, false, [])).toMatchObject([{ kind, severity: 'block' }]);
  });
  test('our own phone is fine in any spacing', () => expect(found('Call 01632960114 or 01632 960 114.')).toEqual([]));
  test('dates, sums, times and counts are not taken for numbers of somebody', () => {
    expect(found('From 16 November 2026 you pay £1,248.00 a week, at 9:32am, for two of 3 children. Decision 88, P45.')).toEqual([]);
  });
  test('hidden characters are shown', () => expect(found(`a${String.fromCodePoint(0x200b)}b`)).toEqual(['hidden look']));
});

describe('texts', () => {
  test.each([
    ['amount', 'You pay £48.00'], ['amount', '48 pounds'], ['amount', 'now 48.00'], ['amount', '20% less'], ['amount', '50p'], ['role', 'the Paying Parent'], ['role', 'your ex-partner'], ['role', 'their mum'], ['role', 'y rhiant sy’n talu'],
    ['reason', 'about your benefits'], ['reason', 'your arrears'], ['reason', 'eich incwm'], ['link', 'https://a.example/x'],
  ])('hold no %s: %j', (kind, text) => {
    expect(found(text, true)).toContain(`${kind} block`);
    expect(found(text)).toEqual([]);
  });
  test('an ordinary text passes', () => {
    expect(found('We have made a new decision on your case. Your letter should reach you by 25 November 2026. Questions? Call Team 4 on 01632 960 114.', true)).toEqual([]);
  });
});

describe('ten thousand facts in ten thousand texts', () => {
  const pick = <T>(...items: readonly T[]) => fc.constantFrom(...items);
  const digits = (length: number) => fc.string({ unit: pick(...codePoints('0123456789')), minLength: length, maxLength: length });
  const word = pick('Barn', 'Thorn', 'Kestrel', 'Ashdown', 'Linnet', 'Marlow', 'Copper', 'Quarry', 'Wexcombe', 'Hollin');
  const street = pick('Street', 'Road', 'Lane', 'Avenue', 'Close', 'Drive');
  const fact: fc.Arbitrary<ForbiddenFact> = fc.oneof(
    digits(6).map((end) => other('phone', `+447700${end}`)),
    fc.tuple(digits(1), digits(1), pick('AB', 'LX', 'WZ', 'QP'), pick('LS', 'M', 'SW', 'YO', 'CF')).map(([a, b, end, area]) => other('postcode', `${area}${a} ${b}${end}`)),
    fc.tuple(word, word, digits(2), pick('.', '_', '-')).map(([a, b, n, mark]) => other('email', `${a}${mark}${b}${n}@mail.example`)),
    fc.tuple(fc.integer({ min: 1, max: 300 }), word, street).map(([n, name, kind]) => other('address', `${n} ${name} ${kind}`)),
    fc.tuple(word, word).map(([a, b]) => other('name', `${a} ${b}ley`)),
    fc.tuple(word, pick('Bakery', 'Transport', 'Joinery', 'Foods'), pick('', ' Ltd', ' plc')).map(([a, b, end]) => other('employer', `${a} ${b}${end}`)),
    fc.tuple(digits(6), digits(8)).map(([sort, account]) => other('bank', `${sort} ${account}`)),
    digits(6).map((n) => other('nino', `QQ${n}C`)),
    digits(9).map((n) => other('crn', `121${n}`)),
  );
  const unseen = pick('', '', '', ...[0x200b, 0x200d, 0x2060, 0xfeff, 0xad].map((code) => String.fromCodePoint(code)));
  const separator = pick('', ' ', '  ', '-', '.', '\u{a0}', '–', ' - ', '\n');
  const writing = fc.record({ unseen: fc.array(unseen, { minLength: 60, maxLength: 60 }), separators: fc.array(separator, { minLength: 60, maxLength: 60 }), upper: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), form: fc.nat(2) });
  const before = pick('', 'Call ', 'We saw this: ', 'Mae hyn ', 'Your letter (', 'so,');
  const after = pick('', '.', ' today', ') now', ', thanks', '!');

  test('are all found, however they are spaced, cased, punctuated or laced with unseen characters', () => {
    let count = 0;
    fc.assert(fc.property(fact, writing, before, after, ({ kind, value, of }, how, start, end) => {
      const at = (index: number): number => index % 60;
      const written = kind === 'phone' && how.form === 1 ? value.replace('+44', '0') : kind === 'phone' && how.form === 2 ? value.replace('+', '00') : value;
      const loose = kind === 'phone' || kind === 'postcode' || kind === 'bank' || kind === 'nino' || kind === 'crn';
      const varied = codePoints(written).map((character, index) => {
        const cased = how.upper[at(index)] ? character.toUpperCase() : character.toLowerCase();
        const shown = character === ' ' ? (how.separators[at(index)] ?? '') || (loose ? '' : ' ') : cased;
        // numbers and codes are broken up anywhere; words keep their letters together
        const gap = loose && index > 0 ? (how.separators[at(index + 7)] ?? '').replace('\n', '') : '';
        return (index > 0 ? gap : '') + (how.unseen[at(index)] ?? '') + shown;
      }).join('');
      const text = `${start}${varied}${end}`;
      const findings = checkDisclosure({ text, recipientRole: 'payingParent', forbidden: [{ kind, value, of }], smsRules: false });
      count += 1;
      const blocked = findings.filter(({ kind: found, severity, match, reason }) => found === kind && severity === 'block' && reason.startsWith('This is the receiving parent’s') && match.start < start.length + varied.length && match.end > start.length);
      expect(blocked, JSON.stringify({ value, text })).not.toEqual([]);
    }), { numRuns: 10_000 });
    expect(count).toBe(10_000);
  });
  test('no text makes it throw, and every finding lies inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.array(fc.record({ kind: pick('address', 'name', 'email', 'employer', 'other', 'postcode', 'phone', 'bank'), value: fc.string({ unit: 'binary' }), of: pick('otherParent', 'child', 'self') }), { maxLength: 4 }), (text, forbidden) => {
      for (const { match } of checkDisclosure({ text, recipientRole: 'payingParent', forbidden: forbidden as ForbiddenFact[], smsRules: true })) {
        expect(match.start >= 0 && match.end > match.start && match.end <= text.length).toBe(true);
      }
    }));
  });
});
