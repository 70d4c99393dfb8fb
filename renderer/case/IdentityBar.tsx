import { mdiAccountOutline, mdiHumanMaleFemaleChild } from '@mdi/js';
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import type { PartyRole } from '../../app/model/roles.ts';
import { useToday } from '../app/AppContext.tsx';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { PlumBlock } from '../parts/PlumBlock.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { countWords } from '../words/countWords.ts';
import { weeklyWords } from '../words/moneyWords.ts';
import { identityWords, partyOf, roleNames, safetySentence, serviceWords, statusWords, type CaseHeld, type Party } from './caseWords.ts';

type Heading = RefObject<HTMLHeadingElement | null>;

/** Goes once identity is proved. Focus that was on it then goes to the case's number, and not to nowhere. */
function CheckId({ role, onCheck, headingRef }: Readonly<{ role: PartyRole; onCheck: () => void; headingRef: Heading }>): ReactNode {
  const own = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const [button, heading] = [own.current, headingRef.current];
    return () => {
      if (button?.contains(document.activeElement) === true) heading?.focus();
    };
  }, [headingRef]);
  return (
    <span ref={own}>
      <LinkButton name={`Check ID of the ${roleNames[role].toLowerCase()}`} onPress={onCheck}>
        Check ID
      </LinkButton>
    </span>
  );
}

function Parent({ party, onCheck, headingRef }: Readonly<{ party: Party; onCheck: (() => void) | undefined; headingRef: Heading }>): ReactNode {
  const today = useToday();
  const identity = identityWords(party.person.identity?.checkedAt ?? null, today);
  return (
    <div className="cb-case-id-item">
      <PartyTile party={partyOf(party.role)} words="none">
        <span className="cb-case-id-two">
          <span className="cb-case-id-label">{roleNames[party.role]}</span>
          <span>
            {party.initials} ·{' '}
            {identity.checked || onCheck === undefined ? (
              identity.words
            ) : (
              <CheckId role={party.role} onCheck={onCheck} headingRef={headingRef} />
            )}
          </span>
        </span>
      </PartyTile>
    </div>
  );
}

const Item = ({ icon, label, children }: Readonly<{ icon: string; label: string; children: ReactNode }>): ReactNode => (
  <div className="cb-case-id-item">
    <span className="cb-party">
      <Icon path={icon} size={20} />
      <span className="cb-case-id-two">
        <span className="cb-case-id-label">{label}</span>
        <span>{children}</span>
      </span>
    </span>
  </div>
);

function Amount({ held, onExplain }: Readonly<{ held: CaseHeld; onExplain: (decisionId: string) => void }>): ReactNode {
  const { decision } = held.shared;
  if (decision === null) {
    return (
      <div className="cb-case-id-lead">
        <strong>No amount yet</strong>
        <span>opened {formatDate(held.openedOn)}</span>
      </div>
    );
  }
  const words = weeklyWords(decision.weekly);
  return (
    <div className="cb-case-id-lead">
      <strong>
        <ExplainableFigure about={`Why ${words}`} onExplain={() => onExplain(decision.decisionId)}>
          {words}
        </ExplainableFigure>
      </strong>
      <span>since {formatDate(decision.effectiveFrom)}</span>
    </div>
  );
}

/** Who and what the case is, always in sight. What must be known before any contact comes first. */
export function IdentityBar({
  reference,
  held,
  waiting = 'Opening',
  headingRef,
  onExplain,
  onCheck,
}: Readonly<{ reference: string; held: CaseHeld | null; /** Stands under the number while the case is not here. */ waiting?: string; headingRef: Heading; onExplain: (decisionId: string) => void; onCheck?: (role: PartyRole) => void }>): ReactNode {
  const safety = held === null ? null : safetySentence(held);
  const status = held === null ? null : statusWords(held.status);
  return (
    <div className="cb-case-id">
      {safety !== null && <PlumBlock>{safety}</PlumBlock>}
      <div className="cb-case-id-lead">
        <h1 ref={headingRef} tabIndex={-1}>
          {reference}
        </h1>
        <span>{held === null ? waiting : serviceWords(held.service)}</span>
      </div>
      {held !== null && status !== null && (
        <>
          <Amount held={held} onExplain={onExplain} />
          <StatusTag {...statusIcons[status.mark]}>{status.words}</StatusTag>
          <div className="cb-case-id-rest">
            <Parent party={held.receiving} headingRef={headingRef} onCheck={onCheck && (() => onCheck('receivingParent'))} />
            <Parent party={held.paying} headingRef={headingRef} onCheck={onCheck && (() => onCheck('payingParent'))} />
            <Item icon={mdiHumanMaleFemaleChild} label="Children">
              {countWords(held.shared.children.length, 'child', 'children')}
            </Item>
            <Item icon={mdiAccountOutline} label="Owner">
              {held.ownerTeamName}
              {held.ownerUserId === null ? '' : `, ${held.ownerUserId}`}
            </Item>
          </div>
        </>
      )}
    </div>
  );
}
