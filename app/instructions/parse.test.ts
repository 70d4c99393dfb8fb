import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstruction } from './parse.ts';
import { publishInstruction } from './publish.ts';
import { example, exampleName } from './exampleForTests.ts';

const problemsOf = (text: string, name = exampleName) => {
  const parsed = parseInstruction(text, name);
  return parsed.ok
    ? []
    : parsed.problems.map(({ rule, line, column, message, suggestion }) => ({
        rule,
        line,
        column,
        message,
        suggestion,
      }));
};
/** The file with one piece of text changed, and where that piece was. */
const changed = (from: string, to: string) => {
  const index = example.indexOf(from);
  if (index === -1) throw new Error(`${from} is not in the example`);
  const before = example.slice(0, index).split('\n');
  return { text: example.replace(from, to), line: before.length, column: (before.at(-1) as string).length + 1 };
};
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

test('a sound file gives a definition that is plain JSON', () => {
  const parsed = parseInstruction(example, exampleName);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(parsed.value);
  expect(parsed.value).toMatchObject({
    id: 'small',
    minutes: 3,
    party: 'paying',
    intro: 'Use this to test.',
    effective: { from: '2026-01-01' },
  });
  expect(parsed.value.steps.map(({ kind, id, next }) => [kind, id, next])).toEqual([
    ['check', 'safe', 'how'],
    ['ask', 'how', 'amount'],
    ['ask', 'amount', 'sum'],
    ['compute', 'sum', 'big'],
    ['decide', 'big', null],
    ['evidence', 'proof', null],
    ['wait', 'later', null],
    ['say', 'tell', 'draft'],
    ['change', 'draft', 'letter'],
    ['message', 'letter', 'done'],
    ['stop', 'done', null],
    ['refer', 'help', null],
  ]);
});

test('line ends may be those of Windows', () => {
  expect(problemsOf(example.replaceAll('\n', '\r\n'))).toEqual([]);
});

describe('a fault of shape is shown at its place', () => {
  test.each([
    ['a key that is not one', 'type: yes_no', 'type: yes_no\nform: case.x', 'SI107', 1, 0, '"form" is not a key here.'],
    ['a type that is not one', 'yes_no', 'yesno', 'SI107', 0, 0, 'type does not fit: it must be one of yes_no,'],
    ['a rule outside rules', 'rules.add', 'fetch', 'SI107', 0, 0, 'call does not fit'],
    [
      'a deadline that is no number',
      '{ days: 5',
      '{ days: soon',
      'SI107',
      0,
      8,
      'days does not fit: it must be a whole number.',
    ],
    ['an unknown kind', 'say tell:', 'sing tell:', 'SI102', 0, 0, '"sing" is not a kind of step.'],
    [
      'a heading that cannot be read',
      '## say tell: Tell them',
      '## Tell them',
      'SI102',
      0,
      0,
      'This heading cannot be read.',
    ],
    ['a duplicate id', 'say tell:', 'say how:', 'SI103', 0, 4, 'The id "how" is already used'],
    ['an id with a meaning', 'say tell:', 'say answers:', 'SI103', 0, 4, '"answers" already has a meaning'],
    ['YAML that cannot be read', '{ days: 5', '[ days: 5', 'SI104', 0, null, 'This YAML cannot be read'],
    ['an anchor', 'minutes: 3', 'minutes: &m 3', 'SI104', 0, null, 'Anchors and aliases'],
    ['a citation that is not listed', 'cite: law', 'cite: low', 'SI114', 0, 6, '"low" is not in cites.'],
    [
      'a placeholder with nothing behind it',
      '{sum.total}',
      '{sum.totl}',
      'SI111',
      0,
      null,
      'There is nothing to put in the place of {sum.totl}.',
    ],
  ] as const)('%s', (_name, from, to, rule, lines, columns, message) => {
    const { text, line, column } = changed(from, to);
    const [first] = problemsOf(text);
    expect(first).toMatchObject({ rule, line: line + lines });
    expect(first?.message).toContain(message);
    if (columns !== null) expect(first?.column).toBe(lines === 0 ? column + columns : 1);
  });

  test('a missing key is shown at the block, with what to add', () => {
    const { text } = changed('owner: team\n', '');
    expect(problemsOf(text)).toEqual([
      { rule: 'SI107', line: 2, column: 1, message: 'owner is missing.', suggestion: 'Add owner.' },
    ]);
  });
  test('a near miss is named', () => {
    expect(problemsOf(changed('say tell:', 'sya tell:').text)[0]?.suggestion).toBe('Did you mean say?');
  });
  test('more than 3 sentences', () => {
    const { text, line } = changed('Ask in a friendly way.', 'One. Two at 9.30am? Three! Four.');
    expect(problemsOf(text)).toMatchObject([{ rule: 'SI106', line, column: 1 }]);
  });
  test('front matter, blocks and the file name', () => {
    expect(problemsOf('## ask a: A')[0]).toMatchObject({ rule: 'SI101', line: 1 });
    expect(problemsOf('')[0]).toMatchObject({ rule: 'SI101' });
    expect(problemsOf(example, 'other.si.md')[0]).toMatchObject({
      rule: 'SI103',
      line: 3,
      column: 5,
      suggestion: 'Name the file small.si.md.',
    });
    expect(problemsOf(`${example}\n\`\`\`yaml\n`)[0]).toMatchObject({
      rule: 'SI105',
      message: 'This block is never closed.',
    });
    expect(problemsOf(changed('Ask in a friendly way.', 'Words.\n```yaml\na: 1\n```').text)[0]).toMatchObject({
      rule: 'SI105',
    });
    expect(problemsOf('x'.repeat(200_001))[0]).toMatchObject({ rule: 'SI110' });
  });
  test('a scenario that ends where nothing ends', () => {
    const { text, line, column } = changed('proof: accepted}, done]', 'proof: accepted}, tell]');
    expect(problemsOf(text)).toMatchObject([{ rule: 'SI108', line, column: column + 18 }]);
  });
});

