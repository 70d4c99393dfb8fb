import { mdiArrowRight } from '@mdi/js';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence } from '../../../app/model/pounds.ts';
import { useApp } from '../../app/AppContext.tsx';
import { Failed } from '../../app/Failed.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DialogFrame } from '../../parts/DialogFrame.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { StillBars } from '../../parts/StillBars.tsx';
import { countWords } from '../../words/countWords.ts';
import { changeWords } from '../../words/moneyWords.ts';
import '../change.css';
import '../result.css';
import { DonePanel } from '../DonePanel.tsx';
import { NoticeList } from '../NoticeList.tsx';
import { PeriodTable } from '../result/PeriodTable.tsx';
import { roleSides } from '../roleSides.ts';
import { blockedBy, createTogetherStore, decided, type Together } from './togetherStore.ts';
import './together.css';

function Reports({ reports }: Pick<Together, 'reports'>): ReactNode {
  return (
    <ol className="cb-together">
      {reports.map(({ changeId, title, subject, reportedOn, effectiveOn, words, can }) => (
        <li key={changeId}>
          <div className="cb-together-head">
            <strong>{title}</strong>
            <PartyTile party={roleSides[subject]} size={16} words="short" />
            <StatusTag look="quiet" {...(can ? statusIcons.done : statusIcons.notNow)}>
              {can ? 'Decided with the others' : 'Not decided now'}
            </StatusTag>
            <span className="cb-together-when">{effectiveOn === null ? `reported ${formatDate(reportedOn)}` : `from ${formatDate(effectiveOn)}`}</span>
          </div>
          <p>{words}</p>
        </li>
      ))}
    </ol>
  );
}

const Amount = ({ before, after }: Pick<Together, 'before' | 'after'>): ReactNode =>
  after === null ? null : (
    <p className="cb-big">
      {before !== null && (
        <>
          <span className="cb-big-was">
            <span className="cb-unseen">Before </span>
            {formatPence(before)}
          </span>
          <Icon path={mdiArrowRight} size={20} />
        </>
      )}
      <span className="cb-result">
        <span className="cb-unseen">After </span>
        {formatPence(after)}
      </span>
      <span className="cb-big-per">a week</span>
      {before !== null && <span className="cb-big-change">{changeWords(before, after)}</span>}
    </p>
  );

/** Several unfinished reports decided in one sitting: in their order, each date's amount worked out once, one confirm. */
export function TogetherDialog({ caseId, clusterId, changeIds, onClose }: Readonly<{ caseId: string; clusterId: string; changeIds: readonly string[]; onClose: () => void }>): ReactNode {
  const { api } = useApp();
  const [store] = useState(() => createTogetherStore(api, { caseId, clusterId, changeIds }));
  const { view, load, confirm } = useStore(store);
  useEffect(() => void load(), [load]);

  if (view.phase === 'done')
    return (
      <DialogFrame open title="Decided together" width={720} onClose={onClose}>
        <DonePanel caseId={caseId} title={`${countWords(decided(view.together).length, 'report')} decided`} after={view.after} actions={<ActionButton onPress={onClose}>Close</ActionButton>} />
      </DialogFrame>
    );
  const open = view.phase === 'open' ? view : null;
  const blocked = open === null ? null : blockedBy(open.together);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void confirm();
  };
  return (
    <DialogFrame
      open
      title="Decide together"
      width={760}
      onClose={onClose}
      actions={
        open !== null && (
          <>
            <ActionButton kind="main" keys="Ctrl+Enter" onPress={() => void confirm()} reason={blocked ?? undefined}>
              {open.sending ? 'Saving' : `Record and decide ${countWords(decided(open.together).length, 'report')}`}
            </ActionButton>
            <ActionButton kind="quiet" onPress={onClose}>
              Not now
            </ActionButton>
          </>
        )
      }
    >
      <div className="cb-together-body" onKeyDown={onKeyDown} role="presentation">
        {view.phase === 'loading' && <StillBars lines={5} words="Working out the amounts" />}
        {view.phase === 'failed' && <Failed error={view.error} onRetry={() => void load()} />}
        {open !== null && (
          <>
            {open.moved && (
              <MessageBox kind="warn" title="The case changed while this was open." announce="The case changed while this was open. Nothing was recorded.">
                Nothing was recorded. Read it again, then decide.
              </MessageBox>
            )}
            {open.failed !== null && <Failed error={open.failed} />}
            <p className="cb-aside">Decided from the top, in this order. Each date’s amount is worked out once.</p>
            <Reports reports={open.together.reports} />
            <Amount before={open.together.before} after={open.together.after} />
            <PeriodTable periods={open.together.periods} />
            {open.together.notices.length > 0 && <NoticeList notices={open.together.notices} />}
          </>
        )}
      </div>
    </DialogFrame>
  );
}
