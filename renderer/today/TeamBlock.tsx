import type { ReactNode } from 'react';
import { formatDayMonth } from '../../app/model/calendar.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { useApp } from '../app/AppContext.tsx';
import { myWork } from '../app/queueIntent.ts';
import { LinkButton } from '../parts/LinkButton.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { countWords, numberWords } from '../words/countWords.ts';
import type { TodayData } from './todayStore.ts';
import { useOpenQueue } from './WorkCounts.tsx';
import './side.css';

/** The oldest item is marked once it is this many days old. */
const OLD_DAYS = 21;

/** For leaders: what nobody has, what lies with someone away, and the oldest item. */
export function TeamBlock({ team }: Readonly<{ team: NonNullable<TodayData['team']> }>): ReactNode {
  const { desk } = useApp();
  const openQueue = useOpenQueue();
  const { unassigned, unassignedDueSoon, withAway, oldest } = team;
  return (
    <section aria-labelledby="today-team">
      <SectionHead id="today-team" ruled>
        {team.name}
      </SectionHead>
      <ul className="cb-side-list">
        <li className="cb-side-line cb-team-line">
          <strong className="cb-team-number">{numberWords(unassigned)}</strong>
          <LinkButton onPress={() => openQueue({ ...myWork, whose: 'unassigned' })}>Unassigned</LinkButton>
          <span className="cb-side-end">{unassignedDueSoon === 0 ? 'none due by tomorrow' : `${unassignedDueSoon} due by tomorrow`}</span>
        </li>
        {withAway.length === 0 && (
          <li className="cb-side-line cb-team-line">
            <strong className="cb-team-number">0</strong>
            <span>With someone away</span>
          </li>
        )}
        {withAway.map(({ userId, count, until }) => (
          <li key={userId} className="cb-side-line cb-team-line">
            <strong className="cb-team-number">{numberWords(count)}</strong>
            <LinkButton onPress={() => openQueue({ ...myWork, whose: 'team', person: userId })}>With {userId}</LinkButton>
            <span className="cb-side-end">away until {formatDayMonth(until)}</span>
          </li>
        ))}
        {oldest !== null && (
          <li className="cb-side-line cb-team-line">
            <strong className={oldest.days >= OLD_DAYS ? 'cb-team-number cb-team-old' : 'cb-team-number'}>{numberWords(oldest.days)}</strong>
            <span>{countWords(oldest.days, 'day').replace(/^\S+ /, '')}, the oldest item</span>
            <span className="cb-side-end">
              {taskTitle(oldest.row)}{' '}
              <LinkButton onPress={() => desk.getState().openCase(oldest.row.caseId, oldest.row.reference)}>{oldest.row.reference}</LinkButton>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
