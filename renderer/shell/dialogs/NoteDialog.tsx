import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf } from '../../app/draftStore.ts';
import { noteAbouts, noteForm } from '../../app/noteDraft.ts';
import { useNote } from '../../app/useDraft.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { OpenCase } from '../overlayStore.ts';
import { MainKeyArea } from './MainKeyArea.tsx';
import { useRequestId } from './useRequestId.ts';

const LONGEST = 4000;

/** Adds a note to a case. What is typed is kept until it is added, also when the dialog is closed. */
export function NoteDialog({ caseId, clusterId, taskId, onClose }: OpenCase & Readonly<{ onClose: () => void }>): ReactNode {
  const { act } = useApp();
  const requestIdFor = useRequestId();
  const draft = useStore(useNote(caseId, taskId));
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { text, about } = draft.body;
  useEffect(() => {
    // After the dialog has put focus on its heading: a note is for typing at once.
    const frame = requestAnimationFrame(() => document.getElementById('note-text')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const add = async (): Promise<void> => {
    if (busy) return;
    if (noteForm.isEmpty(draft.body)) {
      setProblem('Write the note first');
      document.getElementById('note-text')?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    const args = { caseId, taskId, text: text.trim(), about: about === 'case' ? null : about };
    const done = await act('note.add', clusterId, args, { words: 'Note added.', requestId: requestIdFor(args) });
    setBusy(false);
    if (!done.ok) return setFailure(done.error);
    await draft.discard();
    onClose();
  };
  return (
    <MainKeyArea onPress={() => void add()}>
      <DialogFrame
        open
        title="Add a note"
        onClose={onClose}
        actions={
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void add()}>
              Add note
            </ActionButton>
            <ActionButton onPress={onClose}>Close, keep draft</ActionButton>
            <DraftSaved {...keptOf(draft)} />
          </>
        }
      >
        <div className="cb-form">
          {failure !== null && <Failed error={failure} onRetry={() => void add()} />}
          <TextField
            id="note-text"
            label="What happened"
            hint="Colleagues can read it. It is never sent to a parent."
            rows={5}
            maxLength={LONGEST}
            value={text}
            error={problem}
            onChange={(value) => {
              setProblem(null);
              draft.set({ text: value, about });
            }}
            onBlur={() => void draft.flush()}
          />
          <ChoiceField label="What it is about" look="line" value={about} choices={noteAbouts} onChange={(value) => draft.set({ text, about: value })} />
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
