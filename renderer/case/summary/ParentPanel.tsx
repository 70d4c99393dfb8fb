import { mdiAccountAlertOutline, mdiContentCopy, mdiLockOutline, mdiShieldAlert } from '@mdi/js';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useToday } from '../../app/AppContext.tsx';
import { stepFacts } from '../../app/stepFacts.ts';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { FactList, FactRow } from '../../parts/FactRow.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { PartyTile } from '../../parts/PartyTile.tsx';
import { statusIcons } from '../../parts/statusIcons.ts';
import { StatusTag } from '../../parts/StatusTag.tsx';
import { useCase } from '../CaseContext.tsx';
import { identityWords, partyOf, roleNames, type Party } from '../caseWords.ts';
import { litRows, stepNumber } from '../factPaths.ts';
import { partyText, type PartyFact } from '../partyFacts.ts';
import { useCopy } from '../useCopy.ts';

/** The step whose facts are lit here, by row: `stepOf('paying.newPay')` is 9, or undefined. */
export function useLitRows(caseId: string): (row: string) => number | undefined {
  const lit = useStore(stepFacts);
  const rows = lit.caseId === caseId ? litRows(lit.paths) : null;
  const step = stepNumber(lit.label) ?? undefined;
  return (row) => (rows?.has(row) === true ? step : undefined);
}

/** Copies what stands in one place only. */
export const CopyButton = ({ onCopy, name }: Readonly<{ onCopy: () => void; name: string }>): ReactNode => (
  <button type="button" className="cb-case-copy" aria-label={name} onClick={onCopy}>
    <Icon path={mdiContentCopy} size={14} />
    Copy
  </button>
);

export function PartyHead({ party, level = 3 }: Readonly<{ party: Party; level?: 2 | 3 }>): ReactNode {
  const today = useToday();
  const identity = identityWords(party.person.identity?.checkedAt ?? null, today);
  const Heading = `h${level}` as const;
  return (
    <div className="cb-case-party-head">
      <PartyTile party={partyOf(party.role)} size={24} words="none">
        <span className="cb-case-party-name">
          <Heading>{roleNames[party.role]}</Heading>
          <span>{party.initials}</span>
        </span>
      </PartyTile>
      {identity.checked ? (
        <StatusTag {...statusIcons.done}>{identity.words}</StatusTag>
      ) : (
        <StatusTag tone="neutral" icon={mdiAccountAlertOutline}>
          {identity.words}
        </StatusTag>
      )}
    </div>
  );
}

function FactValue({ fact, party }: Readonly<{ fact: PartyFact; party: Party }>): ReactNode {
  const { held, explain, go } = useCase();
  const decisionId = held.shared.decision?.decisionId;
  // An amount reported but not decided is explained by its change; what is paid and got, by the decision.
  const onExplain = fact.key === 'newPay' ? () => go({ section: 'changes', item: party.reportedWeekly?.changeId ?? null }) : decisionId === undefined ? null : () => explain(decisionId);
  return (
    <>
      {fact.weekly === undefined || onExplain === null ? (
        fact.value
      ) : (
        <ExplainableFigure about={`Why ${fact.value}`} onExplain={onExplain}>
          {fact.value}
        </ExplainableFigure>
      )}
      {fact.aside !== undefined && <span className="cb-aside"> {fact.aside}</span>}
      {fact.warn !== undefined && (
        <span className="cb-case-warn">
          <Icon path={mdiShieldAlert} size={14} />
          {fact.warn}
        </span>
      )}
      {fact.note !== undefined && <span className="cb-case-second">{fact.note}</span>}
    </>
  );
}

/** One parent's private facts, with a copy that takes nothing else. */
export function ParentFacts({ party, facts, children }: Readonly<{ party: Party; facts: readonly PartyFact[]; children?: ReactNode }>): ReactNode {
  const { held } = useCase();
  const copy = useCopy();
  const lit = useLitRows(held.caseId);
  const side = partyOf(party.role);
  const name = roleNames[party.role];
  return (
    <>
      <div className="cb-case-told">
        <Icon path={mdiLockOutline} size={14} />
        <span>Only this parent may be told</span>
        <CopyButton name={`Copy: ${name.toLowerCase()} only`} onCopy={() => copy(partyText(held.reference, party, facts), `${name} only:`)} />
      </div>
      <FactList>
        {facts.map((fact) => {
          const step = lit(`${side}.${fact.key}`);
          return (
            <FactRow key={fact.key} label={fact.label} {...(step === undefined ? {} : { step })}>
              <FactValue fact={fact} party={party} />
            </FactRow>
          );
        })}
      </FactList>
      {children}
    </>
  );
}
