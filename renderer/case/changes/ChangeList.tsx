import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { whenWords } from '../../words/timeWords.ts';
import { useCase } from '../CaseContext.tsx';
import { authorWords, partyOf } from '../caseWords.ts';
import { changeItem } from '../places.ts';
import { changeState, effectWords, gatesSentence, isUnfinished, type Change, type Received } from './changeWords.ts';

function Amounts({ change }: Readonly<{ change: Change }>): ReactNode {
  const { explain, whence } = useCase();
  const { weeklyBefore: before, weeklyAfter: after, decisionId, decisionBeforeId, firstPayment } = change;
  if (before === null && after === null) return <span className="cb-aside">Changes no amount</span>;
  const figure = (pence: number, decidedBy: string | null): ReactNode =>
    decidedBy === null ? (
      weeklyWords(pence)
    ) : (
      <ExplainableFigure about={`Why ${weeklyWords(pence)}`} onExplain={() => explain(decidedBy)}>
        {weeklyWords(pence)}
      </ExplainableFigure>
    );
  if (change.state === 'refused') return <span className="cb-aside">The amount stays {before === null ? 'as it was' : figure(before, decisionBeforeId)}</span>;
  return (
    <>
      <span>
        {before === null ? 'Nothing before' : figure(before, decisionBeforeId)} → {after === null ? 'not worked out yet' : figure(after, decisionId)}
        {effectWords(change) !== null && <span className="cb-aside"> {effectWords(change)}</span>}
      </span>
      {firstPayment !== null && (
        <span className="cb-case-change-first">
          First payment affected: {formatDate(firstPayment.on)},{' '}
          <ExplainableFigure about={`Where ${formatPence(firstPayment.total)}, due ${formatDate(firstPayment.on)}, comes from`} onExplain={() => whence({ kind: 'due', pence: firstPayment.total, on: firstPayment.on })}>
            {formatPence(firstPayment.total)}
          </ExplainableFigure>
        </span>
      )}
    </>
  );
}

function ChangeLine({ change, asked }: Readonly<{ change: Change; asked: boolean }>): ReactNode {
  const { explain, go } = useCase();
  const today = useToday();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) row.current?.focus();
  }, [asked]);
  const state = changeState(change.state);
  const gates = gatesSentence(change.gates);
  const { decisionId, type, subject, taskId, title, reportedOn, promisedOn } = change;
  const told = [
    `Reported ${formatDate(reportedOn)}.`,
    ...(state.detail === null ? [] : [`${state.detail}.`]),
    ...(change.effectiveFrom !== null ? [`Effective date ${formatDate(change.effectiveFrom)}.`] : isUnfinished(change) ? ['No effective date yet.'] : []),
    ...(isUnfinished(change) && promisedOn !== null ? [`Promised to finish by ${formatDate(promisedOn)}.`] : []),
    ...(gates === null ? [] : [`${gates}.`]),
  ];
  return (
    <li ref={row} tabIndex={-1} className={asked ? 'cb-case-change cb-case-change-asked' : 'cb-case-change'}>
      <div className="cb-case-change-head">
        <h3>{title}</h3>
        <PartyTile party={partyOf(subject)} size={16} />
        <StatusTag {...statusIcons[state.mark]}>{state.words}</StatusTag>
        <span className="cb-case-change-when">
          {whenWords(change.recordedAt, today)}, {authorWords(change.by)}
        </span>
      </div>
      <div>
        <Amounts change={change} />
      </div>
      <p className="cb-case-change-detail">{told.join(' ')}</p>
      <div className="cb-case-change-ways">
        {isUnfinished(change) && taskId !== null && (
          <LinkButton name={`Carry on: ${title}, ${formatDate(reportedOn)}`} onPress={() => go({ item: changeItem({ type, subject, taskId }) })}>
            Carry on
          </LinkButton>
        )}
        {decisionId !== null && (
          <LinkButton name={`Open the decision: ${title}, ${formatDate(reportedOn)}`} onPress={() => explain(decisionId)}>
            Open the decision
          </LinkButton>
        )}
      </div>
    </li>
  );
}

/** A report that came in and was not begun. */
function ReceivedLine({ report }: Readonly<{ report: Received }>): ReactNode {
  const { go, readOnly } = useCase();
  const { taskId, type, title, subject, receivedOn } = report;
  const state = changeState('received');
  return (
    <li className="cb-case-change">
      <div className="cb-case-change-head">
        <h3>{title}</h3>
        <PartyTile party={partyOf(subject)} size={16} />
        <StatusTag {...statusIcons[state.mark]}>{state.words}</StatusTag>
        <span className="cb-case-change-when">{formatDate(receivedOn)}</span>
      </div>
      {readOnly === undefined && (
        <div className="cb-case-change-ways">
          <LinkButton name={`Begin: ${title}, ${formatDate(receivedOn)}`} onPress={() => go({ item: changeItem({ type, subject, taskId }) })}>
            Begin
          </LinkButton>
        </div>
      )}
    </li>
  );
}

/** Reports on the case: those not begun first, then what was recorded, newest first. `asked` is the one a link led to. */
export function ChangeList({ changes, received, asked }: Readonly<{ changes: readonly Change[]; received: readonly Received[]; asked: string | null }>): ReactNode {
  return (
    <ul className="cb-case-list">
      {received.map((report) => (
        <ReceivedLine key={report.taskId} report={report} />
      ))}
      {changes.map((change) => (
        <ChangeLine key={change.changeId} change={change} asked={change.changeId === asked} />
      ))}
    </ul>
  );
}
