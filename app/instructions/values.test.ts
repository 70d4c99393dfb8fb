import { describe, expect, test } from 'vitest';
import type { AskStep, Step } from './definition.ts';
import { example, exampleName } from './exampleForTests.ts';
import { createRun, define, testContext } from './runForTests.ts';
import { checkAnswer, parseScenarioValue } from './values.ts';
import { dateIn, formatPlain, formatValue, labelOf } from './words.ts';

const none = { min: null, max: null };
const ask = (change: Partial<AskStep>): AskStep => ({
  kind: 'ask',
  id: 'a',
  title: 'A',
  prose: '',
  line: 1,
  customer: null,
  cite: [],
  was: [],
  next: null,
  type: 'text',
  from: null,
  min: null,
  max: null,
  choices: [],
  go: {},
  optional: false,
  unknown: null,
  ...change,
});
const messageOf = (
  step: Step,
  value: Parameters<typeof checkAnswer>[1],
  bounds: Parameters<typeof checkAnswer>[2] = none,
) => {
  const checked = checkAnswer(step, value, bounds, {});
  return checked.ok ? checked.value : checked.message;
};

describe('an answer fits its type', () => {
  test('dates are real and inside their bounds, which are named', () => {
    expect(messageOf(ask({ type: 'date' }), '2026-02-30')).toBe('Enter a real date.');
    expect(messageOf(ask({ type: 'date' }), '2026-06-05', { min: null, max: '2026-06-04' })).toBe(
      'This must be on or before 4 June 2026.',
    );
    expect(messageOf(ask({ type: 'date' }), '2026-06-03', { min: '2026-06-04', max: null })).toBe(
      'This must be on or after 4 June 2026.',
    );
    expect(messageOf(ask({ type: 'date' }), '2026-06-04', { min: '2026-06-04', max: '2026-06-04' })).toBe('2026-06-04');
  });
  test('money is whole pence from nothing up, inside its bounds', () => {
    expect(messageOf(ask({ type: 'money' }), 12.5)).toBe('Enter an amount in pounds and pence.');
    expect(messageOf(ask({ type: 'money' }), -1)).toBe('Enter an amount in pounds and pence.');
    expect(messageOf(ask({ type: 'money' }), 100_01, { min: null, max: 100_00 })).toBe('This must be at most £100.00.');
    expect(messageOf(ask({ type: 'money_per' }), { pence: 99, per: 'year' }, { min: 100, max: null })).toBe(
      'This must be at least £1.00.',
    );
    expect(messageOf(ask({ type: 'money_per' }), { pence: 100, per: 'twoWeeks' })).toEqual({
      pence: 100,
      per: 'twoWeeks',
    });
  });
  test('numbers, percentages, words, people', () => {
    expect(messageOf(ask({ type: 'int' }), 1.5)).toBe('Enter a whole number.');
    expect(messageOf(ask({ type: 'percent' }), 101)).toBe('This must be at most 100%.');
    expect(messageOf(ask({ type: 'text' }), '  two words ')).toBe('two words');
    expect(messageOf(ask({ type: 'text' }), 'x'.repeat(2_001))).toBe('Use at most 2000 characters.');
    expect(
      checkAnswer(ask({ type: 'child' }), 'c2', none, { people: { child: [{ id: 'c1', label: 'A' }], person: [] } }),
    ).toEqual({ ok: false, message: 'Choose a child of this case.' });
  });
  test('only an optional question is skipped, only one with a way on is "not sure"', () => {
    expect(messageOf(ask({}), null)).toBe('Enter an answer.');
    expect(messageOf(ask({ optional: true }), null)).toBeNull();
    expect(messageOf(ask({}), { unknown: true })).toBe('This needs an answer.');
    expect(messageOf(ask({ unknown: 'b' }), { unknown: true })).toEqual({ unknown: true });
  });
});

test('scenario words become answers of the type, or nothing', () => {
  const parse = (change: Partial<AskStep>, text: string) => parseScenarioValue(ask(change), text)?.value;
  expect(parse({ type: 'money_per' }, '300.00 week')).toEqual({ pence: 300_00, per: 'week' });
  expect(parse({ type: 'money_per' }, '2,600.5 month')).toEqual({ pence: 2600_50, per: 'month' });
  expect(parse({ type: 'money_per' }, '300.00 day')).toBeUndefined();
  expect(parse({ type: 'money_per' }, '300.00')).toBeUndefined();
  expect(parse({ type: 'money' }, '90.00')).toBe(90_00);
  expect(parse({ type: 'yes_no' }, 'no')).toBe(false);
  expect(parse({ type: 'percent' }, '27%')).toBe(27);
  expect(parse({ type: 'text', optional: true }, 'skip')).toBeNull();
  expect(parse({ unknown: 'b' }, 'unknown')).toEqual({ unknown: true });
});

test("values are shown in the service's words, dates and money in both languages", () => {
  expect(formatPlain({ pence: 1_300_50, per: 'fourWeeks' })).toBe('£1,300.50 every 4 weeks');
  expect(formatPlain({ pence: 48_00, per: 'week' }, 'cy')).toBe('£48.00 yr wythnos');
  expect(dateIn('cy', '2026-06-04')).toBe('4 Mehefin 2026');
  expect(formatPlain('2026-06-04')).toBe('4 June 2026');
  expect(formatPlain(null)).toBe('Not known');
  expect(labelOf('self_employed', {})).toBe('Self employed');
  expect(labelOf('self_employed', { labels: { self_employed: 'Self-employed' } })).toBe('Self-employed');
  const step = ask({ type: 'choice', choices: [{ id: 'up', label: 'It went up', hint: null }] });
  expect(formatValue(step, 'up', testContext())).toBe('It went up');
});

describe('versions', () => {
  test('a renamed step finds the answers it had before', () => {
    const run = createRun(define(example, exampleName), testContext());
    run.answer('how', true);
    const renamed = define(
      example
        .replace('## ask how', '## ask paid')
        .replace('type: yes_no', 'type: yes_no\nwas: how')
        .replaceAll('{how:', '{paid:'),
      exampleName,
    );
    const next = createRun(renamed, testContext());
    next.events.push(...run.events);
    expect(next.step('paid#0').answer?.text).toBe('Yes');
  });
  test('an answer that a new version could not take is asked again, and kept', () => {
    const run = createRun(define(example, exampleName), testContext());
    run.answer('how', true);
    const other = define(
      example
        .replace('type: yes_no\ngo: { yes: amount, no: help }', 'type: choice\ngo: { some: amount, nothing: help }')
        .replaceAll('how: yes', 'how: some')
        .replaceAll('how: no', 'how: nothing'),
      exampleName,
    );
    const next = createRun(other, testContext());
    next.events.push(...run.events);
    expect(next.step('how#0').answer).toBeNull();
    expect(next.view().kept.map(({ key }) => key)).toEqual(['how#0']);
  });
});

test('a decision by conditions takes the first that fits, else the rest', () => {
  const text = example.replace(
    'on: sum.over\ngo: { true: proof, false: help }',
    'when:\n  - { if: sum.total > 50000, go: tell }\n  - { if: sum.over, go: proof }\nelse: help',
  );
  const definition = define(text, exampleName);
  const ways = [600_00, 300_00, 50_00].map((pence) => {
    const run = createRun(definition, testContext());
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    run.answer('amount', { pence, per: 'week' });
    return [run.view().current, run.view().outcome?.id];
  });
  expect(ways).toEqual([
    ['tell#0', undefined],
    ['proof#0', undefined],
    [null, 'help'],
  ]);
});
