import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../app/result.ts';
import { newRequestId } from '../../app/act.ts';
import { useApp } from '../../app/AppContext.tsx';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf } from '../../app/draftStore.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useCase } from '../CaseContext.tsx';

const LONGEST = 4000;

/** The note at the timeline's foot. What is typed is kept as a draft until it is saved. */
export function NoteBox(): ReactNode {
  const { act, wordsFor } = useApp();
  const { held, note, caret, readOnly } = useCase();
  const { body, set, flush, discard, ...kept } = useStore(note);
  const { text, about } = body;
  const [refused, setRefused] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  // The same words sent again after an unclear answer are the same act.
  const [requestId, setRequestId] = useState(newRequestId);

  const save = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || saving) return;
    setSaving(true);
    const done = await act('note.add', held.clusterId, { caseId: held.caseId, taskId: null, text: words, about: about === 'case' ? null : about }, { words: 'Note saved', requestId });
    setSaving(false);
    setRefused(done.ok ? null : done.error);
    if (!done.ok) return;
    setRequestId(newRequestId());
    await discard();
  };
  if (readOnly !== undefined) return <p className="cb-case-note-reason">{readOnly}</p>;
  const failed = refused === null ? null : wordsFor(refused);
  return (
    <div className="cb-case-note">
      {failed !== null && (
        <MessageBox kind="error" title={failed.what} announce={`${failed.what} ${failed.next}`}>
          {failed.next}
        </MessageBox>
      )}
      <TextField
        label="Add a note"
        labelUnseen
        placeholder="Add a note"
        value={text}
        rows={1}
        maxLength={LONGEST}
        {...(text === '' ? { keys: 'N' } : {})}
        inputRef={caret.attach}
        onChange={(typed) => {
          set({ text: typed, about });
          setRequestId(newRequestId());
        }}
        onBlur={() => void flush()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return;
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
      />
      {text !== '' && (
        <div className="cb-case-note-foot">
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void save()} {...(text.trim() === '' ? { reason: 'Write the note first' } : {})}>
            Save note
          </ActionButton>
          <DraftSaved {...keptOf(kept)} />
        </div>
      )}
    </div>
  );
}
