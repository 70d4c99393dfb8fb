import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Failure } from '../../app/result.ts';
import { useApp, useDesk } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { caseIntent } from '../app/draftWay.ts';
import { paneOf } from '../app/navigation.ts';
import { useNote } from '../app/useDraft.ts';
import { CaseFiles } from '../evidence/attach/CaseFiles.tsx';
import { askToAdd } from '../evidence/evidenceIntent.ts';
import { SplitView } from '../parts/SplitView.tsx';
import { CaseDialogs, type OpenDialog } from './CaseDialogs.tsx';
import { CaseProvider, explainPane, useAsking, type CaseServices, type CaseTab } from './CaseContext.tsx';
import type { CaseHeld } from './caseWords.ts';
import { DraftLine } from './DraftLine.tsx';
import { IdentityBar } from './IdentityBar.tsx';
import { createNoteCaret } from './noteCaret.ts';
import { SectionBar, sectionTabId } from './SectionBar.tsx';
import { SectionBody } from './SectionBody.tsx';
import { sideKind, SidePane, type SideKind } from './SidePane.tsx';
import { FinishedWork } from './summary/FinishedWork.tsx';
import { createTimelineStore } from './timeline/timelineStore.ts';
import { useCaseKeys } from './useCaseKeys.ts';
import { useKeptScroll } from './useKeptScroll.ts';
import { useNextItem } from './useNextItem.ts';
import { useReadOnly } from './useReadOnly.ts';
import { useReturnFocus } from './useReturnFocus.ts';

/** Widths of the panes beside a case, in CSS pixels: the picture's at 1440, less on a smaller screen. */
const firstSizes = (): Readonly<Record<SideKind, number>> => {
  const small = window.innerWidth < 1400;
  return { again: small ? 480 : 520, correct: small ? 480 : 520, explain: small ? 480 : 520, instruction: small ? 428 : 480, timeline: small ? 428 : 480, none: 480 };
};
const sideLimits: Readonly<Record<SideKind, Readonly<{ min: number; max: number }>>> = {
  again: { min: 420, max: 720 }, correct: { min: 420, max: 720 }, explain: { min: 400, max: 720 }, instruction: { min: 420, max: 560 }, timeline: { min: 320, max: 640 }, none: { min: 320, max: 640 },
};
const sideNames: Readonly<Record<SideKind, string>> = { again: 'Width of the form', correct: 'Width of the form', explain: 'Width of the explanation', instruction: 'Width of the instruction', timeline: 'Width of the timeline', none: 'Width' };

/** After another part is chosen by key, focus goes to its heading; a chosen tab and a field that took focus keep it. */
function useHeadingFocus(root: RefObject<HTMLElement | null>, where: string): void {
  const before = useRef(where);
  useEffect(() => {
    if (before.current === where) return;
    before.current = where;
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body && (focused.getAttribute('role') === 'tab' || focused.closest('main, [role=dialog], [data-own-keys]') !== null)) return;
    root.current?.querySelector<HTMLElement>('[data-case-heading]')?.focus({ preventScroll: true });
  }, [root, where]);
}

