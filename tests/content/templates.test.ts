import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDisclosure } from '../../app/messages/disclosure.ts';
import { checkPlainWords } from '../../app/messages/plainWords.ts';
import { messageCost, parseMessageRates } from '../../app/messages/rates.ts';
import { fillPlaceholders } from '../../app/messages/placeholders.ts';
import { renderMessage } from '../../app/messages/compose.ts';
import { createTemplateCatalogue, parseTemplate } from '../../app/messages/template.ts';
import { lintTemplate } from '../../app/messages/templateLint.ts';

const folder = new URL('../../resources/templates/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const parsed = files.map((name) => ({ name, result: parseTemplate(read(name), name) }));
const templates = parsed.flatMap(({ name, result }) => (result.ok ? [{ name, template: result.template }] : []));

test('every template file can be read', () =>
  expect(parsed.flatMap(({ name, result }) => (result.ok ? [] : [{ name, problems: result.problems }]))).toEqual([]));

test('what the work needs is there, for each parent and channel', () => {
  const catalogue = createTemplateCatalogue(templates.map(({ template }) => template));
  const has = (id: string, role: 'payingParent' | 'receivingParent'): string =>
    catalogue.channels(id, role).toSorted().join(' ');
  for (const role of ['payingParent', 'receivingParent'] as const) {
    expect(has('income.changed', role)).toBe('email letter sms');
    expect(has('benefit.changed', role)).toBe('email letter sms');
    for (const id of ['address.changed', 'contact.changed', 'contact.alert']) expect(has(id, role)).toBe('email sms');
    expect(has('decision.new', role)).toBe('sms');
  }
  expect(has('income.no-change', 'payingParent')).toBe('email letter sms');
  for (const id of ['income.ask-for-proof', 'benefit.ask-for-proof']) expect(has(id, 'payingParent')).toBe('email letter sms');
  expect(has('income.no-change', 'receivingParent')).toBe('');
});

test('each parent’s letter holds their own sum only', () => {
  for (const { template } of templates.filter(
    (each) => each.template.channel === 'letter' && each.template.role === 'receivingParent',
  )) {
    expect(Object.values(template.facts)).not.toContain('payingParentTotal');
    expect(Object.values(template.facts)).toContain('receivingParentNet');
  }
});

describe.each(templates)('$name', ({ name, template }) => {
  test('is named after its id and channel', () =>
    expect(name.startsWith(`${template.id}.${template.channel}`)).toBe(true));
  test('passes the lint', () => expect(lintTemplate(template)).toEqual([]));
  test('can be read at age nine', () => {
    for (const { values } of template.scenarios) {
      const filled = fillPlaceholders(template.words.en?.body ?? '', values, { lists: 'bullets' }).text;
      expect(checkPlainWords(filled).maskedGrade).toBeLessThanOrEqual(4);
    }
  });
  test('has Welsh, marked as to be confirmed', () => {
    expect(template.words.cy?.body ?? '').not.toBe('');
    expect(template.welsh).toBe('to be confirmed by the owner');
  });
  test('passes the disclosure guard in both languages', () => {
    for (const { values } of template.scenarios) {
      for (const words of Object.values(template.words)) {
        const text = `${words.subject ?? ''}\n${fillPlaceholders(words.body, values, { lists: template.channel === 'sms' ? 'sentence' : 'bullets' }).text}`;
        const findings = checkDisclosure({
          text,
          recipientRole: template.role === 'either' ? 'payingParent' : template.role,
          forbidden: [],
          smsRules: template.channel === 'sms',
          allowed: [{ kind: 'phone', value: String(values['team phone'] ?? '') }],
        });
        expect(findings).toEqual([]);
      }
    }
  });
  test('fits its channel', () => {
    for (const { values } of template.scenarios) {
      for (const words of Object.values(template.words)) {
        const body = fillPlaceholders(words.body, values, { lists: 'bullets' }).text;
        const rendered = renderMessage({ channel: template.channel, subject: words.subject, body });
        if (rendered.channel === 'sms') expect(rendered.sms).toMatchObject({ tooLong: false, lost: [], missing: [] });
        if (rendered.channel === 'sms' && words === template.words.en) expect(rendered.sms.fragments).toBe(1);
        if (rendered.channel === 'letter') expect(rendered.letter.pages).toBeLessThanOrEqual(2);
      }
    }
  });
});

test('the rates file can be read and prices a text, a letter and a call code', () => {
  const rates = parseMessageRates(read('rates.yaml'));
  if (!rates.ok) throw new Error(JSON.stringify(rates.error));
  expect(
    messageCost(
      rates.value,
      { channel: 'sms', fragments: 1, diallingCode: '44', crownDependency: false },
      '2026-11-18',
    ),
  ).toBe(24);
  expect(messageCost(rates.value, { channel: 'letter', pages: 3, postage: 'second' }, '2026-11-18')).toBe(770);
  expect(messageCost(rates.value, { channel: 'letter', pages: 1, postage: 'economy' }, '2026-11-18')).toBe(638);
  expect(Object.keys(rates.value.multipliers).length).toBeGreaterThan(200);
});
