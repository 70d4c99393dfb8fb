import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { taskIcon, taskTitle } from '../../app/work/taskWords.ts';
import type { Failure } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { type DeclineReason, declineReasons } from '../app/passedOver.ts';
import { itemName } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import type { NextStore, NextView } from './nextStore.ts';
import type { QueueRow } from './queueTypes.ts';
import { dueTag, rowParty, rowWhy } from './rowWords.ts';
import { taskIconPaths } from '../parts/taskIconPaths.ts';

type Offer = Extract<NextView, { phase: 'offered' }>;

function Offered({ view, store, today, onTake }: Readonly<{ view: Offer; store: NextStore; today: string; onTake: (row: QueueRow) => void }>): ReactNode {
  const { act, announce } = useApp();
  const { row, because } = view;
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [needed, setNeeded] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const party = rowParty(row);
  const due = dueTag(row, today);
  useEffect(() => announce(`Next for you: ${itemName(row)}, ${because}`), [announce, row, because]);
  const decline = async () => {
    if (reason === null) return setNeeded(true);
    const done = await act('task.decline', row.clusterId, { taskId: row.taskId, reason }, { words: `${itemName(row)} passed over` });
    if (!done.ok) return setError(done.error);
    await store.getState().passOver(row.taskId, `${itemName(row)} passed over.`);
  };
  return (
    <>
      <div className="cb-queue-offer">
        <Icon path={taskIconPaths[taskIcon(row)]} />
        <strong>{taskTitle(row)}</strong>
        <CaseNumber reference={row.reference} />
        {party !== undefined && <PartyTile party={party} size={16} words="short" />}
        {row.safety && <StatusTag {...statusIcons.safeContact}>Safe contact</StatusTag>}
        <StatusTag tone={due.tone} icon={due.icon}>
          {due.words}
        </StatusTag>
      </div>
      <p>{rowWhy(row, today)}.</p>
      <p>Next for you, {because}.</p>
      {error !== null && <Failed error={error} onRetry={() => void decline()} />}
      {declining && (
        <ChoiceField
          id="decline-reason"
          label="Why not this one?"
          hint="The reason is recorded. The task stays as it is."
          error={needed && reason === null ? 'Choose a reason' : null}
          value={reason}
          choices={declineReasons}
          onChange={setReason}
        />
      )}
      <div className="cb-queue-form-acts">
        {declining ? (
          <>
            <ActionButton kind="main" onPress={() => void decline()}>
              Pass it over
            </ActionButton>
            <ActionButton onPress={() => setDeclining(false)}>Back</ActionButton>
          </>
        ) : (
          <>
            <ActionButton kind="main" onPress={() => onTake(row)}>
              Take and open
            </ActionButton>
            <ActionButton onPress={() => setDeclining(true)}>Not this one</ActionButton>
          </>
        )}
      </div>
    </>
  );
}

/** Next: the top item by rule, and the rule. Taking it opens it; passing it over needs a reason. */
export function NextDialog({ store, today, onTake }: Readonly<{ store: NextStore; today: string; onTake: (row: QueueRow) => void }>): ReactNode {
  const view = useStore(store, (state) => state.view);
  if (view.phase === 'closed') return null;
  const close = () => store.getState().close();
  return (
    <DialogFrame open title="Next for you" width={520} onClose={close}>
      {view.passed !== null && (
        <div className="cb-queue-passed">
          <MessageBox kind="info" announce={view.passed}>
            {view.passed}
          </MessageBox>
        </div>
      )}
      {view.phase === 'loading' && <StillBars words="Finding the next task" />}
      {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void store.getState().offer()} />}
      {view.phase === 'nothing' && (
        <>
          <p>There is nothing to offer, {view.because}.</p>
          <ActionButton kind="main" onPress={close}>
            Close
          </ActionButton>
        </>
      )}
      {view.phase === 'offered' && <Offered key={view.row.taskId} view={view} store={store} today={today} onTake={onTake} />}
    </DialogFrame>
  );
}
