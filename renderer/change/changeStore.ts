import { createStore } from 'zustand/vanilla';
import type { ChangePreview, DecideAs } from '../../app/contract/change.ts';
import type { CaseView } from '../../app/contract/case.ts';
import type { Failure, Result } from '../../app/result.ts';
import { newRequestId, perform } from '../app/act.ts';
import { createDraftStore, keptOf } from '../app/draftStore.ts';
import type { Api } from '../client.ts';
import { loadAfter, nothingAfter } from './afterDone.ts';
import { changeDraftForm, changeDraftOf, undecided } from './changeDraft.ts';
import { problemsOf, wireFields } from './changeFields.ts';
import { isSameRaw, rawOf, type RawFields } from './rawValue.ts';
import { changeDraftKey, decisionOf, decisionProblem, reporterOf, type ChangeForm, type ChangeState, type ChangeStore, type ChangeSubject, type Moved, type OpenChange } from './changeState.ts';

/** The result follows the typing this long after the last key. */
const PREVIEW_AFTER_MS = 120;

const prefilled = (form: ChangeForm, kept: RawFields, touched: readonly string[]): RawFields =>
  Object.fromEntries(
    form.fields.map((field) => [
      field.name,
      touched.includes(field.name) ? rawOf(field, kept[field.name]) : rawOf(field, field.prefill?.value),
    ]),
  );

