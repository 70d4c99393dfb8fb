import type { ReactNode } from 'react';
import { useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { HatchedWall } from '../../parts/HatchedWall.tsx';
import { countWords } from '../../words/countWords.ts';
import { createAskStore } from '../askStore.ts';
import { useAnswer, useCase } from '../CaseContext.tsx';
import { careBasisWords, roleNames, type CaseHeld, type Party } from '../caseWords.ts';
import { fullPartyFacts } from '../partyFacts.ts';
import { changeItem, type ChangeCode } from '../places.ts';
import { ParentFacts, PartyHead } from '../summary/ParentPanel.tsx';
import { useOneSidedCopy } from '../useCopy.ts';

const offers: readonly Readonly<{ type: ChangeCode; words: string }>[] = [
  { type: 'C24', words: 'Change address' },
  { type: 'C25', words: 'Change phone or email' },
];

/** The two changes people ask for most, for one parent. `offered` is null while it is not known. */
function Offers({ party, offered }: Readonly<{ party: Party; offered: readonly string[] | null }>): ReactNode {
  const { go, readOnly } = useCase();
  return (
    <div className="cb-case-offers">
      {offers.map(({ type, words }) => {
        const closed = offered !== null && !offered.includes(`${type}:${party.role}`);
        return (
          <ActionButton
            key={type}
            name={`${words}: ${roleNames[party.role].toLowerCase()}`}
            onPress={() => go({ section: 'changes', item: changeItem({ type, subject: party.role, taskId: null }) })}
            {...(readOnly !== undefined ? { reasonId: 'case-read-only' } : closed ? { reason: 'Not offered on this case' } : {})}
          >
            {words}
          </ActionButton>
        );
      })}
    </div>
  );
}

function Children({ shared }: Readonly<{ shared: CaseHeld['shared'] }>): ReactNode {
  return (
    <section className="cb-case-block" aria-labelledby="case-children">
      <h3 id="case-children">Children</h3>
      {shared.children.length === 0 ? (
        <EmptyState title="No qualifying child on this case" level={3} />
      ) : (
        <div className="cb-case-table-box" role="region" aria-label="Table of children" tabIndex={0}>
          <table className="cb-case-table">
            <caption className="cb-unseen">Qualifying children of this case</caption>
            <thead>
              <tr>
                <th scope="col">Child</th>
                <th scope="col">Age</th>
                <th scope="col" className="cb-case-pence">
                  Nights a year with the paying parent
                </th>
                <th scope="col">How we know</th>
              </tr>
            </thead>
            <tbody>
              {shared.children.map((child) => (
                <tr key={child.childId}>
                  <th scope="row">{child.label}</th>
                  <td>{countWords(child.years, 'year')}</td>
                  <td className="cb-case-pence">{child.nights}</td>
                  <td>{careBasisWords(child.basis)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shared.otherChildren > 0 && (
        <p className="cb-measure">{countWords(shared.otherChildren, 'other child', 'other children')} of the paying parent also count in the amount.</p>
      )}
    </section>
  );
}

/** Everything recorded about each parent, on their own side of the wall, and the children below it. */
export function PeopleSection(): ReactNode {
  const { held } = useCase();
  const today = useToday();
  const onCopy = useOneSidedCopy();
  const { view } = useAnswer((api) => createAskStore(() => api.call('change.offered', { caseId: held.caseId })));
  const offered = view.phase === 'ready' ? view.value.types.flatMap(({ type, subjects }) => subjects.map((subject) => `${type}:${subject}`)) : null;
  const side = (party: Party): ReactNode => (
    <>
      <PartyHead party={party} />
      <ParentFacts party={party} facts={fullPartyFacts(party, held, today)}>
        <Offers party={party} offered={offered} />
      </ParentFacts>
    </>
  );
  return (
    <div className="cb-case-people" onCopy={onCopy}>
      <h2 className="cb-unseen" tabIndex={-1} data-case-heading>
        People
      </h2>
      <div className="cb-case-parents">
        <HatchedWall receiving={side(held.receiving)} paying={side(held.paying)} />
      </div>
      <Children shared={held.shared} />
    </div>
  );
}
