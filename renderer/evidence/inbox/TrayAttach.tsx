import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/AppContext.tsx';
import { createDraftStore } from '../../app/draftStore.ts';
import { useLoadedDraft } from '../../app/useDraft.ts';
import { AttachDialog } from '../attach/AttachDialog.tsx';
import { attachForm } from '../attach/attachForm.ts';
import { attachPlace } from '../attach/attachPlace.ts';
import type { TrayItem } from '../attach/places.ts';
import { ChooseCase, type ChosenCase } from './ChooseCase.tsx';

type Around = Readonly<{ item: TrayItem; onDone: () => void; onClose: () => void }>;

function OnCase({ chosen, item, onDone, onClose }: Around & Readonly<{ chosen: ChosenCase }>): ReactNode {
  const { api } = useApp();
  const [draft] = useState(() => createDraftStore(api, attachPlace(chosen.caseId), attachForm));
  const loaded = useStore(draft, (state) => state.loaded);
  useLoadedDraft(draft);
  useEffect(() => {
    const { body, set } = draft.getState();
    if (!loaded || body.trayIds.includes(item.trayId)) return;
    const named = item.proposals.find(({ caseId, taskId }) => caseId === chosen.caseId && taskId !== null)?.taskId ?? null;
    set({ ...body, trayIds: [...body.trayIds, item.trayId], place: body.place ?? named });
  }, [draft, loaded, item, chosen]);
  return loaded ? <AttachDialog caseId={chosen.caseId} reference={chosen.reference} draft={draft} onDone={onDone} onClose={onClose} /> : null;
}

/** Adds a file of the tray to the case it seems to belong to, or to one that is chosen first. */
export function TrayAttach(props: Around & Readonly<{ elsewhere: boolean }>): ReactNode {
  const { item, elsewhere, onClose } = props;
  const best = elsewhere ? undefined : item.proposals[0];
  const [chosen, setChosen] = useState<ChosenCase | null>(best === undefined ? null : { caseId: best.caseId, reference: best.reference });
  return chosen === null ? <ChooseCase name={item.file.name} onChoose={setChosen} onClose={onClose} /> : <OnCase {...props} chosen={chosen} />;
}
