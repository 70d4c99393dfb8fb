import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate, isRealDate, type IsoDate } from '../../../app/model/calendar.ts';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { dateProblem, type DateValue } from '../../parts/dateDraft.ts';
import { DateField } from '../../parts/DateField.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useCase } from '../CaseContext.tsx';
import { decisionReasonWords } from '../caseWords.ts';
import { stepsOf } from '../explain/explainText.ts';
import { asAt, type Period } from './asAt.ts';

/** What a decision rested on: its sentence, and the law it used, worked out again now. */
function Facts({ period }: Readonly<{ period: Period }>): ReactNode {
  const { api } = useApp();
  const { held } = useCase();
  const [store] = useState(() => createAskStore(() => api.call('explain.decision', { caseId: held.caseId, decisionId: period.decisionId, audience: 'staff' })));
  const answer = useStore(store);
  const { ask } = answer;
  useEffect(() => void ask(), [ask]);
  return (
    <Answer answer={answer} lines={2} words="Working it out">
      {(explained) => (
        <>
          <p className="cb-measure">{explained.sentence}</p>
          <ul className="cb-case-known">
            {stepsOf(explained.lines).counted.map((line, index) => (
              <li key={index}>
                {line.title.endsWith('?') ? line.title : `${line.title}:`} <strong>{line.result}</strong> <span className="cb-aside">{line.ruleId}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  );
}

function Stood({ period, label }: Readonly<{ period: Period; label: string }>): ReactNode {
  const { explain } = useCase();
  return (
    <div className="cb-case-stood">
      <p>
        <span className="cb-case-stood-label">{label}</span>
        <ExplainableFigure about={`Why ${weeklyWords(period.weekly)}`} onExplain={() => explain(period.decisionId)}>
          {weeklyWords(period.weekly)}
        </ExplainableFigure>
        <span className="cb-aside">
          {decisionReasonWords(period.reason)}, decision {period.number}, made {formatDate(period.performedOn)}. Law as at {formatDate(period.from)}.
        </span>
      </p>
      <Facts key={period.decisionId} period={period} />
    </div>
  );
}

/** Pick a day: what was decided for it by then, and what a later decision made of it. */
export function AsAt({ periods, asked }: Readonly<{ periods: readonly Period[]; asked: IsoDate | null }>): ReactNode {
  const today = useToday();
  const [typed, setTyped] = useState<DateValue>(asked ?? today);
  const [shown, setShown] = useState<IsoDate | null>(asked);
  const [checked, setChecked] = useState(false);
  const show = (): void => {
    setChecked(true);
    if (typeof typed === 'string' && isRealDate(typed)) setShown(typed);
  };
  const stood = shown === null ? null : asAt(periods, shown);
  return (
    <section className="cb-case-block" aria-labelledby="case-as-at">
      <h3 id="case-as-at">As at a day</h3>
      <form
        className="cb-case-day"
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <DateField label="Day" labelUnseen value={typed} onChange={setTyped} error={checked ? dateProblem(typed) : null} />
        <ActionButton submit onPress={() => undefined}>
          Show this day
        </ActionButton>
      </form>
      {shown !== null && stood !== null && (
        <div aria-live="polite">
          {stood.known === null && stood.stands === null && <p>No amount was in force on {formatDate(shown)}.</p>}
          {stood.known !== null && <Stood period={stood.known} label={`In force on ${formatDate(shown)}, as known then`} />}
          {stood.stands !== null && stood.stands.decisionId !== stood.known?.decisionId && (
            <Stood period={stood.stands} label={`For ${formatDate(shown)}, as decided later`} />
          )}
          {stood.known !== null && stood.stands === null && <p>A later decision ended it: nothing is payable for that day now.</p>}
        </div>
      )}
    </section>
  );
}
