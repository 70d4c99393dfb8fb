import { mdiPaperclip } from '@mdi/js';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents, useNow } from '../../app/AppContext.tsx';
import { createDraftStore } from '../../app/draftStore.ts';
import { useLoadedDraft } from '../../app/useDraft.ts';
import { useCase } from '../../case/CaseContext.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { countWords } from '../../words/countWords.ts';
import { addIntent } from '../evidenceIntent.ts';
import { isComing, uploadsOf, type Incoming } from '../uploadStore.ts';
import { AttachDialog } from './AttachDialog.tsx';
import { attachForm } from './attachForm.ts';
import { DropCover } from './DropCover.tsx';
import { attachPlace } from './attachPlace.ts';
import { useIncoming } from './useIncoming.ts';

/**
 * Files for an open case: dropped, pasted or chosen anywhere on it. Each is in the tray as soon as it has arrived, and in
 * this case's draft, so that a reload loses neither. A line says how many wait until they are added or taken out.
 */
export function CaseFiles(): ReactNode {
  const app = useApp();
  const { api } = app;
  const { held, readOnly } = useCase();
  const { caseId, reference } = held;
  const now = useNow();
  const [open, setOpen] = useState(false);
  const [draft] = useState(() => createDraftStore(api, attachPlace(caseId), attachForm));
  const { body, loaded } = useStore(draft);
  const uploads = uploadsOf(app);
  const mine = useStore(uploads, (all) => all.uploads).filter((one) => one.caseId === caseId);
  useLoadedDraft(draft);

  useEffect(() => {
    if (!loaded) return;
    const take = (): void => {
      for (const one of uploads.getState().uploads) {
        if (one.caseId !== caseId || one.state.phase !== 'kept') continue;
        const { trayId } = one.state;
        uploads.getState().drop(one.id);
        const before = draft.getState().body;
        if (!before.trayIds.includes(trayId)) draft.getState().set({ ...before, trayIds: [...before.trayIds, trayId] });
      }
    };
    take();
    return uploads.subscribe(take);
  }, [uploads, draft, caseId, loaded]);
  useEffect(() => {
    const take = (): void => {
      const asked = addIntent.getState().take((one) => one.caseId === caseId);
      if (asked === null) return;
      const before = draft.getState().body;
      const place = asked.taskId ?? (before.trayIds.length === 0 ? null : before.place);
      if (place !== before.place) draft.getState().set({ ...before, place });
      setOpen(true);
    };
    if (loaded) take();
    return addIntent.subscribe(({ next }) => next !== null && loaded && take());
  }, [caseId, draft, loaded]);
  // A file that has gone from the tray (discarded, or added to another case) is no part of the draft any more.
  const prune = useCallback(async (): Promise<void> => {
    const had = draft.getState().body.trayIds;
    if (had.length === 0) return;
    const tray = await api.call('evidence.tray', {});
    if (!tray.ok) return;
    const here = new Set(tray.value.items.map(({ trayId }) => trayId));
    const after = draft.getState().body;
    const trayIds = after.trayIds.filter((id) => here.has(id) || !had.includes(id));
    if (trayIds.length < after.trayIds.length) draft.getState().set({ ...after, trayIds });
  }, [api, draft]);
  useEffect(() => {
    if (loaded) void prune();
  }, [loaded, prune]);
  useCoreEvents((event) => {
    if (event.type === 'tray') void prune();
  });
  const bring = (files: readonly Incoming[]): void => {
    uploads.getState().add(files, { caseId, how: 'file' });
    setOpen(true);
  };
  const over = useIncoming(now, bring, readOnly === undefined);

  const waiting = body.trayIds.length;
  const coming = mine.filter(isComing).length;
  const refused = mine.filter(({ state }) => state.phase === 'failed').length;
  const words = [
    ...(waiting > 0 ? [`${countWords(waiting, 'file')} not added to the case yet`] : []),
    ...(coming > 0 ? [`${countWords(coming, 'file')} coming in`] : []),
    ...(refused > 0 ? [`${countWords(refused, 'file')} not taken`] : []),
  ];
  return (
    <>
      {words.length > 0 && (
        <div className="cb-case-drafts">
          <Icon path={mdiPaperclip} size={16} />
          <span>{words.join(', ')}</span>
          <LinkButton onPress={() => setOpen(true)}>{waiting > 0 ? 'Say what they are' : 'Look'}</LinkButton>
        </div>
      )}
      {over && <DropCover words={`Drop files to add them to case ${reference}`} />}
      {open && (
        <AttachDialog
          caseId={caseId}
          reference={reference}
          draft={draft}
          onClose={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      )}
    </>
  );
}