/** A change form: what stands in it, the live result, the check before the act, and what came of it. */
export function createChangeStore(api: Api, subject: ChangeSubject, title: string): ChangeStore {
  const { caseId, clusterId, type, taskId } = subject;
  return createStore<ChangeState>()((set, get) => {
    let turn = 0;
    let loads = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    /** Finished items are no longer among the case's own: decided here, through the instruction, or by a colleague. */
    const isFinished = (held: CaseView): boolean => taskId !== null && !held.tasks.some((task) => task.taskId === taskId);
    // One act of the person keeps one id, so that a second press or a resend is the same act.
    let requestId = newRequestId();

    const change = (to: (view: OpenChange) => Partial<OpenChange>): void => {
      const { view } = get();
      if (view.phase === 'open') set({ view: { ...view, ...to(view) } });
    };
    const draft = createDraftStore(api, { key: changeDraftKey(subject), caseId, title }, changeDraftForm);
    draft.subscribe((state) => change(() => ({ kept: keptOf(state) })));
    const keep = (): void => {
      const { view } = get();
      if (view.phase === 'open') draft.getState().set(changeDraftOf(view));
    };

    /** Asks for the result of what stands in the form now; an answer that is no longer the latest is dropped. */
    const preview = async (): Promise<Result<ChangePreview> | null> => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const { view } = get();
      if (view.phase !== 'open') return null;
      const own = ++turn;
      change(({ live }) => ({ live: { ...live, working: true } }));
      const { as, because } = view.decide;
      const ask = (decide: DecideAs | null): Promise<Result<ChangePreview>> =>
        api.call('change.preview', {
          caseId,
          type,
          subject: subject.subject,
          reportedOn: view.form.reportedOn,
          fields: wireFields(view.form.fields, view.raw),
          evidence: view.evidence,
          taskId,
          reportedBy: reporterOf(view),
          decide,
        });
      let answer = await ask(as === null ? null : { as, because: because.trim() });
      // A decision that may no longer be made does not colour the result; it is kept for when it may be again.
      if (own === turn && answer.ok && as !== null && answer.value.choice?.options.includes(as) !== true) answer = await ask(null);
      if (own !== turn) return null;
      change(({ live }) => ({
        live: answer.ok
          ? { result: answer.value, working: false, error: null }
          : { ...live, working: false, error: answer.error },
      }));
      return answer;
    };
    const previewSoon = (): void => {
      if (timer !== null) clearTimeout(timer);
      turn += 1;
      change(({ live }) => ({ live: { ...live, working: true } }));
      timer = setTimeout(() => void preview(), PREVIEW_AFTER_MS);
    };

    /** Loads the form again and lays what was typed over it. Says whether anything it rests on is another one now. */
    const reload = async (): Promise<boolean> => {
      const own = ++loads;
      const [form, opened] = await Promise.all([
        api.call('change.form', { caseId, type, subject: subject.subject, taskId }),
        api.call('case.open', { caseId }),
      ]);
      const { view } = get();
      if (own !== loads || view.phase !== 'open' || !form.ok) return false;
      const moved = JSON.stringify(form.value.saw) !== JSON.stringify(view.form.saw);
      set({
        view: {
          ...view,
          form: form.value,
          held: opened.ok ? opened.value : view.held,
          raw: prefilled(form.value, view.raw, view.touched),
        },
      });
      return moved;
    };

    const refused = async (error: Failure, was: number | null): Promise<void> => {
      requestId = newRequestId();
      await reload();
      const answer = await preview();
      const moved: Moved =
        error.code === 'FIGURE_CHANGED'
          ? { kind: 'figure', was, now: answer?.ok === true ? (answer.value.after?.weekly ?? null) : null }
          : { kind: 'elsewhere', keys: error.fields ?? [] };
      change(() => ({ sending: false, step: 'form', moved }));
    };

    return {
      view: { phase: 'loading' },

      async open() {
        const own = ++loads;
        set({ view: { phase: 'loading' } });
        const [form, opened] = await Promise.all([
          api.call('change.form', { caseId, type, subject: subject.subject, taskId }),
          api.call('case.open', { caseId }),
          draft.getState().load(),
        ]);
        if (own !== loads) return;
        if (!form.ok) return set({ view: { phase: 'failed', error: form.error } });
        const { body: typed, ...state } = draft.getState();
        const held = opened.ok ? opened.value : null;
        if (held !== null && isFinished(held))
          return set({ view: { phase: 'finished', form: form.value, raw: prefilled(form.value, typed.raw, typed.touched), touched: typed.touched, kept: keptOf(state), discarding: false } });
        set({
          view: {
            phase: 'open',
            step: 'form',
            form: form.value,
            held,
            raw: prefilled(form.value, typed.raw, typed.touched),
            touched: typed.touched,
            left: [],
            evidence: typed.evidence,
            reportedBy: typed.reportedBy,
            decide: typed.decide,
            live: { result: null, working: true, error: null },
            kept: keptOf(state),
            tries: 0,
            sending: false,
            failed: null,
            moved: null,
          },
        });
        await preview();
      },

      set(field, value) {
        const { view } = get();
        if (view.phase !== 'open' || isSameRaw(view.raw[field], value)) return;
        change(({ raw, touched }) => ({
          raw: { ...raw, [field]: value },
          touched: touched.includes(field) ? touched : [...touched, field],
          failed: null,
        }));
        keep();
        previewSoon();
      },
      leave(field) {
        change(({ left }) => ({ left: left.includes(field) ? left : [...left, field] }));
        void draft.getState().flush();
      },
      setEvidence(evidence) {
        change(() => ({ evidence, failed: null }));
        keep();
        void preview();
      },
      setReporter(reportedBy) {
        change(() => ({ reportedBy, failed: null }));
        keep();
        void preview();
      },
      setDecision(as) {
        change(({ decide }) => ({ decide: { ...decide, as }, failed: null }));
        keep();
        void preview();
      },
      setBecause(because) {
        change(({ decide }) => ({ decide: { ...decide, because }, failed: null }));
        keep();
        previewSoon();
      },
      async discard() {
        const { view } = get();
        if (view.phase === 'finished') {
          set({ view: { ...view, discarding: true } });
          await draft.getState().discard();
          return get().open();
        }
        await draft.getState().discard();
        change(({ form }) => ({ raw: prefilled(form, {}, []), touched: [], left: [], evidence: 'none', reportedBy: null, decide: undecided, tries: 0, step: 'form', failed: null, moved: null }));
        await preview();
      },

      async check() {
        void draft.getState().flush();
        const answer = await preview();
        const { view } = get();
        if (answer === null || !answer.ok || view.phase !== 'open') return;
        const { form, raw } = view;
        const wrong = problemsOf(form.fields, raw, answer.value, true).length > 0 || decisionProblem(view) !== null;
        requestId = newRequestId();
        change(({ tries }) =>
          wrong
            ? { tries: tries + 1, step: 'form' }
            : { step: 'check', moved: null, failed: null, tries: 0 },
        );
      },
      backToForm: () => change(() => ({ step: 'form', failed: null })),

      async confirm() {
        const { view } = get();
        if (view.phase !== 'open' || view.step !== 'check' || view.sending || view.live.result === null) return;
        const { form, raw, evidence, live } = view;
        const result = live.result as ChangePreview;
        const expectWeekly = result.after?.weekly ?? null;
        change(() => ({ sending: true, failed: null }));
        const done = await perform(
          api,
          'change.record',
          clusterId,
          {
            caseId,
            type,
            subject: subject.subject,
            reportedOn: form.reportedOn,
            fields: wireFields(form.fields, raw),
            evidence,
            taskId,
            expectWeekly,
            reportedBy: reporterOf(view),
            decide: decisionOf(view),
          },
          form.saw,
          requestId,
        );
        if (done.ok) {
          await draft.getState().discard();
          set({ view: { phase: 'done', form, result, after: nothingAfter } });
          const after = await loadAfter(api, caseId, done.value.rows);
          return set({ view: { phase: 'done', form, result, after } });
        }
        if (done.error.code === 'CASE_CHANGED_ELSEWHERE' || done.error.code === 'FIGURE_CHANGED')
          return refused(done.error, expectWeekly);
        change(({ tries }) => ({
          sending: false,
          failed: done.error,
          ...(done.error.code === 'CHANGE_INCOMPLETE' || done.error.code === 'REASON_NEEDED' ? { step: 'form' as const, tries: tries + 1 } : {}),
        }));
      },

      async refresh() {
        const before = get().view;
        if (before.phase !== 'open' || before.sending) return;
        const was = before.form.saw;
        const moved = await reload();
        const { view } = get();
        if (view.phase !== 'open') return;
        if (view.held !== null && isFinished(view.held)) {
          await draft.getState().flush();
          return get().open();
        }
        // What it does not rest on can still bear on the result: proof that came in, another report, a passed check.
        if (!moved) return void (await preview());
        const keys = Object.keys(view.form.saw).filter((key) => view.form.saw[key] !== was[key]);
        change(() => ({ moved: { kind: 'elsewhere', keys }, step: 'form' }));
        await preview();
      },
      retryPreview: () => void preview(),
      flush: () => draft.getState().flush(),
    };
  });
}
