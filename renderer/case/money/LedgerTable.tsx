import type { ReactNode } from 'react';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import type { Money } from './asAt.ts';
import { bucketWords, ledgerMethodWords, ledgerTypeWords } from './ledgerText.ts';

/** What came and went, newest first, with what is owed after each line. */
export function LedgerTable({ ledger }: Readonly<{ ledger: Money['ledger'] }>): ReactNode {
  return (
    <div className="cb-case-table-box" role="region" aria-label="Table of the account" tabIndex={0}>
      <table className="cb-case-table">
        <caption className="cb-unseen">Account, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">How</th>
            <th scope="col">Kind</th>
            <th scope="col" className="cb-case-pence">
              Amount
            </th>
            <th scope="col" className="cb-case-pence">
              Owed after
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.map((line, index) => (
            <tr key={ledger.length - index}>
              <th scope="row">
                <DateText on={line.on} />
              </th>
              <td>{ledgerTypeWords(line.type)}</td>
              <td>{ledgerMethodWords(line.method)}</td>
              <td>{bucketWords(line.bucket)}</td>
              <td className="cb-case-pence">
                <MoneyFigure pence={line.pence} />
              </td>
              <td className="cb-case-pence">
                <MoneyFigure pence={line.balance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
