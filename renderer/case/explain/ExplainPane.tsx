import { mdiCalculatorVariantOutline, mdiClose, mdiContentCopy, mdiPrinterOutline } from '@mdi/js';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatPence } from '../../../app/model/pounds.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionBar } from '../../parts/ActionBar.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import { Pane } from '../../parts/Pane.tsx';
import { PaneHead } from '../../parts/PaneHead.tsx';
import { PrintView } from '../../parts/PrintView.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { ViewSwitch } from '../../parts/ViewSwitch.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { useAsking, useCase } from '../CaseContext.tsx';
import { useCopy } from '../useCopy.ts';
import { ComparedLines, ExplainFees, ExplainLines, ReplayLine } from './ExplainLines.tsx';
import { createExplainStore, type Compared, type ExplainStore } from './explainStore.ts';
import { audiences, decidedWords, explainText, type Audience, type Explained } from './explainText.ts';

function Foot({ store, explained, audience }: Readonly<{ store: ExplainStore; explained: Explained; audience: Audience }>): ReactNode {
  const { held } = useCase();
  const copy = useCopy();
  const [printing, setPrinting] = useState(false);
  const { compared, compare } = useStore(store);
  const { previous } = explained;
  const on = compared.phase !== 'off';
  return (
    <>
      <ActionBar
        label="Explanation"
        {...(previous === null
          ? {}
          : {
              promise: (
                <ActionButton kind="quiet" onPress={() => void compare(!on)}>
                  {on ? 'Stop comparing' : `Compare with ${formatPence(previous.weekly)}`}
                </ActionButton>
              ),
            })}
      >
        <ActionButton icon={mdiContentCopy} onPress={() => copy(explainText(held.reference, explained, audience), audiences.find((one) => one.value === audience)?.label.replace('For', 'Explanation for') ?? 'Explanation')}>
          Copy as text
        </ActionButton>
        <ActionButton icon={mdiPrinterOutline} onPress={() => setPrinting(true)}>
          Print
        </ActionButton>
      </ActionBar>
      <PrintView open={printing} title={`${held.reference}: why ${weeklyWords(explained.weekly)}?`} onDone={() => setPrinting(false)}>
        <p>{decidedWords(explained, audience)}</p>
        <p>{explained.sentence}</p>
        <ExplainLines explained={explained} />
        <ExplainFees explained={explained} audience={audience} />
      </PrintView>
    </>
  );
}

function ComparedView({ compared, explained, onAgain }: Readonly<{ compared: Compared; explained: Explained; onAgain: () => void }>): ReactNode {
  switch (compared.phase) {
    case 'off':
      return null;
    case 'loading':
      return <StillBars lines={3} words="Working out the decision before" />;
    case 'failed':
      return <Failed error={compared.error} onRetry={onAgain} />;
    case 'ready':
      return <ComparedLines before={compared.before} after={explained} />;
  }
}

/** How a decided amount was worked out, for one reader. Esc closes it and focus goes back to the figure. */
export function ExplainPane({ decisionId, onClose }: Readonly<{ decisionId: string; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const { held, paneWasOpened } = useCase();
  const [store] = useState(() => createExplainStore(api, held.caseId, decisionId));
  const { view, audience, compared, ask, readFor, compare } = useStore(store);
  const heading = useRef<HTMLHeadingElement>(null);
  useAsking(held.clusterId, ask);
  useEffect(() => {
    if (paneWasOpened()) heading.current?.focus();
  }, [paneWasOpened]);
  const explained = view.phase === 'ready' ? view.explained : null;
  return (
    <div
      className="cb-case-why"
      data-own-keys
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <Pane
        as="aside"
        label="Why this amount"
        head={
          <div className="cb-case-why-head">
            <PaneHead
              headingRef={heading}
              actions={<IconButton path={mdiClose} name="Close" onPress={onClose} />}
              below={
                <>
                  <p className="cb-case-why-decided">{explained === null ? '' : decidedWords(explained, audience)}</p>
                  <ViewSwitch label="Who it is for" value={audience} views={audiences} onChange={(reader) => void readFor(reader)} />
                </>
              }
            >
              <Icon path={mdiCalculatorVariantOutline} size={18} /> {explained === null ? 'Why this amount?' : `Why ${weeklyWords(explained.weekly)}?`}
            </PaneHead>
          </div>
        }
        foot={explained === null ? undefined : <Foot store={store} explained={explained} audience={audience} />}
      >
        {view.phase === 'loading' && <StillBars lines={8} words="Working it out" />}
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
        {explained !== null && (
          <>
            <p className="cb-case-why-sentence">{explained.sentence}</p>
            <ComparedView compared={compared} explained={explained} onAgain={() => void compare(true)} />
            {compared.phase !== 'ready' && <ExplainLines key={audience} explained={explained} />}
            <ExplainFees explained={explained} audience={audience} />
            <ReplayLine replay={explained.replay} />
          </>
        )}
      </Pane>
    </div>
  );
}
