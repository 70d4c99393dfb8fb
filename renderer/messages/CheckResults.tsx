import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { excerpt, gapsIn, type Range } from './marks.ts';
import type { Check } from './messageWords.ts';

const order = { block: 0, look: 1, pass: 2 } as const;
const marks = { block: statusIcons.failed, look: statusIcons.lookAtThis, pass: statusIcons.done } as const;
const read = { block: 'Stops it', look: 'Look at this', pass: 'Passed' } as const;

/** Every check of the words with what it found: what stops the message first, then what to look at. */
export function CheckResults({
  checks,
  body,
  kept,
  onGoTo,
}: Readonly<{
  checks: readonly Check[];
  /** The words that the checks were made of. */
  body: string;
  kept: readonly string[];
  /** Goes to a place in the words; left out where they can only be read. */
  onGoTo?: (range: Range) => void;
}>): ReactNode {
  const shown = checks.map((check) => (check.state === 'look' && kept.includes(check.key) ? { ...check, state: 'pass' as const, detail: 'You chose to keep it.' } : check));
  const count = (state: Check['state']): number => shown.filter((check) => check.state === state).length;
  return (
    <section className="cb-msg-checks" aria-label="Checks">
      <SectionHead
        ruled
        aside={
          <span className="cb-msg-checks-count">
            {count('block') > 0 && (
              <StatusTag {...marks.block} look="quiet">
                {count('block')} {count('block') === 1 ? 'stops it' : 'stop it'}
              </StatusTag>
            )}
            <StatusTag {...marks.pass} look="quiet">
              {count('pass')} passed
            </StatusTag>
            {count('look') > 0 && (
              <StatusTag {...marks.look} look="quiet">
                {count('look')} to look at
              </StatusTag>
            )}
          </span>
        }
      >
        Checks
      </SectionHead>
      <ul>
        {shown
          .toSorted((a, b) => order[a.state] - order[b.state])
          .map((check) => {
            const range = check.key === 'gaps' ? gapsIn(body)[0] : check.ranges[0];
            const words = range === undefined || check.state === 'pass' ? null : excerpt(body, range);
            return (
              <li key={check.key} className={`cb-msg-check cb-tone-${marks[check.state].tone}`}>
                <Icon path={marks[check.state].icon} size={16} label={read[check.state]} />
                <span>
                  <strong>{check.title}</strong>
                  <span className="cb-msg-check-detail">{check.detail}</span>
                  {words !== null && range !== undefined && (
                    <span className="cb-msg-check-words">
                      {words.before}
                      <mark className={`cb-mark cb-mark-${check.state}`}>{words.marked}</mark>
                      {words.after}{' '}
                      {onGoTo !== undefined && (
                        <LinkButton name={`Go to it: ${check.title}`} onPress={() => onGoTo(range)}>
                          Go to it
                        </LinkButton>
                      )}
                    </span>
                  )}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
