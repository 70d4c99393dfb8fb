import type { ReactNode } from 'react';
import type { ChangePreview } from '../../app/contract/change.ts';
import { formatPence } from '../../app/model/pounds.ts';
import { classes } from '../parts/classes.ts';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { differenceWords } from '../words/moneyWords.ts';

type Amounts = NonNullable<ChangePreview['before']>;
type Row = Readonly<{
  label: string;
  pick: (amounts: Amounts) => number;
  strong?: true;
  /** Said where there is one: a direct payment carries none. */ fee?: string;
}>;

const rows: readonly Row[] = [
  { label: 'Income a week', pick: ({ grossWeekly }) => grossWeekly },
  { label: 'Weekly amount', pick: ({ weekly }) => weekly, strong: true },
  { label: 'Paying parent pays', fee: ', with fee', pick: ({ payingParentTotal }) => payingParentTotal },
  { label: 'Receiving parent gets', fee: ', after fee', pick: ({ receivingParentNet }) => receivingParentNet },
];

/** Before, after and difference, line by line. A missing side reads as a dash; figures after explain themselves. */
export function ResultTable({
  before,
  after,
  onExplain,
}: Readonly<{ before: Amounts | null; after: Amounts | null; onExplain?: () => void }>): ReactNode {
  const money = (pence: number | undefined): string => (pence === undefined ? '–' : formatPence(pence));
  const [first, ...rest] = rows;
  const line = ({ label: name, pick, strong, fee }: Row): ReactNode => {
    const charged = [before, after].some((amounts) => amounts !== null && pick(amounts) !== amounts.weekly);
    const label = fee !== undefined && charged ? `${name}${fee}` : name;
    const [was, now] = [before === null ? undefined : pick(before), after === null ? undefined : pick(after)];
    return (
      <tr key={label} className={classes(strong && 'is-strong')}>
        <th scope="row">{label}</th>
        <td>{money(was)}</td>
        <td>
          {now === undefined || onExplain === undefined ? (
            money(now)
          ) : (
            <ExplainableFigure about={`${formatPence(now)}, ${label.toLowerCase()}`} onExplain={onExplain}>
              {formatPence(now)}
            </ExplainableFigure>
          )}
        </td>
        <td>{was === undefined || now === undefined ? '' : differenceWords(was, now)}</td>
      </tr>
    );
  };
  return (
    <table className="cb-result-table">
      <thead>
        <tr>
          <th scope="col">Each week</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {first !== undefined && line(first)}
        <tr>
          <th scope="row">Rate</th>
          {before !== null && before.rate === after?.rate ? (
            <td colSpan={2}>{before.rate}</td>
          ) : (
            <>
              <td className="is-words">{before?.rate ?? '–'}</td>
              <td className="is-words">{after?.rate ?? '–'}</td>
            </>
          )}
          <td>{before === null || after === null ? '' : before.rate === after.rate ? 'same' : 'changed'}</td>
        </tr>
        {rest.map(line)}
      </tbody>
    </table>
  );
}
