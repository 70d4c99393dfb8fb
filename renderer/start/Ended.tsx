import type { ReactNode } from 'react';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StartFrame } from './StartFrame.tsx';
import { endedWords } from './startWords.ts';

/** The services ended before there was work to show: what is safe, what to do, and the reference. */
export function Ended({ incident }: Readonly<{ incident: string }>): ReactNode {
  const { title, safe, next } = endedWords;
  return (
    <StartFrame title={title}>
      <div className="cb-start-stopped">
        <MessageBox kind="info" title="What is safe" announce={`${title}. ${next}`}>
          {safe}
        </MessageBox>
        <p>{next}</p>
        <p className="cb-start-about">For IT support: reference {incident}</p>
      </div>
    </StartFrame>
  );
}
