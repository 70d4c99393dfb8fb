import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createTemplateCatalogue, parseTemplate, type Template } from './template.ts';
import { lintTemplate } from './templateLint.ts';

const file = (change: Partial<Record<'front' | 'en' | 'cy' | 'channel' | 'facts' | 'role' | 'subject' | 'values', string>> = {}): string => `---
id: decision.new
version: 1
channel: ${change.channel ?? 'sms'}
title: New decision
owner: messages-team
for: { change: [C09], event: decided }
role: ${change.role ?? 'either'}
languages: [en, cy]
welsh: to be confirmed by the owner
${change.subject ?? ''}
facts:
${change.facts ?? '  letter arrives by: date'}
fallback: letter
scenarios:
  - name: an ordinary case
    values: ${change.values ?? "{ letter arrives by: '25 November 2026' }"}
${change.front ?? ''}
---
=== en
${change.en ?? 'Your letter should reach you by ((letter arrives by)).'}

=== cy
${change.cy ?? 'Dylai eich llythyr eich cyrraedd erbyn ((letter arrives by)).'}
`;
const parsed = (text: string): Template => {
  const result = parseTemplate(text, 'test.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.template;
};
const problems = (text: string): string[] => {
  const result = parseTemplate(text, 'test.md');
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
};
const lint = (change: Parameters<typeof file>[0]): string[] => lintTemplate(parsed(file(change))).map(({ severity, message }) => `${severity}: ${message}`);
const email = { channel: 'email', subject: 'subject: { en: A letter, cy: Llythyr }' };

describe('reading a template', () => {
  test('words, facts and languages come out, with the line the words start on', () => {
    const template = parsed(file());
    expect(template).toMatchObject({ id: 'decision.new', channel: 'sms', facts: { 'letter arrives by': 'letterArrivesBy' } });
    expect(template.words.en).toEqual({ subject: null, body: 'Your letter should reach you by ((letter arrives by)).', firstLine: 21 });
  });
  test('problems name their line', () => {
    expect(problems('no front matter')).toEqual(['1: test.md must start with front matter between two lines "---".']);
    expect(problems(file({ channel: 'fax' }))[0]).toMatch(/^4: channel/);
    expect(problems(file({ front: 'colour: red' }))[0]).toMatch(/Unrecognized key/i);
    expect(problems(file({ front: 'a: [' }))[0]).toMatch(/^1[89]|^2\d/);
    expect(problems(file({ facts: '  home address: text' }))).toEqual(['13: "home address" is not a fact that a message may hold.']);
    expect(problems(file({ facts: '  letter arrives by: money' }))).toEqual(['13: "letter arrives by" is date, not money.']);
  });
  test('a fact of one parent cannot be in a template for the other, or for either', () => {
    const facts = '  paying parent total: money';
    for (const role of ['either', 'receivingParent']) expect(problems(file({ ...email, role, facts }))[0]).toMatch(/only be told to one parent/);
    expect(problems(file({ ...email, role: 'payingParent', facts }))).toEqual([]);
  });
  test('languages and subjects must fit the words', () => {
    expect(problems(file({ channel: 'email' }))).toHaveLength(2);
    expect(problems(file({ subject: 'subject: { en: A letter }' }))[0]).toMatch(/A text has no subject/);
    expect(problems(file().replace('=== cy', '=== en'))).toHaveLength(2);
    expect(problems(file().replace('languages: [en, cy]', 'languages: [en]'))).not.toEqual([]);
  });
  test('no file makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseTemplate(text, 'x');
      parseTemplate(`---\n${text}\n---\n=== en\n${text}`, 'x');
    }));
  });
});

describe('the lint', () => {
  test('a good template has nothing to say', () => expect(lint({})).toEqual([]));
  test('placeholders must be in its facts and not be nested', () => {
    expect(lint({ en: 'By ((letter arrives by)) or ((reply by)).' })).toContain("error: ((reply by)) is not in this template's facts.");
    expect(lint({ en: 'By ((letter arrives by)) ((x??y (z))).' }).join()).toMatch(/Round brackets cannot stand inside/);
  });
  test('a text holds no amount, role, reason, link, nor facts that carry them', () => {
    for (const words of ['You pay £5.', 'The other parent.', 'Your benefits.', 'See https://a.example.']) {
      expect(lint({ en: `${words} By ((letter arrives by)).` }).some((found) => found.startsWith('error'))).toBe(true);
    }
    const both = { facts: '  letter arrives by: date\n  weekly: money', en: 'By ((letter arrives by)). ((weekly))', values: "{ letter arrives by: 'a', weekly: '£5.00' }" };
    expect(lint(both)).toContain('error: A text must not hold ((weekly)).');
  });
  test('no template holds a contact typed into it', () => {
    for (const words of ['Call 01632 960 114.', 'Write to team@a.example.', 'Post to LS1 4AB.']) expect(lint({ ...email, en: `${words}\n\nBy ((letter arrives by)).` }).some((found) => found.startsWith('error'))).toBe(true);
  });
  test.each([
    ['Heading\n---\n\nBy', 'underlined heading'], ['[a](http://a.example)', 'https://'], ['www.a.example', 'https://'], ['so **bold** by', 'Bold'], ['text\n* item', 'blank line before'], ['* a\n  * b', 'inside a list'],
    ['![a](https://a.example/a.png)', 'Pictures'], ['| a | b |', 'Tables'], ['```\na\n```', 'Code fences'],
  ])('%j is refused in an email', (words, message) => expect(lint({ ...email, en: `${words}\n\nBy ((letter arrives by)).` }).join()).toContain(message));
  test('hard words are found with their line', () => {
    const hard = 'Notwithstanding extraordinary administrative considerations, representations regarding determinations necessitate documentation ((letter arrives by)).';
    expect(lintTemplate(parsed(file({ en: `We sent it.\n${hard}` })))).toContainEqual({ line: 22, severity: 'warning', message: expect.stringContaining('Notwithstanding') as string });
    expect(lint({ en: hard }).some((found) => found.startsWith('error: Hard to read'))).toBe(true);
  });
  test('scenarios must fill every gap and fit', () => {
    expect(lint({ values: '{}' })).toContain('error: Scenario "an ordinary case" gives no value for ((letter arrives by)).');
    expect(lint({ values: `{ letter arrives by: '${'a'.repeat(190)}' }`, cy: '((letter arrives by)) '.repeat(5) }).join()).toContain('too long');
    expect(lint({ cy: '½ ((letter arrives by))' })).toContain('error: "½" would arrive as a question mark.');
  });
  test('a fact that is never used is named', () => expect(lint({ facts: '  letter arrives by: date\n  reply by: date' })).toContain('warning: ((reply by)) is listed and never used.'));
});

describe('the catalogue', () => {
  const either = parsed(file());
  const paying = parsed(file({ role: 'payingParent' }));
  test('a recipient’s own template comes before one for either', () => {
    const catalogue = createTemplateCatalogue([either, paying]);
    expect(catalogue.find({ id: 'decision.new', channel: 'sms', role: 'payingParent' })).toBe(paying);
    expect(catalogue.find({ id: 'decision.new', channel: 'sms', role: 'receivingParent', language: 'cy' })).toBe(either);
    expect(catalogue.find({ id: 'decision.new', channel: 'letter', role: 'payingParent' })).toBeUndefined();
    expect(catalogue.channels('decision.new', 'receivingParent')).toEqual(['sms']);
  });
  test('two of the same id, channel and role are a broken release', () => expect(() => createTemplateCatalogue([either, either])).toThrow(/decision\.new sms either/));
});
