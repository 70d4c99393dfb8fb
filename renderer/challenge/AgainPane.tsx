import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useToday } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { createAskStore } from '../case/askStore.ts';
import { useAsking, useCase } from '../case/CaseContext.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { AskAgainPane } from './AskAgainPane.tsx';
import { DecideAgainPane } from './DecideAgainPane.tsx';

const ofTask = /^task-(.+)$/;

/**
 * Looking at a decision again: asking for it, or deciding it where it has been asked.
 * @param about a decision's id, `task-<taskId>` for the work item it came in as, or `any` while it is not known which
 */
export function AgainPane({ about, onClose }: Readonly<{ about: string; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const { held } = useCase();
  const today = useToday();
  const taskId = ofTask.exec(about)?.[1] ?? null;
  const [store] = useState(() => createAskStore(() => api.call('challenge.form', { caseId: held.caseId, askedBy: 'receivingParent', askedOn: today, about: null, ground: null })));
  const { view, ask } = useStore(store);
  useAsking(held.clusterId, ask);
  if (view.phase === 'loading') return <StillBars lines={6} words="Loading the decisions" />;
  if (view.phase === 'failed') return <Failed error={view.error} onRetry={() => void ask()} />;
  const open = view.value.challenges.find((challenge) => challenge.state !== 'decided' && (taskId === null ? about === challenge.decisionId : taskId === challenge.taskId));
  return open === undefined ? <AskAgainPane about={taskId !== null || about === 'any' ? null : about} taskId={taskId} onClose={onClose} /> : <DecideAgainPane challenge={open} onClose={onClose} />;
}
