import { Failed } from '../app/Failed.tsx';
import { mdiLaptopOff } from '@mdi/js';
import type { KeyboardEvent, ReactNode } from 'react';
import { taskTitle } from '../../app/work/taskWords.ts';
import { hasForm } from '../app/workItem.ts';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { isLetter, isTyping, useSingleKeys } from '../parts/singleKeys.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { countWords } from '../words/countWords.ts';
import { PreviewBody, WhyAndNext } from './PreviewBody.tsx';
import type { PreviewView } from './previewStore.ts';
import type { QueuePreview, QueueRow } from './queueTypes.ts';
import { dueTag, rowParty, rowWhy } from './rowWords.ts';

type PreviewActs = Readonly<{
  onOpen: (row: QueueRow) => void;
  onAssign: (row: QueueRow) => void;
  onNote: (row: QueueRow) => void;
  onFinish: (row: QueueRow) => void;
  onTry: (row: QueueRow) => void;
  onWhy: (row: QueueRow) => void;
  onNext: () => void;
  /** To the row below, past those that are taken. */
  onStepOn: () => void;
  onRetry: () => void;
  /** Shows how the decision in force was worked out, in the preview's place. */
  onExplain: (row: QueueRow, decisionId: string) => void;
}>;

function PreviewHead({ row, preview, today }: Readonly<{ row: QueueRow; preview: QueuePreview | null; today: string }>): ReactNode {
  const due = dueTag(row, today);
  const party = rowParty(row);
  return (
    <PaneHead
      aside={
        <StatusTag tone={due.tone} icon={due.icon}>
          {due.words}
        </StatusTag>
      }
      actions={<span className="cb-queue-promise">Preview. Nothing changes until you open it.</span>}
      below={
        <p className="cb-queue-parties">
          {preview === null && party !== undefined && <PartyTile party={party} size={16} />}
          {preview?.parties.map(({ role, initials }) => (
            <PartyTile key={role} party={role === 'payingParent' ? 'paying' : 'receiving'} size={16}>
              {role === 'payingParent' ? 'Paying' : 'Receiving'} parent: {initials}
            </PartyTile>
          ))}
          {preview !== null && <span>{countWords(preview.children, 'child', 'children')}</span>}
          {preview !== null && <span>{preview.service === 'directPay' ? 'Direct Pay' : 'Collect and Pay'}</span>}
          <span>{row.claimedBy === null ? 'Nobody has taken it' : `Owner ${row.claimedBy}`}</span>
          {row.safety && (
            <StatusTag {...statusIcons.safeContact} look="quiet">
              Safe contact
            </StatusTag>
          )}
        </p>
      }
    >
      {taskTitle(row)} <CaseNumber reference={row.reference} />
    </PaneHead>
  );
}

function NotHeld({ row, today, onNext }: Readonly<{ row: QueueRow; today: string; onNext: () => void }>): ReactNode {
  return (
    <div className="cb-queue-notheld">
      <span className="cb-queue-notheld-mark">
        <Icon path={mdiLaptopOff} size={24} />
      </span>
      <h3>This case is not on this laptop</h3>
      <p>The task is safe; only the case is missing.</p>
      <ActionButton keys="G" onPress={onNext}>
        Take the next one
      </ActionButton>
      <WhyAndNext why={`${rowWhy(row, today)}. ${dueTag(row, today).words}.`} next="Open it once the case has arrived." />
    </div>
  );
}

/** The pane beside the list. It shows an item without changing it, and offers what can be done. */
export function Preview({ view, today, taken, acts, canAct }: Readonly<{ view: PreviewView; today: string; taken: string | undefined; acts: PreviewActs; canAct: boolean }>): ReactNode {
  const singleKeys = useSingleKeys();
  if (view.phase === 'nothing' || view.phase === 'loading') {
    return (
      <Pane as="aside" label="Preview">
        {view.phase === 'loading' ? <StillBars words="Loading the preview" /> : <p className="cb-aside">Choose a task to see it here.</p>}
      </Pane>
    );
  }
  const preview = view.phase === 'ready' ? view.preview : null;
  const row = view.phase === 'ready' ? view.preview.row : view.row;
  const notHeld = view.phase === 'failed' && view.error.code === 'CASE_NOT_HELD';
  const form = hasForm(row);
  const keys: Readonly<Record<string, () => void>> = {
    a: () => acts.onAssign(row),
    n: () => acts.onNote(row),
    w: () => acts.onWhy(row),
    g: acts.onNext,
    ...(form ? { c: () => acts.onOpen(row) } : {}),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !singleKeys || isTyping(event.target)) return;
    const key = Object.keys(keys).find((letter) => isLetter(event, letter));
    if (key === undefined) return;
    event.preventDefault();
    keys[key]?.();
  };
  const finished = row.state !== 'open';
  return (
    <div className="cb-queue-preview" onKeyDown={onKeyDown}>
      <Pane
        as="aside"
        label="Preview"
        head={<PreviewHead row={row} preview={preview} today={today} />}
        foot={
          <ActionBar
            label="This task"
            promise={
              <button type="button" className="cb-queue-whyhint" onClick={() => acts.onWhy(row)}>
                W explains this row
              </button>
            }
          >
            {notHeld ? (
              <ActionButton kind="main" keys="Enter" reason="Not on this laptop" onPress={() => undefined}>
                Open
              </ActionButton>
            ) : (
              <ActionButton kind="main" keys="Enter" onPress={() => acts.onOpen(row)}>
                Open
              </ActionButton>
            )}
            {!notHeld && canAct && !finished && taken === undefined && (
              <>
                <ActionButton keys="A" popup="dialog" onPress={() => acts.onAssign(row)}>
                  Assign
                </ActionButton>
                <ActionButton keys="N" popup="dialog" onPress={() => acts.onNote(row)}>
                  Note
                </ActionButton>
                {form && (
                  <ActionButton keys="C" onPress={() => acts.onOpen(row)}>
                    Change
                  </ActionButton>
                )}
                {row.kind === 'callback' && (
                  <ActionButton popup="dialog" onPress={() => acts.onTry(row)}>
                    Record a try
                  </ActionButton>
                )}
                {!form && (
                  <ActionButton popup="dialog" onPress={() => acts.onFinish(row)}>
                    Finish
                  </ActionButton>
                )}
              </>
            )}
          </ActionBar>
        }
      >
        {taken !== undefined && (
          <MessageBox
            kind="warn"
            title={taken}
            action={
              <>
                <ActionButton onPress={acts.onStepOn}>Next row</ActionButton>
                <ActionButton keys="G" onPress={acts.onNext}>
                  Take the next one
                </ActionButton>
              </>
            }
          >
            You can read it. It is no longer yours to do.
          </MessageBox>
        )}
        {finished && <MessageBox kind="info">This task is finished.</MessageBox>}
        {preview !== null && <PreviewBody preview={preview} today={today} onExplain={(decisionId) => acts.onExplain(row, decisionId)} />}
        {notHeld && <NotHeld row={row} today={today} onNext={acts.onNext} />}
        {view.phase === 'failed' && !notHeld && <Failed error={view.error} onRetry={acts.onRetry} />}
      </Pane>
    </div>
  );
}
