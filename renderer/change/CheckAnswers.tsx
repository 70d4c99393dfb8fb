import { useEffect, useRef, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { Failed } from '../app/Failed.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { answerLines, type AnswerLine } from './answerLines.ts';
import { decisionOf, type ChangeState, type OpenChange } from './changeState.ts';
import { decisionLabel } from './form/DecisionPart.tsx';
import { leavingOf, pathWords } from './pathWords.ts';
import { ResultParts } from './result/ResultParts.tsx';

/** One answer: its words, and the rows of a table under one another. */
export function Answer({ line, onChange }: Readonly<{ line: AnswerLine; onChange?: (id: string) => void }>): ReactNode {
  const { id, label, words, rows } = line;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span>
          {words}
          {rows.map((row, at) => (
            // Rows have no name but their place.
            <span key={at} className="cb-answer-row">
              {row}
            </span>
          ))}
        </span>
        {onChange !== undefined && (
          <LinkButton name={`Change: ${label}`} onPress={() => onChange(id)}>
            Change
          </LinkButton>
        )}
      </dd>
    </div>
  );
}

/** Every answer once more, what it leads to, and what the one button does. */
export function CheckAnswers({ view, store }: Readonly<{ view: OpenChange; store: ChangeState }>): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useAnnounced('Check your answers');
  useEffect(() => heading.current?.focus(), []);
  const { form, live, failed } = view;
  const preview = live.result;
  if (preview === null) return null;
  const decided = decisionOf(view);
  const words = pathWords(preview.path, form.type, form.subject, leavingOf(preview));
  const change = (id: string) => {
    store.backToForm();
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  return (
    <div className="cb-check">
      <section className="cb-check-answers" aria-label="Your answers" data-pane tabIndex={-1}>
        <h2 ref={heading} tabIndex={-1} className="cb-check-title">
          Check your answers
        </h2>
        {failed !== null && <Failed error={failed} />}
        <dl className="cb-answers">
          <div>
            <dt>Reported</dt>
            <dd>{formatDate(form.reportedOn)}</dd>
          </div>
          {answerLines(view).map((line) => (
            <Answer key={line.id} line={line} onChange={change} />
          ))}
          {preview.effective !== null && (
            <div>
              <dt>Effective date</dt>
              <dd>
                <span>
                  {formatDate(preview.effective.on)} <span className="cb-aside">{preview.effective.reason}</span>
                </span>
              </dd>
            </div>
          )}
          {decided !== null && (
            <Answer line={{ id: 'change-decision', label: 'Your decision', words: decisionLabel(decided.as), rows: decided.because === '' ? [] : [decided.because] }} onChange={change} />
          )}
        </dl>
        <MessageBox kind="info" title={words.happens}>
          {words.promise}
        </MessageBox>
      </section>
      <section className="cb-check-result" aria-label="What this does" data-pane tabIndex={0}>
        <ResultParts view={view} preview={preview} />
      </section>
    </div>
  );
}
