import { mdiAlertCircle } from '@mdi/js';
import type { ReactNode } from 'react';
import { useSession } from '../app/AppContext.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { endedWords } from '../start/startWords.ts';

/**
 * Over the page once the services have ended. The page stays, so that what stands on it can still be read; nothing in it
 * can be saved any more, so this cannot be put away.
 */
export function EndedBanner(): ReactNode {
  const incident = useSession((view) => view.ended);
  const { title, safe, next } = endedWords;
  useAnnounced(incident === null ? undefined : `${title}. ${next}`);
  if (incident === null) return null;
  return (
    <section className="cb-ended" aria-label="Casebench has stopped" data-pane tabIndex={-1}>
      <Icon path={mdiAlertCircle} size={20} />
      <div>
        <strong>{title}</strong>
        <span>
          {next} {safe} Reference for IT support: {incident}
        </span>
      </div>
    </section>
  );
}
