import { mdiPaperclip, mdiPrinterOutline, mdiScanner } from '@mdi/js';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Answer } from '../../case/Answer.tsx';
import { createAskStore } from '../../case/askStore.ts';
import { useAnswer, useCase } from '../../case/CaseContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { SelectInput } from '../../parts/SelectField.tsx';
import { useSingleKeys } from '../../parts/singleKeys.ts';
import { StillBars } from '../../parts/StillBars.tsx';
import { ViewSwitch } from '../../parts/ViewSwitch.tsx';
import { countWords } from '../../words/countWords.ts';
import { askToAdd } from '../evidenceIntent.ts';
import '../evidence.css';
import { ScanDialog } from '../scan/ScanDialog.tsx';
import { AskedTable } from './AskedTable.tsx';
import { everything, kindsIn, shownOf, whoseChoices, type DocumentList } from './documentList.ts';
import { DocumentTable } from './DocumentTable.tsx';
import { PrintDocuments } from './PrintDocuments.tsx';

const DocumentViewer = lazy(() => import('../viewer/DocumentViewer.tsx').then((module) => ({ default: module.DocumentViewer })));

function Documents({ list, onOpen }: Readonly<{ list: DocumentList; onOpen: (evidenceId: string) => void }>): ReactNode {
  const { held, readOnly } = useCase();
  const [filter, setFilter] = useState(everything);
  const [dialog, setDialog] = useState<'scan' | 'print' | null>(null);
  const singleKeys = useSingleKeys();
  const shown = shownOf(list.items, filter);
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  const titles = new Map(held.tasks.map((task) => [task.taskId, task]));
  return (
    <div className="cb-case-page cb-documents">
      <div className="cb-case-page-head">
        <h2 tabIndex={-1} data-case-heading>
          Documents
        </h2>
        <div className="cb-documents-acts">
          {list.items.length > 0 && (
            <ActionButton icon={mdiPrinterOutline} onPress={() => setDialog('print')}>
              Print the list
            </ActionButton>
          )}
          <ActionButton icon={mdiScanner} popup="dialog" onPress={() => setDialog('scan')} {...blocked}>
            Scan folder
          </ActionButton>
          <ActionButton kind="main" icon={mdiPaperclip} popup="dialog" onPress={() => askToAdd(held.caseId)} {...(singleKeys ? { keys: 'D' } : {})} {...blocked}>
            Add a document
          </ActionButton>
        </div>
      </div>
      <section aria-labelledby="documents-asked" className="cb-documents-part">
        <SectionHead id="documents-asked" level={3} ruled aside={list.asked.length === 0 ? undefined : countWords(list.asked.length, 'request')}>
          Asked for
        </SectionHead>
        {list.asked.length === 0 ? <p className="cb-aside">Nothing has been asked for on this case.</p> : <AskedTable asked={list.asked} blocked={blocked} onAdd={(taskId) => askToAdd(held.caseId, taskId)} />}
      </section>
      <section aria-labelledby="documents-received" className="cb-documents-part">
        <SectionHead id="documents-received" level={3} aside={list.items.length === shown.length ? countWords(shown.length, 'document') : `${shown.length} of ${countWords(list.items.length, 'document')}`}>
          Received
        </SectionHead>
        {list.items.length > 0 && (
          <div className="cb-documents-filter">
            <ViewSwitch label="Whose documents" value={filter.whose} views={whoseChoices} onChange={(whose) => setFilter({ ...filter, whose })} />
            <SelectInput id="documents-kind" name="Kind of document" value={filter.kind} options={kindsIn(list.items)} onChange={(kind) => setFilter({ ...filter, kind })} />
          </div>
        )}
        {list.items.length === 0 ? (
          <EmptyState title="No documents yet" level={3}>
            Drop files anywhere on this case, paste them, or choose Add a document.
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState title="No document fits" level={3} action={<ActionButton onPress={() => setFilter(everything)}>Show all documents</ActionButton>}>
            {`The filter hides ${countWords(list.items.length, 'document')}.`}
          </EmptyState>
        ) : (
          <DocumentTable items={shown} tasks={titles} onOpen={onOpen} />
        )}
      </section>
      {dialog === 'scan' && <ScanDialog onClose={() => setDialog(null)} />}
      <PrintDocuments open={dialog === 'print'} reference={held.reference} asked={list.asked} items={shown} filter={filter} onDone={() => setDialog(null)} />
    </div>
  );
}

/** Everything asked for and everything received on a case, or one document beside what it is held against. */
export function DocumentsSection({ item }: Readonly<{ item: string | null }>): ReactNode {
  const { held, go } = useCase();
  const answer = useAnswer((api) => createAskStore(() => api.call('evidence.list', { caseId: held.caseId })));
  if (item !== null) {
    return (
      <div className="cb-case-host" data-own-keys>
        <Suspense fallback={<StillBars lines={8} words="Opening the document" />}>
          <DocumentViewer answer={answer} evidenceId={item} />
        </Suspense>
      </div>
    );
  }
  return (
    <Answer answer={answer} lines={8} words="Loading the documents">
      {(list) => <Documents list={list} onOpen={(evidenceId) => go({ section: 'documents', item: evidenceId })} />}
    </Answer>
  );
}
