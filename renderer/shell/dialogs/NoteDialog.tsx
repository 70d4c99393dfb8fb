import { useEffect, useState, type ReactNode } from 'react';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { OpenCase } from '../overlayStore.ts';
import { DraftFoot } from './DraftFoot.tsx';
import { useDraft } from './useDraft.ts';
import { MainKeyArea } from './MainKeyArea.tsx';
import { useRequestId } from './useRequestId.ts';

const abouts = [
  { value: 'case', label: 'The case' },
  { value: 'receivingParent', label: 'Receiving parent' },
  { value: 'payingParent', label: 'Paying parent' },
] as const;
type About = (typeof abouts)[number]['value'];
type Body = Readonly<{ text: string; about: About }>;

const empty: Body = { text: '', about: 'case' };
const form = {
  empty,
  read: (json: unknown): Body | null => {
    const { text, about } = (json ?? {}) as Partial<Body>;
    return typeof text === 'string' ? { text, about: abouts.find(({ value }) => value === about)?.value ?? 'case' } : null;
  },
  isEmpty: (body: Body) => body.text.trim() === '',
};
const LONGEST = 4000;

/** Adds a note to a case. What is typed is kept until it is added, also when the dialog is closed. */
export function NoteDialog({ caseId, clusterId, taskId, onClose }: OpenCase & Readonly<{ onClose: () => void }>): ReactNode {
  const { act, wordsFor } = useApp();
  const requestIdFor = useRequestId();
  const draft = useDraft({ key: `note:${caseId}:${taskId ?? 'case'}`, caseId, title: 'Note' }, form);
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
    if (form.isEmpty(draft.body)) {
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
            <DraftFoot savedAt={draft.savedAt} error={draft.error} />
          </>
        }
      >
        <div className="cb-form">
          {failure !== null && (
            <MessageBox kind="error" title={wordsFor(failure).what} announce={wordsFor(failure).what} action={<ActionButton onPress={() => void add()}>Try again</ActionButton>}>
              {wordsFor(failure).next}
            </MessageBox>
          )}
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
          <ChoiceField label="What it is about" look="line" value={about} choices={abouts} onChange={(value) => draft.set({ text, about: value })} />
        </div>
      </DialogFrame>
    </MainKeyArea>
  );
}
