import type { ReactNode } from 'react';
import { formatDate } from '../../../app/model/calendar.ts';
import { evidenceWayWord } from '../../../app/work/evidenceWords.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { FactList, FactRow } from '../../parts/FactRow.tsx';
import { SectionHead } from '../../parts/SectionHead.tsx';
import type { DocumentItem } from '../documents/documentList.ts';
import { Sender } from '../Sender.tsx';

const isMoney = (value: string): boolean => /^[−-]?£/.test(value);

/** What the report claims, to be read beside the document: its figure first, then the rest of it. */
export function ClaimPanel({ item }: Readonly<{ item: DocumentItem }>): ReactNode {
  const { claim, weekly } = item;
  const lines = claim?.lines ?? [];
  const figure = lines.find(({ value }) => isMoney(value)) ?? null;
  return (
    <>
      <section aria-labelledby="claim-head" className="cb-claim">
        <SectionHead id="claim-head" level={3} ruled {...(claim === null ? {} : { aside: claim.title })}>
          What was reported
        </SectionHead>
        {figure !== null && (
          <div className="cb-claim-figure">
            <span>{figure.label}</span>
            <strong>{figure.value}</strong>
          </div>
        )}
        {claim === null ? (
          <EmptyState title="No report to hold it against" level={3}>
            It belongs to no change yet.
          </EmptyState>
        ) : (
          <FactList>
            {lines
              .filter((line) => line !== figure)
              .map(({ label, value }) => (
                <FactRow key={label} label={label}>
                  {value}
                </FactRow>
              ))}
          </FactList>
        )}
      </section>
      <section aria-labelledby="claim-came" className="cb-claim">
        <SectionHead id="claim-came" level={3} ruled>
          How it came
        </SectionHead>
        <FactList>
          <FactRow label="From">
            <Sender of={item.from} />
          </FactRow>
          <FactRow label="Received" aside={evidenceWayWord(item.how).toLowerCase()}>
            {formatDate(item.receivedOn)}
          </FactRow>
          {weekly !== null && (
            <FactRow label="Figure with it">
              {weeklyWords(weekly)}
            </FactRow>
          )}
        </FactList>
      </section>
    </>
  );
}
