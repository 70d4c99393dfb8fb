import { mdiCheckCircle, mdiCloudCheckOutline, mdiCloudOffOutline, mdiLaptop, mdiLanDisconnect, mdiMinusCircleOutline, mdiTimerSand } from '@mdi/js';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';
import { useSession, useToday } from '../app/AppContext.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { connectionWords, type Connection } from './connectionWords.ts';
import './popover.css';

const icons: Readonly<Record<Connection['state'], string>> = { thisLaptop: mdiLaptop, online: mdiCloudCheckOutline, unreachable: mdiCloudOffOutline, offline: mdiCloudOffOutline };

/** How the hub is, in words; opens to what works, what waits and what cannot be done now. */
export function ConnectionChip({ connection }: Readonly<{ connection: Connection }>): ReactNode {
  const linked = useSession((view) => view.linked);
  const today = useToday();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const words = connectionWords(connection, linked, today);
  useAnnounced(words.tone === 'warn' ? words.chip : undefined);
  const lines = [
    { label: 'Works', text: words.works, icon: mdiCheckCircle, tone: 'cb-tone-green' },
    { label: 'Waits', text: words.waits, icon: mdiTimerSand, tone: 'cb-tone-blue' },
    { label: 'Not now', text: words.notNow, icon: mdiMinusCircleOutline, tone: 'cb-tone-neutral' },
  ];
  return (
    <>
      <button
        type="button"
        className={words.tone === 'warn' ? 'cb-status cb-status-warn' : 'cb-status'}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon path={linked ? icons[connection.state] : mdiLanDisconnect} size={16} />
        <span>{words.chip}</span>
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Connection', tabIndex: -1, className: 'cb-popover' } }}
      >
        <div className="cb-popover-body">
          <h2>{words.title}</h2>
          <p>{words.about}</p>
          <dl className="cb-connection">
            {lines.map(({ label, text, icon, tone }) => (
              <div key={label} className={tone}>
                <dt>
                  <Icon path={icon} size={16} />
                  {label}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Popover>
    </>
  );
}
