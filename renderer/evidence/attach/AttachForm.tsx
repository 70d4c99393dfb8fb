import { mdiPaperclip } from '@mdi/js';
import { useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { kindInName } from '../../../app/evidence/fileName.ts';
import type { Failure } from '../../../app/result.ts';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { newRequestId } from '../../app/act.ts';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf, type DraftStore } from '../../app/draftStore.ts';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DateField } from '../../parts/DateField.tsx';
import { useAnnounced } from '../../parts/LiveRegion.tsx';
import { MoneyField } from '../../parts/MoneyField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { countWords } from '../../words/countWords.ts';
import { documentName } from '../documentName.ts';
import { kindOptions, senderOptions, showsWeekly, wayOptions } from '../evidenceKinds.ts';
import { acceptOf, limitsWords } from '../fileWords.ts';
import { DiscardDialog } from '../inbox/DiscardDialog.tsx';
import { useCtrlEnter } from '../useCtrlEnter.ts';
import { isComing, uploadsOf } from '../uploadStore.ts';
import type { AttachContext } from './attachContext.ts';
import { fillIn, LOOSE, readAttach, type AttachDraft, type AttachProblems } from './attachForm.ts';
import { FilesComing } from './FilesComing.tsx';
import { placesHere, waitsNow, type TrayItem } from './places.ts';
import { TrayTicks } from './TrayTicks.tsx';

const fieldIds: Readonly<Record<keyof AttachProblems, string>> = { files: 'attach-choose', kind: 'attach-kind', from: 'attach-from', on: 'attach-on', weekly: 'attach-weekly' };

/** Says what files are and puts them on the case. Guesses are filled in; one key takes them. */
export function AttachForm({ context, draft, onDone, onClose }: Readonly<{ context: AttachContext; draft: DraftStore<AttachDraft>; onDone: () => void; onClose: () => void }>): ReactNode {
  const app = useApp();
  const { api, act, announce } = app;
  const today = useToday();
  const state = useStore(draft);
  const uploads = uploadsOf(app);
  const { held, asked, tray, limits } = context;
  const { caseId, clusterId, openedOn, tasks } = held;
  const coming = useStore(uploads, (all) => all.uploads.filter((one) => one.caseId === caseId && isComing(one)).length);
  const [problems, setProblems] = useState<AttachProblems>({});
  const [error, setError] = useState<Failure | null>(null);
  const [discarding, setDiscarding] = useState<TrayItem | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  // Sent again, it is the same act; changed, another one.
  const requestId = useRef(newRequestId());

  // In the order in which they came: the pages of a letter.
  const files = state.body.trayIds.flatMap((id) => tray.find(({ trayId }) => trayId === id) ?? []);
  const kind = state.body.kind ?? files.map(({ file }) => kindInName(file.name)).find((one) => one !== null) ?? null;
  const places = placesHere({ caseId, kind, from: state.body.from, files }, tasks, asked);
  const filled = fillIn(state.body, files, places, today);
  const change = (part: Partial<AttachDraft>): void => {
    setProblems({});
    requestId.current = newRequestId();
    state.set({ ...state.body, ...part });
  };
  useAnnounced(files.length === 0 ? undefined : `${countWords(files.length, 'file')} to add`);
  const attach = async (): Promise<void> => {
    if (coming > 0) return announce(`Wait: ${countWords(coming, 'file')} still coming in`);
    const read = readAttach(filled, { files, today, openedOn, maxFiles: limits.maxFiles });
    if ('problems' in read) {
      setProblems(read.problems);
      const first = (Object.keys(read.problems) as (keyof AttachProblems)[])[0] ?? 'files';
      document.getElementById(fieldIds[first])?.focus();
      return;
    }
    await state.flush();
    const name = documentName(read);
    const done = await act('evidence.add', clusterId, { caseId, ...read }, { requestId: requestId.current, words: `${name} added to ${held.reference}` });
    if (!done.ok) return setError(done.error);
    await state.discard();
    for (const { trayId } of files) await api.call('evidence.tray.discard', { trayId, reason: 'attached' });
    const now = await api.call('evidence.list', { caseId });
    if (now.ok) announce(`${name} added. ${waitsNow(now.value.asked, read.taskId)}`);
    onDone();
  };
  useCtrlEnter(() => void attach(), discarding === null);

  return (
    <form
      className="cb-evidence-form"
      data-takes-files
      onSubmit={(event) => {
        event.preventDefault();
        void attach();
      }}
    >
      {error !== null && <Failed error={error} onRetry={() => void attach()} />}
      <div className="cb-attach-choose">
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label="Choose files"
          accept={acceptOf(limits)}
          onChange={(event) => {
            uploads.getState().add([...(event.target.files ?? [])].map((source) => ({ source, folder: false })), { caseId, how: 'file' });
            event.target.value = '';
          }}
        />
        <span id="attach-choose" tabIndex={-1}>
          <ActionButton kind={files.length === 0 ? 'main' : 'other'} icon={mdiPaperclip} onPress={() => chooser.current?.click()}>
            Choose files
          </ActionButton>
        </span>
        <span className="cb-aside">Or drop them on this window, or paste them. {limitsWords(limits)}</span>
      </div>
      {problems.files !== undefined && <p className="cb-field-error">{problems.files}</p>}
      <FilesComing store={uploads} caseId={caseId} />
      <TrayTicks tray={tray} ticked={state.body.trayIds} onChange={(trayIds) => change({ trayIds })} onDiscard={setDiscarding} />
      {files.length > 0 && (
        <>
          <div className="cb-attach-fields">
            <SelectField id="attach-kind" label="What is it?" error={problems.kind} value={filled.kind ?? ''} options={kindOptions} onChange={(value) => change({ kind: value })} />
            <SelectField id="attach-from" label="Who sent it?" error={problems.from} value={filled.from ?? ''} options={senderOptions} onChange={(value) => change({ from: value })} />
            <SelectField id="attach-how" label="How did it come?" value={filled.how} options={wayOptions} onChange={(value) => change({ how: value })} />
            <DateField id="attach-on" label="When did it come?" today={today} error={problems.on} value={filled.receivedOn} onChange={(value) => change({ receivedOn: value })} onBlur={() => void state.flush()} />
            {filled.kind !== null && showsWeekly(filled.kind) && (
              <MoneyField id="attach-weekly" label="Figure it shows, a week (if any)" error={problems.weekly} value={filled.weekly} onChange={(value) => change({ weekly: value })} />
            )}
          </div>
          <ChoiceField
            id="attach-place"
            label="Which work is it for?"
            value={filled.place}
            choices={[
              ...places.map(({ taskId, title, because }) => ({ value: taskId, label: title, about: because })),
              { value: LOOSE, label: 'No work item yet', about: 'It stands under Documents and in the evidence inbox until somebody says.' },
            ]}
            onChange={(place) => change({ place })}
          />
        </>
      )}
      <div className="cb-evidence-form-acts">
        {files.length > 0 && (
          <ActionButton kind="main" submit keys="Ctrl+Enter" onPress={() => undefined} reason={coming > 0 ? `${countWords(coming, 'file')} still coming in` : undefined}>
            Add to case {held.reference}
          </ActionButton>
        )}
        <ActionButton onPress={onClose}>{files.length > 0 ? 'Later' : 'Close'}</ActionButton>
        <DraftSaved {...keptOf(state)} />
      </div>
      {discarding !== null && <DiscardDialog item={discarding} onDone={() => setDiscarding(null)} onClose={() => setDiscarding(null)} />}
    </form>
  );
}
