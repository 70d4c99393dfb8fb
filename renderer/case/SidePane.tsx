import { lazy, Suspense, type ReactNode } from 'react';
import { readPane, type PaneKind } from '../app/navigation.ts';
import { StillBars } from '../parts/StillBars.tsx';
import { useCase, type CaseTab } from './CaseContext.tsx';
import { ExplainPane } from './explain/ExplainPane.tsx';
import { TimelinePane } from './timeline/TimelinePane.tsx';

const InstructionPane = lazy(() => import('../instruction/InstructionPane.tsx').then((module) => ({ default: module.InstructionPane })));

const AgainPane = lazy(() => import('../challenge/AgainPane.tsx').then((module) => ({ default: module.AgainPane })));
const CorrectPane = lazy(() => import('../challenge/CorrectPane.tsx').then((module) => ({ default: module.CorrectPane })));

export type SideKind = PaneKind | 'timeline' | 'none';
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
    case 'again':
    case 'correct':
      return (
        <Suspense fallback={<StillBars lines={8} words="Opening the form" />}>
          {open?.kind === 'correct' ? <CorrectPane key={open.id} decisionId={open.id} onClose={onClose} /> : <AgainPane key={open?.id} about={open?.id ?? 'any'} onClose={onClose} />}
        </Suspense>
      );
    case 'timeline':
      return <TimelinePane />;
    case 'none':
      return null;
  }
}
