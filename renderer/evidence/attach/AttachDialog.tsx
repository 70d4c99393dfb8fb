import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents } from '../../app/AppContext.tsx';
import type { DraftStore } from '../../app/draftStore.ts';
import { Failed } from '../../app/Failed.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import '../evidence.css';
import { createAttachContext } from './attachContext.ts';
import type { AttachDraft } from './attachForm.ts';
import { AttachForm } from './AttachForm.tsx';

/** Adds files to a case. Closing it keeps everything: files stay in the tray, what is typed in the journal. */
export function AttachDialog({ caseId, reference, draft, onDone, onClose }: Readonly<{ caseId: string; reference: string; draft: DraftStore<AttachDraft>; onDone: () => void; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createAttachContext(api, caseId));
  const { view, ask } = useStore(store);
  useEffect(() => void ask(), [ask]);
  useCoreEvents((event) => {
    if (event.type === 'tray' || event.type === 'changed' || (event.type === 'connection' && event.up)) void ask();
  });
  const close = (): void => {
    void draft.getState().flush();
    onClose();
  };
  return (
    <DialogFrame open title={`Add a document to ${reference}`} width={680} onClose={close}>
      {view.phase === 'loading' && <StillBars lines={6} words="Opening the form" />}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
      {view.phase === 'ready' &&
        (view.value.held.readOnly ? (
          <MessageBox kind="info" title="You may read this case, not change it.">
            {view.value.held.ownerTeamName} works on it. The file stays in your tray.
          </MessageBox>
        ) : (
          <>
            {view.stale !== null && <Failed error={view.stale} onRetry={() => void ask()} title="This may be out of date." />}
            <AttachForm context={view.value} draft={draft} onDone={onDone} onClose={close} />
          </>
        ))}
    </DialogFrame>
  );
}
