import type { ReactNode } from 'react';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { PartyTile } from '../parts/PartyTile.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { StatusTag } from '../parts/StatusTag.tsx';
import { gapsIn, placesOf, type Range } from './marks.ts';
import { channelWord, partyOf, roleWords, type Channel, type Composed, type Role } from './messageWords.ts';

const isAmount = (value: string): boolean => /^£[\d,]+\.\d\d$/.test(value);

/** An amount that a decision set explains itself. */
function FactValue({ fact, decisionId, onExplain }: Readonly<{ fact: Composed['facts'][number]; decisionId: string | null; onExplain: (decisionId: string) => void }>): ReactNode {
  if (decisionId === null || !isAmount(fact.value)) return fact.value;
  return (
    <ExplainableFigure about={`Why ${fact.value}, ${fact.label.toLowerCase()}`} onExplain={() => onExplain(decisionId)}>
      {fact.value}
    </ExplainableFigure>
  );
}

/** The recorded facts in the words, each with where it came from; then what is missing. */
export function FactsUsed({ template, body, subject, onGoTo, decisionOf, onExplain }: Readonly<{ template: Composed; body: string; subject: string | null; onGoTo: (range: Range) => void; /** The decision that a fact's source names. */ decisionOf: (source: string) => string | null; onExplain: (decisionId: string) => void }>): ReactNode {
  const gaps = gapsIn(body);
  const missing = gaps.map((gap) => ({ gap, name: body.charAt(gap.start + 2).toUpperCase() + body.slice(gap.start + 3, gap.end - 2) }));
  if (template.facts.length === 0 && missing.length === 0) return null;
  return (
    <section className="cb-facts-used" aria-label="Facts used">
      <SectionHead size="small" level={3}>
        Facts used
      </SectionHead>
      <table>
        <thead className="cb-unseen">
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Value</th>
            <th scope="col">Where it is from</th>
          </tr>
        </thead>
        <tbody>
          {missing.map(({ gap, name }) => (
            <tr key={`${name}-${gap.start}`}>
              <th scope="row">{name}</th>
              <td>
                <StatusTag {...statusIcons.needsYou} look="quiet">
                  Not on the case
                </StatusTag>
              </td>
              <td>
                <LinkButton name={`Go to the gap: ${name}`} onPress={() => onGoTo(gap)}>
                  Go to the gap
                </LinkButton>
              </td>
            </tr>
          ))}
          {template.facts.map((fact) => (
            <tr key={fact.name}>
              <th scope="row">{fact.label}</th>
              <td className="cb-fact-used">
                <FactValue fact={fact} decisionId={decisionOf(fact.source)} onExplain={onExplain} />
              </td>
              <td>{placesOf(body, fact.value).length > 0 || placesOf(subject ?? '', fact.value).length > 0 || fact.value.includes(', ') ? fact.source : `${fact.source}. Not in the words now.`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The other parent's words for the same thing, to be read beside these. */
export function OtherVersion({ to, channel, body, draftId, onOpen }: Readonly<{ to: Role; channel: Channel; body: string; draftId: string | null; onOpen: (messageId: string) => void }>): ReactNode {
  return (
    <section className="cb-other" aria-label={`The ${roleWords(to)}’s ${channelWord(channel).toLowerCase()}`}>
      <SectionHead size="small" level={3}>
        The {roleWords(to)}’s {channelWord(channel).toLowerCase()}
      </SectionHead>
      <div className="cb-other-words">
        <PartyTile party={partyOf(to)} size={16} words="none" />
        <p>{body}</p>
        <span className="cb-aside">
          {draftId === null ? 'Same template, own facts' : 'Own draft, own facts'}
          {draftId !== null && (
            <>
              {' '}
              <LinkButton name={`Open the ${roleWords(to)}’s ${channelWord(channel).toLowerCase()}`} onPress={() => onOpen(draftId)}>
                Open
              </LinkButton>
            </>
          )}
        </span>
      </div>
    </section>
  );
}
