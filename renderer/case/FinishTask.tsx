import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { taskTitle } from '../../app/work/taskWords.ts';
import type { Failure } from '../../app/result.ts';
import { useApp, useToday } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { TextField } from '../parts/TextField.tsx';
import { sawOf } from '../queue/queueTypes.ts';
import { whenWords } from '../words/timeWords.ts';
import { useCase } from './CaseContext.tsx';
import { createDraftStore } from './draftStore.ts';
import type { Task } from './work.ts';

const SHORTEST = 3;

/** What was done on an item that no form or instruction finishes. The words are kept until it is finished. */
export function FinishTask({ task, onClose }: Readonly<{ task: Task; onClose: () => void }>): ReactNode {
  const { api, act, wordsFor } = useApp();
  const { held } = useCase();
  const today = useToday();
  const title = taskTitle(task);
  const [draft] = useState(() => createDraftStore(api, { key: `case:${held.caseId}:finish-${task.taskId}`, caseId: held.caseId, title: `finish ${title}`.slice(0, 80) }));
  const { text, savedAt, type, open, flush, discard } = useStore(draft);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  useEffect(() => {
    void open();
    return () => void flush();
  }, [open, flush]);
  const short = text.trim().length < SHORTEST;
  const finish = async (): Promise<void> => {
    setTried(true);
    if (short || busy) return;
    setBusy(true);
    const done = await act('task.finish', held.clusterId, { taskId: task.taskId, did: text.trim() }, { saw: sawOf(task), words: `${title} finished` });
    setBusy(false);
    if (!done.ok) return setRefused(done.error);
    await discard();
    onClose();
  };
  const failed = refused === null ? null : wordsFor(refused);
  return (
    <DialogFrame
      open
      title={`Finish: ${title}`}
      onClose={onClose}
      actions={
        <>
          <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void finish()}>
            Finish work
          </ActionButton>
          <ActionButton onPress={onClose}>Not yet</ActionButton>
          <span className="cb-aside">{savedAt === null ? '' : `Draft saved on this laptop ${whenWords(savedAt, today)}`}</span>
        </>
      }
    >
      {failed !== null && (
        <MessageBox kind="error" title={failed.what} announce={`${failed.what} ${failed.next}`}>
          {failed.next}
        </MessageBox>
      )}
      <TextField
        label="What was done?"
        hint="It goes on the timeline. Promises made for this work are marked as kept."
        value={text}
        rows={3}
        maxLength={400}
        error={tried && short ? 'Say in a few words what was done' : null}
        onChange={type}
        onBlur={() => void flush()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return;
          event.preventDefault();
          void finish();
        }}
      />
    </DialogFrame>
  );
}
