import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { countWords, numberWords } from '../../words/countWords.ts';
import { useCopy } from '../useCopy.ts';
import { useCase } from '../CaseContext.tsx';
import { everyLine, filterLedger, ledgerKinds, ledgerSides, type LedgerFilter } from './ledgerFilter.ts';
import { accountWords, ledgerCsv, ledgerMethodWords, ledgerText, ledgerTypeWords, type LedgerLine, type Money } from './ledgerText.ts';
import { lineOrigin, type Origin } from './origin.ts';
import { spanWords } from './scheduleWords.ts';

/** A receipt counts for nobody yet: the lines after it say what it was used for. */
const countsFor = ({ type, bucket }: LedgerLine): string => (type === 'paymentIssued' ? 'Receiving parent' : type === 'paymentReceived' && bucket === 'cash' ? 'To be used' : accountWords(bucket));

function Lines({ lines, ledger, onOrigin }: Readonly<{ lines: readonly LedgerLine[]; ledger: Money['ledger']; onOrigin: (origin: Origin) => void }>): ReactNode {
  return (
    <div className="cb-case-table-box" role="region" aria-label="Table of the ledger" tabIndex={0}>
      <table className="cb-case-table">
        <caption className="cb-unseen">Ledger, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Counts for</th>
            <th scope="col">How</th>
            <th scope="col" className="cb-case-pence">
              Amount
            </th>
            <th scope="col" className="cb-case-pence">
              Owed after
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <DateText on={line.on} />
              </th>
              <td>
                {ledgerTypeWords(line.type)}
                {line.period !== null && <span className="cb-aside"> {spanWords(line.period.from, line.period.until)}</span>}
                {line.manual && <span className="cb-aside"> placed by a person</span>}
              </td>
              <td>{countsFor(line)}</td>
              <td>{ledgerMethodWords(line.method)}</td>
              <td className="cb-case-pence">
                <ExplainableFigure about={`Where ${formatPence(line.pence)}, ${formatDate(line.on)}, comes from`} onExplain={() => onOrigin(lineOrigin(line, ledger))}>
                  <MoneyFigure pence={line.pence} />
                </ExplainableFigure>
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

/** What came and went, newest first, with what is owed after each line; filtered by kind and by whom it counts for. */
export function LedgerBlock({ money, onOrigin }: Readonly<{ money: Money; onOrigin: (origin: Origin) => void }>): ReactNode {
  const { held } = useCase();
  const copy = useCopy();
  const [filter, setFilter] = useState<LedgerFilter>(everyLine);
  const lines = filterLedger(money.ledger, filter);
  const filtered = filter.kind !== 'all' || filter.side !== 'all';
  return (
    <section className="cb-case-block" aria-labelledby="case-ledger">
      <div className="cb-case-block-head">
        <h3 id="case-ledger">Ledger</h3>
        {money.ledger.length > 0 && (
          <span className="cb-case-block-actions">
            <ActionButton kind="quiet" onPress={() => copy(ledgerText(held.reference, money), 'Ledger')}>
              Copy as text
            </ActionButton>
            <ActionButton kind="quiet" onPress={() => copy(ledgerCsv(lines), 'Ledger, for a spreadsheet,')}>
              Copy for a spreadsheet
            </ActionButton>
          </span>
        )}
      </div>
      {money.ledger.length === 0 ? (
        <EmptyState title="Nothing on the ledger yet" level={3}>
          Amounts due and payments are listed here from the first day of payment.
        </EmptyState>
      ) : (
        <>
          <div className="cb-money-filter">
            <SelectField label="Kind of line" value={filter.kind} options={ledgerKinds} onChange={(kind) => setFilter({ ...filter, kind })} wide={false} />
            <SelectField label="Counts for" value={filter.side} options={ledgerSides} onChange={(side) => setFilter({ ...filter, side })} wide={false} />
            <span className="cb-aside" aria-live="polite">
              {filtered ? `${numberWords(lines.length)} of ${countWords(money.ledger.length, 'line')}` : countWords(lines.length, 'line')}
            </span>
          </div>
          {lines.length === 0 ? (
            <EmptyState
              title="No line is of this kind"
              level={3}
              action={<ActionButton onPress={() => setFilter(everyLine)}>Show all lines</ActionButton>}
            >
              The two lists above hide {countWords(money.ledger.length, 'line')}.
            </EmptyState>
          ) : (
            <Lines lines={lines} ledger={money.ledger} onOrigin={onOrigin} />
          )}
        </>
      )}
    </section>
  );
}
