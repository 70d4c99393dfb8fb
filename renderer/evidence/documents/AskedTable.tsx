import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceTitle } from '../../../app/work/evidenceWords.ts';
import { useToday } from '../../app/AppContext.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { dueWords } from '../../words/dueWords.ts';
import { askedWord, isOpen } from '../attach/places.ts';
import { Sender } from '../Sender.tsx';
import { askedState, type DocumentList } from './documentList.ts';

type Asked = DocumentList['asked'][number];

/** What was asked for: of whom, what, by when, and whether it came. What is open stands first. */
export function AskedTable({ asked, blocked, onAdd }: Readonly<{ asked: readonly Asked[]; blocked: Readonly<{ reasonId?: string }>; onAdd?: (taskId: string | null) => void }>): ReactNode {
  const today = useToday();
  return (
    <div className="cb-documents-box" role="group" aria-label="What was asked for" tabIndex={0}>
      <table className="cb-documents-table">
        <thead>
          <tr>
            <th scope="col">Asked of</th>
            <th scope="col">What</th>
            <th scope="col">Due</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="cb-unseen">Add it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => {
            const { words, mark } = askedState(one);
            return (
              <tr key={one.requestId}>
                <th scope="row">
                  <Sender of={one.to} />
                </th>
                <td>{evidenceTitle(one.what)}</td>
                <td>{isOpen(one) ? dueWords(one.dueOn, today) : formatDate(one.dueOn)}</td>
                <td>
                  <StatusTag look="quiet" {...statusIcons[mark]}>
                    {words}
                  </StatusTag>
                </td>
                <td>
                  {isOpen(one) && onAdd !== undefined && blocked.reasonId === undefined && (
                    <LinkButton name={`Add it: ${evidenceTitle(one.what)} from ${askedWord(one.to)}`} onPress={() => onAdd(one.taskId)}>
                      Add it
                    </LinkButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
