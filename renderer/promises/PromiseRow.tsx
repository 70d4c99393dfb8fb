import { mdiCalendarArrowRight } from '@mdi/js';
import type { ReactNode } from 'react';
import { londonDate } from '../../app/model/calendar.ts';
import { useNow, useToday } from '../app/AppContext.tsx';
import { CaseNumber } from '../parts/CaseNumber.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { byWords, promiseLeft } from '../today/todayWords.ts';
import { countWords } from '../words/countWords.ts';
import type { PromiseLine } from './promiseRows.ts';

/** How it stands, at the right: the time left, or how it ended. */
function standingWords(line: PromiseLine, today: string, now: string): string {
  if (line.standing === 'withdrawn') return line.because ?? 'Taken back';
  if (line.keptAt !== null) return `Kept ${byWords({ byOn: londonDate(line.keptAt), byAt: null }, today).replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase())}`;
  return promiseLeft(line, today, now).words;
}

/** One promise in the list. */
export function PromiseRow({ line, owner }: Readonly<{ line: PromiseLine; owner: boolean }>): ReactNode {
  const today = useToday();
  const now = useNow();
  return (
    <span className="cb-promise-line">
      <span className="cb-promise-by">{byWords(line, today)}</span>
      <span className="cb-promise-what">
        <strong className="cb-strong">{line.what}</strong>
        {line.moves > 0 && (
          <span className="cb-promise-mark">
            <Icon path={mdiCalendarArrowRight} size={14} />
            moved {line.moves === 1 ? 'once' : countWords(line.moves, 'time')}
          </span>
        )}
        {!line.told && <span className="cb-promise-mark">our own target</span>}
      </span>
      <PartyTile party={line.to === 'payingParent' ? 'paying' : 'receiving'} size={16} words="short" />
      <CaseNumber reference={line.reference} />
      <span className="cb-promise-owner">{owner ? (line.ownerUserId ?? 'Nobody') : ''}</span>
      <span className={`cb-promise-left cb-promise-${line.standing}`}>{standingWords(line, today, now)}</span>
    </span>
  );
}
