import { mdiTableSearch } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { formatDate, formatLongDate, isRealDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { weeklyWords } from '../../words/moneyWords.ts';
import { dueWords } from '../../words/dueWords.ts';
import { Answer } from '../Answer.tsx';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { AmountTable } from './AmountTable.tsx';
import { ArrearsBlock, type Arrears } from './ArrearsBlock.tsx';
import { AsAt } from './AsAt.tsx';
import { LedgerBlock } from './LedgerBlock.tsx';
import { ledgerMethodWords, type Money } from './ledgerText.ts';
import { dueOrigin, owedOrigin, type Origin } from './origin.ts';
import { OriginDialog } from './OriginDialog.tsx';
import { ScheduleBlock } from './ScheduleBlock.tsx';
import type { Schedules } from './scheduleWords.ts';

const Figure = ({ label, children, aside }: Readonly<{ label: string; children: ReactNode; aside: string }>): ReactNode => (
  <div className="cb-case-figure">
    <dt>{label}</dt>
    <dd>
      <span className="cb-case-figure-value">{children}</span>
      <span className="cb-case-figure-aside">{aside}</span>
    </dd>
  </div>
);

/** A debt on this case; pressing it lists what makes it. Nothing owed, or paid ahead, has nothing to list. */
function Owed({ pence, to, arrears, onOrigin }: Readonly<{ pence: number; to: 'receivingParent' | 'service'; arrears: Arrears | null; onOrigin: (origin: Origin) => void }>): ReactNode {
  const { held } = useCase();
  const owed = (arrears?.creditors ?? []).filter((creditor) => creditor.to === to && creditor.caseId === held.caseId);
  const title = `Where ${formatPence(pence)} owed ${to === 'service' ? 'to us' : 'to the receiving parent'} comes from`;
  if (pence <= 0 || owed.reduce((sum, creditor) => sum + creditor.pence, 0) !== pence) return formatPence(pence);
  return (
    <ExplainableFigure about={title} onExplain={() => onOrigin(owedOrigin(title, owed))}>
      {formatPence(pence)}
    </ExplainableFigure>
  );
}

/** How much, when next, what is owed to whom: the answers that a call asks for. */
function Figures({ money, schedules, arrears, onOrigin }: Readonly<{ money: Money; schedules: Schedules | null; arrears: Arrears | null; onOrigin: (origin: Origin) => void }>): ReactNode {
  const { explain, held } = useCase();
  const today = useToday();
  const now = money.periods.find(({ from, until }) => from <= today && (until === null || today <= until));
  const next = schedules?.next ?? null;
  const version = schedules?.versions.find(({ due }) => due.some(({ on }) => on === next?.on));
  const due = version?.due.find(({ on }) => on === next?.on);
  const { owed } = money;
  const toUs = owed.fees + owed.charges;
  return (
    <dl className="cb-case-figures cb-money-figures">
      <Figure label="Amount" aside={now === undefined ? 'No decision covers today' : `Since ${formatDate(now.from)}`}>
        {now === undefined ? (
          'Not decided'
        ) : (
          <ExplainableFigure about={`Why ${weeklyWords(now.weekly)}`} onExplain={() => explain(now.decisionId)}>
            {weeklyWords(now.weekly)}
          </ExplainableFigure>
        )}
      </Figure>
      <Figure label="Next payment" aside={next === null ? 'No schedule asks for one' : `${dueWords(next.on, today)}${held.method === null ? '' : `, ${ledgerMethodWords(held.method)}`}`}>
        {next === null || version === undefined || due === undefined ? (
          'None'
        ) : (
          <ExplainableFigure about={`Where ${formatPence(next.total)} comes from`} onExplain={() => onOrigin(dueOrigin(due, version))}>
            {formatPence(next.total)}
          </ExplainableFigure>
        )}
      </Figure>
      <Figure label="Owed to receiving parent" aside={owed.maintenance < 0 ? 'Paid ahead' : owed.maintenance === 0 ? 'Nothing owed' : 'Maintenance'}>
        <Owed pence={owed.maintenance} to="receivingParent" arrears={arrears} onOrigin={onOrigin} />
      </Figure>
      <Figure label="Owed to us" aside={toUs === 0 ? 'Nothing owed' : `Fees ${formatPence(owed.fees)}, charges ${formatPence(owed.charges)}`}>
        <Owed pence={toUs} to="service" arrears={arrears} onOrigin={onOrigin} />
      </Figure>
      {arrears !== null && arrears.totals.cash !== 0 && (
        <Figure label="Not used yet" aside="Received, to be placed">
          {formatPence(arrears.totals.cash)}
        </Figure>
      )}
      {arrears !== null && arrears.totals.overpayments.total !== 0 && (
        <Figure label="Overpaid" aside="Paid beyond what is owed">
          {formatPence(arrears.totals.overpayments.total)}
        </Figure>
      )}
    </dl>
  );
}

/** Amounts, schedule, what is owed to whom, the ledger, and any day looked back at. `item` may name the day to look at. */
export function MoneySection({ item }: Readonly<{ item: string | null }>): ReactNode {
  const { held } = useCase();
  const { caseId } = held;
  const money = useAnswer((api) => createAskStore(() => api.call('case.money', { caseId })));
  const schedules = useAnswer((api) => createAskStore(() => api.call('case.schedule', { caseId })));
  const arrears = useAnswer((api) => createAskStore(() => api.call('case.arrears', { caseId })));
  const [origin, setOrigin] = useState<Origin | null>(null);
  const [breakdown, setBreakdown] = useState(false);
  const asked = item !== null && isRealDate(item) ? item : null;
  const ready = <T,>(answer: Readonly<{ view: Readonly<{ phase: string }> & Partial<Readonly<{ value: T }>> }>): T | null => answer.view.value ?? null;
  return (
    <div className="cb-case-page cb-case-money">
      <div className="cb-case-page-head">
        <h2 tabIndex={-1} data-case-heading>
          Money{asked === null ? '' : `, ${formatLongDate(asked)}`}
        </h2>
        <ActionButton kind="main" icon={mdiTableSearch} popup="dialog" onPress={() => setBreakdown(true)}>
          Account breakdown
        </ActionButton>
      </div>
      <Answer answer={money} lines={8} words="Loading the money">
        {(account) => (
          <>
            <Figures money={account} schedules={ready<Schedules>(schedules)} arrears={ready<Arrears>(arrears)} onOrigin={setOrigin} />
            {asked !== null && <AsAt key={asked} asked={asked} />}
            <section className="cb-case-block" aria-labelledby="case-amounts">
              <h3 id="case-amounts">Amounts decided</h3>
              {account.periods.length === 0 ? (
                <EmptyState title="No decision yet" level={3}>
                  The first decision sets the amount.
                </EmptyState>
              ) : (
                <AmountTable periods={account.periods} />
              )}
            </section>
            <Answer answer={schedules} lines={4} words="Loading the schedule">
              {(value) => <ScheduleBlock schedules={value} onOrigin={setOrigin} />}
            </Answer>
            <Answer answer={arrears} lines={4} words="Adding up what is owed">
              {(value) => <ArrearsBlock arrears={value} onOrigin={setOrigin} />}
            </Answer>
            {asked === null && <AsAt key="" asked={null} />}
            <LedgerBlock money={account} onOrigin={setOrigin} />
          </>
        )}
      </Answer>
      <OriginDialog origin={origin} onClose={() => setOrigin(null)} />
      {breakdown && <AccountDialog onClose={() => setBreakdown(false)} />}
    </div>
  );
}
