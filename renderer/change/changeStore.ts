import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseView } from '../../app/contract/case.ts';
import type { Output } from '../../app/contract/index.ts';
import type { ChangePreview } from '../../app/contract/work.ts';
import type { PartyRole } from '../../app/model/roles.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import type { Failure, Result } from '../../app/result.ts';
import { newRequestId, perform } from '../app/act.ts';
import { createDraftStore, keptOf, type Kept } from '../app/draftStore.ts';
import type { Api } from '../client.ts';
import { loadAfter, nothingAfter, type AfterDone } from './afterDone.ts';
import { changeDraftForm, changeDraftOf, type Evidence } from './changeDraft.ts';
import { askedFields, isSameRaw, problemsOf, rawOf, wireFields, type Raw, type RawFields } from './changeFields.ts';

/** The result follows the typing this long after the last key. */
const PREVIEW_AFTER_MS = 120;

export type ChangeSubject = Readonly<{
  caseId: string;
  clusterId: string;
  type: ChangeType;
  subject: PartyRole;
  taskId: string | null;
}>;
export type ChangeForm = Output<'change.form'>;
/** The last result, kept on the screen while the next is worked out. */
export type LiveResult = Readonly<{ result: ChangePreview | null; working: boolean; error: Failure | null }>;
/** Why the person must look again: what changed elsewhere, or an amount that is another one now. */
export type Moved =
  | Readonly<{ kind: 'elsewhere'; keys: readonly string[] }>
  | Readonly<{ kind: 'figure'; was: number | null; now: number | null }>;

export type OpenChange = Readonly<{
  phase: 'open';
  step: 'form' | 'check';
  form: ChangeForm;
  held: CaseView | null;
  raw: RawFields;
  /** Fields the person has changed: what they typed stands, whatever the case says later. */
  touched: readonly string[];
  /** Fields they have left once: only then is a mistake pointed out. */
  left: readonly string[];
  evidence: Evidence;
  live: LiveResult;
  kept: Kept;
  /** How often they tried to go on; the error summary takes focus each time. */
  tries: number;
  sending: boolean;
  failed: Failure | null;
  moved: Moved | null;
}>;
export type ChangeView =
  | Readonly<{ phase: 'loading' }>
  | Readonly<{ phase: 'failed'; error: Failure }>
  | OpenChange
  | Readonly<{ phase: 'done'; form: ChangeForm; result: ChangePreview; after: AfterDone }>;

export type ChangeState = Readonly<{
  view: ChangeView;
  open(): Promise<void>;
  set(field: string, value: Raw): void;
  leave(field: string): void;
  setEvidence(evidence: Evidence): void;
  /** To the check page, or to the first thing to put right. */
  check(): Promise<void>;
  backToForm(): void;
  confirm(): Promise<void>;
  /** The case changed somewhere: takes new facts for what the person has not touched. */
  refresh(): Promise<void>;
  retryPreview(): void;
  flush(): Promise<void>;
}>;
export type ChangeStore = StoreApi<ChangeState>;

/** `change:<case>:<type>:<subject>:<task or ->`: the part after the case is the item that reopens the form. */
export const changeDraftKey = ({ caseId, type, subject, taskId }: ChangeSubject): string =>
  `change:${caseId}:${type}:${subject}:${taskId ?? '-'}`;

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
      const answer = await api.call('change.preview', {
        caseId,
        type,
        subject: subject.subject,
        reportedOn: view.form.reportedOn,
        fields: wireFields(view.form.fields, view.raw),
        evidence: view.evidence,
        taskId,
      });
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
        set({
          view: {
            phase: 'open',
            step: 'form',
            form: form.value,
            held: opened.ok ? opened.value : null,
            raw: prefilled(form.value, typed.raw, typed.touched),
            touched: typed.touched,
            left: [],
            evidence: typed.evidence,
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

      async check() {
        void draft.getState().flush();
        const answer = await preview();
        const { view } = get();
        if (answer === null || !answer.ok || view.phase !== 'open') return;
        const { form, raw } = view;
        const problems = problemsOf(form.fields, raw, answer.value, true);
        requestId = newRequestId();
        change(({ tries }) =>
          problems.length > 0
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
          ...(done.error.code === 'CHANGE_INCOMPLETE' ? { step: 'form' as const, tries: tries + 1 } : {}),
        }));
      },

      async refresh() {
        const before = get().view;
        if (before.phase !== 'open' || before.sending) return;
        const was = before.form.saw;
        if (!(await reload())) return;
        const { view } = get();
        if (view.phase !== 'open') return;
        const keys = Object.keys(view.form.saw).filter((key) => view.form.saw[key] !== was[key]);
        change(() => ({ moved: { kind: 'elsewhere', keys }, step: 'form' }));
        await preview();
      },
      retryPreview: () => void preview(),
      flush: () => draft.getState().flush(),
    };
  });
}

/** Fields on the screen now, in the order of the form. */
export const asked = ({ form, raw }: Pick<OpenChange, 'form' | 'raw'>): ChangeForm['fields'] => [
  ...askedFields(form.fields, raw),
];
