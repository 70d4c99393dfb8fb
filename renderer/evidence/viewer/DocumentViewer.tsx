import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceTitle } from '../../../app/work/evidenceWords.ts';
import { DraftSaved } from '../../app/DraftSaved.tsx';
import { keptOf } from '../../app/draftStore.ts';
import { Failed } from '../../app/Failed.tsx';
import type { Failure } from '../../../app/result.ts';
import { Answer } from '../../case/Answer.tsx';
import type { AskView } from '../../case/askStore.ts';
import { useCase } from '../../case/CaseContext.tsx';
import { ActionBar } from '../../parts/ActionBar.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { MoneyField } from '../../parts/MoneyField.tsx';
import { PaneHead } from '../../parts/PaneHead.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { isTyping, useSingleKeys } from '../../parts/singleKeys.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { documentName } from '../documentName.ts';
import { nextToJudge, reasonWords, stateOf, type DocumentItem, type DocumentList } from '../documents/documentList.ts';
import { showsWeekly } from '../evidenceKinds.ts';
import { fileWords } from '../fileWords.ts';
import { Sender } from '../Sender.tsx';
import { AttachHere } from './AttachHere.tsx';
import { ClaimPanel } from './ClaimPanel.tsx';
import { FileStage, type StageHandle } from './FileStage.tsx';
import { figureOf, readAccept } from './judgeForm.ts';
import { RefuseDialog } from './RefuseDialog.tsx';
import { useJudging } from './useJudging.ts';
import { viewerAct } from './viewerKeys.ts';
import './viewer.css';

function JudgedBefore({ item }: Readonly<{ item: DocumentItem }>): ReactNode {
  if (item.judged === null || item.state === 'received') return null;
  return (
    <p className="cb-judge-before">
      {stateOf(item).words} on {formatDate(item.judged.on)} by {item.judged.by}
      {item.state === 'refused' ? `: ${reasonWords(item)}` : ''}. It can be judged again while its work item is open.
    </p>
  );
}

