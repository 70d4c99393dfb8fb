import { Failed } from '../app/Failed.tsx';
import type { ReactNode } from 'react';
import { StillBars } from '../parts/StillBars.tsx';
import type { AskView } from './askStore.ts';

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
  if (view.phase === 'failed') return <Failed error={view.error} onRetry={again} />;
  return (
    <>
      {view.stale !== null && <Failed error={view.stale} onRetry={again} title="This may be out of date." />}
      {children(view.value)}
    </>
  );
}
