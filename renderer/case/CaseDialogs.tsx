import type { ReactNode } from 'react';
import { CallbackDialog } from '../queue/CallbackDialog.tsx';
import '../queue/dialogs.css';
import { FinishDialog } from '../queue/FinishDialog.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { useCase } from './CaseContext.tsx';
import { ChangeOffers } from './changes/ChangeOffers.tsx';
import { StartInstruction } from './StartInstruction.tsx';

export type OpenDialog = Readonly<{ kind: 'instruction' }> | Readonly<{ kind: 'change' }> | Readonly<{ kind: 'finish'; taskId: string }> | null;

export function CaseDialogs({ open, onClose }: Readonly<{ open: OpenDialog; onClose: () => void }>): ReactNode {
  const { held } = useCase();
  if (open === null) return null;
  if (open.kind === 'instruction') return <StartInstruction onClose={onClose} />;
  if (open.kind === 'change') {
    return (
      <DialogFrame open title="Start a change" width={680} onClose={onClose}>
        <ChangeOffers onStart={onClose} />
      </DialogFrame>
    );
  }
  const task = held.tasks.find((one) => one.taskId === open.taskId);
  if (task === undefined) return null;
  // A callback ends by its tries, anything else by what was done.
  return task.kind === 'callback' ? <CallbackDialog row={task} onClose={onClose} /> : <FinishDialog row={task} onClose={onClose} />;
}
