import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { listWords } from '../../words/countWords.ts';
import type { ChangeState, OpenChange } from '../changeState.ts';

/** What counts as proof, what does not and why, and whether it has been seen. `slot` is where proof is attached. */
export function EvidencePart({ view, store, slot }: Readonly<{ view: OpenChange; store: ChangeState; slot?: ReactNode }>): ReactNode {
  const { form, evidence, live } = view;
  const { accepted, refused } = form.evidence;
  const dueOn = live.result?.requests[0]?.dueOn;
  return (
    <>
      <ChoiceField
        id="change-evidence"
        label="Proof"
        {...(accepted.length === 0 ? {} : { hint: `We take: ${listWords(accepted.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).map(keepNames))}` })}
        look="line"
        value={evidence}
        choices={[
          { value: 'seen', label: 'I have seen the proof' },
          { value: 'none', label: 'Not yet' },
        ]}
        onChange={store.setEvidence}
      />
      {evidence === 'none' && dueOn !== undefined && (
        <p className="cb-evidence-due">
          <StatusTag look="quiet" {...statusIcons.waiting}>
            Asked for when you send, due {formatDate(dueOn)}
          </StatusTag>
        </p>
      )}
      {refused.length > 0 && (
        <details className="cb-evidence-refused">
          <summary>What we cannot take, and why</summary>
          <dl>
            {refused.map(({ what, why }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {slot}
    </>
  );
}

/** Names keep their capitals inside a sentence. */
const keepNames = (label: string): string => label.replace(/^(hMRC|dWP|lPA|child Benefit)/, (name) => name.charAt(0).toUpperCase() + name.slice(1));
