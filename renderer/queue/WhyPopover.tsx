import Popover from '@mui/material/Popover';
import { mdiClose } from '@mdi/js';
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Output } from '../../app/contract/index.ts';
import type { Result } from '../../app/result.ts';
import { useApp } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { itemName } from '../app/workItem.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { LiveRegionHere } from '../parts/LiveRegion.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import type { QueueRow } from './queueTypes.ts';

type Why = Result<Output<'queue.why'>>;

function WhyBody({ row, titleId, onClose }: Readonly<{ row: QueueRow; titleId: string; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [why, setWhy] = useState<Why | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { taskId } = row;
  const read = useCallback(() => api.call('queue.why', { taskId }), [api, taskId]);
  useEffect(() => void read().then(setWhy), [read]);
  return (
    <div className="cb-queue-why">
      <div className="cb-queue-why-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          Why {itemName(row)} is here
        </h2>
        <IconButton path={mdiClose} name="Close" onPress={onClose} />
      </div>
      {why === null && <StillBars lines={2} />}
      {why?.ok === false && <Failed error={why.error} onRetry={() => void read().then(setWhy)} />}
      {why?.ok === true && (
        <dl>
          {why.value.lines.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <LiveRegionHere />
    </div>
  );
}

/** W: everything that explains a row. Esc closes it, and focus goes back to where it was. */
export function WhyPopover({ row, anchor, onClose }: Readonly<{ row: QueueRow | null; anchor: Element | null; onClose: () => void }>): ReactNode {
  const titleId = useId();
  return (
    <Popover
      open={row !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId } }}
    >
      {row !== null && <WhyBody key={row.taskId} row={row} titleId={titleId} onClose={onClose} />}
    </Popover>
  );
}
