import { mdiFileDocumentOutline, mdiFileImageOutline, mdiFilePdfBox } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceTitle, evidenceWayWord } from '../../../app/work/evidenceWords.ts';
import { useToday } from '../../app/AppContext.tsx';
import { CaseNumber } from '../../parts/CaseNumber.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { whenWords } from '../../words/timeWords.ts';
import { Sender } from '../Sender.tsx';
import { fileWords } from '../fileWords.ts';
import { proposalOf, type InboxRow } from './inboxStore.ts';

const iconOf = (type: string | undefined): string => (type === 'pdf' ? mdiFilePdfBox : type === undefined ? mdiFileDocumentOutline : mdiFileImageOutline);

/** One line of the inbox: what it is, where it seems to belong, when it came. */
export function InboxRowView({ row }: Readonly<{ row: InboxRow }>): ReactNode {
  const today = useToday();
  const proposal = proposalOf(row);
  const [title, came, about] =
    row.kind === 'tray'
      ? [row.tray.file.name, whenWords(row.tray.arrivedAt, today), `${fileWords(row.tray.file)} · ${evidenceWayWord(row.tray.how)}`]
      : [evidenceTitle(row.item.kind), formatDate(row.item.receivedOn), null];
  return (
    <span className="cb-inbox-row">
      <span className="cb-inbox-icon">
        <Icon path={iconOf(row.kind === 'tray' ? row.tray.file.type : row.item.files[0]?.type)} size={18} />
      </span>
      <span className="cb-inbox-line">
        <strong className="cb-inbox-title">{title}</strong>
        {row.kind === 'loose' && <CaseNumber reference={row.item.reference} />}
        {row.kind === 'loose' && <Sender of={row.item.from} />}
        <span className="cb-inbox-right">{came}</span>
      </span>
      <span className="cb-inbox-line cb-inbox-second">
        <span className="cb-inbox-for">
          {proposal === null ? 'Nothing says where it belongs' : row.kind === 'tray' ? `For ${proposal.title}${proposal.title.includes(proposal.reference) ? '' : `, ${proposal.reference}`}` : `For ${proposal.title}`}
        </span>
        {about !== null && <span className="cb-inbox-right">{about}</span>}
      </span>
    </span>
  );
}
