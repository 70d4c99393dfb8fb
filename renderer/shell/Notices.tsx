import Snackbar from '@mui/material/Snackbar';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { UndoBar } from '../parts/UndoBar.tsx';
import { mendedWords } from './mendedWords.ts';
import { readOnlyWords } from './readOnlyWords.ts';
import { useShell } from './ShellContext.tsx';

const groupProps = { role: 'group', 'aria-label': 'Done' } as const;

/** At the foot: what just happened, with Undo while there is time. */
export function NoticeBar(): ReactNode {
  const { announce } = useApp();
  const { notices } = useShell();
  const notice = useStore(notices, (state) => state.notice);
  if (notice === null) return null;
  const { words, undo } = notice;
  if (undo === undefined) return <Snackbar open message={words} slotProps={{ content: groupProps }} />;
  const takeBack = async (): Promise<void> => {
    const said = await notices.getState().undo({ words, ...undo });
    if (said !== null) announce(said);
  };
  return <UndoBar words={words} until={undo.until} onUndo={() => void takeBack()} />;
}

/** Under the tab row: that nothing can be saved now, what was mended at the start, and what an act of the frame itself met. */
export function Banners(): ReactNode {
  const { notices } = useShell();
  const problem = useStore(notices, (state) => state.problem);
  const readOnly = readOnlyWords(useSession((view) => view.session?.readOnly ?? 'no'));
  const mended = useSession((view) => view.session?.notices) ?? [];
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const unread = mended.filter(({ code }) => !read.has(code));
  if (problem === null && readOnly === null && unread.length === 0) return null;
  return (
    <section className="cb-banners" aria-label="Notices" data-pane tabIndex={-1}>
      {readOnly !== null && (
        <MessageBox kind="warn" title={readOnly.what} announce={readOnly.what}>
          {readOnly.next}
        </MessageBox>
      )}
      {unread.map((one) => {
        const { kind, what, next } = mendedWords(one);
        return (
          <MessageBox key={one.code} kind={kind} title={what} announce={what} action={<ActionButton onPress={() => setRead(new Set([...read, one.code]))}>Close</ActionButton>}>
            {next}
          </MessageBox>
        );
      })}
      {problem !== null && (
        <Failed
          error={problem.failure}
          onRetry={() => {
            notices.getState().dropProblem();
            void problem.again();
          }}
        >
          <ActionButton onPress={() => notices.getState().dropProblem()}>Close</ActionButton>
        </Failed>
      )}
    </section>
  );
}
