import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { differenceWords, drawnAccounts, totalRows, type Account, type DrawnAccount, type TotalRow } from './accountText.ts';

function Totals({ rows, until }: Readonly<{ rows: readonly TotalRow[]; until: string }>): ReactNode {
  const isSplit = rows.some(({ maintenance }) => maintenance !== null);
  return (
    <table className="cb-case-table cb-money-totals">
      <caption>Totals up to {formatDate(until)}</caption>
      {isSplit && (
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="cb-case-pence">
              Maintenance
            </th>
            <th scope="col" className="cb-case-pence">
              Fees and charges
            </th>
            <th scope="col" className="cb-case-pence">
              Total
            </th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {isSplit && <td className="cb-case-pence">{row.maintenance !== null && <MoneyFigure pence={row.maintenance} />}</td>}
            {isSplit && <td className="cb-case-pence">{row.charges !== null && <MoneyFigure pence={row.charges} />}</td>}
            <td className="cb-case-pence">
              <MoneyFigure pence={row.total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Part({ part, from, until, plain }: Readonly<{ part: DrawnAccount; from: string; until: string; plain: boolean }>): ReactNode {
  const edge = (label: string, on: string, pence: number): ReactNode => (
    <tr className="cb-money-sum">
      <th scope="row">
        <DateText on={on} />
      </th>
      <td colSpan={3}>{label}</td>
      <td className="cb-case-pence">
        <MoneyFigure pence={pence} />
      </td>
    </tr>
  );
  return (
    <div className="cb-case-table-box" role="region" aria-label={part.name} tabIndex={plain ? undefined : 0}>
      <table className="cb-case-table cb-money-part">
        <caption>{part.name}</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Details</th>
            <th scope="col" className="cb-case-pence">
              Amount
            </th>
            <th scope="col" className="cb-case-pence">
              Balance
            </th>
          </tr>
        </thead>
        <tbody>
          {edge('Opening balance', from, part.opening)}
          {part.lines.map((line, index) => (
            <tr key={index}>
              <th scope="row">
                <DateText on={line.on} />
              </th>
              <td>{line.what}</td>
              <td className="cb-money-detail">{line.detail}</td>
              <td className="cb-case-pence">
                <MoneyFigure pence={line.pence} />
              </td>
              <td className="cb-case-pence">
                <MoneyFigure pence={line.after} />
              </td>
            </tr>
          ))}
          {edge('Closing balance', until, part.closing)}
        </tbody>
      </table>
    </div>
  );
}

/** Whether everything adds up. Only staff are told how it was proved. */
function Proof({ account }: Readonly<{ account: Account }>): ReactNode {
  if (account.audience !== 'staff') return null;
  if (account.differences.length === 0) {
    return (
      <p className="cb-money-proof">
        <StatusTag tone="green" icon={statusIcons.done.icon}>
          Adds up to the penny
        </StatusTag>
        <span className="cb-aside">On every account, opening balance and lines make the closing balance.</span>
      </p>
    );
  }
  return (
    <MessageBox kind="error" title="This account does not add up">
      <ul>
        {account.differences.map((difference, index) => (
          <li key={index}>{differenceWords(difference)}</li>
        ))}
      </ul>
      Do not send it. Ask a team leader to look at the ledger.
    </MessageBox>
  );
}

/** A breakdown as it is read and printed. `plain` is for paper, where nothing scrolls. */
export function AccountSheet({ account, plain = false }: Readonly<{ account: Account; plain?: boolean }>): ReactNode {
  const parts = drawnAccounts(account);
  return (
    <>
      <Proof account={account} />
      {parts.length === 0 ? (
        <EmptyState title="Nothing on the account in these days" level={3}>
          Choose other days, or wait for the first payment to fall due.
        </EmptyState>
      ) : (
        <>
          <Totals rows={totalRows(account)} until={account.until} />
          {parts.map((part) => (
            <Part key={part.name} part={part} from={account.from} until={account.until} plain={plain} />
          ))}
        </>
      )}
    </>
  );
}
