import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
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
import { changeState, effectWords, gatesSentence, type Change } from './changeWords.ts';

function Amounts({ change }: Readonly<{ change: Change }>): ReactNode {
  const { explain } = useCase();
  const { weeklyBefore: before, weeklyAfter: after, decisionId } = change;
  if (before === null && after === null) return <span className="cb-aside">Changes no amount</span>;
  const figure = (pence: number): ReactNode =>
    decisionId === null ? (
      weeklyWords(pence)
    ) : (
      <ExplainableFigure about={`Why ${weeklyWords(pence)}`} onExplain={() => explain(decisionId)}>
        {weeklyWords(pence)}
      </ExplainableFigure>
    );
  return (
    <span>
      {before === null ? 'Nothing before' : weeklyWords(before)} → {after === null ? 'not worked out yet' : figure(after)}
      {effectWords(change) !== null && <span className="cb-aside"> {effectWords(change)}</span>}
    </span>
  );
}

function ChangeLine({ change, asked }: Readonly<{ change: Change; asked: boolean }>): ReactNode {
  const { explain } = useCase();
  const today = useToday();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) row.current?.focus();
  }, [asked]);
  const state = changeState(change.state);
  const gates = gatesSentence(change.gates);
  const { decisionId } = change;
  return (
    <li ref={row} tabIndex={-1} className={asked ? 'cb-case-change cb-case-change-asked' : 'cb-case-change'}>
      <div className="cb-case-change-head">
        <h3>{change.title}</h3>
        <PartyTile party={partyOf(change.subject)} size={16} />
        <StatusTag {...statusIcons[state.mark]}>{state.words}</StatusTag>
        <span className="cb-case-change-when">
          {whenWords(change.recordedAt, today)}, {authorWords(change.by)}
        </span>
      </div>
      <div>
        <Amounts change={change} />
      </div>
      <p className="cb-case-change-detail">
        Reported {formatDate(change.reportedOn)}. {change.effectiveFrom === null ? 'No effective date yet.' : `Effective date ${formatDate(change.effectiveFrom)}.`}
        {gates === null ? '' : ` ${gates}.`}
      </p>
      {decisionId !== null && <LinkButton name={`Open the decision: ${change.title}, ${formatDate(change.reportedOn)}`} onPress={() => explain(decisionId)}>Open the decision</LinkButton>}
    </li>
  );
}

/** Changes recorded on the case, newest first. `asked` is the one a link led to. */
export function ChangeList({ changes, asked }: Readonly<{ changes: readonly Change[]; asked: string | null }>): ReactNode {
  return (
    <ul className="cb-case-list">
      {changes.map((change) => (
        <ChangeLine key={change.changeId} change={change} asked={change.changeId === asked} />
      ))}
    </ul>
  );
}