function Viewer({ item, list }: Readonly<{ item: DocumentItem; list: DocumentList }>): ReactNode {
  const { go, readOnly } = useCase();
  const judging = useJudging(item);
  const draft = useStore(judging.draft);
  const [fileAt, setFileAt] = useState(0);
  const [refusing, setRefusing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const stage = useRef<StageHandle>(null);
  const after = useRef<HTMLDivElement>(null);
  const singleKeys = useSingleKeys();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { done } = judging;
  useEffect(() => {
    // Under the dialog the page takes no focus.
    if (done !== null && !refusing) after.current?.focus();
  }, [done, refusing]);

  const next = nextToJudge(list.items, item.evidenceId);
  const close = (): void => void draft.flush().then(() => go({ section: 'documents', item: null }));
  const openNext = (): void => {
    if (next !== null) void draft.flush().then(() => go({ section: 'documents', item: next.evidenceId }));
  };
  const accept = async (): Promise<void> => {
    const read = readAccept(draft.body, item);
    if ('problem' in read) {
      setWrong(read.problem);
      document.getElementById('judge-weekly')?.focus();
      return;
    }
    setWrong(null);
    setError(await judging.judge(read));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Dialogs are drawn elsewhere in the page; their key presses only bubble here through React.
    if (!event.currentTarget.contains(event.target as Element) || event.defaultPrevented) return;
    const what = viewerAct(event, { typing: isTyping(event.target), singleKeys });
    if (what === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (what === 'close') return close();
    if (what === 'next') return openNext();
    if (what === 'accept') return readOnly === undefined ? void accept() : undefined;
    if (what === 'refuse') return readOnly === undefined ? setRefusing(true) : undefined;
    stage.current?.act(what);
  };
  const file = item.files[Math.min(fileAt, item.files.length - 1)];
  const { words, mark } = stateOf(item);
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  const keys = (letter: string) => (singleKeys ? { keys: letter } : {});
  const at = list.items.indexOf(item) + 1;
  return (
    <div className="cb-viewer" onKeyDown={onKeyDown}>
      <PaneHead
        level={2}
        headingRef={heading}
        aside={
          <span className="cb-viewer-of">
            <Sender of={item.from} />
            <StatusTag {...statusIcons[mark]}>{words}</StatusTag>
          </span>
        }
        actions={
          <>
            <span className="cb-aside">
              {at} of {list.items.length}
            </span>
            <ActionButton kind="quiet" keys="Esc" onPress={close}>
              Back to the documents
            </ActionButton>
          </>
        }
      >
        {evidenceTitle(item.kind)}
      </PaneHead>
      <div className="cb-viewer-panes">
        <section className="cb-viewer-claim" aria-label="What was reported" data-pane tabIndex={-1}>
          {error !== null && <Failed error={error} onRetry={() => void accept()} />}
          {done !== null && (
            <div ref={after} tabIndex={-1} className="cb-viewer-done">
              <MessageBox kind="success" title={done.what}>
                {done.waits}
              </MessageBox>
            </div>
          )}
          {item.taskId === null && item.state === 'received' && <AttachHere item={item} />}
          <ClaimPanel item={item} />
          <section aria-labelledby="judge-head" className="cb-claim">
            <SectionHead id="judge-head" level={3} ruled action={<DraftSaved {...keptOf(draft)} />}>
              Is it enough?
            </SectionHead>
            <JudgedBefore item={item} />
            {showsWeekly(item.kind) ? (
              <MoneyField
                id="judge-weekly"
                label="Figure it shows, a week"
                hint="Check it against the document. Leave it empty when it shows none."
                error={wrong}
                readOnly={readOnly !== undefined}
                value={figureOf(draft.body, item)}
                onChange={(weekly) => {
                  setWrong(null);
                  draft.set({ ...draft.body, weekly, figure: true });
                }}
              />
            ) : (
              <p className="cb-aside">Documents of this kind show no weekly figure.</p>
            )}
          </section>
        </section>
        <section className="cb-viewer-document" aria-label="The document" data-pane tabIndex={-1}>
          {item.files.length > 1 && (
            <div className="cb-viewer-files" role="group" aria-label="Files of this document">
              {item.files.map((one, index) => (
                <button key={one.hash} type="button" className="cb-viewer-file" aria-pressed={index === fileAt} onClick={() => setFileAt(index)}>
                  {index + 1}. {one.name}
                </button>
              ))}
            </div>
          )}
          {file === undefined ? (
            <div className="cb-stage-wait">
              <EmptyState title="No file came with this" level={3}>
                {item.weekly === null ? 'There is nothing to look at.' : `It is a figure only: ${weeklyWords(item.weekly)}.`}
              </EmptyState>
            </div>
          ) : (
            <>
              <p className="cb-viewer-name">
                <strong>{file.name}</strong> <span className="cb-aside">{fileWords(file)}</span>
              </p>
              <FileStage
                file={file}
                handle={stage}
                whenUndrawable={
                  readOnly === undefined && (
                    <ActionButton
                      onPress={() => {
                        draft.set({ ...draft.body, reason: 'cannotRead', askAgain: true });
                        setRefusing(true);
                      }}
                    >
                      Ask for it again
                    </ActionButton>
                  )
                }
              />
            </>
          )}
        </section>
      </div>
      <ActionBar promise="It stays on the case whatever you decide.">
        <ActionButton kind="main" {...keys('A')} onPress={() => void accept()} {...blocked}>
          Accept
        </ActionButton>
        <ActionButton {...keys('R')} popup="dialog" onPress={() => setRefusing(true)} {...blocked}>
          Not accepted
        </ActionButton>
        <ActionButton {...keys('N')} onPress={openNext} {...(next === null ? { reason: 'No other document waits' } : {})}>
          Next document
        </ActionButton>
      </ActionBar>
      {refusing && (
        <RefuseDialog
          item={item}
          name={documentName(item)}
          draft={judging.draft}
          onClose={() => setRefusing(false)}
          onJudge={async (args) => {
            const failed = await judging.judge(args);
            if (failed === null) setRefusing(false);
            return failed;
          }}
        />
      )}
    </div>
  );
}

/** One document beside what it is held against. */
export function DocumentViewer({ answer, evidenceId }: Readonly<{ answer: AskView<DocumentList>; evidenceId: string }>): ReactNode {
  const { go } = useCase();
  return (
    <Answer answer={answer} lines={8} words="Opening the document">
      {(list) => {
        const item = list.items.find((one) => one.evidenceId === evidenceId);
        return item === undefined ? (
          <div className="cb-stage-wait">
            <EmptyState title="This document is no longer on the case" action={<ActionButton onPress={() => go({ section: 'documents', item: null })}>Show all documents</ActionButton>}>
              Somebody may have moved it.
            </EmptyState>
          </div>
        ) : (
          <Viewer key={evidenceId} item={item} list={list} />
        );
      }}
    </Answer>
  );
}
