import { useState, type ReactNode } from 'react';
import { DateText, Money as MoneyFigure } from '../../parts/Figures.tsx';
import { formatLongDate, isRealDate } from '../../../app/model/calendar.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { PrintView } from '../../parts/PrintView.tsx';
import { useToday } from '../../app/AppContext.tsx';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { useCopy } from '../useCopy.ts';
import { AmountTable } from './AmountTable.tsx';
import { AsAt } from './AsAt.tsx';
import type { Money } from './asAt.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { ledgerCsv, ledgerText } from './ledgerText.ts';

function Owed({ owed }: Readonly<{ owed: Money['owed'] }>): ReactNode {
  const parts = [
    ['Maintenance', owed.maintenance],
    ['Fees', owed.fees],
    ['Charges', owed.charges],
  ] as const;
  return (
    <dl className="cb-case-figures cb-case-owed">
      <div className="cb-case-figure">
        <dt>Owed now</dt>
        <dd>
          <span className="cb-case-figure-value">
            <MoneyFigure pence={owed.total} />
          </span>
          <span className="cb-case-figure-aside">{owed.total < 0 ? 'Paid ahead' : owed.total === 0 ? 'Nothing owed' : 'All kinds together'}</span>
        </dd>
      </div>
      {parts.map(([label, pence]) => (
        <div key={label} className="cb-case-figure">
          <dt>{label}</dt>
          <dd>
            <span className="cb-case-figure-value">
              <MoneyFigure pence={pence} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Account({ money }: Readonly<{ money: Money }>): ReactNode {
  const { held } = useCase();
  const copy = useCopy();
  const today = useToday();
  const [printing, setPrinting] = useState(false);
  return (
    <>
      <section className="cb-case-block" aria-labelledby="case-account">
        <div className="cb-case-block-head">
          <h3 id="case-account">Account</h3>
          <span className="cb-case-block-actions">
            <ActionButton kind="quiet" onPress={() => copy(ledgerText(held.reference, money), 'Account')}>
              Copy as text
            </ActionButton>
            <ActionButton kind="quiet" onPress={() => copy(ledgerCsv(money.ledger), 'Account, for a spreadsheet,')}>
              Copy for a spreadsheet
            </ActionButton>
            <ActionButton onPress={() => setPrinting(true)}>Print account</ActionButton>
          </span>
        </div>
        {money.ledger.length === 0 ? (
          <EmptyState title="Nothing on the account yet" level={3}>
            Amounts due and payments are listed here from the first day of payment.
          </EmptyState>
        ) : (
          <LedgerTable ledger={money.ledger} />
        )}
      </section>
      <PrintView open={printing} title={`Account of ${held.reference}`} onDone={() => setPrinting(false)}>
        <p>
          For staff. It holds what each parent pays and gets. Printed <DateText on={today} />.
        </p>
        <Owed owed={money.owed} />
        <AmountTable periods={money.periods} plain />
        <LedgerTable ledger={money.ledger} />
      </PrintView>
    </>
  );
}

/** Amounts by period, what stood on a day, what came and went, what is owed. `item` may name the day to look at. */
export function MoneySection({ item }: Readonly<{ item: string | null }>): ReactNode {
  const { held } = useCase();
  const answer = useAnswer((api) => createAskStore(() => api.call('case.money', { caseId: held.caseId })));
  const asked = item !== null && isRealDate(item) ? item : null;
  return (
    <div className="cb-case-page">
      <div className="cb-case-page-head">
        <h2 tabIndex={-1} data-case-heading>
          Money{asked === null ? '' : `, ${formatLongDate(asked)}`}
        </h2>
      </div>
      <Answer answer={answer} lines={8} words="Loading the money">
        {(money) => (
          <>
            <Owed owed={money.owed} />
            <AsAt key={asked ?? ''} periods={money.periods} asked={asked} />
            <section className="cb-case-block" aria-labelledby="case-amounts">
              <h3 id="case-amounts">Amounts decided</h3>
              {money.periods.length === 0 ? (
                <EmptyState title="No decision yet" level={3}>
                  The first decision sets the amount.
                </EmptyState>
              ) : (
                <AmountTable periods={money.periods} />
              )}
            </section>
            <Account money={money} />
          </>
        )}
      </Answer>
    </div>
  );
}
