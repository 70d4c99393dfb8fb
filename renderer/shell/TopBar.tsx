import { mdiHelpCircleOutline, mdiMagnify, mdiSchoolOutline, mdiTrayArrowUp } from '@mdi/js';
import type { ReactNode } from 'react';
import { useApp, useSession } from '../app/AppContext.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { Brand } from './Brand.tsx';
import { ConnectionChip } from './ConnectionChip.tsx';
import { outboxCount, outboxWords } from './connectionWords.ts';
import { useShell } from './ShellContext.tsx';
import { UserMenu } from './UserMenu.tsx';
import './topBar.css';

/** The first row: name, search, and how things stand. Nothing in it ever moves to another place. */
export function TopBar(): ReactNode {
  const { desk, openPalette } = useApp();
  const { overlay } = useShell();
  const session = useSession((view) => view.session);
  if (session === null) return null;
  const { connection, practice, user } = session;
  return (
    <header className="cb-top" data-pane tabIndex={-1} aria-label="Casebench">
      <Brand />
      <button type="button" id="shell-search" data-pane-start className="cb-search" aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={() => openPalette()}>
        <Icon path={mdiMagnify} size={16} />
        <span>Search cases or do something</span>
        <Kbd keys="Ctrl+K" unseen />
      </button>
      <div className="cb-statuses">
        {practice && (
          <span className="cb-practice">
            <Icon path={mdiSchoolOutline} size={16} />
            <span>
              Practice<span className="cb-practice-more">: made-up cases, nothing is sent</span>
            </span>
          </span>
        )}
        <ConnectionChip connection={connection} />
        <button type="button" className={connection.needsYou > 0 ? 'cb-status cb-status-needs' : 'cb-status'} aria-label={outboxWords(connection)} onClick={() => desk.getState().show('outbox')}>
          <Icon path={mdiTrayArrowUp} size={16} />
          <span>Outbox {outboxCount(connection)}</span>
        </button>
        <IconButton path={mdiHelpCircleOutline} name="Help: all keys" size={20} onPress={() => overlay.getState().show({ kind: 'keys' })} />
        {user !== null && <UserMenu user={user} />}
      </div>
    </header>
  );
}
