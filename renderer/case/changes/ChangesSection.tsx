import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ProofSlot } from '../../evidence/change/ProofSlot.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { countWords } from '../../words/countWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { readChangeItem } from '../places.ts';
import { ChangeList } from './ChangeList.tsx';
import './changes.css';
import { receivedOf, togetherOf } from './changeWords.ts';

const ChangeScreen = lazy(() => import('../../change/ChangeScreen.tsx').then((module) => ({ default: module.ChangeScreen })));
const TogetherDialog = lazy(() => import('../../change/together/TogetherDialog.tsx').then((module) => ({ default: module.TogetherDialog })));

function Changes({ asked }: Readonly<{ asked: string | null }>): ReactNode {
  const { held, startChange, readOnly } = useCase();
  const [together, setTogether] = useState<readonly string[] | null>(null);
  const answer = useAnswer((api) => createAskStore(() => api.call('case.changes', { caseId: held.caseId })));
  const changes = answer.view.phase === 'ready' ? answer.view.value.changes : [];
  const several = togetherOf(changes);
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  return (
    <div className="cb-case-page">
      <div className="cb-case-page-head cb-changes-head">
        <h2 tabIndex={-1} data-case-heading>
          Changes
        </h2>
        <div className="cb-changes-actions">
          {several.length > 0 && (
            <ActionButton popup="dialog" onPress={() => setTogether(several)} {...blocked}>
              Decide {countWords(several.length, 'report')} together
            </ActionButton>
          )}
          <ActionButton kind="main" keys="C" popup="dialog" onPress={startChange} {...blocked}>
            Report a change
          </ActionButton>
        </div>
      </div>
      <Answer answer={answer} lines={6} words="Loading the changes">
        {({ changes: reported }) => {
          const received = receivedOf(held.tasks, reported);
          return reported.length + received.length === 0 ? (
            <EmptyState title="Nothing has been reported" level={3}>
              Report a change to begin. It is kept as a draft until you record it.
            </EmptyState>
          ) : (
            <ChangeList changes={reported} received={received} asked={asked} />
          );
        }}
      </Answer>
      {together !== null && (
        <Suspense fallback={null}>
          <TogetherDialog caseId={held.caseId} clusterId={held.clusterId} changeIds={together} onClose={() => setTogether(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** The list of changes, or the form of one. */
export function ChangesSection({ item }: Readonly<{ item: string | null }>): ReactNode {
  const { held, go } = useCase();
  const form = readChangeItem(item);
  if (form === null) return <Changes asked={item} />;
  return (
    <div className="cb-case-host">
      <Suspense fallback={<StillBars lines={8} words="Opening the form" />}>
        <ChangeScreen key={item} evidenceSlot={<ProofSlot taskId={form.taskId} />} caseId={held.caseId} clusterId={held.clusterId} type={form.type} subject={form.subject} taskId={form.taskId} onDone={() => go({ section: 'changes', item: null })} />
      </Suspense>
    </div>
  );
}