/** A case that is here: its identity, its parts, and what stands beside them. */
export function OpenCase({
  held,
  stale,
  onAgain,
  tab,
  headingRef,
}: Readonly<{ held: CaseHeld; stale: Failure | null; onAgain: () => void; tab: CaseTab; headingRef: RefObject<HTMLHeadingElement | null> }>): ReactNode {
  const { api, openPalette } = useApp();
  const { caseId, clusterId } = held;
  const move = useDesk((desk) => desk.move);
  const root = useRef<HTMLDivElement>(null);
  const [caret] = useState(createNoteCaret);
  const [timeline] = useState(() => createTimelineStore(api, caseId));
  const note = useNote(caseId, null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [sizes, setSizes] = useState(firstSizes);
  const readOnly = useReadOnly(held);
  const { next, onNext } = useNextItem();
  const working = held.tasks.length + held.runs.length > 0;
  const [hadWork, setHadWork] = useState(working);
  if (working && !hadWork) setHadWork(true);
  const finished = hadWork && !working;

  useAsking(clusterId, timeline.getState().open);
  useKeptScroll(root, caseId, tab.section, tab.scroll);
  useHeadingFocus(root, `${tab.section} ${tab.item ?? ''}`);
  const paneFocus = useReturnFocus(root, headingRef, tab.pane);

  const services = useMemo<CaseServices>(() => {
    const go: CaseServices['go'] = (to) => {
      if (typeof to.pane === 'string') paneFocus.remember();
      move(caseId, to);
    };
    return {
      held, readOnly, timeline, note, caret, go,
      paneWasOpened: paneFocus.wasOpened,
      explain: (decisionId) => go({ pane: explainPane(decisionId) }),
      lookAgain: (decisionId) => go({ pane: paneOf('again', decisionId) }),
      correct: (decisionId) => go({ pane: paneOf('correct', decisionId) }),
      whence: (figure) => setDialog({ kind: 'origin', figure }),
      checkIdentity: (role) => setDialog({ kind: 'identity', role }),
      beforeRinging: () => setDialog({ kind: 'brief' }),
      writeNote: () => {
        if (!caret.ask()) go({ section: 'timeline' });
      },
      writeMessage: () => go({ section: 'messages', item: 'new' }),
      startInstruction: () => setDialog({ kind: 'instruction' }),
      startChange: () => setDialog({ kind: 'change' }),
      finishTask: (taskId) => setDialog({ kind: 'finish', taskId }),
    };
  }, [held, readOnly, timeline, note, caret, caseId, move, paneFocus]);

  useEffect(() => {
    const take = (): void => {
      const asked = caseIntent.getState().take((one) => one.caseId === caseId)?.act;
      if (asked?.do === 'note') services.writeNote();
      if (asked?.do === 'brief') services.beforeRinging();
      if (asked?.do === 'item') services.finishTask(asked.taskId);
      if (asked?.do === 'list') openPalette(asked.words);
    };
    take();
    return caseIntent.subscribe(({ next: asked }) => asked !== null && take());
  }, [caseId, services, openPalette]);
  // The heading drawn while the case was loading is gone, and focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) headingRef.current?.focus({ preventScroll: true });
  }, [headingRef]);
  const { decision } = held.shared;
  const onKeyDown = useCaseKeys({
    t: () => services.go({ section: 'timeline' }),
    ...(decision === null ? {} : { w: () => services.explain(decision.decisionId) }),
    r: services.beforeRinging,
    ...(finished ? { g: onNext } : {}),
    ...(readOnly === undefined ? { n: services.writeNote, c: services.startChange, i: services.startInstruction, e: services.writeMessage, d: () => askToAdd(caseId) } : {}),
  });
  const side = sideKind(tab);
  const close = (): void => move(caseId, { pane: null });
  return (
    <CaseProvider services={services}>
      <div ref={root} className="cb-case" data-case-scroll onKeyDown={onKeyDown}>
        <section className="cb-case-top" aria-label={`Case ${held.reference}`}>
          <IdentityBar reference={held.reference} held={held} headingRef={headingRef} onExplain={services.explain} {...(readOnly === undefined ? { onCheck: services.checkIdentity } : {})} />
          <DraftLine />
          <CaseFiles />
          {readOnly !== undefined && (
            <p id="case-read-only" className="cb-case-read-only">
              {readOnly}
            </p>
          )}
          {stale !== null && <Failed error={stale} onRetry={onAgain} title="This case may be out of date." />}
          <SectionBar section={tab.section} quiet={side === 'instruction' || tab.item !== null} />
        </section>
        <main id="main" tabIndex={-1} className={side === 'none' ? 'cb-case-split cb-case-alone' : 'cb-case-split'} data-case-scroll>
          <SplitView
            label={sideNames[side]}
            sized="end"
            size={sizes[side]}
            onSize={(size) => setSizes({ ...sizes, [side]: size })}
            {...sideLimits[side]}
            start={
              <div className="cb-case-main" tabIndex={-1} data-pane>
                <div key={tab.section} id="case-panel" className="cb-case-body" role="tabpanel" aria-labelledby={sectionTabId(tab.section)} data-case-scroll>
                  <SectionBody tab={tab} finished={finished ? <FinishedWork next={next} onNext={onNext} /> : null} />
                </div>
              </div>
            }
            end={<SidePane tab={tab} onClose={close} />}
          />
        </main>
        <CaseDialogs open={dialog} onClose={() => setDialog(null)} />
      </div>
    </CaseProvider>
  );
}
