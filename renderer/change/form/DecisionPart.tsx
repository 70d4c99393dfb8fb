import { useState, type ReactNode } from 'react';
import type { DecideAs } from '../../../app/contract/change.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { ChangeState, OpenChange } from '../changeState.ts';

const labels: Readonly<Record<DecideAs['as'], string>> = { accept: 'Accept', refuse: 'Refuse', handOver: 'Hand over to a decision maker' };
export const decisionLabel = (as: DecideAs['as']): string => labels[as];
/** Longest reason that is kept. */
const BECAUSE_MOST = 1000;

/** A person's own decision, where no rule decides alone: what may be chosen, what is suggested and why, and the reason. */
export function DecisionPart({ view, store, error }: Readonly<{ view: OpenChange; store: ChangeState; error: string | undefined }>): ReactNode {
  const { decide, live } = view;
  const choice = live.result?.choice ?? null;
  const [opened, setOpened] = useState(false);
  if (choice === null) return null;
  const { options, suggested, why, reasonNeeded } = choice;
  const chosen = decide.as !== null && options.includes(decide.as) ? decide.as : null;
  // Requests can leave without a decision; deciding now instead is the rarer way.
  if (live.result?.path === 'waitForProof' && why.length === 0 && chosen === null && !opened)
    return (
      <p className="cb-aside cb-decision-closed">
        The requests leave first, and the answers decide. <LinkButton onPress={() => setOpened(true)}>Decide now, without waiting</LinkButton>
      </p>
    );
  return (
    <>
      {why.length > 0 && (
        <ul className="cb-decision-why">
          {why.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <ChoiceField
        id="change-decision"
        label="What do you decide?"
        value={chosen}
        choices={options.map((as) => ({ value: as, label: as === suggested ? `${labels[as]} (suggested)` : labels[as] }))}
        onChange={store.setDecision}
      />
      {chosen !== null && (
        <>
          <TextField
            id="change-because"
            label={reasonNeeded && chosen !== 'handOver' ? 'Why do you decide this?' : 'Why (if there is more to say)'}
            hint={chosen === 'handOver' ? 'The decision maker reads this first.' : 'Kept with the decision.'}
            value={decide.because}
            onChange={store.setBecause}
            onBlur={() => void store.flush()}
            rows={3}
            maxLength={BECAUSE_MOST}
            error={error}
          />
          <p className="cb-decision-clear">
            <LinkButton onPress={() => store.setDecision(null)}>Take my decision back</LinkButton>
          </p>
        </>
      )}
    </>
  );
}
