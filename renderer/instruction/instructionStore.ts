import { createStore } from 'zustand/vanilla';
import type { RunView } from '../../app/instructions/view.ts';
import type { StepView } from '../../app/instructions/stepView.ts';
import type { RunAction } from '../../app/operations/instructionRun.ts';
import type { Failure, Result } from '../../app/result.ts';
import type { Done } from '../../app/contract/doing.ts';
import { newRequestId, perform } from '../app/act.ts';
import { createDraftStore, keptOf, notKept, type DraftStore } from '../app/draftStore.ts';
import type { Api } from '../client.ts';
import { loadAfter, nothingAfter } from '../change/afterDone.ts';
import { answeringOf, type InstructionState, type InstructionStore, type OpenRunInfo, type OpenRunView, type RunSubject, stepOf } from './instructionState.ts';
import { answeringForm, differsFromFact, readAnswer, sendAndWait, type Answering } from './stepAnswer.ts';

/** One run of an instruction: its view, what is being typed, and every act in it. Each answer is saved as it is given. */
export function createInstructionStore(api: Api, { caseId, clusterId, runId }: RunSubject): InstructionStore {
  return createStore<InstructionState>()((set, get) => {
    let loads = 0;
    const drafts = new Map<string, DraftStore<Answering>>();
    let finishId = newRequestId();

    const change = (to: (view: OpenRunView) => Partial<OpenRunView>): void => {
      const { view } = get();
      if (view.phase === 'open') set({ view: { ...view, ...to(view) } });
    };
    const opened = (): OpenRunView | null => {
      const { view } = get();
      return view.phase === 'open' ? view : null;
    };
    const draftOf = (step: StepView): DraftStore<Answering> => {
      const held = drafts.get(step.key);
      if (held !== undefined) return held;
      const draft = createDraftStore(api, { key: `run:${runId}:${step.key}`, caseId, title: step.title.slice(0, 80) }, answeringForm(step));
      // Once its step is answered it has nothing more to say.
      draft.subscribe((state) => drafts.get(step.key) === draft && change(() => ({ kept: keptOf(state) })));
      drafts.set(step.key, draft);
      return draft;
    };

    const load = async (): Promise<Result<OpenRunInfo> | null> => {
      const own = ++loads;
      const run = await api.call('instruction.run', { runId });
      if (own !== loads) return null;
      return run.ok ? { ok: true, value: { ...run.value, view: run.value.view as RunView } } : run;
    };
    /** What was typed at the open step before a restart. */
    const restore = async (): Promise<void> => {
      const view = opened();
      const step = view === null ? null : stepOf(view.run, view.run.view.current);
      if (view === null || step === null || view.answering[step.key] !== undefined) return;
      const draft = draftOf(step);
      await draft.getState().load();
      const { body, savedAt } = draft.getState();
      if (savedAt === null) return;
      // Typing that came in the meantime is newer than what was kept.
      change(({ answering }) => (answering[step.key] === undefined ? { answering: { ...answering, [step.key]: body } } : {}));
    };
    /** The run as it is now, and with it (in one stroke, so that no key press falls between) what else changed. */
    const reload = async (
      also: Partial<OpenRunView> | ((view: OpenRunView) => Partial<OpenRunView>) = {},
    ): Promise<void> => {
      const run = await load();
      change((view) => ({
        ...(typeof also === 'function' ? also(view) : also),
        ...(run === null ? {} : run.ok ? { run: run.value } : { failed: run.error }),
      }));
      await restore();
    };

    const act = (action: RunAction): Promise<Result<Done>> => {
      const view = opened();
      return perform(
        api,
        'instruction.answer',
        clusterId,
        { runId, caseId, action },
        view === null ? {} : { [`run/${runId}`]: view.run.tag },
      );
    };
    /** An act that changes the run and nothing typed: done, reloaded, or said why not. */
    const step = async (key: string, action: RunAction): Promise<Failure | null> => {
      change(() => ({ busy: key, failed: null, problem: null }));
      const done = await act(action);
      await reload({ busy: null, failed: done.ok ? null : done.error });
      return done.ok ? null : done.error;
    };

    return {
      view: { phase: 'loading' },

      async open() {
        set({ view: { phase: 'loading' } });
        let run = await load();
        if (run === null) return;
        if (run.ok && run.value.state === 'paused') {
          const resumed = await perform(
            api,
            'instruction.answer',
            clusterId,
            { runId, caseId, action: { type: 'resume' } satisfies RunAction },
            { [`run/${runId}`]: run.value.tag },
          );
          if (resumed.ok) run = await load();
          if (run === null) return;
        }
        if (!run.ok) return set({ view: { phase: 'failed', error: run.error } });
        set({
          view: {
            phase: 'open',
            run: run.value,
            way: 'guide',
            answering: {},
            busy: null,
            problem: null,
            failed: null,
            kept: notKept,
            preview: null,
          },
        });
        await restore();
      },
      async refresh() {
        if (opened()?.busy === null) await reload();
      },
      show: (way) => change(() => ({ way })),

      put(key, to) {
        const view = opened();
        const open = view === null ? null : stepOf(view.run, key);
        if (view === null || open === null) return;
        const next = { ...answeringOf(view, open), ...to };
        change(({ answering, problem }) => ({
          answering: { ...answering, [key]: next },
          problem: problem?.key === key && !problem.needsReason ? null : problem,
        }));
        draftOf(open).getState().set(next);
      },

      async go(key) {
        const view = opened();
        const open = view === null ? null : stepOf(view.run, key);
        if (view === null || open === null || view.busy !== null) return;
        const answering = answeringOf(view, open);
        if (open.kind === 'wait' && answering.typed === sendAndWait) return get().showPreview();
        const read = readAnswer(open, answering.typed);
        if (!read.ok) return change(() => ({ problem: { key, words: read.problem, needsReason: false } }));
        const reason = answering.reason.trim();
        if (differsFromFact(open, read) && reason === '')
          return change(() => ({
            problem: { key, words: 'Say why this differs from what the case shows.', needsReason: true },
          }));
        change(() => ({ busy: key, problem: null, failed: null }));
        const document = open.kind === 'evidence' && answering.typed === 'accepted' ? answering.document.trim() : '';
        const done = await act({
          type: 'answer',
          stepId: open.stepId,
          round: open.round,
          value: read.value,
          reason: reason === '' ? null : reason,
          documentLabel: document === '' ? null : document,
        });
        if (!done.ok) {
          const { code } = done.error;
          const words =
            code === 'ANSWER_INVALID' || code === 'REASON_NEEDED'
              ? await api.call('instruction.check', {
                  runId,
                  stepId: open.stepId,
                  round: open.round,
                  value: read.value,
                  ...(reason === '' ? {} : { reason }),
                })
              : null;
          const told = words?.ok === true ? words.value.problem : null;
          if (told === null) return reload({ busy: null, failed: done.error });
          return change(() => ({ busy: null, problem: { key, words: told, needsReason: code === 'REASON_NEEDED' } }));
        }
        const draft = drafts.get(key);
        drafts.delete(key);
        void draft?.getState().discard();
        await reload(({ answering: all }) => ({
          busy: null,
          answering: Object.fromEntries(Object.entries(all).filter(([held]) => held !== key)),
        }));
      },
      async back(key) {
        const view = opened();
        const open = view === null ? null : stepOf(view.run, key);
        if (open === null || view?.busy !== null || key === view.run.view.current) return;
        await step(key, { type: 'back', stepId: open.stepId, round: open.round });
      },
      async backOne() {
        const view = opened();
        if (view === null) return;
        const { steps, current } = view.run.view;
        const at = current === null ? steps.length : steps.findIndex(({ key }) => key === current);
        const before = steps
          .slice(0, at)
          .findLast(({ automatic, status }) => !automatic && (status === 'done' || status === 'checkAgain'));
        if (before !== undefined) await get().back(before.key);
      },

      async pause() {
        await get().flush();
        if (opened()?.run.view.status === 'open') await act({ type: 'pause' });
      },
      deviate: (reason) => step('deviate', { type: 'deviate', reason, to: null }),
      note(about, text) {
        const run = opened()?.run;
        const at = run === undefined ? null : stepOf(run, run.view.current);
        return step('note', { type: 'note', about, text, stepId: at?.stepId ?? null });
      },

      async showPreview() {
        change(() => ({ busy: 'preview', failed: null }));
        const preview = await api.call('instruction.preview', { runId });
        finishId = newRequestId();
        change(() => ({ busy: null, ...(preview.ok ? { preview: preview.value } : { failed: preview.error }) }));
      },
      closePreview: () => change(() => ({ preview: null, failed: null })),
      async finish() {
        const view = opened();
        if (view === null || view.preview === null || !view.preview.ready || view.busy !== null) return;
        const { run, preview } = view;
        const how = run.view.canSubmit ? 'submit' : 'wait';
        change(() => ({ busy: 'finish', failed: null }));
        const done = await perform(
          api,
          'instruction.finish',
          clusterId,
          { runId, caseId, how, reason: null },
          preview.saw,
          finishId,
        );
        if (!done.ok) {
          await reload();
          const again = await api.call('instruction.preview', { runId });
          finishId = newRequestId();
          return change(() => ({ busy: null, failed: done.error, ...(again.ok ? { preview: again.value } : {}) }));
        }
        set({ view: { phase: 'done', how, run, preview, after: nothingAfter } });
        const after = await loadAfter(api, caseId, done.value.rows);
        set({ view: { phase: 'done', how, run, preview, after } });
      },
      async abandon(reason) {
        const view = opened();
        if (view === null) return null;
        const done = await perform(
          api,
          'instruction.finish',
          clusterId,
          { runId, caseId, how: 'abandon', reason },
          { [`run/${runId}`]: view.run.tag },
        );
        if (!done.ok) return done.error;
        set({ view: { phase: 'done', how: 'abandon', run: view.run, preview: null, after: nothingAfter } });
        return null;
      },
      async flush() {
        await Promise.all([...drafts.values()].map((draft) => draft.getState().flush()));
      },
    };
  });
}
