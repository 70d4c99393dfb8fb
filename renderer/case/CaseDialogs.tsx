import type { ReactNode } from 'react';
import type { PartyRole } from '../../app/model/roles.ts';
import { CallbackDialog } from '../queue/CallbackDialog.tsx';
import '../queue/dialogs.css';
import { FinishDialog } from '../queue/FinishDialog.tsx';
import { CallBriefDialog } from '../promises/CallBrief.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { useCase } from './CaseContext.tsx';
import { FigureOrigin } from './explain/FigureOrigin.tsx';
import type { FigureOf } from './explain/findOrigin.ts';
import { IdentityDialog } from './identity/IdentityDialog.tsx';
import { ChangeOffers } from './changes/ChangeOffers.tsx';
import { StartInstruction } from './StartInstruction.tsx';

export type OpenDialog = Readonly<{ kind: 'identity'; role: PartyRole }> | Readonly<{ kind: 'brief' }> | Readonly<{ kind: 'instruction' }> | Readonly<{ kind: 'change' }> | Readonly<{ kind: 'finish'; taskId: string }> | Readonly<{ kind: 'origin'; figure: FigureOf }> | null;

export function CaseDialogs({ open, onClose }: Readonly<{ open: OpenDialog; onClose: () => void }>): ReactNode {
  const { held } = useCase();
  if (open === null) return null;
  if (open.kind === 'origin') return <FigureOrigin figure={open.figure} onClose={onClose} />;
  if (open.kind === 'brief') return <CallBriefDialog caseId={held.caseId} clusterId={held.clusterId} reference={held.reference} onClose={onClose} />;
  if (open.kind === 'identity') return <IdentityDialog role={open.role} onClose={onClose} />;
  if (open.kind === 'instruction') return <StartInstruction onClose={onClose} />;
  if (open.kind === 'change') {
    return (
      <DialogFrame open title="Report a change" width={760} onClose={onClose}>
        <ChangeOffers onStart={onClose} />
      </DialogFrame>
    );
  }
  const task = held.tasks.find((one) => one.taskId === open.taskId);
  if (task === undefined) return null;
  // A callback ends by its tries, anything else by what was done.
  return task.kind === 'callback' ? <CallbackDialog row={task} onClose={onClose} /> : <FinishDialog row={task} onClose={onClose} />;
}
