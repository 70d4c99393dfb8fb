import { mdiPencilOutline } from '@mdi/js';
import { Fragment, type ReactNode } from 'react';
import { formatTime } from '../../app/model/calendar.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import { whyNowWords } from '../../app/work/whyNow.ts';
import { useApp, useDesk, useNow, useToday } from '../app/AppContext.tsx';
import { placeOfItem } from '../app/workItem.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { TeamBlock } from './TeamBlock.tsx';
import type { NextRow, TodayData } from './todayStore.ts';
import { openedWords, timeToWords } from './todayWords.ts';
import './side.css';

const NowLine = ({ now }: Readonly<{ now: string }>): ReactNode => (
  <li className="cb-now">
    <span className="cb-now-time">{formatTime(now)}</span>
    <span className="cb-now-line" aria-hidden="true" />
    <span className="cb-unseen">is the time now</span>
  </li>
);

function TimeRow({ row, next, now }: Readonly<{ row: NextRow; next: boolean; now: string }>): ReactNode {
  const { desk } = useApp();
  const today = useToday();
  const at = row.dueAt ?? now;
  return (
    <li className={next ? 'cb-time cb-time-next' : 'cb-time'}>
      <time className="cb-time-at" dateTime={at}>
        {formatTime(at)}
      </time>
      <div className="cb-time-words">
        <div className="cb-time-title">
          <strong>{taskTitle(row)}</strong>
          <LinkButton onPress={() => desk.getState().openCase(row.caseId, row.reference, placeOfItem(row))}>{row.reference}</LinkButton>
        </div>
        <div className="cb-quiet">{whyNowWords(row.why, today)}.</div>
        {(row.safety || next) && (
          <div className="cb-time-marks">
            {row.safety && (
              <StatusTag tone="plum" look="solid" icon={statusIcons.safeContact.icon}>
                Safe contact
              </StatusTag>
            )}
            {next && <span className="cb-quiet">{timeToWords(at, now)}</span>}
          </div>
        )}
      </div>
      {row.subject !== null && <PartyTile party={row.subject === 'payingParent' ? 'paying' : 'receiving'} size={16} words="none" />}
    </li>
  );
}

/** What has a clock time today, with a line where now is. */
function TimesToday({ rows }: Readonly<{ rows: readonly NextRow[] }>): ReactNode {
  const now = useNow();
  const next = rows.findIndex((row) => (row.dueAt ?? '') >= now);
  const nowAt = next === -1 ? rows.length : next;
  return (
    <section aria-labelledby="today-times">
      <SectionHead id="today-times">Times today</SectionHead>
      {rows.length === 0 ? (
        <EmptyState level={3} title="No set times today">
          Callbacks that a parent chose a time for stand here.
        </EmptyState>
      ) : (
        <ol className="cb-times">
          {rows.map((row, index) => (
            <Fragment key={row.taskId}>
              {index === nowAt && <NowLine now={now} />}
              <TimeRow row={row} next={index === next} now={now} />
            </Fragment>
          ))}
          {nowAt === rows.length && <NowLine now={now} />}
        </ol>
      )}
    </section>
  );
}

function LastOpened({ drafts }: Readonly<{ drafts: TodayData['drafts'] }>): ReactNode {
  const { desk } = useApp();
  const today = useToday();
  const lastOpened = useDesk((state) => state.lastOpened);
  return (
    <section aria-labelledby="today-opened">
      <SectionHead id="today-opened" ruled={lastOpened.length > 0}>
        Last opened
      </SectionHead>
      {lastOpened.length === 0 ? (
        <EmptyState level={3} title="No case opened yet">
          The last eight cases you open stand here.
        </EmptyState>
      ) : (
        <ul className="cb-side-list">
          {lastOpened.map(({ caseId, reference, at }) => {
            const draft = drafts.find((one) => one.caseId === caseId);
            return (
              <li key={caseId} className="cb-side-line">
                <LinkButton onPress={() => desk.getState().openCase(caseId, reference)}>{reference}</LinkButton>
                <span>{draft?.title}</span>
                {draft !== undefined && (
                  <span className="cb-draft-mark">
                    <Icon path={mdiPencilOutline} size={14} />
                    draft
                  </span>
                )}
                <time className="cb-side-end" dateTime={at}>
                  {openedWords(at, today)}
                </time>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Beside the work: times, the team for its leader, and the last cases. */
export function TodaySide({ today }: Readonly<{ today: TodayData }>): ReactNode {
  return (
    <div className="cb-today-side">
      <TimesToday rows={today.callbacks} />
      {today.team !== null && <TeamBlock team={today.team} />}
      <LastOpened drafts={today.drafts} />
    </div>
  );
}
