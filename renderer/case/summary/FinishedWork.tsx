import { mdiCheckCircleOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { Failure } from '../../../app/result.ts';
import { useApp } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';

export type NextState = Readonly<{ busy: boolean; nothing: string | null; error: Failure | null }>;

/** All work here is done: say so, and offer the next item by rule. */
export function FinishedWork({ next, onNext }: Readonly<{ next: NextState; onNext: () => void }>): ReactNode {
  const { wordsFor } = useApp();
  const failed = next.error === null ? null : wordsFor(next.error);
  return (
    <div className="cb-case-finished">
      <MessageBox
        kind={failed === null ? 'success' : 'error'}
        title={failed?.what ?? 'Work on this case is finished'}
        announce={failed?.what ?? next.nothing ?? 'Work on this case is finished. Press G for the next item.'}
        {...(failed === null ? { icon: mdiCheckCircleOutline } : {})}
        action={
          <ActionButton kind="main" keys="G" onPress={onNext} {...(next.busy ? { reason: 'Taking the next item' } : {})}>
            {failed === null ? 'Next' : 'Try again'}
          </ActionButton>
        }
      >
        {failed?.next ?? next.nothing ?? 'Next takes the item that comes first by the rules of your queue.'}
      </MessageBox>
    </div>
  );
}
