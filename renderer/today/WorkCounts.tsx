import { mdiChevronRight, mdiTimerSand } from '@mdi/js';
import type { ReactNode } from 'react';
import { useApp } from '../app/AppContext.tsx';
import { myWork, queueIntent, type QueueIntent } from '../app/queueIntent.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { numberWords } from '../words/countWords.ts';
import { countLines, type CountKey } from './countLinks.ts';
import type { TodayData } from './todayStore.ts';
import { waitingWords } from './todayWords.ts';
import './counts.css';

/** Opens the queue on a filter. */
export function useOpenQueue(): (filter: QueueIntent['filter']) => void {
  const { desk } = useApp();
  return (filter) => {
    queueIntent.getState().ask({ filter, group: 'due' });
    desk.getState().show('queue');
  };
}

/** The person's work as counts, each opening what it counts. */
export function WorkCounts({ today, onDrafts }: Readonly<{ today: TodayData; onDrafts: () => void }>): ReactNode {
  const { desk } = useApp();
  const openQueue = useOpenQueue();
  const open = (key: CountKey): void => {
    const { target } = countLines[key];
    if (target.to === 'queue') openQueue(target.filter);
    else if (target.to === 'drafts') onDrafts();
    else desk.getState().show('outbox');
  };
  const { counts, waitingOnOthers: others } = today;
  return (
    <section aria-labelledby="today-work">
      <SectionHead id="today-work" ruled>
        Your work
      </SectionHead>
      {counts.length === 0 && <EmptyState level={3} title="No work yet">New work stands here as it is given to you.</EmptyState>}
      <ul className="cb-counts">
        {counts.map(({ key, count, detail }) => {
          const { label, icon, tone } = countLines[key];
          return (
            <li key={key}>
              <button type="button" className={`cb-count cb-tone-${count === 0 ? 'neutral' : tone}`} onClick={() => open(key)}>
                <span className="cb-count-number">{numberWords(count)}</span>
                <Icon path={icon} />
                <span className="cb-count-label">{label}</span>
                <span className="cb-count-detail">{detail}</span>
                <Icon path={mdiChevronRight} />
              </button>
            </li>
          );
        })}
      </ul>
      {others.total > 0 && (
        <p className="cb-others">
          <span className="cb-tone-blue cb-others-mark">
            <Icon path={mdiTimerSand} />
          </span>
          <span>
            <strong>
              {numberWords(others.total)} more {others.total === 1 ? 'is' : 'are'} waiting on others:
            </strong>{' '}
            {waitingWords(others.parts)}
          </span>
          {others.woke > 0 && (
            <span className="cb-others-woke">
              <LinkButton onPress={() => openQueue({ ...myWork, waiting: 'woke' })}>{numberWords(others.woke)} woke up since yesterday</LinkButton>
            </span>
          )}
        </p>
      )}
    </section>
  );
}
