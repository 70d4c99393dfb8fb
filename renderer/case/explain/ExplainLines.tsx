import { mdiCheckDecagramOutline, mdiChevronDown, mdiChevronRight, mdiAlertOutline } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { Icon } from '../../parts/Icon.tsx';
import { countWords } from '../../words/countWords.ts';
import { compareLines, feeLines, feeLaw, resultLine, stepsOf, type Explained, type ExplainedLine } from './explainText.ts';
import { inputWords, lawRowWords } from './lawRows.ts';
import '../money.css';
import '../explain.css';

function LineBody({ line }: Readonly<{ line: ExplainedLine }>): ReactNode {
  const small = [inputWords(line), lawRowWords(line)].filter((words) => words !== null).join('. ');
  return (
    <>
      <span className="cb-case-why-title">{line.title}</span>
      <span className="cb-case-why-result">{line.result}</span>
      <span className="cb-case-why-formula">{line.formula}</span>
      <span className="cb-case-why-law">
        <span className="cb-case-why-source">{line.source}</span>
        <span className="cb-case-why-rule">{line.ruleId}</span>
      </span>
      {small !== '' && <span className="cb-case-why-since">{small}.</span>}
    </>
  );
}

/** The steps that made a difference, numbered; the others folded under their count. `answer` is the amount as the lines write it. */
export function ExplainLines({ lines, answer }: Readonly<{ lines: readonly ExplainedLine[]; answer: string }>): ReactNode {
  const [open, setOpen] = useState(false);
  const { counted, rest } = stepsOf(lines);
  const result = resultLine(counted, answer);
  return (
    <>
      <ol className="cb-case-why-lines">
        {counted.map((line, index) => (
          <li key={index} className={index === result ? 'cb-case-why-line cb-case-why-answer' : 'cb-case-why-line'}>
            <LineBody line={line} />
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <div className="cb-case-why-rest">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon path={open ? mdiChevronDown : mdiChevronRight} size={16} />
            {countWords(rest.length, 'step')} made no difference
          </button>
          {open ? (
            <ul className="cb-case-why-lines cb-case-why-plain">
              {rest.map((line, index) => (
                <li key={index} className="cb-case-why-line">
                  <LineBody line={line} />
                </li>
              ))}
            </ul>
          ) : (
            <p>{[...new Set(rest.map((line) => line.title))].join(', ')}.</p>
          )}
        </div>
      )}
    </>
  );
}

/** Fees, kept apart from the amount. */
export function ExplainFees({ explained }: Readonly<{ explained: Explained }>): ReactNode {
  const fees = feeLines(explained);
  if (fees.length === 0) return null;
  const law = feeLaw(explained.lines);
  return (
    <section className="cb-case-why-fees">
      <h3>Fees, kept apart from the amount</h3>
      <dl>
        {fees.map((fee) => (
          <div key={fee.who}>
            <dt>{fee.who}</dt>
            <dd>
              <span>{fee.sum}</span>
              <strong>{fee.result}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {law !== null && (
        <p className="cb-case-why-feelaw">
          <span className="cb-case-why-source">{law.source}</span> <span className="cb-case-why-rule">{law.ruleId}</span>
        </p>
      )}
    </section>
  );
}

export function ReplayLine({ replay }: Readonly<{ replay: Explained['replay'] }>): ReactNode {
  const same = replay === 'same';
  return (
    <p className={same ? 'cb-case-why-replay' : 'cb-case-why-replay cb-case-why-differs'}>
      <Icon path={same ? mdiCheckDecagramOutline : mdiAlertOutline} size={18} />
      {same ? 'Worked out again just now from the saved facts: same answer.' : 'Worked out again just now from the saved facts: a different answer. Ask a decision maker to look at it before you use it.'}
    </p>
  );
}

/** This decision beside the one before it, line by line. */
export function ComparedLines({ before, after }: Readonly<{ before: Explained; after: Explained }>): ReactNode {
  const lines = compareLines(before.lines, after.lines);
  return (
    <div className="cb-case-table-box" role="region" aria-label="Compared" tabIndex={0}>
      <table className="cb-case-table cb-case-why-compare">
        <caption>
          {formatPence(before.weekly)} from {formatDate(before.effectiveFrom)}, and {formatPence(after.weekly)} from {formatDate(after.effectiveFrom)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="cb-case-pence">
              Before
            </th>
            <th scope="col" className="cb-case-pence">
              This one
            </th>
            <th scope="col">Differs</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.same ? undefined : 'cb-case-why-changed'}>
              <th scope="row">{line.title}</th>
              <td className="cb-case-pence">{line.before ?? 'not used'}</td>
              <td className="cb-case-pence">{line.after ?? 'not used'}</td>
              <td>{line.same ? 'Same' : line.before === line.after ? 'Other sum' : 'Different'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
