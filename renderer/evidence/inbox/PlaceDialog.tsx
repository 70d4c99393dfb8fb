import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { createAttachContext } from '../attach/attachContext.ts';
import { placesHere } from '../attach/places.ts';
import { useAsking } from '../../case/CaseContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { documentName } from '../documentName.ts';
import type { DocumentItem } from '../documents/documentList.ts';

/** Which open item of its case a loose document is for, when the proposal does not fit. */
export function PlaceDialog({ item, onAttach, onClose }: Readonly<{ item: DocumentItem; onAttach: (taskId: string) => Promise<Failure | null>; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createAttachContext(api, item.caseId));
  const { view, ask } = useStore(store);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  useAsking(item.clusterId, ask);
  const attach = async (): Promise<void> => {
    if (chosen === null) return setProblem('Choose which work it is for');
    setError(await onAttach(chosen));
  };
  const places = view.phase === 'ready' ? placesHere({ caseId: item.caseId, kind: item.kind, from: item.from, files: [] }, view.value.held.tasks, view.value.asked) : [];
  return (
    <DialogFrame open title={`Attach: ${documentName(item)}, ${item.reference}`} width={560} onClose={onClose}>
      {view.phase === 'loading' && <StillBars lines={4} words="Loading the open work" />}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
      {view.phase === 'ready' &&
        (places.length === 0 ? (
          <EmptyState title="No open work on this case" action={<ActionButton onPress={onClose}>Close</ActionButton>}>
            Open the case and report a change, then attach it there.
          </EmptyState>
        ) : (
          <form
            className="cb-evidence-form"
            onSubmit={(event) => {
              event.preventDefault();
              void attach();
            }}
          >
            {error !== null && <Failed error={error} onRetry={() => void attach()} />}
            <ChoiceField
              label="Which work is it for?"
              error={problem}
              value={chosen}
              choices={places.map(({ taskId, title, because }) => ({ value: taskId, label: title, about: because }))}
              onChange={(taskId) => {
                setProblem(null);
                setChosen(taskId);
              }}
            />
            <div className="cb-evidence-form-acts">
              <ActionButton kind="main" submit onPress={() => undefined}>
                Attach
              </ActionButton>
              <ActionButton onPress={onClose}>Cancel</ActionButton>
            </div>
          </form>
        ))}
    </DialogFrame>
  );
}
