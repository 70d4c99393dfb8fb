import { lazy, Suspense, type ReactNode } from 'react';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { readChangeItem } from '../places.ts';
import { ChangeList } from './ChangeList.tsx';
import { ChangeOffers } from './ChangeOffers.tsx';

const ChangeScreen = lazy(() => import('../../change/ChangeScreen.tsx').then((module) => ({ default: module.ChangeScreen })));

function Changes({ asked }: Readonly<{ asked: string | null }>): ReactNode {
  const { held } = useCase();
  const answer = useAnswer((api) => createAskStore(() => api.call('case.changes', { caseId: held.caseId })));
  return (
    <div className="cb-case-page">
      <div className="cb-case-page-head">
        <h2 tabIndex={-1} data-case-heading>
          Changes
        </h2>
      </div>
      <Answer answer={answer} lines={6} words="Loading the changes">
        {({ changes }) =>
          changes.length === 0 ? (
            <EmptyState title="No change has been recorded" level={3}>
              Start one below. It is kept as a draft until you record it.
            </EmptyState>
          ) : (
            <ChangeList changes={changes} asked={asked} />
          )
        }
      </Answer>
      <section className="cb-case-block" aria-labelledby="case-start-change">
        <h3 id="case-start-change">Start a change</h3>
        <ChangeOffers />
      </section>
    </div>
  );
}

/** The list of changes, or the form of one. */
export function ChangesSection({ item }: Readonly<{ item: string | null }>): ReactNode {
  const { held } = useCase();
  const form = readChangeItem(item);
  if (form === null) return <Changes asked={item} />;
  return (
    <div className="cb-case-host">
      <Suspense fallback={<StillBars lines={8} words="Opening the form" />}>
        <ChangeScreen key={item} caseId={held.caseId} clusterId={held.clusterId} type={form.type} subject={form.subject} taskId={form.taskId} />
      </Suspense>
    </div>
  );
}
