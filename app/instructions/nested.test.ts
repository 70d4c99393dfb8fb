import { describe, expect, test } from 'vitest';
import { submit } from './actions.ts';
import { createRun, define, testContext } from './runForTests.ts';

const head = (id: string): string => `---
format: si/1
id: ${id}
title: ${id}
phrases: [${id}]
for: { work: [C09], roles: [caseworker] }
owner: team
minutes: 2
effective: { from: 2026-01-01, by: today }
review_by: 2027-01-01
---
`;
const outerText = (use: string): string => `${head('outer')}
## ask told_on: When were we told?
\`\`\`yaml
{ type: date, max: today }
\`\`\`
## ask kind: Which kind?
\`\`\`yaml
{ type: choice, choices: { plain: Plain, other: Other }, go: { plain: end, other: inside } }
\`\`\`
## stop end: The end
## use inside: Follow the other one
\`\`\`yaml
${use}
\`\`\`
## ask after: Anything else?
\`\`\`yaml
{ type: text, optional: true }
\`\`\`
## stop end-too: The other end
`;
const inner = define(
  `${head('inner')}
## ask told_on: When were we told?
\`\`\`yaml
{ type: date, max: today }
\`\`\`
## ask kind: Which of these?
\`\`\`yaml
{ type: choice, choices: { red: Red, blue: Blue }, go: { red: finished, blue: passed } }
\`\`\`
## stop finished: Finished
## refer passed: Passed on
\`\`\`yaml
{ to: team.help, carry: [answers.told_on] }
\`\`\`
`,
  'inner.si.md',
);
const outer = define(outerText('instruction: inner\ngo: { finished: after }'), 'outer.si.md');
const context = testContext({ rest: { resolve: (id) => (id === 'inner' ? inner : null) } });
const begin = (definition = outer, world = context) => {
  const run = createRun(definition, world);
  run.answer('told_on', '2026-11-17');
  run.answer('kind', 'other');
  return run;
};

describe('an instruction that uses another', () => {
  test('shows its steps in the path, with the step that uses it before each id', () => {
    expect(
      begin()
        .view()
        .steps.map(({ stepId, status }) => `${stepId} ${status}`),
    ).toEqual([
      'told_on done',
      'kind done',
      'inside done',
      'inside/told_on done',
      'inside/kind current',
      'inside/finished ahead',
      'after ahead',
      'end-too ahead',
    ]);
  });
  test('asks nothing twice: the same question of the same shape keeps its answer', () => {
    const run = begin();
    expect(run.step('inside/told_on#0').answer).toMatchObject({ value: '2026-11-17', text: '17 November 2026' });
    run.answer('inside/told_on', '2026-11-16');
    expect(run.step('inside/told_on#0').answer?.text).toBe('16 November 2026');
    expect(run.step('told_on#0').answer?.text).toBe('17 November 2026');
  });
  test('a question of the same name and another shape is asked', () => {
    expect(begin().step('inside/kind#0').answer).toBeNull();
  });
  test('comes back from an ending that it names', () => {
    const run = begin();
    run.answer('inside/kind', 'red');
    run.answer('after', null);
    expect(run.view()).toMatchObject({ current: null, canSubmit: true, outcome: { id: 'end-too' } });
    run.take(submit(outer, run.state(), context, run.meta()));
    expect(run.events.at(-1)).toMatchObject({ type: 'submitted', outcome: 'end-too' });
  });
  test('ends where the other ends, when it does not name that ending', () => {
    const run = begin();
    run.answer('inside/kind', 'blue');
    expect(run.view()).toMatchObject({
      canSubmit: true,
      outcome: { id: 'inside/passed', kind: 'refer' },
      effects: { referral: { team: 'team.help', carry: [{ label: 'When were we told?', text: '17 November 2026' }] } },
    });
  });
  test('keeps the answers inside when the path changes', () => {
    const run = begin();
    run.answer('inside/kind', 'blue');
    run.answer('kind', 'plain');
    expect(run.view().kept).toMatchObject([
      { stepId: 'inside/kind', title: 'Which of these?', answer: { text: 'Blue' } },
    ]);
  });
  test('says so when the other is not here', () => {
    expect(begin(outer, testContext()).step('inside#0')).toMatchObject({
      status: 'current',
      blocked: 'The instruction "inner" is not here.',
    });
  });
  test('does not go round for ever when an instruction uses itself', () => {
    const loop = define(
      `${head('loop')}\n## ask told_on: When?\n\`\`\`yaml\n{ type: date }\n\`\`\`\n## use again: Again\n\`\`\`yaml\ninstruction: loop\n\`\`\`\n`,
      'loop.si.md',
    );
    const run = createRun(loop, testContext({ rest: { resolve: () => loop } }));
    run.answer('told_on', '2026-11-17');
    expect(run.view().steps.at(-1)).toMatchObject({
      status: 'current',
      blocked: 'Instructions use each other too deeply.',
    });
  });
});
