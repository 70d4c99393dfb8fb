import { mdiChevronDown, mdiChevronRight } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { countWords } from '../../words/countWords.ts';
import { useCase } from '../CaseContext.tsx';
import { dueOrigin, type Origin } from './origin.ts';
import { countsWords, dueMark, evidenceWords, foldedDue, spanWords, termsWords, type Due, type Schedules, type Version } from './scheduleWords.ts';

function Standing({ due, service }: Readonly<{ due: Due; service: Version['service'] }>): ReactNode {
  const { mark, words, look } = dueMark(due);
  const icon = statusIcons[mark];
  const counts = countsWords(due, service);
  const facts = [...(due.state === 'notYetDue' || due.state === 'notTold' ? [] : evidenceWords(due)), ...(counts === null ? [] : [counts])];
  return (
    <span className="cb-money-standing">
      <StatusTag tone={icon.tone} look={look} icon={icon.icon}>
        {words}
      </StatusTag>
      {facts.length > 0 && <span className="cb-money-evidence">{facts.join('. ')}.</span>}
    </span>
  );
}

function DueTable({ version, due, onOrigin }: Readonly<{ version: Version; due: readonly Due[]; onOrigin: (origin: Origin) => void }>): ReactNode {
  const fees = version.service === 'collectAndPay';
  return (
    <div className="cb-case-table-box" role="region" aria-label={`Payments of schedule ${version.number}`} tabIndex={0}>
      <table className="cb-case-table cb-money-due">
        <caption className="cb-unseen">Payments of schedule {version.number}, earliest first</caption>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">For</th>
            <th scope="col" className="cb-case-pence">
              Maintenance
            </th>
            {fees && (
              <th scope="col" className="cb-case-pence">
                Fee
              </th>
            )}
            <th scope="col" className="cb-case-pence">
              To pay
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {due.map((each) => (
            <tr key={each.on} className={each.counts ? 'cb-money-late' : undefined}>
              <th scope="row">
                <DateText on={each.on} />
              </th>
              <td>{spanWords(each.from, each.until)}</td>
              <td className="cb-case-pence">
                <MoneyFigure pence={each.maintenance} />
              </td>
              {fees && (
                <td className="cb-case-pence">
                  <MoneyFigure pence={each.fee} />
                </td>
              )}
              <td className="cb-case-pence">
                <ExplainableFigure about={`Where ${formatPence(each.total)}, due ${formatDate(each.on)}, comes from`} onExplain={() => onOrigin(dueOrigin(each, version))}>
                  <MoneyFigure pence={each.total} />
                </ExplainableFigure>
              </td>
              <td className="cb-money-state">
                <Standing due={each} service={version.service} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One version: whose terms, what made it, and its payments; those far ahead fold away. */
function VersionView({ version, onOrigin }: Readonly<{ version: Version; onOrigin: (origin: Origin) => void }>): ReactNode {
  const today = useToday();
  const { explain } = useCase();
  const [all, setAll] = useState(false);
  const { shown, rest } = foldedDue(version.due, today);
  const { madeBy } = version;
  return (
    <>
      <p className="cb-money-terms">
        {termsWords(version)}. {version.until === null ? `Since ${formatDate(version.from)}.` : `From ${spanWords(version.from, version.until)}.`} Made {formatDate(version.madeOn)}
        {madeBy.kind === 'decision' ? (
          <>
            {' '}
            by a decision. <LinkButton onPress={() => explain(madeBy.id)}>Why this amount a week</LinkButton>
          </>
        ) : (
          '.'
        )}
      </p>
      {version.due.length === 0 ? <p className="cb-aside">No payment is due under this version.</p> : <DueTable version={version} due={all ? version.due : shown} onOrigin={onOrigin} />}
      {rest > 0 && (
        <ActionButton kind="quiet" expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Show fewer payments' : `Show ${countWords(rest, 'later payment')}`}
        </ActionButton>
      )}
    </>
  );
}

/** The schedule in force with its payments, and the versions before it folded under their count. */
export function ScheduleBlock({ schedules, onOrigin }: Readonly<{ schedules: Schedules; onOrigin: (origin: Origin) => void }>): ReactNode {
  const [open, setOpen] = useState(false);
  const [current, ...before] = schedules.versions;
  const { firstMiss, reviewYearFrom } = schedules;
  return (
    <section className="cb-case-block" aria-labelledby="case-schedule">
      <div className="cb-case-block-head">
        <h3 id="case-schedule">
          Schedule{current === undefined ? '' : ` ${current.number}`}
          {current?.state === 'ended' && <span className="cb-aside"> ended</span>}
        </h3>
        {firstMiss !== null && (
          <span className="cb-aside">
            First late payment since the review on {formatDate(reviewYearFrom)}: {formatPence(firstMiss.total)}, due {formatDate(firstMiss.on)}
          </span>
        )}
      </div>
      {current === undefined ? (
        <EmptyState title="No schedule" level={3}>
          A schedule is made with the first decision, and says what is due on which day.
        </EmptyState>
      ) : (
        <VersionView key={current.scheduleId} version={current} onOrigin={onOrigin} />
      )}
      {before.length > 0 && (
        <div className="cb-money-before">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />
            {countWords(before.length, 'earlier version')}
          </button>
          {open &&
            before.map((version) => (
              <div key={version.scheduleId}>
                <h4>Schedule {version.number}</h4>
                <VersionView version={version} onOrigin={onOrigin} />
              </div>
            ))}
        </div>
      )}
    </section>
  );
}
