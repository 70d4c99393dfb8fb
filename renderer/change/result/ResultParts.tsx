import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../app/contract/change.ts';
import { useToday } from '../../app/AppContext.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { PlumBlock } from '../../parts/PlumBlock.tsx';
import { AmountResult } from '../AmountResult.tsx';
import { contactRows } from '../contactAfter.ts';
import { decisionOf, type OpenChange } from '../changeState.ts';
import { GateList } from '../GateList.tsx';
import { NoticeList } from '../NoticeList.tsx';
import { isContact, isPrivate, movesAmount, otherOf, roleName } from '../pathWords.ts';
import { RequestLanes } from '../RequestLanes.tsx';
import { safetyLines } from '../safetyLines.ts';
import { ChainList, type ChainLink } from './ChainList.tsx';
import { PathLine } from './PathLine.tsx';
import { PeriodTable } from './PeriodTable.tsx';
import { CheckNotes, OpensList, PreparedList } from './PreparedList.tsx';
import { RecordTable, type RecordLine } from './RecordTable.tsx';
import { RefusalBox } from './RefusalBox.tsx';
import { SidesTable } from './SidesTable.tsx';

/** What the record will say: the rulebook's own lines, or the contact as it is being typed. */
function recordLines({ form, held, raw }: Pick<OpenChange, 'form' | 'held' | 'raw'>, { record }: ChangePreview): readonly RecordLine[] {
  if (record.length > 0 || !isContact(form.type)) return record;
  const contact = held === null ? null : (form.subject === 'payingParent' ? held.paying : held.receiving).contact;
  return contactRows(form.type, contact, raw).map((row) => ({ ...row, about: form.subject }));
}

function KeepSafe({ view }: Readonly<{ view: Pick<OpenChange, 'form' | 'held'> }>): ReactNode {
  const { form, held } = view;
  return (
    <section className="cb-change-part">
      <PlumBlock soft title="Keep both parents safe">
        The {roleName(otherOf(form.subject))} is never told. It is in nothing they are sent or shown.
        {(held === null ? [] : safetyLines(held)).map((line) => (
          <span key={line} className="cb-plum-line">
            {line}
          </span>
        ))}
      </PlumBlock>
    </section>
  );
}

export const warningsOf = ({ warnings }: Pick<ChangePreview, 'warnings'>, live: boolean): ReactNode =>
  warnings.length > 0 && (
    <section className="cb-change-part cb-change-warnings">
      {warnings.map((warning) => (
        <MessageBox key={warning} kind="warn" title={warning} {...(live ? { announce: warning } : {})} />
      ))}
    </section>
  );

/**
 * Everything a change leads to, most important first; a part with nothing in it is not there, and nothing stands
 * twice. `needs` names what is still missing; while there is any, what would happen is not promised.
 */
export function ResultParts({
  view,
  preview,
  needs = [],
  live = false,
  onOpen,
  onTogether,
}: Readonly<{
  view: Pick<OpenChange, 'form' | 'held' | 'raw' | 'live' | 'decide'>;
  preview: ChangePreview;
  needs?: readonly string[];
  live?: boolean;
  onOpen?: (link: ChainLink) => void;
  onTogether?: () => void;
}>): ReactNode {
  const today = useToday();
  const { form } = view;
  const settled = needs.length === 0 && preview.problems.length === 0;
  const amounts = movesAmount(form.type) && (preview.before !== null || preview.after !== null || needs.length > 0);
  const hidden = isPrivate(form.type);
  const otherIsTold = preview.notices.some(({ to }) => to !== form.subject);
  const notices = settled && preview.path !== 'handOver' && (
    <NoticeList notices={preview.notices} {...(hidden && !otherIsTold ? { only: form.subject } : {})} />
  );
  return (
    <>
      {settled && <PathLine preview={preview} byPerson={decisionOf(view) !== null} />}
      {settled && preview.refusal !== null && <RefusalBox refusal={preview.refusal} />}
      {warningsOf(preview, live)}
      <ChainList chain={preview.chain} {...(onOpen === undefined ? {} : { onOpen })} {...(onTogether === undefined ? {} : { onTogether })} />
      {amounts && <AmountResult live={live} preview={preview} working={view.live.working} needs={needs} beside={notices} />}
      {!amounts && needs.length > 0 && (
        <section className="cb-change-part">
          <p className="cb-needs">Still needed: {needs.join(', ')}.</p>
        </section>
      )}
      <PeriodTable periods={preview.periods} />
      <RecordTable rows={recordLines(view, preview)} />
      {hidden && !otherIsTold && <KeepSafe view={view} />}
      <SidesTable sides={preview.sides} />
      <PreparedList prepared={preview.prepared} />
      <CheckNotes checks={preview.checks} />
      <GateList gates={preview.gates} />
      <RequestLanes requests={preview.requests} today={today} />
      {!amounts && notices}
      <OpensList opens={preview.opens} />
    </>
  );
}
