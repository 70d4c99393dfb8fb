import { mdiChevronDown, mdiChevronRight } from '@mdi/js';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate, isRealDate, type IsoDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { dateProblem, type DateValue } from '../../parts/dateDraft.ts';
import { DateField } from '../../parts/DateField.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { countWords } from '../../words/countWords.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useCase } from '../CaseContext.tsx';
import { decisionReasonWords } from '../caseWords.ts';
import { knownFacts, knownWords, type AsAtView, type DecidedView } from './asAtWords.ts';

function Decision({ decision, label }: Readonly<{ decision: DecidedView; label: string }>): ReactNode {
  const { explain } = useCase();
  return (
    <p>
      <span className="cb-case-stood-label">{label}</span>
      <ExplainableFigure about={`Why ${weeklyWords(decision.weekly)}`} onExplain={() => explain(decision.decisionId)}>
        {weeklyWords(decision.weekly)}
      </ExplainableFigure>
      <span className="cb-aside">
        {decisionReasonWords(decision.reason)}, decision {decision.number}, made {formatDate(decision.performedOn)} by {decision.by}. Law as at {formatDate(decision.effectiveFrom)}. Paying parent pays{' '}
        {formatPence(decision.payingParentTotal)}, receiving parent gets {formatPence(decision.receivingParentNet)}.
      </span>
    </p>
  );
}

/** The rows of the law tables that were used, folded under their count. */
function LawRows({ law }: Readonly<{ law: AsAtView['law'] }>): ReactNode {
  const [open, setOpen] = useState(false);
  if (law.length === 0) return null;
  return (
    <div className="cb-money-before">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />
        {countWords(law.length, 'row')} of the law tables used
      </button>
      {open && (
        <div className="cb-case-table-box" role="region" aria-label="Law tables used" tabIndex={0}>
          <table className="cb-case-table cb-money-law">
            <caption className="cb-unseen">Rows of the law tables that this amount used</caption>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">Row</th>
                <th scope="col">Value</th>
                <th scope="col">In force</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {law.map((row) => (
                <tr key={`${row.key}${row.from}`}>
                  <th scope="row">{row.ruleId}</th>
                  <td>{row.key}</td>
                  <td>{row.value}</td>
                  <td>{row.until === null ? `since ${formatDate(row.from)}` : `${formatDate(row.from)} to ${formatDate(row.until)}`}</td>
                  <td>{row.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Stood({ view }: Readonly<{ view: AsAtView }>): ReactNode {
  const { decision, standsNow, sentence, law, on } = view;
  const facts = knownFacts(view);
  return (
    <div aria-live="polite">
      {decision === null && standsNow === null && <p>No amount was in force on {formatDate(on)}.</p>}
      {decision !== null && (
        <div className="cb-case-stood">
          <Decision decision={decision} label={knownWords(view)} />
          {sentence !== null && <p className="cb-measure">{sentence}</p>}
          <dl className="cb-money-facts">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <LawRows law={law} />
        </div>
      )}
      {standsNow !== null && (
        <div className="cb-case-stood">
          <Decision decision={standsNow} label={`For ${formatDate(on)}, as decided later`} />
        </div>
      )}
    </div>
  );
}

function Shown({ on, knownOn }: Readonly<{ on: IsoDate; knownOn: IsoDate }>): ReactNode {
  const { api } = useApp();
  const { held } = useCase();
  const [store] = useState(() => createAskStore(() => api.call('case.asAt', { caseId: held.caseId, on, knownOn })));
  const answer = useStore(store);
  const { ask } = answer;
  useEffect(() => void ask(), [ask]);
  return (
    <Answer answer={answer} lines={3} words="Looking back">
      {(view) => <Stood view={view} />}
    </Answer>
  );
}

/** Pick a day: what applied to it, as known then or by another day, with the facts and the law behind it. */
export function AsAt({ asked }: Readonly<{ asked: IsoDate | null }>): ReactNode {
  const today = useToday();
  const [typed, setTyped] = useState<DateValue>(asked ?? today);
  const [known, setKnown] = useState<DateValue>(null);
  const [shown, setShown] = useState<Readonly<{ on: IsoDate; knownOn: IsoDate }> | null>(asked === null ? null : { on: asked, knownOn: asked });
  const [checked, setChecked] = useState(false);
  const show = (): void => {
    setChecked(true);
    if (typeof typed !== 'string' || !isRealDate(typed)) return;
    if (known === null) setShown({ on: typed, knownOn: typed });
    else if (typeof known === 'string' && isRealDate(known)) setShown({ on: typed, knownOn: known });
  };
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
        <DateField label="Day" value={typed} onChange={setTyped} error={checked ? (typed === null ? 'Add a day' : dateProblem(typed)) : null} />
        <DateField label="As known on" hint="Leave empty for what was known then" value={known} onChange={setKnown} error={checked ? dateProblem(known) : null} />
        <ActionButton submit onPress={() => undefined}>
          Show this day
        </ActionButton>
      </form>
      {shown !== null && <Shown key={`${shown.on}/${shown.knownOn}`} {...shown} />}
    </section>
  );
}
