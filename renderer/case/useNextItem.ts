import { useRef, useState } from 'react';
import { useApp, useDesk, useSession } from '../app/AppContext.tsx';
import { takeNext } from '../app/takeItem.ts';
import { placeOfItem } from '../app/workItem.ts';
import type { NextState } from './summary/FinishedWork.tsx';

/** Takes the next item by rule and opens its case, once at a time; says why when there is none. */
export function useNextItem(): Readonly<{ next: NextState; onNext: () => void }> {
  const app = useApp();
  const openCase = useDesk((desk) => desk.openCase);
  const me = useSession((view) => view.session?.user ?? null);
  const [next, setNext] = useState<NextState>({ busy: false, nothing: null, error: null });
  const busy = useRef(false);
  const take = async (): Promise<void> => {
    if (me === null || busy.current) return;
    busy.current = true;
    setNext({ busy: true, nothing: null, error: null });
    const taken = await takeNext(app, me);
    busy.current = false;
    setNext({ busy: false, nothing: taken.got === 'nothing' ? taken.because : null, error: taken.got === 'refused' ? taken.error : null });
    if (taken.got !== 'item') return;
    app.announce(taken.because);
    openCase(taken.item.caseId, taken.item.reference, placeOfItem(taken.item));
  };
  return { next, onNext: () => void take() };
}
