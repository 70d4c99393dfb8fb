import { mdiArrowRight, mdiCheckCircle } from '@mdi/js';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { taskTitle } from '../../app/work/taskWords.ts';
import type { Failure } from '../../app/result.ts';
import { useApp, useDesk } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { passedOverOf } from '../app/passedOver.ts';
import { takeItem } from '../app/takeItem.ts';
import { meOf, placeOfItem } from '../app/workItem.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useAnnounced } from '../parts/LiveRegion.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { weeklyWords } from '../words/moneyWords.ts';
import { countWords } from '../words/countWords.ts';
import type { AfterDone } from './afterDone.ts';
import { channelName } from './pathWords.ts';
import { roleSides } from './roleSides.ts';

function DecidedAmount({ decision: { decisionId, weekly }, onExplain }: Readonly<{ decision: NonNullable<AfterDone['decision']>; onExplain: ((decisionId: string) => void) | undefined }>): ReactNode {
  const words = <strong>{weeklyWords(weekly)}</strong>;
  if (onExplain === undefined) return words;
  return (
    <ExplainableFigure about={`Why ${weeklyWords(weekly)}`} onExplain={() => onExplain(decisionId)}>
      {words}
    </ExplainableFigure>
  );
}

/** After an act: what was done, the drafts it made, and the next item. Takes focus. */
export function DonePanel({
  caseId,
  title,
  after,
  children,
  actions,
  onExplain,
}: Readonly<{
  caseId: string;
  title: string;
  after: AfterDone;
  children?: ReactNode;
  actions?: ReactNode;
  /** Opens how the new amount was worked out, where there is a place for it. */
  onExplain?: (decisionId: string) => void;
}>): ReactNode {
  const app = useApp();
  const move = useDesk((desk) => desk.move);
  const openCase = useDesk((desk) => desk.openCase);
  const [failed, setFailed] = useState<Failure | null>(null);
  const [next, setNext] = useState<AfterDone['next']>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useAnnounced(title);
  useEffect(() => heading.current?.focus(), []);
  const row = (next ?? after.next)?.row ?? null;

  const take = async (): Promise<void> => {
    if (row === null) return;
    setFailed(null);
    const taken = await takeItem(app, row, meOf(app.session));
    if (taken.got === 'ours') return openCase(row.caseId, row.reference, { ...placeOfItem(row), pane: null });
    setFailed(taken.error);
    const again = await app.api.call('queue.next', { declined: [...passedOverOf(app.api).ids(), row.taskId] });
    if (again.ok) setNext(again.value);
  };

  return (
    <div className="cb-done">
      <h2 ref={heading} tabIndex={-1}>
        <Icon path={mdiCheckCircle} size={20} />
        {title}
      </h2>
      {after.decision !== null && (
        <p>
          Decision number {after.decision.number}: <DecidedAmount decision={after.decision} onExplain={onExplain} /> from{' '}
          {formatDate(after.decision.effectiveFrom)}.
        </p>
      )}
      {children}
      {after.drafts.length > 0 && (
        <>
          <h3>{countWords(after.drafts.length, 'draft')} to read</h3>
          <ul className="cb-done-drafts">
            {after.drafts.map((draft) => (
              <li key={draft.messageId}>
                <PartyTile party={roleSides[draft.to]} size={16} words="short" />
                <LinkButton onPress={() => move(caseId, { section: 'messages', item: draft.messageId, pane: null })}>
                  {channelName(draft.channel)}: {draft.title}
                </LinkButton>
              </li>
            ))}
          </ul>
          <p className="cb-aside">Nothing is sent until you have read it and queued it.</p>
        </>
      )}
      {failed !== null && <Failed error={failed} kind="warn" />}
      <div className="cb-done-actions">
        {row !== null && (
          <ActionButton kind="main" icon={mdiArrowRight} onPress={() => void take()}>
            Next item
          </ActionButton>
        )}
        {actions}
      </div>
      {row !== null && (
        <p className="cb-aside">
          {row.reference}, {taskTitle(row)}, {(next ?? after.next)?.because}
        </p>
      )}
    </div>
  );
}
