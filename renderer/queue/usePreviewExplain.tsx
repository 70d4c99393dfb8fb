import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { paneOf } from '../app/navigation.ts';
import { ExplainView } from '../case/explain/ExplainView.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import type { PreviewView } from './previewStore.ts';
import type { QueueRow } from './queueTypes.ts';

/** `figure` is the name of the amount that was pressed. */
type Open = Readonly<{ row: QueueRow; decisionId: string; figure: string | null }>;
const always = (): boolean => true;

/**
 * *Explain this number* in the preview's place. `view` is null while the preview itself is shown; another row closes it.
 * When it closes, focus goes back to the amount that opened it.
 */
export function usePreviewExplain(shown: PreviewView): Readonly<{ view: ReactNode; open: (row: QueueRow, decisionId: string) => void }> {
  const { desk } = useApp();
  const [asked, setAsked] = useState<Open | null>(null);
  const backTo = useRef<string | null>(null);
  const taskId = shown.phase === 'ready' ? shown.preview.row.taskId : null;
  // Another row is shown: what was explained of the one before is done with.
  if (asked !== null && taskId !== null && asked.row.taskId !== taskId) setAsked(null);
  const current = asked !== null && asked.row.taskId === taskId ? asked : null;
  useEffect(() => {
    if (current !== null || backTo.current === null) return;
    const figure = document.querySelector<HTMLElement>(`.cb-queue-preview [aria-label="${CSS.escape(backTo.current)}"]`);
    backTo.current = null;
    (figure ?? document.getElementById('queue-list'))?.focus();
  }, [current]);
  if (current === null) return { view: null, open: (row, decisionId) => setAsked({ row, decisionId, figure: document.activeElement?.getAttribute('aria-label') ?? null }) };
  const { row, decisionId, figure } = current;
  const open = (asks: QueueRow, id: string): void => setAsked({ row: asks, decisionId: id, figure });
  return {
    open,
    view: (
      <ExplainView
        key={decisionId}
        of={row}
        decisionId={decisionId}
        takesFocus={always}
        onOpen={(id) => open(row, id)}
        onClose={() => {
          backTo.current = figure ?? '';
          setAsked(null);
        }}
        acts={
          <LinkButton onPress={() => desk.getState().openCase(row.caseId, row.reference, { pane: paneOf('explain', decisionId) })}>Open the case with this beside it</LinkButton>
        }
      />
    ),
  };
}
