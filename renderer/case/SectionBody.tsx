import { lazy, Suspense, type ReactNode } from 'react';
import { StillBars } from '../parts/StillBars.tsx';
import { useCase, type CaseTab } from './CaseContext.tsx';
import { ChangesSection } from './changes/ChangesSection.tsx';
import { MoneySection } from './money/MoneySection.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { SummarySection } from './summary/SummarySection.tsx';
import { TimelineSection } from './timeline/TimelinePane.tsx';

const DocumentsSection = lazy(() => import('../evidence/documents/DocumentsSection.tsx').then((module) => ({ default: module.DocumentsSection })));
const MessagesSection = lazy(() => import('../messages/MessagesSection.tsx').then((module) => ({ default: module.MessagesSection })));

/** The chosen part of the case. */
export function SectionBody({ tab, finished }: Readonly<{ tab: CaseTab; finished: ReactNode }>): ReactNode {
  const { held, readOnly, explain } = useCase();
  switch (tab.section) {
    case 'summary':
      return <SummarySection finished={finished} />;
    case 'timeline':
      return <TimelineSection />;
    case 'money':
      return <MoneySection item={tab.item} />;
    case 'people':
      return <PeopleSection />;
    case 'documents':
      return (
        <Suspense fallback={<StillBars lines={8} words="Opening the documents" />}>
          <DocumentsSection item={tab.item} />
        </Suspense>
      );
    case 'changes':
      return <ChangesSection item={tab.item} />;
    case 'messages':
      return (
        <div className="cb-case-host" data-own-keys>
          <h2 className="cb-unseen" tabIndex={-1} data-case-heading>
            Messages
          </h2>
          <Suspense fallback={<StillBars lines={8} words="Opening messages" />}>
            <MessagesSection caseId={held.caseId} clusterId={held.clusterId} item={tab.item} readOnly={readOnly} onExplain={explain} />
          </Suspense>
        </div>
      );
  }
}
