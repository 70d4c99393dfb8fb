import { useEffect, useRef, type ReactNode } from 'react';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { fieldLines } from './answerLines.ts';
import { fieldId } from './changeFields.ts';
import type { ChangeState } from './changeState.ts';
import { Answer } from './CheckAnswers.tsx';

type Finished = Extract<ChangeState['view'], { phase: 'finished' }>;

/** The item is done. What was typed for it is still here to be read, until it is thrown away. */
export function FinishedItem({ view, store, onClose, onNew }: Readonly<{ view: Finished; store: ChangeState; onClose?: () => void; onNew: () => void }>): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useAnnounced('This item is finished');
  useEffect(() => {
    // Somebody who finished it in the pane beside, or is in a dialog, stays there.
    if (document.activeElement?.closest('[role=complementary], aside, [role=dialog]') == null) heading.current?.focus();
  }, []);
  const { form, touched } = view;
  const typed = fieldLines(view).filter(({ id }) => touched.some((name) => id === fieldId(name)));
  return (
    <div className="cb-done">
      <h2 ref={heading} tabIndex={-1}>
        {form.title}: this item is finished
      </h2>
      <p>{touched.length === 0 ? 'It was recorded already, so this form has nothing left to do.' : 'It was recorded another way. What you typed here was not used. It is kept for you to read.'}</p>
      {typed.length > 0 && (
        <>
          <dl className="cb-answers">
            {typed.map((line) => (
              <Answer key={line.id} line={line} />
            ))}
          </dl>
          <DraftSaved {...view.kept} />
        </>
      )}
      <div className="cb-done-actions">
        {touched.length > 0 && (
          <ActionButton
            kind="main"
            onPress={() => {
              void store.discard().then(onClose);
            }}
          >
            {view.discarding ? 'Discarding' : 'Discard what I typed'}
          </ActionButton>
        )}
        {onClose !== undefined && <ActionButton onPress={onClose}>Back to the case</ActionButton>}
        <ActionButton kind="quiet" onPress={onNew}>
          Report it as a new change
        </ActionButton>
      </div>
    </div>
  );
}
