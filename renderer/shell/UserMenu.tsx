import { mdiChevronDown } from '@mdi/js';
import FormControlLabel from '@mui/material/FormControlLabel';
import Checkbox from '@mui/material/Checkbox';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import { useApp, useSession } from '../app/AppContext.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';
import { roleWords } from '../start/startWords.ts';
import { densities } from '../theme/density.ts';
import { BackupLine } from './BackupLine.tsx';
import { PracticeAnswers } from './PracticeAnswers.tsx';
import { useShell } from './ShellContext.tsx';
import './popover.css';

type User = NonNullable<Output<'session.state'>['user']>;

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the computer' },
] as const;
const densityWords = { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' } as const;

function Settings(): ReactNode {
  const { session } = useApp();
  const preferences = useSession((view) => view.preferences);
  const change = (part: Partial<typeof preferences>): void => void session.getState().setPreferences({ ...preferences, ...part });
  return (
    <div className="cb-settings">
      <div>
        <div className="cb-label">Colours</div>
        <ViewSwitch label="Colours" value={preferences.theme} views={themes} onChange={(theme) => change({ theme })} />
      </div>
      <div>
        <div className="cb-label">Room between rows</div>
        <ViewSwitch label="Room between rows" value={preferences.density} views={densities.map((value) => ({ value, label: densityWords[value] }))} onChange={(density) => change({ density })} />
      </div>
      <FormControlLabel control={<Checkbox checked={preferences.singleKeys} onChange={(_event, singleKeys) => change({ singleKeys })} />} label="Single-letter keys, such as G for next" />
    </div>
  );
}

/** Who works here, and how the window is set for them. */
export function UserMenu({ user }: Readonly<{ user: User }>): ReactNode {
  const { overlay } = useShell();
  const practice = useSession((view) => view.session?.practice ?? false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const leave = (next: () => void) => () => {
    setAnchor(null);
    next();
  };
  return (
    <>
      <button type="button" className="cb-status cb-user" aria-haspopup="dialog" aria-expanded={anchor !== null} aria-label={`${user.id}: you and your settings`} onClick={(event) => setAnchor(event.currentTarget)}>
        <strong>{user.id}</strong>
        <Icon path={mdiChevronDown} size={16} />
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'You and your settings', tabIndex: -1, className: 'cb-popover' } }}
      >
        <div className="cb-popover-body">
          <h2>{user.id}</h2>
          <p>
            {roleWords[user.role].name}, {user.teamName}
          </p>
          <Settings />
          {practice && <PracticeAnswers />}
        </div>
        <div className="cb-popover-acts">
          <ActionButton onPress={leave(() => overlay.getState().choosePerson(true))}>Sign in as someone else</ActionButton>
          {practice && (
            <ActionButton popup="dialog" onPress={leave(() => overlay.getState().show({ kind: 'practiceCases' }))}>
              Add practice cases
            </ActionButton>
          )}
          <BackupLine />
        </div>
      </Popover>
    </>
  );
}
