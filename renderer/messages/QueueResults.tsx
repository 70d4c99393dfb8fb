import type { ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { countWords } from '../words/countWords.ts';
import { channelWord, partyOf, titleWords } from './messageWords.ts';
import type { RowResult } from './messagesStore.ts';

/** `3 queued, 1 left out.` */
export function resultWords(results: readonly RowResult[]): string {
  const queued = results.filter((row) => row.how === 'queued').length;
  const left = results.length - queued;
  return left === 0 ? `${countWords(queued, 'message')} queued.` : `${countWords(queued, 'message')} queued, ${left} left out.`;
}

/** How each draft fared when all were queued together: a bad one never stops the others. */
export function QueueResults({ results, onOpen, onClose }: Readonly<{ results: readonly RowResult[]; onOpen: (messageId: string) => void; onClose: () => void }>): ReactNode {
  const { wordsFor } = useApp();
  return (
    <section className="cb-msg-results" aria-label="What was queued">
      <SectionHead
        size="small"
        level={3}
        action={
          <ActionButton kind="quiet" onPress={onClose}>
            Hide
          </ActionButton>
        }
      >
        {resultWords(results)}
      </SectionHead>
      <ul>
        {results.map((row) => (
          <li key={row.message.messageId}>
            <PartyTile party={partyOf(row.message.to)} size={16} words="none" />
            <strong>{channelWord(row.message.channel)}</strong>
            {row.how === 'queued' ? (
              <StatusTag {...statusIcons.done} look="quiet">
                Queued
              </StatusTag>
            ) : (
              <>
                <StatusTag {...statusIcons.needsYou} look="quiet">
                  Left out
                </StatusTag>
                <span>{row.failure === null ? row.why : `${wordsFor(row.failure).what} ${wordsFor(row.failure).next}`}</span>
                <LinkButton name={`Open: ${titleWords(row.message)}`} onPress={() => onOpen(row.message.messageId)}>
                  Open
                </LinkButton>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
