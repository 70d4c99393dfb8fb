import { useState, type ReactNode } from 'react';
import type { Failure } from '../../../app/result.ts';
import { Failed } from '../../app/Failed.tsx';
import { useCase } from '../../case/CaseContext.tsx';
import { useAttachTo } from '../attach/useAttachTo.ts';
import type { DocumentItem } from '../documents/documentList.ts';
import { PlaceDialog } from '../inbox/PlaceDialog.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';

/** Which work a document is for, while nobody has said: the proposal with its reason, and the way to another item. */
export function AttachHere({ item }: Readonly<{ item: DocumentItem }>): ReactNode {
  const { readOnly } = useCase();
  const attachTo = useAttachTo();
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const { proposed } = item;
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  return (
    <section aria-labelledby="attach-head" className="cb-claim">
      <SectionHead id="attach-head" level={3} ruled>
        Which work is it for?
      </SectionHead>
      {error !== null && <Failed error={error} />}
      <p className="cb-judge-before">{proposed === null ? 'No open request fits it. Choose the work it is for.' : `Seems to be for ${proposed.title}. ${proposed.because}.`}</p>
      <div className="cb-evidence-form-acts">
        {proposed !== null && (
          <ActionButton onPress={() => void attachTo(item, proposed.taskId, proposed.changeId).then(setError)} {...blocked}>
            Attach to {proposed.title}
          </ActionButton>
        )}
        <ActionButton kind={proposed === null ? 'other' : 'quiet'} popup="dialog" onPress={() => setChoosing(true)} {...blocked}>
          {proposed === null ? 'Choose the work' : 'Elsewhere'}
        </ActionButton>
      </div>
      {choosing && (
        <PlaceDialog
          item={item}
          onClose={() => setChoosing(false)}
          onAttach={async (taskId) => {
            const failed = await attachTo(item, taskId, null);
            if (failed === null) setChoosing(false);
            return failed;
          }}
        />
      )}
    </section>
  );
}
