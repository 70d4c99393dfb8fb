import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { createAskStore } from './askStore.ts';
import { useAsking, useCaseTab } from './CaseContext.tsx';
import { IdentityBar } from './IdentityBar.tsx';
import { OpenCase } from './OpenCase.tsx';
import './case.css';
import './summary.css';
import './work.css';
import './money.css';
import './timeline.css';

/** One case in its tab. Each case has its own state: what is loaded, scrolled and typed here is never another's. */
export const CaseScreen = ({ caseId }: Readonly<{ caseId: string }>): ReactNode => <CaseTab key={caseId} caseId={caseId} />;

function CaseTab({ caseId }: Readonly<{ caseId: string }>): ReactNode {
  const { api, wordsFor } = useApp();
  const [store] = useState(() => createAskStore(() => api.call('case.open', { caseId })));
  const { view, ask } = useStore(store);
  const tab = useCaseTab(caseId);
  const heading = useRef<HTMLHeadingElement>(null);
  useAsking(view.phase === 'ready' ? view.value.clusterId : null, ask);
  // A form that was left may have made or ended a draft; drafts are this laptop's own, so no event tells of them.
  const { item } = tab;
  const leftItem = useRef(item);
  useEffect(() => {
    if (leftItem.current !== null && leftItem.current !== item) void ask();
    leftItem.current = item;
  }, [item, ask]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (view.phase === 'ready') return <OpenCase held={view.value} stale={view.stale} onAgain={() => void ask()} tab={tab} headingRef={heading} />;
  const notHeld = view.phase === 'failed' && (view.error.code === 'CASE_NOT_HELD' || view.error.code === 'CASE_NOT_FOUND');
  return (
    <div className="cb-case" data-case-scroll>
      <section className="cb-case-top" aria-label={`Case ${tab.reference}`}>
        <IdentityBar reference={tab.reference} held={null} waiting={view.phase === 'loading' ? 'Opening' : 'Not open'} headingRef={heading} onExplain={() => undefined} />
      </section>
      <main id="main" className="cb-case-main cb-case-waiting" tabIndex={-1}>
        {view.phase === 'loading' && <StillBars lines={8} words="Opening the case" />}
        {view.phase === 'failed' &&
          (notHeld ? (
            <EmptyState title="This case is not on this laptop." action={<ActionButton onPress={() => void ask()}>Try again</ActionButton>}>
              {wordsFor(view.error).next}
            </EmptyState>
          ) : (
            <Failed error={view.error} onRetry={() => void ask()} />
          ))}
      </main>
    </div>
  );
}
