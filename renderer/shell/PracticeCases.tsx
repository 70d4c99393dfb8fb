import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp, useSession } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { progressPercent, progressWords } from '../start/startWords.ts';
import { countWords } from '../words/countWords.ts';
import './popover.css';

const sizes = [
  { value: '100', label: '100 cases' },
  { value: '1000', label: '1,000 cases' },
  { value: '10000', label: '10,000 cases: some minutes' },
  { value: '50000', label: '50,000 cases: a long time' },
] as const;
type Run = Readonly<{ phase: 'choosing' | 'adding' | 'stopping' }> | Readonly<{ phase: 'failed'; error: Failure }> | Readonly<{ phase: 'done'; cases: number }>;

/** More made-up cases for practice, with how far it is and a way to stop. Closing goes on adding. */
export function PracticeCases({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const { api, announce, wordsFor } = useApp();
  const progress = useSession((view) => view.session?.progress ?? null);
  const [size, setSize] = useState<(typeof sizes)[number]['value']>('1000');
  const [run, setRun] = useState<Run>({ phase: 'choosing' });
  const underWay = run.phase === 'adding' || run.phase === 'stopping' || (run.phase === 'choosing' && progress !== null);

  const add = async (): Promise<void> => {
    setRun({ phase: 'adding' });
    const done = await api.call('practice.addCases', { cases: Number(size) });
    setRun(done.ok ? { phase: 'done', cases: done.value.cases } : { phase: 'failed', error: done.error });
    announce(done.ok ? `${countWords(done.value.cases, 'practice case')} added.` : wordsFor(done.error).what);
  };
  const stop = async (): Promise<void> => {
    setRun({ phase: 'stopping' });
    const stopped = await api.call('practice.cancel', {});
    if (!stopped.ok) setRun({ phase: 'failed', error: stopped.error });
  };
  return (
    <DialogFrame
      open
      title="Add practice cases"
      width={480}
      onClose={onClose}
      actions={
        underWay ? (
          <>
            <ActionButton onPress={() => void stop()} reason={run.phase === 'stopping' ? 'Stopping' : undefined}>
              Stop adding
            </ActionButton>
            <ActionButton onPress={onClose}>Close and go on adding</ActionButton>
          </>
        ) : (
          <>
            <ActionButton kind="main" onPress={() => void add()}>
              Add cases
            </ActionButton>
            <ActionButton onPress={onClose}>Close</ActionButton>
          </>
        )
      }
    >
      <div className="cb-form">
        {run.phase === 'failed' && <Failed error={run.error} />}
        {run.phase === 'done' && (
          <MessageBox kind="success" title={`${countWords(run.cases, 'practice case')} added.`}>
            They are in the queue and in Cases.
          </MessageBox>
        )}
        {underWay ? (
          <>
            <p className="cb-plain-text" id="practice-progress">
              Adding made-up cases. {progressWords(progress)}
            </p>
            <progress className="cb-progress-bar" aria-labelledby="practice-progress" max={100} value={progressPercent(progress) ?? undefined} />
          </>
        ) : (
          <SelectField label="How many" hint="They are made up, and stay on this laptop. You can work while they are added." value={size} options={sizes} wide={false} onChange={setSize} />
        )}
      </div>
    </DialogFrame>
  );
}
