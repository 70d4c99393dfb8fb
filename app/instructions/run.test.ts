import { describe, expect, test } from 'vitest';
import { abandon, backTo, deviate, handOver, note, pause, resume, submit } from './actions.ts';
import { example, exampleName } from './exampleForTests.ts';
import { createRun, define, testContext, walkToDone } from './runForTests.ts';

const definition = define(example, exampleName);
const week = (pence: number) => ({ pence, per: 'week' }) as const;
const begin = (change: Parameters<typeof testContext>[0] = {}) => createRun(definition, testContext(change));
const statuses = (run: ReturnType<typeof begin>) => run.view().steps.map(({ key, status }) => `${key} ${status}`);

describe('the path', () => {
  test('a new run shows the likely path, with the first step current', () => {
    const view = begin().view();
    expect(view.current).toBe('safe#0');
    expect(view.steps.map(({ stepId }) => stepId)).toEqual([
      'safe',
      'how',
      'amount',
      'sum',
      'big',
      'proof',
      'tell',
      'draft',
      'letter',
      'done',
    ]);
    expect(view.steps.map(({ number }) => number)).toEqual([1, 2, 3, null, 4, 5, 6, 7, 8, null]);
    expect([view.done, view.total, view.canSubmit]).toEqual([0, 8, false]);
  });
  test('sums and decisions run by themselves', () => {
    const run = begin();
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    expect(run.step('sum#0')).toMatchObject({
      status: 'ahead',
      answer: null,
      blocked: 'needs step How much is it?',
      needs: [{ key: 'amount#0', title: 'How much is it?' }],
    });
    run.answer('amount', week(300_00));
    expect(run.step('sum#0')).toMatchObject({
      status: 'done',
      explain: { ruleId: 'R-TEST-1' },
      answer: { value: { total: 310_00, over: true }, sourceWords: 'worked out' },
    });
    expect(run.step('big#0')).toMatchObject({ status: 'done', answer: { text: 'Yes' } });
    expect(run.view().current).toBe('proof#0');
  });
  test('the end is reached, submitted, and stays as it was on the day', () => {
    const run = begin();
    walkToDone(run);
    expect(run.view()).toMatchObject({
      current: null,
      done: 8,
      total: 8,
      canSubmit: true,
      outcome: { id: 'done', kind: 'stop', title: 'Done' },
    });
    run.take(submit(definition, run.state(), run.context(), run.meta()));
    const before = run.view();
    run.move(testContext({ case: { flag: 'raised', extra: 9_999_00 } }));
    expect(run.view().steps.map(({ answer }) => answer)).toEqual(before.steps.map(({ answer }) => answer));
    expect(run.view()).toMatchObject({ status: 'submitted', canSubmit: false, outcome: { id: 'done' } });
    expect(run.tryAnswer('how', false)).toMatchObject({ ok: false, code: 'RUN_NOT_OPEN' });
  });
  test('a failed check leads to help, and no way round it is offered', () => {
    const run = begin();
    run.answer('safe', { identity: 'fail' });
    expect(run.view()).toMatchObject({
      outcome: { id: 'help' },
      canSubmit: true,
      effects: { referral: { team: 'team.help' } },
    });
    expect(deviate(definition, run.state(), run.context(), { ...run.meta(), reason: 'busy', to: 'how' })).toMatchObject(
      { ok: false, code: 'CHECK_FAILED' },
    );
  });
  test('a flag raised while the run is open leads to help at once', () => {
    const run = begin();
    walkToDone(run);
    run.move(testContext({ case: { flag: 'raised' } }));
    expect(run.view().outcome?.id).toBe('help');
    expect(run.view().kept).toHaveLength(6);
  });
  test('a rule that cannot work says what it needs', () => {
    const run = createRun(
      definition,
      testContext({ case: { extra: null }, rest: { labels: { 'case.extra': 'Extra pay' } } }),
    );
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    run.answer('amount', week(300_00));
    expect(run.step('sum#0')).toMatchObject({
      status: 'current',
      blocked: 'This cannot be worked out yet. Needs: Extra pay',
    });
    expect(submit(definition, run.state(), run.context(), run.meta())).toMatchObject({
      ok: false,
      code: 'NOT_READY',
      message: 'Still to do: Add it up',
    });
  });
  test.each([
    ['is not there', {}, 'The rule "add" is not here.'],
    [
      'says what is missing',
      { add: () => ({ ok: false as const, missing: ['case.pay'], message: 'No pay is known.' }) },
      'No pay is known. Needs: Pay',
    ],
    [
      'gives the wrong type',
      { add: () => ({ ok: true as const, value: { total: 'much', over: true } }) },
      'The rule "add" gave no usable "total".',
    ],
  ])('a rule that %s stops the path in words', (_how, rules, words) => {
    const run = createRun(definition, testContext({ rest: { rules } }));
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    run.answer('amount', week(300_00));
    expect(run.step('sum#0').blocked).toBe(words);
  });
});

