import { useEffect, useId, useRef, type ReactNode } from 'react';
import { countWords } from '../words/countWords.ts';
import { LinkButton } from './LinkButton.tsx';
import './feedback.css';

export type FieldProblem = Readonly<{
  /** Id given to the field. */
  fieldId: string;
  /** Label and message: `New pay: enter an amount`. */
  words: string;
}>;

type Summary = Readonly<{ problems: readonly FieldProblem[]; takeFocus?: boolean }>;

function SummaryBox({ problems, takeFocus = true }: Summary): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const headingId = useId();
  useEffect(() => {
    if (takeFocus) box.current?.focus();
  }, [takeFocus]);
  return (
    <div ref={box} className="cb-summary" role="group" aria-labelledby={headingId} tabIndex={-1}>
      <h2 id={headingId}>
        There {problems.length === 1 ? 'is' : 'are'} {countWords(problems.length, 'thing')} to put right
      </h2>
      <ul>
        {problems.map(({ fieldId, words }) => (
          <li key={fieldId}>
            <LinkButton onPress={() => document.getElementById(fieldId)?.focus()}>{words}</LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * All that is to be put right, at the top of a form; nothing when there is nothing. Takes focus when it appears and
 * each time `turn` changes (a new try to go on), so that it is read; each line goes to its field.
 */
export function ErrorSummary({ turn = 0, ...summary }: Summary & Readonly<{ turn?: number }>): ReactNode {
  return summary.problems.length === 0 ? null : <SummaryBox key={turn} {...summary} />;
}
