import { useState, type ReactNode } from 'react';
import { ExplainLines } from '../case/explain/ExplainLines.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { DialogFrame } from '../parts/DialogFrame.tsx';
import { ExplainableFigure } from '../parts/ExplainableFigure.tsx';
import { FactList, FactRow } from '../parts/FactRow.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import type { QueuePreview } from './queueTypes.ts';

type Fact = QueuePreview['facts'][number];
type Piece = Fact['value'][number];
type Asked = Readonly<{ fact: Fact; text: string; how: 'working' | 'origin' }>;

const isResult = (fact: Fact): boolean => fact.value.some(({ explains }) => explains === 'working');

const FactAside = ({ fact }: Readonly<{ fact: Fact }>): ReactNode => {
  if (fact.aside === null) return null;
  if (fact.state === 'plain') return fact.aside;
  const mark = fact.state === 'good' ? statusIcons.done : statusIcons.waiting;
  return (
    <StatusTag {...mark} look="quiet">
      {fact.aside}
    </StatusTag>
  );
};

/** The sums behind a result that is not decided, or where a figure came from. */
function AskedDialog({ asked, working, onClose }: Readonly<{ asked: Asked; working: QueuePreview['working']; onClose: () => void }>): ReactNode {
  const { fact, text, how } = asked;
  const close = <ActionButton onPress={onClose}>Close</ActionButton>;
  if (how === 'origin') {
    return (
      <DialogFrame open title={`Where ${text} comes from`} width={480} onClose={onClose} actions={close}>
        <FactList>
          {fact.origin.map((line) => (
            <FactRow key={line.label} label={line.label}>
              {line.text}
            </FactRow>
          ))}
        </FactList>
      </DialogFrame>
    );
  }
  return (
    <DialogFrame open title={`How ${text} a week is worked out so far`} width={640} onClose={onClose} actions={close}>
      <p className="cb-queue-sofar">Not decided. It uses what the case holds now.</p>
      <ExplainLines lines={working} answer={text} />
    </DialogFrame>
  );
}

/** What is known for an item. Every amount explains itself: by the decision in force, its working, or where it came from. */
export function PreviewFacts({ preview, onExplain }: Readonly<{ preview: Pick<QueuePreview, 'facts' | 'working' | 'decisionId'>; onExplain: (decisionId: string) => void }>): ReactNode {
  const { facts, working, decisionId } = preview;
  const [asked, setAsked] = useState<Asked | null>(null);
  const piece = (fact: Fact, { text, explains }: Piece): ReactNode => {
    if (explains === null || (explains === 'decision' && decisionId === null)) return text;
    const about = `${explains === 'origin' ? 'Where from' : 'Why'}: ${text}, ${fact.label.toLowerCase()}`;
    return (
      <ExplainableFigure about={about} onExplain={() => (explains === 'decision' ? onExplain(decisionId ?? '') : setAsked({ fact, text, how: explains }))}>
        {explains === 'working' ? <strong>{text}</strong> : text}
      </ExplainableFigure>
    );
  };
  if (facts.length === 0) return null;
  return (
    <section className="cb-queue-section">
      <SectionHead level={3} size="small">
        What we have
      </SectionHead>
      <dl className="cb-queue-facts">
        {facts.map((fact, index) => (
          <div key={`${fact.label}-${index}`} className={isResult(fact) ? 'cb-queue-fact-result' : undefined}>
            <dt>{fact.label}</dt>
            <dd className="cb-figure">
              {fact.value.map((one, at) => (
                <span key={at}>{piece(fact, one)}</span>
              ))}
            </dd>
            <dd className="cb-queue-fact-aside">
              <FactAside fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
      {asked !== null && <AskedDialog asked={asked} working={working} onClose={() => setAsked(null)} />}
    </section>
  );
}
