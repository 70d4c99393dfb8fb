import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunView } from '../../app/instructions/view.ts';
import type { MethodName } from '../../app/contract/index.ts';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { madeRun, madeStep } from './fixture.ts';
import { answeringOf, type OpenRunView, type RunPreview } from './instructionState.ts';
import { createInstructionStore } from './instructionStore.ts';

const ready: RunPreview = {
  ready: true,
  blocked: null,
  writes: [],
  change: null,
  messages: [],
  outcome: 'Income changed',
  saw: { 'run/r1': 'x', 'income/*': 'y' },
};
const done = ok({ opId: 'o1', savedAt: '2026-11-18T09:50:00.000Z', undoUntil: null, rows: [] });

const two = [madeStep('first', { status: 'current' }), madeStep('second', { number: 2 })];
type Scene = { view: RunView; state: string; tag: string };

type Inputs = (name: MethodName) => readonly unknown[];
const start = async (scene: Scene, more: Answers = {}) => {
  const api = createFakeApi({
    'instruction.run': () =>
      ok({
        runId: 'r1',
        caseId: 'c1',
        clusterId: 'k1',
        title: 'Income change',
        state: scene.state,
        holder: 'CW-01',
        tag: scene.tag,
        view: scene.view,
      }),
    'instruction.preview': () => ok(ready),
    'operation.perform': () => done,
    'draft.load': () => ok({ draft: null }),
    'draft.save': () => ok({ savedAt: '2026-11-18T09:43:00.000Z' }),
    'draft.discard': () => ok({ discarded: true }),
    'case.open': () => fail('CASE_NOT_FOUND'),
    'case.messages': () => ok({ messages: [] }),
    'queue.next': () => ok({ row: null, rule: '', because: '' }),
    ...more,
  });
  const store = createInstructionStore(api, { caseId: 'c1', clusterId: 'k1', runId: 'r1' });
  await store.getState().open();
  const view = (): OpenRunView => {
    const { view: now } = store.getState();
    if (now.phase !== 'open') throw new Error(`the run is ${now.phase}`);
    return now;
  };
  const inputs: Inputs = (name) => api.named(name).map(({ input }) => input);
  return {
    inputs,
    store,
    view,
    act: store.getState(),
    acts: () =>
      inputs('operation.perform') as readonly { kind: string; args: { action?: unknown; how?: string }; saw: object }[],
  };
};
const scene = (more: Partial<Scene> = {}): Scene => ({
  view: madeRun(two, 'first#0'),
  state: 'open',
  tag: 't0',
  ...more,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a run of an instruction', () => {
  it('saves an answer as it is given, with the tag that was seen, and shows the next step', async () => {
    const at = scene();
    const { act, acts, view } = await start(at, {
      'operation.perform': () => {
        at.view = madeRun([madeStep('first', { status: 'done' }), madeStep('second', { status: 'current' })], 'second#0');
        at.tag = 't1';
        return done;
      },
    });
    act.put('first#0', { typed: 'b' });
    await act.go('first#0');
    expect(acts()).toMatchObject([
      {
        kind: 'instruction.answer',
        saw: { 'run/r1': 't0' },
        args: {
          runId: 'r1',
          caseId: 'c1',
          action: { type: 'answer', stepId: 'first', round: 0, value: 'b', reason: null, documentLabel: null },
        },
      },
    ]);
    expect(view()).toMatchObject({ busy: null, run: { view: { current: 'second#0' }, tag: 't1' }, answering: {} });
  });

  it('is no longer busy at the moment the next step is shown, so that no key press is lost', async () => {
    const at = scene();
    const { act, store } = await start(at);
    const seen: (string | null)[] = [];
    store.subscribe(({ view }) => {
      if (view.phase === 'open' && view.run.tag === 't1') seen.push(view.busy);
    });
    act.put('first#0', { typed: 'b' });
    at.tag = 't1';
    await act.go('first#0');
    expect(seen[0]).toBeNull();
  });

  it('takes a known fact over with one press', async () => {
    const known = madeStep('first', {
      status: 'current',
      prefill: {
        value: 'a',
        text: 'A',
        sourceWords: 'from the case, 12 November 2026',
        date: '2026-11-12',
        needsReason: true,
      },
    });
    const { act, acts } = await start(scene({ view: madeRun([known], 'first#0') }));
    await act.go('first#0');
    expect(acts()[0]?.args.action).toMatchObject({ value: 'a', reason: null });
  });

  it('asks for a reason before a known fact is set aside, and sends it', async () => {
    const known = madeStep('first', {
      status: 'current',
      prefill: { value: 'a', text: 'A', sourceWords: 'from the case', date: null, needsReason: true },
    });
    const { act, acts, view } = await start(scene({ view: madeRun([known], 'first#0') }));
    act.put('first#0', { typed: 'b' });
    await act.go('first#0');
    expect(view().problem).toMatchObject({ key: 'first#0', needsReason: true });
    expect(acts()).toHaveLength(0);
    act.put('first#0', { reason: ' They told us on the phone ' });
    await act.go('first#0');
    expect(acts()[0]?.args.action).toMatchObject({ value: 'b', reason: 'They told us on the phone' });
  });

  it('names what is missing without asking anybody', async () => {
    const { act, acts, view } = await start(scene());
    await act.go('first#0');
    expect(view().problem?.words).toBe('Choose one of the answers.');
    expect(acts()).toHaveLength(0);
  });

  it("shows the engine's own words under the field when an answer does not fit", async () => {
    const { act, view } = await start(scene(), {
      'operation.perform': () => fail('ANSWER_INVALID'),
      'instruction.check': () => ok({ problem: 'This must be on or before 18 November 2026.' }),
    });
    act.put('first#0', { typed: 'b' });
    await act.go('first#0');
    expect(view()).toMatchObject({
      busy: null,
      failed: null,
      problem: { words: 'This must be on or before 18 November 2026.' },
      answering: { 'first#0': { typed: 'b' } },
    });
  });

  it('keeps what was typed when the run moved on elsewhere', async () => {
    const at = scene();
    const { act, view } = await start(at, {
      'operation.perform': () => fail('CASE_CHANGED_ELSEWHERE', { fields: ['run/r1'] }),
    });
    act.put('first#0', { typed: 'b' });
    at.tag = 't9';
    await act.go('first#0');
    expect(view()).toMatchObject({
      failed: { code: 'CASE_CHANGED_ELSEWHERE' },
      run: { tag: 't9' },
      answering: { 'first#0': { typed: 'b' } },
    });
  });

  it('keeps half-typed amounts in the journal under the run and the step, and brings them back', async () => {
    const pay = madeStep('pay', { status: 'current', type: 'money_per', choices: [] });
    const first = await start(scene({ view: madeRun([pay], 'pay#0') }));
    first.act.put('pay#0', { typed: { amount: '30x', per: 'month' } });
    await vi.runAllTimersAsync();
    const [saved] = first.inputs('draft.save') as [{ key: string; body: string }];
    expect(saved.key).toBe('run:r1:pay#0');
    const second = await start(scene({ view: madeRun([pay], 'pay#0') }), {
      'draft.load': () => ok({ draft: { body: saved.body, savedAt: '2026-11-18T09:43:00.000Z' } }),
    });
    expect(answeringOf(second.view(), pay).typed).toEqual({ amount: '30x', per: 'month' });
  });

  it('goes back to the last step a person answered, over those that ran by themselves', async () => {
    const steps = [
      madeStep('first', { status: 'done' }),
      madeStep('sum', { kind: 'compute', status: 'done', automatic: true }),
      madeStep('second', { status: 'current' }),
    ];
    const { act, acts } = await start(scene({ view: madeRun(steps, 'second#0') }));
    await act.backOne();
    expect(acts()[0]?.args.action).toEqual({ type: 'back', stepId: 'first', round: 0 });
  });

  it('goes back from the end to the last answer', async () => {
    const { act, acts } = await start(
      scene({
        view: madeRun(
          [madeStep('first', { status: 'done' }), madeStep('end', { kind: 'stop', automatic: true, status: 'done' })],
          null,
        ),
      }),
    );
    await act.backOne();
    expect(acts()[0]?.args.action).toMatchObject({ type: 'back', stepId: 'first' });
  });

  it('resumes a paused run when it is opened, and pauses an open one when it is left', async () => {
    const at = scene({ state: 'paused' });
    const { act, acts } = await start(at, {
      'operation.perform': () => {
        at.state = 'open';
        return done;
      },
    });
    expect(acts()[0]?.args.action).toEqual({ type: 'resume' });
    await act.pause();
    expect(acts()[1]?.args.action).toEqual({ type: 'pause' });
  });

  it('sends nothing before the one confirm, and then sends what the preview rested on', async () => {
    const { act, acts, store, view } = await start(scene({ view: madeRun([madeStep('first', { status: 'done' })], null) }));
    await act.finish();
    expect(acts()).toHaveLength(0);
    await act.showPreview();
    expect(view().preview?.outcome).toBe('Income changed');
    await Promise.all([act.finish(), act.finish()]);
    expect(acts()).toMatchObject([
      { kind: 'instruction.finish', args: { how: 'submit' }, saw: { 'run/r1': 'x', 'income/*': 'y' } },
    ]);
    expect(store.getState().view).toMatchObject({ phase: 'done', how: 'submit' });
  });

  it('commits a wait through the preview, whatever else the wait step offers', async () => {
    const wait = madeStep('wait', {
      kind: 'wait',
      type: null,
      status: 'current',
      choices: [{ id: 'received', label: 'It came', description: '' }],
      wait: { startsOn: '2026-11-18', dueOn: '2026-12-02', committed: false, overdue: false },
    });
    const { act, acts, view } = await start(
      scene({ view: madeRun([wait], 'wait#0', { canCommitWait: true, canSubmit: false }) }),
    );
    await act.go('wait#0');
    expect(acts()).toHaveLength(0);
    expect(view().preview).not.toBeNull();
    await act.finish();
    expect(acts()).toMatchObject([{ kind: 'instruction.finish', args: { how: 'wait' } }]);
  });

  it('says why a confirm was refused and shows the preview as it is now', async () => {
    let outcome = 'Income changed';
    const { act, view } = await start(scene({ view: madeRun([madeStep('first', { status: 'done' })], null) }), {
      'instruction.preview': () => ok({ ...ready, outcome }),
      'operation.perform': () => fail('FIGURE_CHANGED'),
    });
    await act.showPreview();
    outcome = 'Income not changed';
    await act.finish();
    expect(view()).toMatchObject({
      busy: null,
      failed: { code: 'FIGURE_CHANGED' },
      preview: { outcome: 'Income not changed' },
    });
  });

  it('gives a run up with a reason and records nothing else', async () => {
    const { act, acts, store } = await start(scene());
    expect(await act.abandon('Wrong case')).toBeNull();
    expect(acts()).toMatchObject([{ kind: 'instruction.finish', args: { how: 'abandon', reason: 'Wrong case' } }]);
    expect(store.getState().view).toMatchObject({ phase: 'done', how: 'abandon' });
  });

  it('puts a note at the step that is open', async () => {
    const { act, acts } = await start(scene());
    await act.note('wrong', 'The date is missing');
    expect(acts()[0]?.args.action).toEqual({
      type: 'note',
      about: 'wrong',
      text: 'The date is missing',
      stepId: 'first',
    });
  });
});
