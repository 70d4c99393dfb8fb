import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { TextField } from '../parts/TextField.tsx';

export type Ask = 'deviate' | 'wrong' | 'help' | 'abandon';
const asks: Readonly<
  Record<Ask, Readonly<{ title: string; about: string; label: string; button: string; done: string }>>
> = {
  deviate: {
    title: 'Do something else',
    about:
      'You leave the path here and do the work another way. What you did and why stays on the record. A check that failed cannot be stepped round.',
    label: 'What do you do instead, and why?',
    button: 'Leave the path',
    done: 'Path left. Preview what this will do.',
  },
  wrong: {
    title: 'This is wrong',
    about: 'The people who write this instruction read it.',
    label: 'What is wrong?',
    button: 'Tell them',
    done: 'Noted on this run',
  },
  help: {
    title: 'Get help',
    about: 'Your question is kept with this step, for your team leader.',
    label: 'What do you need?',
    button: 'Ask',
    done: 'Question kept with this step',
  },
  abandon: {
    title: 'Give up this instruction',
    about: 'Nothing is written and nothing is sent. Your answers stay on the record of this run.',
    label: 'Why?',
    button: 'Give up',
    done: 'Instruction given up. Nothing was changed.',
  },
};

/** Asks for a few words, does the act, and says in place why it could not. */
export function ReasonDialog({
  ask,
  onDo,
  onClose,
}: Readonly<{ ask: Ask; onDo: (text: string) => Promise<Failure | null>; onClose: () => void }>): ReactNode {
  const { announce } = useApp();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const { title, about, label, button, done } = asks[ask];
  const go = async (): Promise<void> => {
    if (text.trim() === '') return setMissing(true);
    const error = await onDo(text.trim());
    if (error !== null) return setFailed(error);
    announce(done);
    onClose();
  };
  return (
    <DialogFrame
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <ActionButton kind="main" onPress={() => void go()}>
            {button}
          </ActionButton>
          <ActionButton kind="quiet" onPress={onClose}>
            Cancel
          </ActionButton>
        </>
      }
    >
      <p className="cb-measure">{about}</p>
      {failed !== null && <Failed error={failed} />}
      <TextField
        label={label}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={1000}
        error={missing && text.trim() === '' ? 'Write a few words' : undefined}
      />
    </DialogFrame>
  );
}
