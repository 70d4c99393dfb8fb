import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { useToday } from '../../app/AppContext.tsx';
import { useCase } from '../../case/CaseContext.tsx';
import { PrintView } from '../../parts/PrintView.tsx';
import { AskedTable } from './AskedTable.tsx';
import { whoseChoices, type DocumentFilter, type DocumentItem, type DocumentList } from './documentList.ts';
import { DocumentTable } from './DocumentTable.tsx';

/** The list as it is filtered, on paper. One parent's list holds nothing that was asked of the other. */
export function PrintDocuments({
  open,
  reference,
  asked,
  items,
  filter,
  onDone,
}: Readonly<{ open: boolean; reference: string; asked: DocumentList['asked']; items: readonly DocumentItem[]; filter: DocumentFilter; onDone: () => void }>): ReactNode {
  const { held } = useCase();
  const today = useToday();
  const { whose } = filter;
  const own = asked.filter(({ to }) => whose === 'all' || (whose === 'others' ? to !== 'receivingParent' && to !== 'payingParent' : to === whose));
  const paper = whoseChoices.find(({ value }) => value === whose)?.paper ?? '';
  return (
    <PrintView open={open} title={`Documents, case ${reference}`} onDone={onDone}>
      <p>
        {paper} {formatDate(today)}
      </p>
      {own.length > 0 && (
        <>
          <h2>Asked for</h2>
          <AskedTable asked={own} blocked={{}} />
        </>
      )}
      <h2>Received</h2>
      <DocumentTable items={items} tasks={new Map(held.tasks.map((task) => [task.taskId, task]))} />
    </PrintView>
  );
}
