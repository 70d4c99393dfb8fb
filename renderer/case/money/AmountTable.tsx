import type { ReactNode } from 'react';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { useCase } from '../CaseContext.tsx';
import { decisionReasonWords } from '../caseWords.ts';
import type { Period } from './ledgerText.ts';

/** Each decided amount with the days it covers, newest first. */
export function AmountTable({ periods }: Readonly<{ periods: readonly Period[] }>): ReactNode {
  const { explain, lookAgain } = useCase();
  return (
    <div className="cb-case-table-box" role="region" aria-label="Table of amounts" tabIndex={0}>
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
              {([['', period.weekly], ['paying parent pays ', period.payingParentTotal], ['receiving parent gets ', period.receivingParentNet]] as const).map(([who, pence]) => (
                <td key={who} className="cb-case-pence">
                  <ExplainableFigure about={`Why ${who}${weeklyWords(pence)}, decision ${period.number}`} onExplain={() => explain(period.decisionId)}>
                    <MoneyFigure pence={pence} />
                  </ExplainableFigure>
                </td>
              ))}
              <td>{decisionReasonWords(period.reason)}</td>
              <td>
                <DateText on={period.performedOn} />{' '}
                <LinkButton name={`Look again at decision ${period.number}`} onPress={() => lookAgain(period.decisionId)}>
                  Look again
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
