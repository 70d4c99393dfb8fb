import type { ReactNode } from 'react';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { useCase } from '../CaseContext.tsx';
import { decisionReasonWords } from '../caseWords.ts';
import type { Period } from './asAt.ts';

/** Each decided amount with the days it covers, newest first. `plain` is for paper, where nothing can be pressed. */
export function AmountTable({ periods, plain = false }: Readonly<{ periods: readonly Period[]; plain?: boolean }>): ReactNode {
  const { explain } = useCase();
  return (
    <div className="cb-case-table-box" role="region" aria-label="Table of amounts" tabIndex={plain ? undefined : 0}>
      <table className="cb-case-table">
        <caption className="cb-unseen">Amounts decided, newest first</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col" className="cb-case-pence">
              A week
            </th>
            <th scope="col" className="cb-case-pence">
              Paying parent pays
            </th>
            <th scope="col" className="cb-case-pence">
              Receiving parent gets
            </th>
            <th scope="col">Why</th>
            <th scope="col">Decided</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.decisionId}>
              <th scope="row">
                <DateText on={period.from} />
              </th>
              <td>{period.until === null ? 'Now' : <DateText on={period.until} />}</td>
              <td className="cb-case-pence">
                {plain ? (
                  <MoneyFigure pence={period.weekly} />
                ) : (
                  <ExplainableFigure about={`Why ${weeklyWords(period.weekly)}, decision ${period.number}`} onExplain={() => explain(period.decisionId)}>
                    <MoneyFigure pence={period.weekly} />
                  </ExplainableFigure>
                )}
              </td>
              <td className="cb-case-pence">
                <MoneyFigure pence={period.payingParentTotal} />
              </td>
              <td className="cb-case-pence">
                <MoneyFigure pence={period.receivingParentNet} />
              </td>
              <td>{decisionReasonWords(period.reason)}</td>
              <td>
                <DateText on={period.performedOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
