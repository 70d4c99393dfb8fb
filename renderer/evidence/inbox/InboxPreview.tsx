import type { ReactNode, RefObject } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceTitle } from '../../../app/work/evidenceWords.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { PaneHead } from '../../parts/PaneHead.tsx';
import { Pane } from '../../parts/Pane.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { fileWords } from '../fileWords.ts';
import { Sender } from '../Sender.tsx';
import { FileStage, type StageHandle } from '../viewer/FileStage.tsx';
import '../viewer/viewer.css';
import { proposalOf, type InboxRow } from './inboxStore.ts';

/** What a row holds, and why it seems to belong where it is proposed. Looking changes nothing. */
export function InboxPreview({ row, stage }: Readonly<{ row: InboxRow | undefined; stage: RefObject<StageHandle | null> }>): ReactNode {
  if (row === undefined)
    return (
      <Pane label="The document" side>
        <EmptyState title="Choose a document in the list" />
      </Pane>
    );
  const file = row.kind === 'tray' ? row.tray.file : row.item.files[0];
  const proposal = proposalOf(row);
  return (
    <Pane
      label="The document"
      flush
      head={
        <PaneHead level={2} aside={row.kind === 'loose' ? <Sender of={row.item.from} /> : fileWords(row.tray.file)} actions={<span className="cb-aside">Nothing changes until you attach it.</span>}>
          {row.kind === 'tray' ? row.tray.file.name : evidenceTitle(row.item.kind)}
        </PaneHead>
      }
    >
      <div className="cb-inbox-preview">
        <dl className="cb-inbox-why">
          <div>
            <dt>Seems to be for</dt>
            <dd>{proposal === null ? 'Nothing says where it belongs' : proposal.title.includes(proposal.reference) ? proposal.title : `${proposal.title}, ${proposal.reference}`}</dd>
          </div>
          <div>
            <dt>Why</dt>
            <dd>{proposal === null ? 'Its name holds no case number, and no open request fits it.' : `${proposal.because}.`}</dd>
          </div>
          {row.kind === 'loose' && (
            <div>
              <dt>Received</dt>
              <dd>
                {formatDate(row.item.receivedOn)}
                {row.item.weekly === null ? '' : `, ${weeklyWords(row.item.weekly)}`}
              </dd>
            </div>
          )}
        </dl>
        {file === undefined ? (
          <div className="cb-stage-wait">
            <EmptyState title="No file came with this" level={3}>
              It is a figure only.
            </EmptyState>
          </div>
        ) : (
          <FileStage file={file} handle={stage} />
        )}
      </div>
    </Pane>
  );
}
