import { mdiAlertCircle, mdiCheckCircle, mdiTrayArrowUp } from '@mdi/js';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useAnnounced } from '../../parts/LiveRegion.tsx';
import { countWords } from '../../words/countWords.ts';
import { refusedWords, sizeWords } from '../fileWords.ts';
import { canRetry, isComing, type Upload, type UploadsStore } from '../uploadStore.ts';

const percentOf = ({ bytes, state }: Upload): number => (state.phase === 'sending' ? Math.floor((state.sent / Math.max(1, bytes)) * 100) : state.phase === 'kept' ? 100 : 0);

function Coming({ upload, store }: Readonly<{ upload: Upload; store: UploadsStore }>): ReactNode {
  const { name, bytes, state } = upload;
  const { drop, retry } = store.getState();
  const refused = state.phase === 'failed' ? refusedWords(state.error) : null;
  return (
    <li className={refused === null ? 'cb-coming' : 'cb-coming cb-coming-refused'}>
      <span className={refused === null ? (state.phase === 'kept' ? 'cb-tone-green' : 'cb-coming-mark') : 'cb-tone-red'}>
        <Icon path={refused === null ? (state.phase === 'kept' ? mdiCheckCircle : mdiTrayArrowUp) : mdiAlertCircle} size={18} />
      </span>
      <span className="cb-coming-words">
        <strong>{name}</strong> <span className="cb-aside">{sizeWords(bytes)}</span>
        {refused !== null && (
          <span className="cb-coming-why">
            {refused.what} {refused.next}
          </span>
        )}
      </span>
      {state.phase === 'sending' && (
        <span className="cb-coming-progress">
          <progress max={100} value={percentOf(upload)} aria-label={`Adding ${name}`} />
          <span>{percentOf(upload)}%</span>
        </span>
      )}
      {state.phase === 'waiting' && <span className="cb-aside">Waits its turn</span>}
      {canRetry(upload) && (
        <ActionButton kind="quiet" name={`Try again: ${name}`} onPress={() => retry(upload.id)}>
          Try again
        </ActionButton>
      )}
      <ActionButton kind="quiet" name={`${isComing(upload) ? 'Stop' : 'Remove'}: ${name}`} onPress={() => drop(upload.id)}>
        {isComing(upload) ? 'Stop' : 'Remove'}
      </ActionButton>
    </li>
  );
}

/** Files on their way in, and files that were refused with the reason and what to do. What has arrived is not listed: it is in the tray. */
export function FilesComing({ store, caseId }: Readonly<{ store: UploadsStore; caseId: string | null }>): ReactNode {
  const uploads = useStore(store, (state) => state.uploads).filter((one) => one.caseId === caseId && one.state.phase !== 'kept');
  const refused = uploads.filter(({ state }) => state.phase === 'failed').length;
  const coming = uploads.length - refused;
  useAnnounced(coming > 0 ? `Adding ${countWords(coming, 'file')}` : refused > 0 ? `${countWords(refused, 'file')} not taken` : undefined);
  if (uploads.length === 0) return null;
  return (
    <ul className="cb-comings" aria-label="Files on their way">
      {uploads.map((upload) => (
        <Coming key={upload.id} upload={upload} store={store} />
      ))}
    </ul>
  );
}
