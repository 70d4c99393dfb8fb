import { mdiTrayArrowDown } from '@mdi/js';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../parts/Icon.tsx';
import '../evidence.css';

/** Stands over the window while files are dragged over it, and says where they would go. */
export const DropCover = ({ words }: Readonly<{ words: string }>): ReactNode =>
  createPortal(
    <div className="cb-drop" aria-hidden="true">
      <div className="cb-drop-words">
        <Icon path={mdiTrayArrowDown} size={24} />
        <strong>{words}</strong>
        <span>They wait in your tray until you say what they are.</span>
      </div>
    </div>,
    document.body,
  );
