import type { ReactNode } from 'react';
import type { StepView } from '../../app/instructions/stepView.ts';
import { pathWords } from '../change/pathWords.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import type { InstructionState, OpenRunView } from './instructionState.ts';

/** The pane's foot: preview at the left, Continue at the right; at the preview, the one confirm. */
export function RunFootBar({
  view,
  state,
  current,
}: Readonly<{ view: OpenRunView; state: InstructionState; current: StepView | null }>): ReactNode {
  const { preview, busy, run } = view;
  if (preview !== null) {
    const waiting = !run.view.canSubmit && run.view.canCommitWait;
    const confirm = waiting
      ? 'Send the requests'
      : preview.change === null
        ? 'Confirm'
        : pathWords(preview.change.path, 'C09', 'payingParent').confirm;
    return (
      <div className="cb-run-foot" role="group" aria-label="Actions">
        <ActionButton onPress={state.closePreview}>Back to the steps</ActionButton>
        <ActionButton
          kind="main"
          keys="Ctrl+Enter"
          reason={preview.ready ? undefined : (preview.blocked ?? 'Some steps are still to do')}
          onPress={() => void state.finish()}
        >
          {busy === 'finish' ? 'Saving' : confirm}
        </ActionButton>
      </div>
    );
  }
  const { canSubmit, canCommitWait } = run.view;
  const ready = canSubmit || canCommitWait;
  return (
    <div className="cb-run-foot" role="group" aria-label="Actions">
      <ActionButton
        {...(current === null ? { kind: 'main' as const, keys: 'Ctrl+Enter' } : {})}
        onPress={() => void state.showPreview()}
        {...(current === null && !ready ? { reason: run.view.submitBlockedBy ?? 'Some steps are still to do' } : {})}
      >
        Preview everything this will do
      </ActionButton>
      {current !== null && (
        <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void state.go(current.key)}>
          {busy === current.key ? 'Saving' : 'Continue'}
        </ActionButton>
      )}
    </div>
  );
}
