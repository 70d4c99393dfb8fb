import type { ReactNode } from 'react';
import { useToday } from '../../app/AppContext.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { HatchedWall } from '../../parts/HatchedWall.tsx';
import { useCase } from '../CaseContext.tsx';
import { partyFacts } from '../partyFacts.ts';
import { useOneSidedCopy } from '../useCopy.ts';
import { ParentFacts, PartyHead } from './ParentPanel.tsx';
import { Promises, Siblings } from './Promises.tsx';
import { SharedFacts } from './SharedFacts.tsx';
import { SummaryFigures } from './SummaryFigures.tsx';
import { WorkInProgress } from './WorkInProgress.tsx';

/** The first page of a case. Each parent's private facts stand only on their own side of the wall. */
export function SummarySection({ finished }: Readonly<{ finished: ReactNode }>): ReactNode {
  const { held } = useCase();
  const today = useToday();
  const onCopy = useOneSidedCopy();
  const quiet = held.tasks.length + held.waiting.length + held.runs.length === 0;
  return (
    <div className="cb-case-summary" onCopy={onCopy}>
      <h2 className="cb-unseen" tabIndex={-1} data-case-heading>
        Summary
      </h2>
      <SummaryFigures />
      {finished}
      <div className="cb-case-parents">
        <HatchedWall
          receiving={
            <>
              <PartyHead party={held.receiving} />
              <ParentFacts party={held.receiving} facts={partyFacts(held.receiving, held, today)} />
            </>
          }
          paying={
            <>
              <PartyHead party={held.paying} />
              <ParentFacts party={held.paying} facts={partyFacts(held.paying, held, today)} />
            </>
          }
        />
      </div>
      <SharedFacts />
      <WorkInProgress />
      {quiet && finished === null && (
        <div className="cb-case-block">
          <EmptyState title="No open work on this case" level={3}>
            Report a change, start an instruction or a message from the buttons above.
          </EmptyState>
        </div>
      )}
      <Promises />
      <Siblings />
    </div>
  );
}