describe('answers', () => {
  test('a known fact is offered with its source and accepted with one key', () => {
    const run = begin({ case: { pay: week(250_00) } });
    expect(run.step('amount#0').prefill).toEqual({
      value: week(250_00),
      text: '£250.00 a week',
      sourceWords: 'from the case, 12 November 2026',
      date: '2026-11-12',
      needsReason: true,
    });
    run.answer('amount', week(250_00));
    expect(run.events.at(-1)).toMatchObject({
      type: 'autofilled',
      source: 'case',
      sourceLabel: 'the case',
      sourceDate: '2026-11-12',
    });
    expect(run.step('amount#0').answer?.sourceWords).toBe('from the case, 12 November 2026');
  });
  test('not accepting it needs a reason, which is kept', () => {
    const run = begin({ case: { pay: week(250_00) } });
    expect(run.tryAnswer('amount', week(100_00))).toMatchObject({ ok: false, code: 'REASON_NEEDED' });
    run.answer('amount', week(100_00), { reason: 'New job since Monday' });
    expect(run.events.at(-1)).toMatchObject({ type: 'overridden', reason: 'New job since Monday' });
    run.answer('amount', week(100_00));
    expect(run.step('amount#0').answer).toMatchObject({ reason: 'New job since Monday', sourceWords: 'you, 9:02am' });
  });
  test('what the customer says keeps its own source', () => {
    const run = begin({ case: { pay: week(250_00) } });
    run.answer('amount', week(100_00), { source: 'customer' });
    expect(run.step('amount#0').answer).toMatchObject({ source: 'customer', sourceWords: 'from the parent' });
  });
  test('a value that does not fit is refused in words', () => {
    const run = begin();
    expect(run.tryAnswer('how', 'yes')).toMatchObject({ code: 'ANSWER_INVALID', message: 'Choose yes or no.' });
    expect(run.tryAnswer('amount', { pence: -1, per: 'week' })).toMatchObject({ code: 'ANSWER_INVALID' });
    expect(run.tryAnswer('amount', { pence: 1.5, per: 'week' })).toMatchObject({ code: 'ANSWER_INVALID' });
    expect(run.tryAnswer('amount', { pence: 1, per: 'day' })).toMatchObject({ code: 'ANSWER_INVALID' });
    expect(run.tryAnswer('safe', {})).toMatchObject({ code: 'ANSWER_INVALID', message: 'Tick each item.' });
    expect(run.tryAnswer('safe', { identity: 'pass', other: 'pass' })).toMatchObject({ code: 'ANSWER_INVALID' });
    expect(run.tryAnswer('sum', true)).toMatchObject({ code: 'STEP_NOT_CURRENT' });
    expect(run.tryAnswer('nowhere', true)).toMatchObject({ code: 'STEP_NOT_CURRENT' });
    expect(run.tryAnswer('proof', 'accepted')).toMatchObject({
      code: 'STEP_NOT_CURRENT',
      message: 'An earlier step comes first.',
    });
  });
  test('an item that ticks itself needs no person, and a person cannot tick it', () => {
    const run = begin({ case: { flag: 'raised' } });
    expect(run.step('safe#0').items).toEqual([
      { id: 'identity', label: 'Identity', automatic: false, tick: null },
      { id: 'flag', label: 'Flag', automatic: true, tick: 'fail' },
    ]);
    expect(run.view().outcome?.id).toBe('help');
    run.answer('safe', { identity: 'pass', flag: 'pass' });
    expect(run.view().outcome?.id).toBe('help');
  });
});

