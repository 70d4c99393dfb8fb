import { useCallback, useState, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { DonePanel } from '../change/DonePanel.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { PrintView } from '../parts/PrintView.tsx';
import type { RunPhase } from './instructionState.ts';
import { RunRecord } from './RunRecord.tsx';
import './runPreview.css';

type DoneRun = Extract<RunPhase, { phase: 'done' }>;

const titles: Readonly<Record<DoneRun['how'], string>> = { submit: 'Done', wait: 'Requests sent', abandon: 'Given up' };

/** After a run: what it did, the drafts to read, the record to print, the next item. */
export function RunDone({
  done,
  caseId,
  onClose,
}: Readonly<{ done: DoneRun; caseId: string; onClose: () => void }>): ReactNode {
  const [printing, setPrinting] = useState(false);
  const stop = useCallback(() => setPrinting(false), []);
  const { how, run, preview, after } = done;
  const title = how === 'submit' ? (preview?.outcome ?? titles.submit) : titles[how];
  const dueOn = run.view.effects.waits.at(-1)?.dueOn;
  return (
    <div className="cb-run-done">
      <DonePanel
        caseId={caseId}
        title={title}
        after={after}
        actions={
          <>
            <ActionButton onPress={() => setPrinting(true)}>Print the record</ActionButton>
            <ActionButton kind="quiet" onPress={onClose}>
              Close
            </ActionButton>
          </>
        }
      >
        {how === 'wait' && dueOn !== undefined && (
          <p>All left together, due {formatDate(dueOn)}. The item sleeps until the last answer lands.</p>
        )}
        {how === 'abandon' && <p>Nothing was written and nothing was sent.</p>}
        {how === 'submit' && preview !== null && after.decision === null && (
          <ul className="cb-run-did">
            {preview.writes.map(({ title: line }, index) => (
              // Two lines can read the same; the order is what tells them apart.
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
      </DonePanel>
      <PrintView open={printing} title={run.title} onDone={stop}>
        <RunRecord run={run} preview={preview} />
      </PrintView>
    </div>
  );
}
