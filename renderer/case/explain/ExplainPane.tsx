import type { ReactNode } from 'react';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useCase } from '../CaseContext.tsx';
import { ExplainView } from './ExplainView.tsx';

/** Why an amount is what it is, beside the open case, with the ways to have the decision looked at again. */
export function ExplainPane({ decisionId, onClose }: Readonly<{ decisionId: string; onClose: () => void }>): ReactNode {
  const { held, paneWasOpened, explain, lookAgain, correct } = useCase();
  return (
    <ExplainView
      of={held}
      decisionId={decisionId}
      takesFocus={paneWasOpened}
      onOpen={explain}
      onClose={onClose}
      acts={
        <>
          <LinkButton onPress={() => lookAgain(decisionId)}>Look again at this decision</LinkButton>
          <LinkButton onPress={() => correct(decisionId)}>Correct an error in it</LinkButton>
        </>
      }
    />
  );
}