describe("changing one's mind", () => {
  test('going back and forward changes nothing', () => {
    const run = begin();
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    const before = run.view();
    run.take(backTo(definition, run.state(), run.context(), 'safe', run.meta()));
    expect(run.view().current).toBe('safe#0');
    run.take(backTo(definition, run.state(), run.context(), 'amount', run.meta()));
    expect(run.view()).toEqual(before);
    expect(backTo(definition, run.state(), run.context(), 'tell', run.meta())).toMatchObject({
      ok: false,
      code: 'STEP_NOT_CURRENT',
    });
  });
  test('only answers that rest on a changed one are to be checked again', () => {
    const run = begin();
    walkToDone(run);
    run.answer('amount', week(400_00));
    expect(statuses(run)).toEqual([
      'safe#0 done',
      'how#0 done',
      'amount#0 done',
      'sum#0 done',
      'big#0 done',
      'proof#0 checkAgain',
      'tell#0 checkAgain',
      'draft#0 checkAgain',
      'letter#0 done',
      'done#0 done',
    ]);
    expect(run.step('proof#0').reasons).toEqual(['How much is it? was £300.00 a week and is now £400.00 a week.']);
    expect(run.view()).toMatchObject({
      current: 'proof#0',
      canSubmit: false,
      submitBlockedBy: 'Check again: Check the figure',
    });
    for (const [step, value] of [
      ['proof', 'accepted'],
      ['tell', true],
      ['draft', true],
    ] as const)
      run.answer(step, value);
    expect(run.view()).toMatchObject({ current: null, canSubmit: true });
  });
  test('changing it back leaves nothing to check', () => {
    const run = begin();
    walkToDone(run);
    run.answer('amount', week(400_00));
    run.answer('amount', week(300_00));
    expect(run.view().canSubmit).toBe(true);
  });
  test('answers that no longer apply are kept, and come back with the path', () => {
    const run = begin();
    walkToDone(run);
    run.answer('how', false);
    expect(run.view().kept.map(({ stepId, answer }) => `${stepId} ${answer.text}`)).toEqual([
      'amount £300.00 a week',
      'proof Accepted',
      'tell Done',
      'draft Done',
      'letter Done',
    ]);
    expect(run.view().outcome?.id).toBe('help');
    run.answer('how', true);
    expect(run.view()).toMatchObject({ kept: [], canSubmit: true });
  });
  test('a fact that moved shows old and new, and asks to confirm', () => {
    const run = begin({ case: { pay: week(250_00) } });
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    run.answer('amount', week(250_00));
    run.move(testContext({ case: { pay: week(260_00) } }));
    expect(run.step('amount#0')).toMatchObject({
      status: 'checkAgain',
      reasons: ['Pay was £250.00 a week and is now £260.00 a week.'],
      prefill: { value: week(260_00) },
    });
    run.answer('amount', week(260_00));
    expect(run.step('amount#0').status).toBe('done');
  });
});

describe('leaving, pausing, handing over', () => {
  test('something else may be done, with a reason', () => {
    const run = begin();
    expect(deviate(definition, run.state(), run.context(), { ...run.meta(), reason: ' ' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    run.answer('safe', { identity: 'pass' });
    run.take(
      deviate(definition, run.state(), run.context(), { ...run.meta(), reason: 'They know already', to: 'amount' }),
    );
    expect(run.view()).toMatchObject({ current: 'amount#0' });
    expect(run.step('how#0').deviation).toMatchObject({ reason: 'They know already' });
    run.take(deviate(definition, run.state(), run.context(), { ...run.meta(), reason: 'Done on paper' }));
    expect(run.view()).toMatchObject({
      left: { stepId: 'amount', reason: 'Done on paper' },
      outcome: null,
      canSubmit: true,
    });
    run.answer('amount', week(300_00));
    expect(run.view()).toMatchObject({ left: null, current: 'proof#0' });
  });
  test('a paused run takes no answer until it is resumed', () => {
    const run = begin();
    run.take(pause(run.state(), run.meta()));
    expect(run.tryAnswer('how', true)).toMatchObject({ code: 'RUN_NOT_OPEN' });
    run.take(handOver(run.state(), { ...run.meta(), to: 'CW-11' }));
    run.take(resume(run.state(), { ...run.meta(), by: 'CW-11' }));
    run.answer('how', true);
    expect(run.view().holder).toBe('CW-11');
    expect(resume(run.state(), run.meta())).toMatchObject({ ok: false });
  });
  test('events that arrive after the end change nothing but notes', () => {
    const run = begin();
    walkToDone(run);
    const late = run.events.at(-1) as (typeof run.events)[number];
    run.take(submit(definition, run.state(), run.context(), run.meta()));
    const sealed = run.state();
    run.events.push({ ...late, type: 'answered', stepId: 'how', round: 0, value: false } as typeof late);
    run.events.push({ type: 'abandoned', by: 'CW-11', at: '2026-11-19T09:00:00.000Z', reason: 'Late' });
    expect(run.state()).toEqual(sealed);
  });
  test('notes are kept, and after the end nothing else is', () => {
    const run = begin();
    run.take(abandon(run.state(), { ...run.meta(), reason: 'Wrong case' }));
    run.take(note({ ...run.meta(), text: 'The words are wrong', about: 'wrong', stepId: 'how' }));
    expect(run.view()).toMatchObject({
      status: 'abandoned',
      current: null,
      notes: [{ about: 'wrong', stepId: 'how' }],
    });
    expect(pause(run.state(), run.meta())).toMatchObject({ ok: false });
  });
});
