import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceTitle, evidenceWayWord } from '../../../app/work/evidenceWords.ts';
import { taskTitle } from '../../../app/work/taskWords.ts';
import type { CaseHeld } from '../../case/caseWords.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { countWords } from '../../words/countWords.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { Sender } from '../Sender.tsx';
import { reasonWords, stateOf, type DocumentItem } from './documentList.ts';

type Tasks = ReadonlyMap<string, CaseHeld['tasks'][number]>;

/** What it is put with, in words. */
const withWords = ({ taskId, claim }: DocumentItem, tasks: Tasks): string => {
  const task = taskId === null ? undefined : tasks.get(taskId);
  return task === undefined ? (claim?.title ?? (taskId === null ? 'No work item yet' : 'Finished work')) : taskTitle(task);
};

/** Documents, newest first: whose each is stands before what it says. */
export function DocumentTable({ items, tasks, onOpen }: Readonly<{ items: readonly DocumentItem[]; tasks: Tasks; onOpen?: (evidenceId: string) => void }>): ReactNode {
  return (
    <div className="cb-documents-box" role="group" aria-label="What was received" tabIndex={0}>
      <table className="cb-documents-table">
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">From</th>
            <th scope="col">Received</th>
            <th scope="col" className="cb-documents-pence">
              Shows
            </th>
            <th scope="col">For</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const { words, mark } = stateOf(item);
            const title = evidenceTitle(item.kind);
            const files = item.files.map(({ name }) => name);
            return (
              <tr key={item.evidenceId}>
                <th scope="row">
                  {onOpen === undefined ? (
                    <strong>{title}</strong>
                  ) : (
                    <LinkButton name={`${title}, received ${formatDate(item.receivedOn)}`} onPress={() => onOpen(item.evidenceId)}>
                      {title}
                    </LinkButton>
                  )}
                  <span className="cb-documents-file">{files.length === 0 ? 'No file: figures only' : files.length === 1 ? files[0] : countWords(files.length, 'file')}</span>
                </th>
                <td>
                  <Sender of={item.from} />
                </td>
                <td>
                  {formatDate(item.receivedOn)}
                  <span className="cb-documents-file">{evidenceWayWord(item.how)}</span>
                </td>
                <td className="cb-documents-pence">{item.weekly === null ? '' : weeklyWords(item.weekly)}</td>
                <td>{withWords(item, tasks)}</td>
                <td>
                  <StatusTag look="quiet" {...statusIcons[mark]}>
                    {words}
                  </StatusTag>
                  {item.state === 'refused' && <span className="cb-documents-file">{reasonWords(item)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
