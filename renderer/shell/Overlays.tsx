import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useDesk, useSession } from '../app/AppContext.tsx';
import { caseIntent } from '../app/draftWay.ts';
import { paneOf } from '../app/navigation.ts';
import { askToAdd } from '../evidence/evidenceIntent.ts';
import { Palette } from '../palette/Palette.tsx';
import type { PaletteDoes } from '../palette/paletteItems.ts';
import { KeyList } from './dialogs/KeyList.tsx';
import { NoteDialog } from './dialogs/NoteDialog.tsx';
import { PromiseDialog } from './dialogs/PromiseDialog.tsx';
import { newestUndoable } from './noticeStore.ts';
import { PracticeCases } from './PracticeCases.tsx';
import { readOnlyWords } from './readOnlyWords.ts';
import { useShell } from './ShellContext.tsx';

/** Does what was chosen in the search box. */
function useDo(): (does: PaletteDoes) => void {
  const { act, desk } = useApp();
  const { overlay, notices } = useShell();
  const start = async (does: Extract<PaletteDoes, { do: 'start' }>): Promise<void> => {
    const done = await act('instruction.start', does.clusterId, { caseId: does.caseId, taskId: null, instructionId: does.instructionId }, { words: 'Instruction started.' });
    if (!done.ok) return notices.getState().fail(done.error, () => start(does));
    const run = done.value.rows.find(({ kind }) => kind === 'run');
    desk.getState().openCase(does.caseId, does.reference, run === undefined ? {} : { pane: paneOf('instruction', run.id) });
  };
  return (does) => {
    overlay.getState().close();
    switch (does.do) {
      case 'openCase':
        return desk.getState().openCase(does.caseId, does.reference, does.at);
      case 'place':
        return desk.getState().show(does.place);
      case 'note':
      case 'promise':
        return overlay.getState().show({ kind: does.do, caseId: does.caseId, clusterId: does.clusterId, taskId: null });
      case 'addDocument':
        desk.getState().openCase(does.caseId, does.reference);
        return askToAdd(does.caseId);
      case 'brief':
        caseIntent.getState().ask({ caseId: does.caseId, act: { do: 'brief' } });
        return desk.getState().openCase(does.caseId, does.reference);
      case 'keys':
        return overlay.getState().show({ kind: 'keys' });
      case 'undo':
        return void notices.getState().undo();
      case 'start':
        return void start(does);
    }
  };
}

/** The one thing that stands over the window, if any. */
export function Overlays(): ReactNode {
  const { overlay, notices, counts, nowMs } = useShell();
  const open = useStore(overlay, (state) => state.open);
  const active = useDesk((state) => state.active);
  const tabs = useDesk((state) => state.tabs);
  const drafts = useStore(counts, (state) => state.drafts);
  const undoables = useStore(notices, (state) => state.undoables);
  const readOnly = useSession((view) => view.session?.readOnly ?? 'no');
  const onDo = useDo();
  const onClose = (): void => overlay.getState().close();
  switch (open?.kind) {
    case undefined:
      return null;
    case 'palette':
      return (
        <Palette
          words={open.words}
          openCaseId={active}
          around={{ tabs, drafts, readOnly: readOnlyWords(readOnly)?.short ?? null, undo: newestUndoable(undoables, nowMs())?.words ?? null }}
          onDo={onDo}
          onClose={onClose}
        />
      );
    case 'keys':
      return <KeyList onClose={onClose} />;
    case 'practiceCases':
      return <PracticeCases onClose={onClose} />;
    case 'note':
      return <NoteDialog {...open} onClose={onClose} />;
    case 'promise':
      return <PromiseDialog {...open} onClose={onClose} />;
  }
}
