import { useState, type ReactNode } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import type { PromiseLine } from './promiseRows.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';

type Actable = Pick<PromiseLine, 'promiseId' | 'caseId' | 'clusterId' | 'reference' | 'what' | 'byOn' | 'told' | 'tag'>;

/** Keeping, moving and taking back a promise. Draw `dialog` once; `failure` is why the last keeping did not happen. */
export function usePromiseActs(): Readonly<{ keep(promise: Actable): Promise<void>; move(promise: Actable): void; takeBack(promise: Actable): void; failure: Failure | null; dropFailure(): void; dialog: ReactNode }> {
  const { act } = useApp();
  const [open, setOpen] = useState<Readonly<{ what: 'move' | 'back'; promise: Actable }> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const close = (): void => setOpen(null);
  return {
    async keep(promise) {
      const done = await act('promise.keep', promise.clusterId, { promiseId: promise.promiseId }, { saw: { [`promise/${promise.promiseId}`]: promise.tag }, words: 'Promise marked as kept.' });
      setFailure(done.ok ? null : done.error);
    },
    move: (promise) => setOpen({ what: 'move', promise }),
    takeBack: (promise) => setOpen({ what: 'back', promise }),
    failure,
    dropFailure: () => setFailure(null),
    dialog: open === null ? null : open.what === 'move' ? <MoveDialog promise={open.promise} onClose={close} /> : <TakeBackDialog promise={open.promise} onClose={close} />,
  };
}
