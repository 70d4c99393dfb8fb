import { mdiClose } from '@mdi/js';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCase } from '../case/CaseContext.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { MainKeyArea } from '../shell/dialogs/MainKeyArea.tsx';
import './challenge.css';

/** A pane beside the case with a form in it. Esc closes it and the draft stays; Ctrl+Enter is the main button. */
export function PaneShell({ label, title, icon, aside, foot, onMain, onClose, children }: Readonly<{ label: string; title: ReactNode; icon: string; aside?: ReactNode; foot?: ReactNode; onMain: () => void; onClose: () => void; children: ReactNode }>): ReactNode {
  const { paneWasOpened } = useCase();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (paneWasOpened()) heading.current?.focus();
  }, [paneWasOpened]);
  return (
    <MainKeyArea onPress={onMain}>
      <div
        className="cb-again"
        data-own-keys
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          onClose();
        }}
      >
        <Pane
          as="aside"
          label={label}
          head={
            <PaneHead headingRef={heading} actions={<IconButton path={mdiClose} name="Close" onPress={onClose} />} {...(aside === undefined ? {} : { below: <p className="cb-again-aside">{aside}</p> })}>
              <Icon path={icon} size={18} /> {title}
            </PaneHead>
          }
          foot={foot}
        >
          {children}
        </Pane>
      </div>
    </MainKeyArea>
  );
}
