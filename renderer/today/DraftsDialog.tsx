import type { ReactNode } from 'react';
import { useToday } from '../app/AppContext.tsx';
import { useOpenDraft } from '../app/useOpenDraft.ts';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { whenWords } from '../words/timeWords.ts';
import type { TodayData } from './todayStore.ts';
import './side.css';

/** Everything typed and not sent, each line opening its case where the draft is. */
export function DraftsDialog({ drafts, onClose }: Readonly<{ drafts: TodayData['drafts']; onClose: () => void }>): ReactNode {
  const openDraft = useOpenDraft();
  const today = useToday();
  return (
    <DialogFrame open title="Drafts" width={520} onClose={onClose}>
      {drafts.length === 0 ? (
        <EmptyState level={3} title="No drafts">
          What you type on a case is kept by itself and stands here until you send it.
        </EmptyState>
      ) : (
        <ul className="cb-side-list">
          {drafts.map(({ key, caseId, reference, title, at }) => (
            <li key={key} className="cb-side-line">
              <LinkButton
                name={`${reference ?? 'Queue'}: ${title}`}
                onPress={() => {
                  onClose();
                  openDraft({ key, caseId, reference });
                }}
              >
                {reference ?? 'Queue'}
              </LinkButton>
              <span>{title}</span>
              <time className="cb-side-end" dateTime={at}>
                {whenWords(at, today)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </DialogFrame>
  );
}
