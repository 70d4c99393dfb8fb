import { describe, expect, test } from 'vitest';
import { commitWait } from './actions.ts';
import { example, exampleName } from './exampleForTests.ts';
import { createRun, define, testContext, walkToDone } from './runForTests.ts';

const definition = define(example, exampleName);
const week = (pence: number) => ({ pence, per: 'week' }) as const;
const begin = (change: Parameters<typeof testContext>[0] = {}) => createRun(definition, testContext(change));

describe('proof and waiting', () => {
  const toWait = (change: Parameters<typeof testContext>[0] = {}) => {
    const run = begin(change);
    run.answer('safe', { identity: 'pass' });
    run.answer('how', true);
    run.answer('amount', week(300_00));
    run.answer('proof', 'waiting');
    return run;
  };
  test('a wait has a due date from the day it began, and writes to the parent', () => {
    const run = toWait();
    expect(run.step('later#0').wait).toEqual({
      startsOn: '2026-11-18',
      dueOn: '2026-11-23',
      committed: false,
      overdue: false,
    });
    expect(run.view()).toMatchObject({
      canCommitWait: true,
      effects: {
        requests: [{ anyOf: [{ id: 'payslip' }, { id: 'letter' }] }],
        waits: [{ dueOn: '2026-11-23', committed: false }],
        tasks: [{ title: 'Wait for proof', dueOn: '2026-11-23' }],
        messages: [
          { role: 'paying', template: 'sum.ask' },
          { template: 'sum.changed', settled: false },
        ],
      },
    });
    run.take(commitWait(definition, run.state(), run.context(), { by: 'CW-07', at: '2026-11-20T10:00:00.000Z' }));
    expect(run.view()).toMatchObject({
      canCommitWait: false,
      effects: { waits: [{ startsOn: '2026-11-20', dueOn: '2026-11-25', committed: true }] },
    });
    expect(commitWait(definition, run.state(), run.context(), run.meta())).toMatchObject({ ok: false });
  });
  test('working days leave out weekends and holidays', () => {
    const working = define(example.replace('{ days: 5, ', '{ days: 5, working: true, '), exampleName);
    const run = createRun(working, testContext({ rest: { holidays: ['2026-11-19'] } }));
    for (const [step, value] of [
      ['safe', { identity: 'pass' }],
      ['how', true],
      ['amount', week(300_00)],
      ['proof', 'waiting'],
    ] as const)
      run.answer(step, value);
    expect(run.step('later#0').wait?.dueOn).toBe('2026-11-26');
  });
  test('proof that arrives is offered; after its day the wait is offered as over', () => {
    const run = toWait();
    expect(run.step('later#0').prefill).toBeNull();
    run.move(testContext({ evidence: { proof: { outcome: 'accepted', kind: 'payslip' } } }));
    expect(run.step('proof#0').status).toBe('done');
    expect(run.step('later#0').prefill).toMatchObject({
      value: 'received',
      sourceWords: 'from HMRC, 17 November 2026',
    });
    run.answer('later', 'received');
    expect(run.step('proof#1')).toMatchObject({ status: 'current', prefill: { text: 'Accepted, Payslip' } });
    const late = toWait();
    late.move(testContext({ rest: { today: '2026-11-24' } }));
    expect(late.step('later#0')).toMatchObject({ wait: { overdue: true }, prefill: { value: 'expired' } });
  });
  test('proof that comes in after the wait was given up is worth another look', () => {
    const run = toWait();
    run.answer('later', 'expired');
    expect(run.view()).toMatchObject({ canSubmit: true, outcome: { id: 'help' } });
    run.move(testContext({ evidence: { proof: 'accepted' } }));
    expect(run.view()).toMatchObject({ canSubmit: false, current: 'proof#0' });
  });
  test('each time round is answered for itself, and the rounds come to an end', () => {
    const run = toWait();
    run.answer('later', 'received');
    run.answer('proof', 'waiting');
    run.answer('later', 'received');
    run.answer('proof', 'waiting');
    expect(
      run
        .view()
        .steps.filter(({ stepId }) => stepId === 'later')
        .map(({ answer }) => answer?.text),
    ).toEqual(['Received', 'Received', 'Not received in time']);
    expect(run.view()).toMatchObject({ outcome: { id: 'help' }, effects: { waits: [{}, {}] } });
  });
  test('changing the first round keeps the second', () => {
    const run = toWait();
    run.answer('later', 'received');
    run.answer('proof', 'accepted');
    run.answer('proof', 'accepted', { round: 0 });
    expect(run.view().kept.map(({ key }) => key)).toEqual(['later#0', 'proof#1']);
  });
});

describe('what it will do', () => {
  test('drafts, letters and their values, before and after they are settled', () => {
    const run = begin();
    expect(run.view().effects.changes).toMatchObject([
      {
        settled: false,
        open: 'case/income#total',
        fields: [
          { field: 'total', value: null, text: 'Not known' },
          { field: 'proof', value: null },
        ],
      },
    ]);
    walkToDone(run);
    expect(run.view().effects).toMatchObject({
      changes: [{ settled: true, fields: [{ label: 'Total', value: 310_00, text: '£310.00' }, { text: 'Accepted' }] }],
      messages: [{ settled: true, role: 'paying', template: 'sum.changed' }],
      referral: null,
      tasks: [],
      requests: [],
      waits: [],
    });
  });
  test('customer words are filled in both languages, and say what is not known yet', () => {
    const run = begin();
    expect(run.step('tell#0').customer).toEqual({ en: 'The sum is ….', cy: 'Y swm yw ….', missing: ['sum.total'] });
    walkToDone(run);
    expect(run.step('tell#0').customer).toEqual({ en: 'The sum is £310.00.', cy: 'Y swm yw £310.00.', missing: [] });
    expect(run.step('sum#0')).toMatchObject({ citations: ['The law of tests'], uses: ['case.extra'] });
    expect(run.step('proof#0').uses).toEqual(['evidence.proof', 'case.extra']);
  });
  test('choices say where they lead', () => {
    expect(begin().step('proof#0').choices).toEqual([
      { id: 'accepted', label: 'Proof is here', description: 'Any one of: Payslip, Letter' },
      { id: 'waiting', label: 'Ask for proof now', description: 'Goes to: Wait for proof' },
      { id: 'refused', label: 'They will not send proof', description: 'Goes to: Get help' },
    ]);
  });
});
