import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { answerStep, startRun } from '../../app/instructions/actions.ts';
import { edgesOf } from '../../app/instructions/definition.ts';
import type { RunEvent } from '../../app/instructions/events.ts';
import { foldRun } from '../../app/instructions/fold.ts';
import type { Json } from '../../app/instructions/json.ts';
import { publishInstruction } from '../../app/instructions/publish.ts';
import { coverageOf, walkScenario } from '../../app/instructions/scenario.ts';
import { viewRun } from '../../app/instructions/view.ts';
import { definitionOf, instructionFiles, labels, scenarioWorld } from './instructionFiles.ts';

const at = '2026-11-18T09:32:00.000Z';

test('both instructions of the income journey are there', () => {
  expect(instructionFiles).toEqual(
    expect.arrayContaining(['income-change-paying-parent.si.md', 'benefit-change-paying-parent.si.md']),
  );
});

describe.each(instructionFiles)('%s', (name) => {
  const definition = definitionOf(name);
  const walks = definition.scenarios.map((scenario) => walkScenario(definition, scenario, scenarioWorld, at));

  test.each(walks)('scenario "$name" ends where it says', ({ faults }) => {
    expect(faults).toEqual([]);
  });

  test('its scenarios walk every branch', () => {
    const coverage = coverageOf(definition, walks);
    expect(coverage.missing).toEqual([]);
    expect(coverage.walked).toBe(definition.steps.flatMap(edgesOf).length);
  });

  test('its customer words are in both languages', () => {
    const words = definition.steps.flatMap(({ customer }) => (customer === null ? [] : [customer]));
    expect(words.filter(({ cy }) => cy === null)).toEqual([]);
  });

  test('every choice, check item, proof, team and template has words of its own', () => {
    const named = definition.steps.flatMap((step) => {
      if (step.kind === 'ask')
        return step.choices.filter(({ label }) => label === null).map(({ id }) => [`${step.id}.${id}`, id]);
      if (step.kind === 'check') return Object.keys(step.items).map((id) => [`${step.id}.${id}`, id]);
      if (step.kind === 'evidence') return step.anyOf.map((id) => [id]);
      if (step.kind === 'refer') return [[step.to]];
      return step.kind === 'message' ? Object.values(step.send).map((template) => [template]) : [];
    });
    expect(named.filter((keys) => !keys.some((key) => Object.hasOwn(labels, key)))).toEqual([]);
  });

  test('it can be published against what the service knows, and any change of content changes its hash', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const known = {
      instructions: instructionFiles.map((file) => file.replace('.si.md', '')),
      rules: {
        income_tolerance: { args: 5, out: ['met', 'weekly', 'direction'] },
        effective_date: { args: 4, out: ['date', 'reason'] },
        benefit_change: { args: 5, out: ['listed', 'date', 'reason'] },
      },
    };
    const published = publishInstruction(definition, known, sha256);
    const other = publishInstruction({ ...definition, title: `${definition.title}.` }, known, sha256);
    if (!published.ok || !other.ok) throw new Error(JSON.stringify([published, other]));
    expect(published.value.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other.value.hash).not.toBe(published.value.hash);
  });
});

test('the complete example has 22 steps and 27 branches', () => {
  const { steps } = definitionOf('income-change-paying-parent.si.md');
  expect([steps.length, steps.flatMap(edgesOf).length]).toEqual([22, 27]);
});

test('a parent who is on a benefit now goes on in the benefit instruction, which asks nothing twice', () => {
  const income = definitionOf('income-change-paying-parent.si.md');
  const benefit = definitionOf('benefit-change-paying-parent.si.md');
  const context = { ...scenarioWorld({}), resolve: (id: string) => (id === benefit.id ? benefit : null) };
  const events: RunEvent[] = [startRun(income, 'hash', { by: 'CW-07', at })];
  const answers: readonly (readonly [string, Json])[] = [
    ['safe', { identity: 'pass', notes_read: 'pass' }],
    ['reported_on', '2026-11-18'],
    ['source', 'benefit'],
    ['benefit/which', 'carers_allowance'],
    ['benefit/whose', 'parent'],
    ['benefit/movement', 'started'],
    ['benefit/changed_on', '2026-11-09'],
    ['benefit/proof', { outcome: 'accepted', kind: 'dwp_benefit_feed' }],
    ['benefit/draft', true],
    ['benefit/letters', true],
  ];
  for (const [step, value] of answers) {
    const result = answerStep(income, foldRun(income, events), context, step, value, { by: 'CW-07', at });
    if (!result.ok) throw new Error(`${step}: ${result.message}`);
    events.push(result.event);
  }
  const view = viewRun(income, foldRun(income, events), context);
  expect(view).toMatchObject({ canSubmit: true, outcome: { id: 'benefit/changed', title: 'Benefit recorded' } });
  expect(view.effects.changes[0]?.fields.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    "Benefit: Carer's Allowance",
    'Whose benefit: The paying parent',
    'Started or stopped: It started',
    'Effective date: 9 November 2026',
    'Proof: Accepted, DWP benefit record',
  ]);
});
