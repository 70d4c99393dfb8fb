import Snackbar from '@mui/material/Snackbar';
import SnackbarContent from '@mui/material/SnackbarContent';
import type { ReactNode } from 'react';
import { formatTime, type Instant } from '../../app/model/calendar.ts';
import { useAnnounced } from './LiveRegion.tsx';
import './feedback.css';

type Undoable = Readonly<{ words: string; until: Instant; onUndo: () => void }>;

/** No live region of its own: the window has one. */
const groupProps = { role: 'region', 'aria-label': 'Undo' } as const;

const Action = ({ until, onUndo }: Omit<Undoable, 'words'>): ReactNode => (
  <>
    <button type="button" className="cb-undo" onClick={onUndo}>
      Undo
    </button>
    <span className="cb-undo-until">until {formatTime(until)}</span>
  </>
);

/**
 * What was just done to queue facts, with Undo until a clock time. Stays until the caller takes it away; never holds an
 * error, and is never the only place to undo.
 */
export function UndoBar({ words, ...undo }: Undoable): ReactNode {
  useAnnounced(`${words} Undo until ${formatTime(undo.until)}`);
  return <Snackbar open message={words} action={<Action {...undo} />} slotProps={{ content: groupProps }} />;
}

/** The same bar, for a place in the page. */
export function UndoContent({ words, ...undo }: Undoable): ReactNode {
  return <SnackbarContent {...groupProps} message={words} action={<Action {...undo} />} />;
}
