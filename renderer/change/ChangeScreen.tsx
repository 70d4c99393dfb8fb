import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../app/contract/index.ts';
import { formatDate } from '../../app/model/calendar.ts';
import { changeTitles } from '../../app/work/changeTitles.ts';
import { useApp, useCoreEvents } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { useSaveOnLeaving } from '../app/useDraft.ts';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import './change.css';
import './result.css';
import { changeDraftKey, type ChangeSubject } from './changeState.ts';
import { createChangeStore } from './changeStore.ts';
import { CheckAnswers } from './CheckAnswers.tsx';
import { DonePanel } from './DonePanel.tsx';
import { FormAndResult } from './FormAndResult.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { pathWords, roleName } from './pathWords.ts';

type People = Output<'team.people'>['people'];

/** One change form. Everything in it is kept while it is typed; nothing happens before the check page's one button. */
export function ChangeScreen(props: ChangeSubject & Readonly<{ onDone?: () => void }>): ReactNode {
  // Another subject is another form: its own store, its own draft.
  return <Screen key={changeDraftKey(props)} {...props} />;
}

function Screen({ onDone, ...subject }: ChangeSubject & Readonly<{ onDone?: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createChangeStore(api, subject, changeTitles[subject.type].title));
  const state = useStore(store);
  const { view } = state;
  const [people, setPeople] = useState<People | null>(null);
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey && ready) {
      event.preventDefault();
      goOn();
    }
    if (event.key === 'Escape' && step === 'check') {
      event.preventDefault();
      state.backToForm();
    }
  };
  const openHandOver = async (): Promise<void> => {
    await state.flush();
    const found = await api.call('team.people', {});
    setPeople(found.ok ? found.value.people : []);
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
  if (view.phase === 'done')
    return (
      <div className="cb-change-wait">
        <DonePanel
          caseId={subject.caseId}
          title={pathWords(view.result.path, view.form.type, view.form.subject).done}
          after={view.after}
          {...(onDone === undefined ? {} : { actions: <ActionButton onPress={onDone}>Back to the case</ActionButton> })}
        >
          <p>{pathWords(view.result.path, view.form.type, view.form.subject).did}</p>
        </DonePanel>
      </div>
    );

  const { form, held, live } = view;
  const words = pathWords(live.result?.path ?? 'apply', form.type, form.subject);
  const settled = live.result !== null && live.result.problems.length === 0 && live.result.needs.length === 0;
  const task = held?.tasks.find(({ taskId }) => taskId === subject.taskId) ?? null;
  const readOnly = held?.readOnly === true ? 'You can read this case. Its own team can change it.' : undefined;
  return (
    <div className="cb-change" onKeyDown={onKeyDown}>
      <PaneHead
        level={2}
        headingRef={heading}
        aside={`${roleName(form.subject)}, reported ${formatDate(form.reportedOn)}`}
        actions={<DraftSaved {...view.kept} />}
      >
        {form.title}
      </PaneHead>
      {step === 'check' ? <CheckAnswers view={view} store={state} /> : <FormAndResult view={view} store={state} />}
      <ActionBar promise={settled ? words.promise : 'Nothing happens before you have checked your answers.'}>
        {step === 'check' ? (
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={goOn} reason={readOnly}>
              {view.sending ? 'Saving' : words.confirm}
            </ActionButton>
            <ActionButton onPress={state.backToForm}>Back to the form</ActionButton>
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
          </>
        )}
      </ActionBar>
      {people !== null && task !== null && (
        <HandOverDialog
          clusterId={subject.clusterId}
          caseId={subject.caseId}
          task={task}
          people={people}
          onClose={() => setPeople(null)}
          onDone={() => {
            setPeople(null);
            onDone?.();
          }}
        />
      )}
    </div>
  );
}
