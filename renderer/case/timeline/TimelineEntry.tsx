import { useState, type ReactNode } from 'react';
import { useApp } from '../../app/AppContext.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { timeWords } from '../../words/timeWords.ts';
import { useCase } from '../CaseContext.tsx';
import { authorWords } from '../caseWords.ts';
import { entryIcon } from './entryIcons.ts';
import { changeOf, decisionOf, ledgerOf } from './timelineDays.ts';
import type { Line } from './timelineStore.ts';

/** An older note shows this much until it is opened. */
const BEGINNING = 240;

function Words({ line }: Readonly<{ line: Line }>): ReactNode {
  const { api } = useApp();
  const { held, explain, go, whence } = useCase();
  const decisionId = decisionOf(line);
  const changeId = changeOf(line);
  /** The amount before was another decision's to make. */
  const explainBefore = async (made: string, pence: number): Promise<void> => {
    const answer = await api.call('explain.decision', { caseId: held.caseId, decisionId: made, audience: 'staff' });
    const before = answer.ok ? answer.value.previous : null;
    explain(before !== null && before.weekly === pence ? before.decisionId : made);
  };
  const amounts = line.segments.filter((segment) => segment.pence !== undefined);
  const onExplain = (pence: number, segment: Line['segments'][number]): void => {
    if (decisionId !== null && amounts.length > 1 && segment === amounts[0]) void explainBefore(decisionId, pence);
    else if (decisionId !== null) explain(decisionId);
    else if (changeId !== null) go({ section: 'changes', item: changeId });
    else whence({ kind: 'story', pence, on: line.day, ref: ledgerOf(line) });
  };
  return line.segments.map((segment, index) => {
    const { text, pence, strong } = segment;
    if (pence !== undefined) {
      return (
        <ExplainableFigure key={index} about={`Why ${text}`} onExplain={() => onExplain(pence, segment)}>
          {text}
        </ExplainableFigure>
      );
    }
    return strong === true ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>;
  });
}

function Note({ line, open }: Readonly<{ line: Line; open: boolean }>): ReactNode {
  const text = line.segments.map((segment) => segment.text).join('');
  const long = text.length > BEGINNING;
  const [shown, setShown] = useState(open || !long);
  return (
    <>
      <span className="cb-case-entry-note">{shown ? text : `${text.slice(0, BEGINNING).trimEnd()}…`}</span>
      {long && (
        <button type="button" className="cb-link cb-case-entry-more" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  );
}

/** One line of the story: when, what, who. A decision says why and what stood on its day. */
export function TimelineEntry({ line, open }: Readonly<{ line: Line; open: boolean }>): ReactNode {
  const { explain, lookAgain, go } = useCase();
  const decisionId = decisionOf(line);
  return (
    <li className="cb-case-entry">
      <time className="cb-case-entry-time" dateTime={line.at}>
        {timeWords(line.at)}
      </time>
      <Icon path={entryIcon(line)} size={16} />
      <div className="cb-case-entry-words">
        {line.note ? <Note line={line} open={open} /> : <Words line={line} />}
        {decisionId !== null && line.category === 'decisions' && (
          <div className="cb-case-entry-links">
            <LinkButton onPress={() => explain(decisionId)}>Why</LinkButton>
            <LinkButton onPress={() => lookAgain(decisionId)}>Look again</LinkButton>
            <LinkButton onPress={() => go({ section: 'money', item: line.day })}>See the case on this day</LinkButton>
          </div>
        )}
      </div>
      <span className="cb-case-entry-by">{authorWords(line.by)}</span>
    </li>
  );
}
