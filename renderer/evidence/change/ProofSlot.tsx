import { mdiPaperclip } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { createAskStore } from '../../case/askStore.ts';
import { useAnswer, useCase } from '../../case/CaseContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { documentName } from '../documentName.ts';
import { stateOf } from '../documents/documentList.ts';
import { askToAdd } from '../evidenceIntent.ts';
import '../evidence.css';

/** The documents of one work item inside its change form, and the way to add one. */
export function ProofSlot({ taskId }: Readonly<{ taskId: string | null }>): ReactNode {
  const { held, readOnly, go } = useCase();
  const { view } = useAnswer((api) => createAskStore(() => api.call('evidence.list', { caseId: held.caseId })));
  const items = view.phase === 'ready' && taskId !== null ? view.value.items.filter((item) => item.taskId === taskId) : [];
  return (
    <div className="cb-proof">
      {items.length > 0 && (
        <ul aria-label="Documents of this item">
          {items.map((item) => {
            const { words, mark } = stateOf(item);
            return (
              <li key={item.evidenceId}>
                <LinkButton name={`Look at ${documentName(item)}, received ${formatDate(item.receivedOn)}`} onPress={() => go({ section: 'documents', item: item.evidenceId })}>
                  {documentName(item)}
                </LinkButton>
                {item.weekly !== null && <span className="cb-aside">{weeklyWords(item.weekly)}</span>}
                <StatusTag look="quiet" {...statusIcons[mark]}>
                  {words}
                </StatusTag>
              </li>
            );
          })}
        </ul>
      )}
      <ActionButton icon={mdiPaperclip} popup="dialog" onPress={() => askToAdd(held.caseId, taskId)} {...(readOnly === undefined ? {} : { reasonId: 'case-read-only' })}>
        Add a document
      </ActionButton>
    </div>
  );
}
