import type { ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import type { Failure } from '../../app/result.ts';
import type { AskView } from './askStore.ts';

/** What failed, what is safe, and Try again. */
export function Failed({ error, onAgain, title }: Readonly<{ error: Failure; onAgain: () => void; title?: string }>): ReactNode {
  const { what, next } = useApp().wordsFor(error);
  return (
    <MessageBox kind="error" title={title ?? what} announce={`${title ?? what} ${next}`} action={<ActionButton onPress={onAgain}>Try again</ActionButton>}>
      {title === undefined ? next : `${what} ${next}`}
    </MessageBox>
  );
}

/** Draws an answer once it is there; still bars before, the failure with Try again if there is nothing to show. */
export function Answer<T>({
  answer,
  children,
  lines = 4,
  words,
}: Readonly<{ answer: AskView<T>; children: (value: T) => ReactNode; lines?: number; words: string }>): ReactNode {
  const { view, ask } = answer;
  const again = (): void => void ask();
  if (view.phase === 'loading') return <StillBars lines={lines} words={words} />;
  if (view.phase === 'failed') return <Failed error={view.error} onAgain={again} />;
  return (
    <>
      {view.stale !== null && <Failed error={view.stale} onAgain={again} title="This may be out of date." />}
      {children(view.value)}
    </>
  );
}
