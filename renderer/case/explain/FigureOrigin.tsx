import type { ReactNode } from 'react';
import { formatPence } from '../../../app/model/pounds.ts';
import { ok, type Result } from '../../../app/result.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import type { Api } from '../../client.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import type { Origin } from '../money/origin.ts';
import { OriginDialog } from '../money/OriginDialog.tsx';
import { findOrigin, type FigureOf } from './findOrigin.ts';

async function lookUp(api: Api, caseId: string, figure: FigureOf): Promise<Result<Origin | null>> {
  const [money, schedules] = await Promise.all([api.call('case.money', { caseId }), api.call('case.schedule', { caseId })]);
  if (!money.ok) return money;
  return schedules.ok ? ok(findOrigin(figure, money.value.ledger, schedules.value.versions)) : schedules;
}

/** Where an amount that another part of the case shows comes from: the same lines that the money of the case has. */
export function FigureOrigin({ figure, onClose }: Readonly<{ figure: FigureOf; onClose: () => void }>): ReactNode {
  const { held, go } = useCase();
  const answer = useAnswer((api) => createAskStore(() => lookUp(api, held.caseId, figure)));
  if (answer.view.phase === 'ready' && answer.view.value !== null) return <OriginDialog origin={answer.view.value} onClose={onClose} />;
  return (
    <DialogFrame
      open
      title={`Where ${formatPence(Math.abs(figure.pence))} comes from`}
      width={640}
      onClose={onClose}
      actions={
        <>
          {answer.view.phase === 'ready' && (
            <ActionButton
              kind="main"
              onPress={() => {
                onClose();
                go({ section: 'money' });
              }}
            >
              See the money
            </ActionButton>
          )}
          <ActionButton onPress={onClose}>Close</ActionButton>
        </>
      }
    >
      <Answer answer={answer} words="Looking it up">
        {() => <p>No line of the account has this amount. The money of the case shows every line.</p>}
      </Answer>
    </DialogFrame>
  );
}
