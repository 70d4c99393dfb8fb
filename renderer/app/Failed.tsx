import type { ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { useApp } from './AppContext.tsx';

/** A failure where it happened: what, what to do, and Try again. `title` says first what it means for the page; `children` are more buttons. */
export function Failed({
  error,
  kind = 'error',
  title,
  onRetry,
  children,
}: Readonly<{ error: Failure; kind?: 'error' | 'warn'; title?: string; onRetry?: () => void; children?: ReactNode }>): ReactNode {
  const { what, next } = useApp().wordsFor(error);
  return (
    <MessageBox
      kind={kind}
      title={title ?? what}
      announce={`${title ?? what} ${next}`}
      action={
        <>
          {onRetry !== undefined && <ActionButton onPress={onRetry}>Try again</ActionButton>}
          {children}
        </>
      }
    >
      {title === undefined ? next : `${what} ${next}`}
    </MessageBox>
  );
}