describe('a fault in an expression is shown at its character', () => {
  test('in plain text', () => {
    const { text, line, column } = changed('answers.amount, case.extra', 'answers.amuont, case.extra');
    expect(problemsOf(text)).toMatchObject([
      { rule: 'SI111', line, column: column + 8, suggestion: 'Did you mean amount?' },
    ]);
  });
  test('in quotes', () => {
    const { text, line, column } = changed(`'case.scheme == "2012"'`, `'case.scheme == "2012" &'`);
    expect(problemsOf(text)).toMatchObject([{ rule: 'SI111', line, column: column + 23 }]);
  });
  test('when the type is not the one needed', () => {
    expect(problemsOf(changed('case.flag == "none"', `'"none"'`).text)).toMatchObject([
      { rule: 'SI111', message: 'This gives string, where bool is needed.' },
    ]);
  });
});

describe('a fault of flow', () => {
  const rulesOf = (from: string, to: string) =>
    problemsOf(changed(from, to).text).map(({ rule, message }) => `${rule} ${message}`);
  test('an unknown target, where it is written', () => {
    const { text, line, column } = changed('true: proof', 'true: prof');
    expect(problemsOf(text)).toEqual([
      {
        rule: 'SI201',
        line,
        column: column + 6,
        message: 'There is no step "prof".',
        suggestion: 'Did you mean proof?',
      },
    ]);
    expect(rulesOf('fail: help', 'fail: hlp')).toEqual(['SI201 There is no step "hlp".']);
  });
  test('a step that nothing leads to', () => {
    expect(rulesOf('## stop done: Done', '## stop done: Done\n## stop never: Never')).toEqual([
      'SI202 Nothing leads to "never".',
    ]);
  });
  test('no route to an end', () => {
    const circle = example
      .replace('expired: help', 'expired: proof')
      .replace('refused: help', 'refused: proof')
      .replace('accepted: tell', 'accepted: later');
    expect(
      problemsOf(circle)
        .filter(({ rule }) => rule === 'SI203')
        .map(({ line }) => line),
    ).toEqual([lineOf(circle, '## evidence'), lineOf(circle, '## wait')]);
  });
  test('falling off the end', () => {
    expect(
      rulesOf(
        '## refer help: Get help\n```yaml\nto: team.help\n```',
        '## say help: Help\n```yaml\ncustomer: { en: Hello. }\n```',
      ),
    ).toContain('SI204 After "help" there is nothing.');
  });
  test('a circle without rounds', () => {
    expect(rulesOf('rounds: 2, ', '')).toEqual(['SI205 "proof" is in a circle that nothing ends.']);
  });
  test('more than 40 steps', () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `## say more${i}: More\n\`\`\`yaml\ncustomer: { en: Hello. }\n\`\`\`\n`,
    ).join('');
    expect(
      problemsOf(example.replace('## say tell', `${many}## say tell`)).filter(({ rule }) => rule === 'SI206'),
    ).toHaveLength(1);
  });
  test('an answer that leads nowhere, or is none', () => {
    expect(rulesOf('{ yes: amount, no: help }', '{ yes: amount }')).toEqual(['SI207 "no" leads nowhere.']);
    expect(rulesOf('{ yes: amount, no: help }', '{ yes: amount, no: help, perhaps: help }')).toEqual([
      'SI207 "perhaps" is no possible answer.',
    ]);
    expect(rulesOf('false: help }', 'maybe: help }')).toEqual([
      'SI207 "false" leads nowhere.',
      'SI207 "maybe" is no possible answer.',
    ]);
  });
});

