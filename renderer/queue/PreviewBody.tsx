import { mdiHandshakeOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatDate, formatTime } from '../../app/model/calendar.ts';
import { Icon } from '../parts/Icon.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { leftWords } from '../words/dueWords.ts';
import { whenWords } from '../words/timeWords.ts';
import { PreviewFacts } from './PreviewFacts.tsx';
import type { QueuePreview } from './queueTypes.ts';
import { rowWhy } from './rowWords.ts';

/** The two halves that answer "why does this stand here" and "what do I do". */
export const WhyAndNext = ({ why, next }: Readonly<{ why: string; next: string }>): ReactNode => (
  <div className="cb-queue-whynext">
    <div>
      <h3>Why now</h3>
      <p>{why}</p>
    </div>
    <div>
      <h3>Next step</h3>
      <p>{next}</p>
    </div>
  </div>
);

/** What the preview of an item holds: why now, what is known, promises, last notes. Parts without a value are left out. */
export function PreviewBody({ preview, today, onExplain }: Readonly<{ preview: QueuePreview; today: string; onExplain: (decisionId: string) => void }>): ReactNode {
  const { row, nextStep, promises, notes, noteCount } = preview;
  return (
    <>
      <WhyAndNext why={`${rowWhy(row, today)}.`} next={`${nextStep}.`} />
      <PreviewFacts key={row.taskId} preview={preview} onExplain={onExplain} />
      {promises.length > 0 && (
        <section className="cb-queue-section">
          <SectionHead level={3} size="small" ruled={false}>
            {promises.length === 1 ? 'Promise' : 'Promises'}
          </SectionHead>
          <ul className="cb-queue-promises">
            {promises.map((promise) => (
              <li key={promise.promiseId}>
                <Icon path={mdiHandshakeOutline} size={16} />
                <span>
                  To the {promise.to === 'payingParent' ? 'paying' : 'receiving'} parent: {promise.what}, by {promise.byAt === null ? '' : `${formatTime(promise.byAt)} on `}
                  {formatDate(promise.byOn)}.
                </span>
                <StatusTag tone={promise.byOn < today ? 'red' : promise.byOn === today ? 'amber' : 'neutral'}>{leftWords(promise.byOn, today)}</StatusTag>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="cb-queue-section">
          <SectionHead level={3} size="small" aside={`${notes.length} of ${noteCount}`}>
            Last notes
          </SectionHead>
          <ul className="cb-queue-notes">
            {notes.map((note) => (
              <li key={`${note.at}-${note.by}`}>
                <span className="cb-queue-note-when">
                  {whenWords(note.at, today)}
                  <br />
                  {note.by}
                </span>
                <span className="cb-queue-note-text">{note.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
