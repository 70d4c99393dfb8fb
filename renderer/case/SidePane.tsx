import { lazy, Suspense, type ReactNode } from 'react';
import { readPane } from '../app/navigation.ts';
import { StillBars } from '../parts/StillBars.tsx';
import { useCase, type CaseTab } from './CaseContext.tsx';
import { ExplainPane } from './explain/ExplainPane.tsx';
import { TimelinePane } from './timeline/TimelinePane.tsx';

const InstructionPane = lazy(() => import('../instruction/InstructionPane.tsx').then((module) => ({ default: module.InstructionPane })));

export type SideKind = 'explain' | 'instruction' | 'timeline' | 'none';
/** What stands beside a part of the case: what was opened there, else the timeline beside the summary. */
export const sideKind = (tab: Pick<CaseTab, 'pane' | 'section'>): SideKind => readPane(tab.pane)?.kind ?? (tab.section === 'summary' ? 'timeline' : 'none');

export function SidePane({ tab, onClose }: Readonly<{ tab: CaseTab; onClose: () => void }>): ReactNode {
  const { held } = useCase();
  const open = readPane(tab.pane);
  switch (sideKind(tab)) {
    case 'explain':
      return <ExplainPane key={open?.id} decisionId={open?.id ?? ''} onClose={onClose} />;
    case 'instruction':
      return (
        <div className="cb-case-host" data-own-keys>
          <Suspense fallback={<StillBars lines={8} words="Opening the instruction" />}>
            <InstructionPane key={open?.id} caseId={held.caseId} clusterId={held.clusterId} runId={open?.id ?? ''} onClose={onClose} />
          </Suspense>
        </div>
      );
    case 'timeline':
      return <TimelinePane />;
    case 'none':
      return null;
  }
}
