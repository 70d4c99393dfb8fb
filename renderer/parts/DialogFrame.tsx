import { mdiClose } from '@mdi/js';
import Dialog from '@mui/material/Dialog';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import { LiveRegionHere } from './LiveRegion.tsx';
import './dialog.css';

type DialogParts = Readonly<{
  title: ReactNode;
  children: ReactNode;
  /** Buttons: the main one first. */
  actions?: ReactNode;
  onClose: () => void;
}>;

function DialogBody({ title, children, actions, onClose, titleId }: DialogParts & Readonly<{ titleId: string }>): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="cb-dialog-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton path={mdiClose} name="Close" onPress={onClose} />
      </div>
      <div className="cb-dialog-body">{children}</div>
      {actions !== undefined && <div className="cb-dialog-actions">{actions}</div>}
      <LiveRegionHere />
    </>
  );
}

/** A dialog: focus goes to its heading, Esc closes it, and focus returns to what opened it. Width in CSS pixels. */
export function DialogFrame({
  open,
  width = 560,
  urgent = false,
  ...parts
}: DialogParts & Readonly<{ open: boolean; width?: number; urgent?: boolean }>): ReactNode {
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={parts.onClose}
      maxWidth={false}
      aria-labelledby={titleId}
      role={urgent ? 'alertdialog' : 'dialog'}
      slotProps={{ paper: { style: { width, maxWidth: 'calc(100% - 32px)' } } }}
    >
      <DialogBody {...parts} titleId={titleId} />
    </Dialog>
  );
}
