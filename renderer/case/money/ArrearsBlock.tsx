import { useState, type ReactNode } from 'react';
import type { Output } from '../../../app/contract/index.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import type { Failure } from '../../../app/result.ts';
import { CaseNumber } from '../../parts/CaseNumber.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { Money as MoneyFigure } from '../../parts/Figures.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { useCase } from '../CaseContext.tsx';
import { accountWords } from './ledgerText.ts';
import { accountOrigin, type Origin } from './origin.ts';

export type Arrears = Output<'case.arrears'>;

/** All lines of one account of this case, from its first day: asked for when somebody wants to know what makes it. */
function useAccountOrigin(onOrigin: (origin: Origin) => void): Readonly<{ failed: Readonly<{ error: Failure; account: string }> | null; show: (account: string) => Promise<void> }> {
  const { api } = useApp();
  const { held } = useCase();
  const until = useToday();
  const [failed, setFailed] = useState<Readonly<{ error: Failure; account: string }> | null>(null);
  return {
    failed,
    async show(account) {
      const answer = await api.call('case.account', { caseId: held.caseId, from: held.openedOn, until, audience: 'staff' });
      setFailed(answer.ok ? null : { error: answer.error, account });
      if (!answer.ok || answer.value.audience !== 'staff') return;
      const found = answer.value.accounts.find((part) => part.account === account);
      if (found !== undefined) onOrigin(accountOrigin(found, `Where ${formatPence(Math.abs(found.closing))}, ${accountWords(account).toLowerCase()}, comes from`));
    },
  };
}

const splits = [
  ['Expected in all', 'expected'],
  ['Paid and used', 'paid'],
  ['Written off', 'writtenOff'],
  ['Still owed', 'arrears'],
  ['Overpaid', 'overpayments'],
] as const;

/** All of this case since its first line, maintenance apart from fees and charges. */
function Totals({ totals }: Readonly<{ totals: Arrears['totals'] }>): ReactNode {
  return (
    <div className="cb-case-table-box" role="region" aria-label="Table of totals" tabIndex={0}>
      <table className="cb-case-table">
        <caption>This case, all its days</caption>
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
        <tbody>
          {splits.map(([label, key]) => (
            <tr key={key} className={key === 'arrears' ? 'cb-money-sum' : undefined}>
              <th scope="row">{label}</th>
              {(['maintenance', 'charges', 'total'] as const).map((part) => (
                <td key={part} className="cb-case-pence">
                  <MoneyFigure pence={totals[key][part]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the paying parent owes and to whom. For staff: what is owed to us is nothing the receiving parent is told. */
export function ArrearsBlock({ arrears, onOrigin }: Readonly<{ arrears: Arrears; onOrigin: (origin: Origin) => void }>): ReactNode {
  const { held } = useCase();
  const { failed, show } = useAccountOrigin(onOrigin);
  const { creditors, totals } = arrears;
  const other = ([['cash', totals.cash, 'Received, not used yet'], ['overpaid', totals.overpayments.total, 'Overpaid'], ['passedOn', totals.toPassOn, 'Collected, to pass on'], ['direct', totals.direct, 'Unpaid between the parents, as told']] as const).filter(([, pence]) => pence !== 0);
  return (
    <section className="cb-case-block" aria-labelledby="case-arrears">
      <div className="cb-case-block-head">
        <h3 id="case-arrears">Owed, by creditor</h3>
        <span className="cb-aside">For staff. The receiving parent is not told what is owed to us.</span>
      </div>
      {failed !== null && <Failed error={failed.error} onRetry={() => void show(failed.account)} />}
      <div className="cb-money-pair">
        {creditors.length + other.length === 0 ? (
          <p className="cb-money-nothing">Nothing is owed today, and nothing is held.</p>
        ) : (
          <div className="cb-case-table-box" role="region" aria-label="Table of creditors" tabIndex={0}>
            <table className="cb-case-table">
              <caption>{creditors.length === 0 ? 'Nothing is owed today' : 'Owed today, on all cases of this paying parent'}</caption>
              <thead>
                <tr>
                  <th scope="col">Owed to</th>
                  <th scope="col">Kind</th>
                  <th scope="col" className="cb-case-pence">
                    Amount
                  </th>
                </tr>
              </thead>
              <tbody>
                {creditors.map((creditor) => (
                  <tr key={`${creditor.caseId}${creditor.debt}`}>
                    <th scope="row">
                      {creditor.to === 'service' ? 'Us' : <PartyTile party="receiving" size={16} />}
                      {creditor.caseId !== held.caseId && (
                        <>
                          , case <CaseNumber reference={creditor.reference} />
                        </>
                      )}
                    </th>
                    <td>{accountWords(creditor.debt)}</td>
                    <td className="cb-case-pence">
                      {creditor.caseId !== held.caseId ? (
                        <MoneyFigure pence={creditor.pence} />
                      ) : (
                        <ExplainableFigure about={`Where ${formatPence(creditor.pence)}, ${accountWords(creditor.debt).toLowerCase()}, comes from`} onExplain={() => void show(creditor.debt)}>
                          <MoneyFigure pence={creditor.pence} />
                        </ExplainableFigure>
                      )}
                    </td>
                  </tr>
                ))}
                {other.map(([account, pence, words]) => (
                  <tr key={account} className="cb-money-other">
                    <th scope="row" colSpan={2}>
                      {words}, this case
                    </th>
                    <td className="cb-case-pence">
                      <ExplainableFigure about={`Where ${formatPence(pence)}, ${words.toLowerCase()}, comes from`} onExplain={() => void show(account)}>
                        <MoneyFigure pence={pence} />
                      </ExplainableFigure>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Totals totals={totals} />
      </div>
    </section>
  );
}
