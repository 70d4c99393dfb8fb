import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../app/contract/index.ts';
import type { PartyRole } from '../../app/model/roles.ts';
import type { ChangeType } from '../../app/model/rows/work.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { changeTitles } from '../../app/work/changeTitles.ts';
import { useApp, useCoreEvents, useDesk } from '../app/AppContext.tsx';
import { paneOf } from '../app/navigation.ts';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { useSaveOnLeaving } from '../app/useDraft.ts';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import './change.css';
import './result.css';
import { changeDraftKey, decisionProblem, hasTyped, type ChangeSubject } from './changeState.ts';
import { createChangeStore } from './changeStore.ts';
import { CheckAnswers } from './CheckAnswers.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { DoneFacts } from './DoneFacts.tsx';
import { DonePanel } from './DonePanel.tsx';
import { FinishedItem } from './FinishedItem.tsx';
import { FormAndResult } from './FormAndResult.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { leavingOf, pathWords, roleName } from './pathWords.ts';
import { TogetherDialog } from './together/TogetherDialog.tsx';

type People = Output<'team.people'>['people'];
type Asking = Readonly<{ what: 'discard' }> | Readonly<{ what: 'handOver'; people: People }> | Readonly<{ what: 'together' }>;
type Around = Readonly<{
  /** Back to the case: after the act, and on Esc. What is typed stays kept. */
  onDone?: () => void;
  /** Where proof is attached, drawn in the Evidence part of the form. */
  evidenceSlot?: ReactNode;
}>;

/** One change form. Everything in it is kept while it is typed; nothing happens before the check page's one button. */
export function ChangeScreen(props: ChangeSubject & Around): ReactNode {
  // Another subject is another form: its own store, its own draft.
  return <Screen key={changeDraftKey(props)} {...props} />;
}

function Screen({ onDone, evidenceSlot, ...subject }: ChangeSubject & Around): ReactNode {
  const { api } = useApp();
  const move = useDesk((desk) => desk.move);
  const [store] = useState(() => createChangeStore(api, subject, changeTitles[subject.type].title));
  const state = useStore(store);
  const { view } = state;
  const [asking, setAsking] = useState<Asking | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const ready = view.phase === 'open';
  const step = view.phase === 'open' ? view.step : view.phase;

  useEffect(() => {
    void store.getState().open();
  }, [store]);
  useSaveOnLeaving(state.flush);
  useEffect(() => {
    if (ready) heading.current?.focus();
  }, [ready]);
  useCoreEvents((event) => {
    if (event.type === 'changed' && event.clusterIds.includes(subject.clusterId)) void state.refresh();
  });

  const goOn = (): void => void (step === 'check' ? state.confirm() : state.check());
  const close = (): void => void state.flush().then(() => onDone?.());
  const openForm = (type: ChangeType, role: PartyRole, taskId: string | null): void => {
    void state.flush();
    move(subject.caseId, { section: 'changes', item: `${type}:${role}:${taskId ?? '-'}` });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Dialogs are drawn elsewhere in the page; their key presses only bubble here through React.
    if (!event.currentTarget.contains(event.target as Element) || event.defaultPrevented) return;
    if (event.key === 'Enter' && event.ctrlKey && ready) {
      event.preventDefault();
      goOn();
    }
    if (event.key === 'Escape' && (step === 'check' || onDone !== undefined)) {
      event.preventDefault();
      if (step === 'check') state.backToForm();
      else close();
    }
  };
  const openHandOver = async (): Promise<void> => {
    await state.flush();
    const found = await api.call('team.people', {});
    setAsking({ what: 'handOver', people: found.ok ? found.value.people : [] });
  };

  if (view.phase === 'loading')
    return (
      <div className="cb-change-wait">
        <StillBars lines={5} words="Opening the form" />
      </div>
    );
  if (view.phase === 'failed')
    return (
      <div className="cb-change-wait">
        <Failed error={view.error} onRetry={() => void state.open()} />
      </div>
    );
  if (view.phase === 'finished')
    return (
      <div className="cb-change-wait">
        <FinishedItem view={view} store={state} {...(onDone === undefined ? {} : { onClose: onDone })} onNew={() => openForm(subject.type, subject.subject, null)} />
      </div>
    );
  if (view.phase === 'done') {
    const { result, form, after } = view;
    const words = pathWords(result.path, form.type, form.subject, leavingOf(result));
    return (
      <div className="cb-change-wait">
        <DonePanel caseId={subject.caseId} title={words.done} after={after} onExplain={(decisionId) => move(subject.caseId, { pane: paneOf('explain', decisionId) })} {...(onDone === undefined ? {} : { actions: <ActionButton onPress={onDone}>Back to the case</ActionButton> })}>
          <p>{words.did}</p>
          <DoneFacts wrote={result} />
        </DonePanel>
      </div>
    );
  }

  const { form, held, live } = view;
  const words = pathWords(live.result?.path ?? 'apply', form.type, form.subject, live.result === null ? undefined : leavingOf(live.result));
  const settled = live.result !== null && live.result.problems.length === 0 && live.result.needs.length === 0 && decisionProblem(view) === null;
  const task = held?.tasks.find(({ taskId }) => taskId === subject.taskId) ?? null;
  const readOnly = held?.readOnly === true ? 'You can read this case. Its own team can change it.' : undefined;
  const chain = live.result?.chain ?? [];
  return (
    <div className="cb-change" onKeyDown={onKeyDown}>
      <PaneHead level={2} headingRef={heading} aside={`${roleName(form.subject)}, reported ${formatDate(form.reportedOn)}`} actions={<DraftSaved {...view.kept} />}>
        {form.title}
      </PaneHead>
      {step === 'check' ? (
        <CheckAnswers view={view} store={state} />
      ) : (
        <FormAndResult
          view={view}
          store={state}
          evidenceSlot={evidenceSlot}
          onOpen={({ type, subject: role, taskId }) => openForm(type, role, taskId)}
          onTogether={() => setAsking({ what: 'together' })}
        />
      )}
      <ActionBar promise={settled ? words.promise : 'Nothing happens before you have checked your answers.'}>
        {step === 'check' ? (
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={goOn} reason={readOnly}>
              {view.sending ? 'Saving' : words.confirm}
            </ActionButton>
            <ActionButton keys="Esc" onPress={state.backToForm}>
              Back to the form
            </ActionButton>
          </>
        ) : (
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={goOn} reason={readOnly}>
              Check answers
            </ActionButton>
            {task !== null && readOnly === undefined && (
              <ActionButton kind="quiet" popup="dialog" onPress={() => void openHandOver()}>
                Hand over
              </ActionButton>
            )}
            {hasTyped(view) && (
              <ActionButton kind="quiet" popup="dialog" onPress={() => setAsking({ what: 'discard' })}>
                Discard
              </ActionButton>
            )}
          </>
        )}
      </ActionBar>
      {asking?.what === 'discard' && (
        <DiscardDialog
          onClose={() => setAsking(null)}
          onDiscard={() => {
            setAsking(null);
            void state.discard();
          }}
        />
      )}
      {asking?.what === 'together' && <TogetherDialog caseId={subject.caseId} clusterId={subject.clusterId} changeIds={chain.map(({ changeId }) => changeId)} onClose={() => setAsking(null)} />}
      {asking?.what === 'handOver' && task !== null && (
        <HandOverDialog
          clusterId={subject.clusterId}
          caseId={subject.caseId}
          task={task}
          people={asking.people}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            onDone?.();
          }}
        />
      )}
    </div>
  );
}
