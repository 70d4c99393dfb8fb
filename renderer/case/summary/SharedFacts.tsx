import { mdiAccountMultipleCheckOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { ExplainableFigure } from '../../parts/ExplainableFigure.tsx';
import { FactList, FactRow } from '../../parts/FactRow.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useCase } from '../CaseContext.tsx';
import { useCopy } from '../useCopy.ts';
import { CopyButton, useLitRows } from './ParentPanel.tsx';
import { sharedFacts, sharedText, type SharedFact } from './sharedFacts.ts';

/** What both parents may be told: below the wall, never inside it. */
export function SharedFacts(): ReactNode {
  const { held, explain } = useCase();
  const copy = useCopy();
  const lit = useLitRows(held.caseId);
  const columns = sharedFacts(held);
  const decisionId = held.shared.decision?.decisionId;
  const value = (fact: SharedFact): ReactNode =>
    fact.explains === true && decisionId !== undefined ? (
      <ExplainableFigure about={`Why ${fact.value}`} onExplain={() => explain(decisionId)}>
        {fact.value}
      </ExplainableFigure>
    ) : (
      fact.value
    );
  return (
    <section className="cb-case-shared" aria-labelledby="case-shared">
      <div className="cb-case-told">
        <Icon path={mdiAccountMultipleCheckOutline} size={16} />
        <h3 id="case-shared">Both parents may be told</h3>
        <CopyButton name="Copy: what both parents may be told" onCopy={() => copy(sharedText(held.reference, columns), 'What both parents may be told:')} />
      </div>
      <div className="cb-case-columns">
        {columns.map((facts, column) => (
          <FactList key={column === 0 ? 'family' : 'money'}>
            {facts.map((fact) => {
              const step = lit(`shared.${fact.key}`);
              return (
                <FactRow key={fact.key} label={fact.label} {...(fact.aside === undefined ? {} : { aside: fact.aside })} {...(step === undefined ? {} : { step })}>
                  {value(fact)}
                </FactRow>
              );
            })}
          </FactList>
        ))}
      </div>
    </section>
  );
}
