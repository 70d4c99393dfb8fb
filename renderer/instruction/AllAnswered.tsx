import type { ReactNode, Ref } from 'react';
import { listWords } from '../words/countWords.ts';
import { MessageBox } from '../parts/MessageBox.tsx';
import './stepCard.css';
import type { OpenRunView } from './instructionState.ts';

/** Where nothing more is asked: how the run ends, why it ends there, and what to do now. */
export function AllAnswered({
  view,
  headingRef,
}: Readonly<{ view: OpenRunView; headingRef: Ref<HTMLHeadingElement> }>): ReactNode {
  const { outcome, submitBlockedBy, left, steps, effects } = view.run.view;
  const failed = steps.flatMap(({ kind, items }) =>
    kind === 'check' ? items.filter(({ tick }) => tick === 'fail').map(({ label }) => label) : [],
  );
  const { referral } = effects;
  return (
    <section className="cb-step-card" aria-label="All steps are answered">
      <div className="cb-step-head">
        <h3 tabIndex={-1} ref={headingRef}>
          {submitBlockedBy ?? (left === null ? `Nothing more to ask: ${outcome?.title ?? ''}` : 'You left the path')}
        </h3>
      </div>
      {failed.length > 0 && <MessageBox kind="warn" title={`Not so: ${listWords(failed)}`} />}
      {referral !== null && (
        <p className="cb-step-prose">
          This goes to: <strong>{referral.label}</strong>
          {referral.urgent ? ', urgent.' : '.'}
        </p>
      )}
      <p className="cb-step-prose">
        {left === null ? 'Read everything this will do, then confirm once.' : left.reason}
      </p>
    </section>
  );
}
