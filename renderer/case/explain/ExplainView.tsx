import { mdiCalculatorVariantOutline, mdiClose, mdiContentCopy, mdiLockOutline, mdiPrinterOutline } from '@mdi/js';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
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
import { useAsking } from '../CaseContext.tsx';
import { useCopy } from '../useCopy.ts';
import { FirstPayment, ReplacedBy, SameDay } from './ExplainBeside.tsx';
import { ComparedLines, ExplainFees, ExplainLines, ReplayLine } from './ExplainLines.tsx';
import { createExplainStore, type Compared, type ExplainStore } from './explainStore.ts';
import { audiences, decidedWords, explainText, mayBeTold, type Audience, type Explained } from './explainText.ts';

type FootProps = Readonly<{ store: ExplainStore; reference: string; explained: Explained; audience: Audience }>;

function Foot({ store, reference, explained, audience }: FootProps): ReactNode {
  const copy = useCopy();
  const [printing, setPrinting] = useState(false);
  const onPrinted = useCallback(() => setPrinting(false), []);
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
        <ActionButton icon={mdiContentCopy} onPress={() => copy(explainText(reference, explained, audience), audiences.find((one) => one.value === audience)?.label.replace('For', 'Explanation for') ?? 'Explanation')}>
          Copy as text
        </ActionButton>
        <ActionButton icon={mdiPrinterOutline} onPress={() => setPrinting(true)}>
          Print
        </ActionButton>
      </ActionBar>
      <PrintView open={printing} title={`${reference}: why ${weeklyWords(explained.weekly)}?`} onDone={onPrinted}>
        <p>{mayBeTold(audience)}</p>
        <p>{decidedWords(explained)}</p>
        <p>{explained.sentence}</p>
        <ExplainLines lines={explained.lines} answer={formatPence(explained.weekly)} />
        <ExplainFees explained={explained} />
        <FirstPayment payment={explained.firstPayment} />
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

/** How a decided amount was worked out, for one reader. Esc closes it; whoever drew it takes focus back to the figure. */
export function ExplainView({
  of: { caseId, clusterId, reference },
  decisionId,
  takesFocus,
  acts = null,
  onOpen,
  onClose,
}: Readonly<{
  of: Readonly<{ caseId: string; clusterId: string; reference: string }>;
  decisionId: string;
  /** Whether the heading takes focus when it is drawn. */
  takesFocus: () => boolean;
  /** What else can be done with the decision. */
  acts?: ReactNode;
  /** Opens another decision in its place. */
  onOpen: (decisionId: string) => void;
  onClose: () => void;
}>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createExplainStore(api, caseId, decisionId));
  const { view, audience, compared, ask, readFor, compare } = useStore(store);
  const heading = useRef<HTMLHeadingElement>(null);
  useAsking(clusterId, ask);
  useEffect(() => {
    if (takesFocus()) heading.current?.focus();
  }, [takesFocus]);
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
                  <p className="cb-case-why-decided">{explained === null ? '' : decidedWords(explained)}</p>
                  <ViewSwitch label="Who it is for" value={audience} views={audiences} onChange={(reader) => void readFor(reader)} />
                  {audience !== 'staff' && (
                    <p className="cb-case-why-told">
                      <Icon path={mdiLockOutline} size={14} />
                      {mayBeTold(audience)}
                    </p>
                  )}
                </>
              }
            >
              <Icon path={mdiCalculatorVariantOutline} size={18} /> {explained === null ? 'Why this amount?' : `Why ${weeklyWords(explained.weekly)}?`}
            </PaneHead>
          </div>
        }
        foot={explained === null ? undefined : <Foot store={store} reference={reference} explained={explained} audience={audience} />}
      >
        {view.phase === 'loading' && <StillBars lines={8} words="Working it out" />}
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
        {explained !== null && (
          <>
            <ReplacedBy replaced={explained.replaced} onOpen={onOpen} />
            <p className="cb-case-why-sentence">{explained.sentence}</p>
            <ComparedView compared={compared} explained={explained} onAgain={() => void compare(true)} />
            {compared.phase !== 'ready' && <ExplainLines key={audience} lines={explained.lines} answer={formatPence(explained.weekly)} />}
            <ExplainFees explained={explained} />
            <FirstPayment payment={explained.firstPayment} />
            <SameDay explained={explained} decisionId={decisionId} onOpen={onOpen} />
            {audience === 'staff' && <ReplayLine replay={explained.replay} />}
            {acts !== null && <p className="cb-case-why-acts">{acts}</p>}
          </>
        )}
      </Pane>
    </div>
  );
}
