import type { ReactNode } from 'react';
import { useSession } from '../app/AppContext.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { StartFrame } from './StartFrame.tsx';
import { stoppedWords } from './startWords.ts';

/** The store will not open: why, what is safe, what to do. It never offers to delete anything. */
export function Stopped(): ReactNode {
  const problem = useSession((view) => view.session?.problem ?? null);
  const version = useSession((view) => view.session?.version ?? '');
  const { title, safe, next } = stoppedWords(problem?.code ?? 'INTERNAL');
  const facts = Object.entries(problem?.facts ?? {}).map(([name, value]) => `${name} ${value}`);
  return (
    <StartFrame title={title}>
      <div className="cb-start-stopped">
        <MessageBox kind="info" title="What is safe" announce={`${title}. ${safe}`}>
          {safe}
        </MessageBox>
        <h2>What to do</h2>
        <ol>
          {next.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="cb-start-about">For IT support: {[problem?.code ?? 'INTERNAL', ...facts, `version ${version}`].join(', ')}</p>
      </div>
    </StartFrame>
  );
}
