import { mdiHandshakeOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { formatTime } from '../../../app/model/calendar.ts';
import { useApp, useDesk, useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { CaseNumber } from '../../parts/CaseNumber.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { MessageBox } from '../../parts/MessageBox.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { usePromiseActs } from '../../promises/usePromiseActs.tsx';
import '../../promises/promises.css';
import { countWords } from '../../words/countWords.ts';
import { leftWords } from '../../words/dueWords.ts';
import { useCase } from '../CaseContext.tsx';
import { roleNames, type CaseHeld } from '../caseWords.ts';

type Promised = CaseHeld['promises'][number];

function PromiseLine({ promise, acts }: Readonly<{ promise: Promised; acts: ReturnType<typeof usePromiseActs> }>): ReactNode {
  const today = useToday();
  const { readOnly } = useCase();
  const late = promise.byOn < today;
  const blocked = readOnly === undefined ? {} : { reasonId: 'case-read-only' };
  return (
    <li className="cb-case-promise">
      <Icon path={mdiHandshakeOutline} size={18} />
      <span className="cb-case-promise-what">
        {promise.what}
        <span className="cb-aside">
          {' '}
          to the {roleNames[promise.to].toLowerCase()}
          {promise.byAt === null ? '' : `, by ${formatTime(promise.byAt)}`}
          {promise.ownerUserId === null ? '' : `, ${promise.ownerUserId}`}
          {promise.told ? '' : ', our own target'}
          {promise.moves === 0 ? '' : `, moved ${promise.moves === 1 ? 'once' : countWords(promise.moves, 'time')}`}
        </span>
      </span>
      <StatusTag {...(late ? statusIcons.overdue : promise.byOn === today || promise.warnOn <= today ? statusIcons.dueToday : { tone: 'neutral' as const })} look="quiet">
        {leftWords(promise.byOn, today)}
      </StatusTag>
      <span className="cb-promise-acts">
        <ActionButton name={`Mark as kept: ${promise.what}`} onPress={() => void acts.keep(promise)} {...blocked}>
          Mark as kept
        </ActionButton>
        <ActionButton kind="quiet" name={`Move: ${promise.what}`} popup="dialog" onPress={() => acts.move(promise)} {...blocked}>
          Move
        </ActionButton>
        <ActionButton kind="quiet" name={`Take back: ${promise.what}`} popup="dialog" onPress={() => acts.takeBack(promise)} {...blocked}>
          Take back
        </ActionButton>
      </span>
    </li>
  );
}

/** What we said we would do, with the time left. Work done keeps a promise by itself; this is for the rest. */
export function Promises(): ReactNode {
  const { wordsFor } = useApp();
  const { held } = useCase();
  const acts = usePromiseActs();
  const refused = acts.failure;
  const open = held.promises.filter((promise) => promise.state === 'open');
  if (open.length === 0 && refused === null) return acts.dialog;
  const words = refused === null ? null : wordsFor(refused);
  return (
    <section className="cb-case-block" aria-labelledby="case-promises">
      <h3 id="case-promises">Promises</h3>
      {words !== null && (
        <MessageBox kind="error" title={words.what} announce={`${words.what} ${words.next}`}>
          {words.next}
        </MessageBox>
      )}
      <ul className="cb-case-list">
        {open.map((promise) => (
          <PromiseLine key={promise.promiseId} promise={promise} acts={acts} />
        ))}
      </ul>
      {acts.dialog}
    </section>
  );
}

/** Cases that share a parent with this one. One calculation spans them all. */
export function Siblings(): ReactNode {
  const { held } = useCase();
  const openCase = useDesk((desk) => desk.openCase);
  if (held.siblings.length === 0) return null;
  return (
    <section className="cb-case-block" aria-labelledby="case-siblings">
      <h3 id="case-siblings">Cases that share a parent</h3>
      <ul className="cb-case-siblings">
        {held.siblings.map((sibling) => (
          <li key={sibling.caseId}>
            <button type="button" className="cb-link" onClick={() => openCase(sibling.caseId, sibling.reference)}>
              <CaseNumber reference={sibling.reference} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
