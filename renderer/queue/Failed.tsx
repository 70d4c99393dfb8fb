import type { ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';

/** A failure where it happened: what, what next, and Try again. */
export function Failed({ error, onRetry, retryWords = 'Try again', children }: Readonly<{ error: Failure; onRetry?: () => void; retryWords?: string; children?: ReactNode }>): ReactNode {
  const { wordsFor } = useApp();
  const { what, next } = wordsFor(error);
  return (
    <MessageBox
      kind="error"
      title={what}
      announce={`${what} ${next}`}
      action={
        <>
          {onRetry !== undefined && <ActionButton onPress={onRetry}>{retryWords}</ActionButton>}
          {children}
        </>
      }
    >
      {next}
    </MessageBox>
  );
}