describe('publishing', () => {
  const parsed = parseInstruction(example, exampleName);
  if (!parsed.ok) throw new Error('the example is broken');
  const { value } = parsed;
  const known = {
    facts: ['case.scheme', 'case.flag', 'case.extra', 'case.pay', 'evidence.proof'],
    rules: { add: { args: 2, out: ['total', 'over'] } },
    templates: ['sum.changed', 'sum.ask'],
    teams: ['team.help'],
    instructions: [],
    fields: ['total', 'proof'],
  };
  const publish = (names: Parameters<typeof publishInstruction>[1], definition = value) =>
    publishInstruction(definition, names, (text) => `${text.length}:${text}`);

  test('passes when every name is known, and the hash ignores layout', () => {
    const one = publish(known);
    const spaced = parseInstruction(
      example.replace('## say tell', '\n\n\n## say tell').replace('minutes: 3', 'minutes:   3 # comment'),
      exampleName,
    );
    if (!one.ok || !spaced.ok) throw new Error('not published');
    expect(publish(known, spaced.value)).toMatchObject({ ok: true, value: { hash: one.value.hash } });
  });
  test.each([
    [
      'facts',
      { facts: known.facts.filter((fact) => fact !== 'case.extra') },
      'SI401',
      'There is no fact "case.extra".',
    ],
    ['rules', { rules: { ad: { args: 2, out: [] } } }, 'SI402', 'There is no rule "add".'],
    [
      'arguments',
      { rules: { add: { args: 3, out: ['total', 'over'] } } },
      'SI402',
      '"add" takes 3 values; 2 are given.',
    ],
    ['results', { rules: { add: { args: 2, out: ['over'] } } }, 'SI402', '"add" gives no "total".'],
    ['templates', { templates: ['sum.ask'] }, 'SI403', 'There is no template "sum.changed".'],
    ['teams', { teams: [] }, 'SI404', 'There is no team "team.help".'],
    ['fields', { fields: ['total'] }, 'SI406', 'There is no field "proof".'],
  ])('refuses unknown %s', (_what, change, rule, message) => {
    const result = publish({ ...known, ...change });
    if (result.ok) throw new Error('published');
    expect(result.problems[0]).toMatchObject({ rule, message });
  });
  test('an unknown fact is shown at its place in the expression', () => {
    const result = publish({ facts: ['case.scheme', 'case.flag', 'case.pay', 'evidence.proof'] });
    const line = lineOf(example, 'with: [');
    expect(result).toMatchObject({ ok: false, problems: [{ line, column: 'with: [answers.amount, '.length + 1 }] });
  });
});

test('any text gives a definition or problems, never an exception', () => {
  fc.assert(
    fc.property(fc.nat(example.length), fc.nat(30), fc.string({ maxLength: 12 }), (start, length, insert) => {
      const parsed = parseInstruction(example.slice(0, start) + insert + example.slice(start + length), exampleName);
      if (!parsed.ok) expect(parsed.problems.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
