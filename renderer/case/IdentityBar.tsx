import { mdiAccountOutline, mdiHumanMaleFemaleChild } from '@mdi/js';
import type { ReactNode, Ref } from 'react';
import { formatDate } from '../../app/model/calendar.ts';
import { useToday } from '../app/AppContext.tsx';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { PlumBlock } from '../parts/PlumBlock.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { countWords } from '../words/countWords.ts';
import { weeklyWords } from '../words/moneyWords.ts';
import { identityWords, partyOf, roleNames, safetySentence, serviceWords, statusWords, type CaseHeld, type Party } from './caseWords.ts';

function Parent({ party }: Readonly<{ party: Party }>): ReactNode {
  const today = useToday();
  return (
    <div className="cb-case-id-item">
      <PartyTile party={partyOf(party.role)} words="none">
        <span className="cb-case-id-two">
          <span className="cb-case-id-label">{roleNames[party.role]}</span>
          <span>
            {party.initials} · {identityWords(party.person.identity?.checkedAt ?? null, today).words}
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
}: Readonly<{ reference: string; held: CaseHeld | null; /** Stands under the number while the case is not here. */ waiting?: string; headingRef: Ref<HTMLHeadingElement>; onExplain: (decisionId: string) => void }>): ReactNode {
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
            <Parent party={held.receiving} />
            <Parent party={held.paying} />
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
