import { mdiClose, mdiMapMarkerPath } from '@mdi/js';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { DraftSaved } from '../app/DraftSaved.tsx';
import { useSaveOnLeaving } from '../app/useDraft.ts';
import { clearStepFacts, showStepFacts } from '../app/stepFacts.ts';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { PrintView } from '../parts/PrintView.tsx';
import { StepBar } from '../parts/StepBar.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';
import '../change/change.css';
import '../change/result.css';
import './instruction.css';
import { stepOf, type OpenRunView, type RunSubject, type Way } from './instructionState.ts';
import { createInstructionStore } from './instructionStore.ts';
import { RunBody } from './RunBody.tsx';
import { RunDone } from './RunDone.tsx';
import { RunRecord } from './RunRecord.tsx';
import { ReasonDialog, type Ask } from './ReasonDialog.tsx';
import { RunFootBar } from './RunFootBar.tsx';
import { useRunKeys } from './useRunKeys.ts';

const ways: readonly Readonly<{ value: Way; label: string }>[] = [
  { value: 'guide', label: 'Guide' },
  { value: 'checklist', label: 'Checklist' },
  { value: 'map', label: 'Map' },
];

/** A run beside its case. The open step's facts are lit on the case; Esc pauses and closes. */
export function InstructionPane(props: RunSubject & Readonly<{ onClose: () => void }>): ReactNode {
  return <Pane key={props.runId} {...props} />;
}

function Pane({ caseId, clusterId, runId, onClose }: RunSubject & Readonly<{ onClose: () => void }>): ReactNode {
  const { api, announce } = useApp();
  const [store] = useState(() => createInstructionStore(api, { caseId, clusterId, runId }));
  const state = useStore(store);
  const { view } = state;
  const title = useRef<HTMLHeadingElement>(null);
  const stepHeading = useRef<HTMLHeadingElement>(null);
  const [ask, setAsk] = useState<Ask | null>(null);
  const [printing, setPrinting] = useState(false);
  const stopPrinting = useCallback(() => setPrinting(false), []);

  useEffect(() => {
    void store.getState().open();
    return () => clearStepFacts(caseId);
  }, [store, caseId]);
  useSaveOnLeaving(state.flush);
  useCoreEvents((event) => {
    if (event.type === 'changed' && event.clusterIds.includes(clusterId)) void state.refresh();
  });

  const open = view.phase === 'open' ? view : null;
  const current = open === null ? null : stepOf(open.run, open.run.view.current);
  const [previewing, phase] = [open?.preview != null, view.phase];
  const heard =
    current === null
      ? null
      : `Step ${current.number ?? ''}: ${current.title}${current.status === 'checkAgain' ? '. Check this again' : ''}`;
  // The new step's heading takes focus and is said; a refresh of the same step moves nothing.
  const say = useRef(announce);
  useEffect(() => {
    say.current = announce;
  });
  useEffect(() => {
    if (phase !== 'open' || previewing) return;
    (stepHeading.current ?? title.current)?.focus();
    say.current(heard ?? 'All steps are answered. Preview everything this will do.');
  }, [previewing, phase, heard]);
  const uses = current?.uses.join(' ') ?? '';
  const label = current?.number == null ? '' : `Step ${current.number}`;
  useEffect(() => {
    showStepFacts(caseId, uses === '' ? [] : uses.split(' '), label);
  }, [caseId, uses, label]);

  const close = (): void => {
    void state.pause();
    onClose();
  };
  const keys = useRunKeys({ state, current, onClose: view.phase === 'done' ? onClose : close });

  return (
    <aside className="cb-run" aria-label="Smart Instruction" data-pane tabIndex={-1} onKeyDown={keys.onKeyDown}>
      <header className="cb-run-head">
        <div className="cb-run-title">
          <Icon path={mdiMapMarkerPath} size={20} />
          <h2 ref={title} tabIndex={-1}>
            {view.phase === 'open' || view.phase === 'done' ? view.run.title : 'Smart Instruction'}
          </h2>
          <IconButton path={mdiClose} name="Pause and close" onPress={view.phase === 'done' ? onClose : close} />
        </div>
        {open !== null && !previewing && <HeadTools view={open} onShow={state.show} />}
      </header>
      {view.phase === 'loading' && (
        <div className="cb-run-body">
          <StillBars lines={5} words="Opening the instruction" />
        </div>
      )}
      {view.phase === 'failed' && (
        <div className="cb-run-body">
          <Failed error={view.error} onRetry={() => void state.open()} />
        </div>
      )}
      {view.phase === 'done' && (
        <div className="cb-run-body">
          <RunDone done={view} caseId={caseId} onClose={onClose} />
        </div>
      )}
      {open !== null && (
        <>
          <RunBody
            view={open}
            state={state}
            stepHeading={stepHeading}
            law={keys.law}
            onLaw={keys.setLaw}
            onAsk={setAsk}
            onPrint={() => setPrinting(true)}
          />
          <RunFootBar view={open} state={state} current={current} />
          {ask !== null && (
            <ReasonDialog
              ask={ask}
              onClose={() => setAsk(null)}
              onDo={(text) =>
                ask === 'deviate'
                  ? state.deviate(text)
                  : ask === 'abandon'
                    ? state.abandon(text)
                    : state.note(ask, text)
              }
            />
          )}
          <PrintView open={printing} title={open.run.title} onDone={stopPrinting}>
            <RunRecord run={open.run} preview={null} />
          </PrintView>
        </>
      )}
    </aside>
  );
}

function HeadTools({ view, onShow }: Readonly<{ view: OpenRunView; onShow: (way: Way) => void }>): ReactNode {
  const { done, total, steps, current } = view.run.view;
  const at = steps.find(({ key }) => key === current)?.number ?? null;
  return (
    <>
      <div className="cb-run-tools">
        <ViewSwitch label="View" value={view.way} views={ways} onChange={onShow} />
        <DraftSaved {...view.kept} idle="Each answer is saved on this laptop" />
      </div>
      <StepBar total={total} done={done} current={at} />
    </>
  );
}
