import { mdiContentCopy, mdiPrinterOutline, mdiTableLarge } from '@mdi/js';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { addMonths, formatDate, isRealDate } from '../../../app/model/calendar.ts';
import { useApp, useToday } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DateField } from '../../parts/DateField.tsx';
import { dateProblem, type DateValue } from '../../parts/dateDraft.ts';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { PrintView } from '../../parts/PrintView.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { ViewSwitch } from '../../parts/ViewSwitch.tsx';
import { useAsking, useCase } from '../CaseContext.tsx';
import { useCopy } from '../useCopy.ts';
import { AccountSheet } from './AccountSheet.tsx';
import { createAccountStore, type AccountStore } from './accountStore.ts';
import { accountAudiences, accountCsv, accountTable, accountTitle } from './accountText.ts';

/** The days to show. Both must be real, and the first not after the last. */
function Days({ store }: Readonly<{ store: AccountStore }>): ReactNode {
  const { held } = useCase();
  const today = useToday();
  const { span, showDays } = useStore(store);
  const [from, setFrom] = useState<DateValue>(span.from);
  const [until, setUntil] = useState<DateValue>(span.until);
  const [checked, setChecked] = useState(false);
  const typed = typeof from === 'string' && typeof until === 'string' && isRealDate(from) && isRealDate(until) ? { from, until } : null;
  const backwards = typed !== null && typed.from > typed.until ? 'The last day is before the first. Change one of them' : null;
  const choose = (first: string): void => {
    setFrom(first);
    setUntil(today);
    void showDays({ from: first, until: today });
  };
  return (
    <form
      className="cb-money-days"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (typed !== null && backwards === null) void showDays(typed);
      }}
    >
      <DateField label="From" value={from} onChange={setFrom} error={checked ? (from === null ? 'Add the first day' : dateProblem(from)) : null} />
      <DateField label="Until" value={until} onChange={setUntil} error={checked ? (until === null ? 'Add the last day' : (dateProblem(until) ?? backwards)) : null} />
      <span className="cb-money-days-actions">
        <ActionButton submit onPress={() => undefined}>
          Show these days
        </ActionButton>
        <ActionButton kind="quiet" onPress={() => choose(addMonths(today, -12))}>
          Last 12 months
        </ActionButton>
        <ActionButton kind="quiet" onPress={() => choose(held.openedOn)}>
          All its days
        </ActionButton>
      </span>
    </form>
  );
}

/** A whole account between two days, for one reader at a time: opening, every line, closing, and the proof that they add up. */
export function AccountDialog({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const { held } = useCase();
  const today = useToday();
  const copy = useCopy();
  const [printing, setPrinting] = useState(false);
  const [store] = useState(() => {
    const yearAgo = addMonths(today, -12);
    return createAccountStore(api, held.caseId, { from: yearAgo < held.openedOn ? held.openedOn : yearAgo, until: today });
  });
  const { audience, view, ask, readFor } = useStore(store);
  useAsking(held.clusterId, ask);
  const account = view.phase === 'ready' && view.account.audience === audience ? view.account : null;
  const reader = accountAudiences.find((one) => one.value === audience)?.label.replace('For', 'for') ?? '';
  return (
    <DialogFrame
      open
      width={1040}
      title={`Account breakdown, ${held.reference}`}
      onClose={onClose}
      actions={
        account === null ? undefined : (
          <>
            <ActionButton kind="main" icon={mdiPrinterOutline} onPress={() => setPrinting(true)}>
              Print
            </ActionButton>
            <ActionButton icon={mdiTableLarge} onPress={() => copy(accountTable(account), `Account ${reader}, as a table,`)}>
              Copy as table
            </ActionButton>
            <ActionButton icon={mdiContentCopy} onPress={() => copy(accountCsv(account), `Account ${reader}, as CSV,`)}>
              Copy as CSV
            </ActionButton>
          </>
        )
      }
    >
      <div className="cb-money-account">
        <ViewSwitch label="Who it is for" value={audience} views={accountAudiences} onChange={(next) => void readFor(next)} />
        <Days store={store} />
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void ask()} />}
        {view.phase !== 'failed' && account === null && <StillBars lines={8} words="Adding up the account" />}
        {account !== null && <AccountSheet account={account} />}
      </div>
      {account !== null && (
        <PrintView open={printing} title={accountTitle(held.reference, account)} onDone={() => setPrinting(false)}>
          <div className="cb-money-print">
            <p>
              {accountAudiences.find((one) => one.value === account.audience)?.label}. Printed {formatDate(today)}.
            </p>
            <AccountSheet account={account} plain />
          </div>
        </PrintView>
      )}
    </DialogFrame>
  );
}
