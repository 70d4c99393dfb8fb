import type { ReactNode } from 'react';
import { ActionBar } from '../parts/ActionBar.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { StatusTag } from '../parts/StatusTag.tsx';
import { statusIcons } from '../parts/statusIcons.ts';
import { timeWords, whenWords } from '../words/timeWords.ts';
import type { OutboxRow } from './outboxRows.ts';
import { changedWords, lineWords, messageTitle, reasonWords, savedWords, stateMark, type Item, type Link } from './outboxWords.ts';
import { WithdrawForm } from './WithdrawForm.tsx';

type Facts = readonly Readonly<{ label: string; value: ReactNode }>[];
const FactList = ({ facts }: Readonly<{ facts: Facts }>): ReactNode => (
  <dl className="cb-outbox-facts">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

function WhatChanged({ item, today }: Readonly<{ item: Item; today: string }>): ReactNode {
  const changed = item.reason?.changed ?? [];
  if (changed.length === 0) return null;
  return (
    <section className="cb-outbox-part" aria-label="What changed">
      <SectionHead size="small" level={3}>
        What changed meanwhile
      </SectionHead>
      <table className="cb-outbox-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">By whom</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ key, by, at }) => (
            <tr key={`${key}-${at}`}>
              <th scope="row">{changedWords(key)}</th>
              <td>{by}</td>
              <td>{whenWords(at, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One item in full: what it was, what became of it, and what can be done about it. */
export function OutboxDetail({
  row,
  items,
  link,
  today,
  busy,
  onOpenCase,
  onRecall,
  onWithdraw,
}: Readonly<{
  row: OutboxRow;
  items: readonly Item[];
  link: Link;
  today: string;
  busy: boolean;
  onOpenCase: () => void;
  onRecall: () => void;
  onWithdraw: (item: Item, reason: string) => Promise<boolean>;
}>): ReactNode {
  const title = row.kind === 'message' ? messageTitle(row.message) : row.item.title;
  const reference = row.kind === 'message' ? row.message.reference : row.item.reference;
  const working = busy ? { reason: 'Working' } : {};
  const head = (
    <PaneHead
      aside={
        reference !== null && (
          <LinkButton name={`Open case ${reference}`} onPress={onOpenCase}>
            {reference}
          </LinkButton>
        )
      }
    >
      {title}
    </PaneHead>
  );
  if (row.kind === 'message') {
    const { message } = row;
    return (
      <Pane
        label="The chosen item"
        head={head}
        foot={
          <ActionBar promise="You can recall it until it is sent.">
            <ActionButton kind="main" keys="R" onPress={onRecall} {...working}>
              Recall
            </ActionButton>
            <ActionButton keys="Enter" onPress={onOpenCase}>
              Open the message
            </ActionButton>
          </ActionBar>
        }
      >
        <p className="cb-measure">It is saved on this laptop, and leaves when there is a connection to send it.</p>
        <FactList
          facts={[
            { label: 'Template', value: message.title },
            { label: 'Queued', value: whenWords(message.at, today) },
            { label: 'How it stands', value: <StatusTag {...statusIcons.waiting}>Leaves when connected</StatusTag> },
            ...(message.sendAfter === null ? [] : [{ label: 'Not before', value: timeWords(message.sendAfter) }]),
          ]}
        />
      </Pane>
    );
  }
  const { item } = row;
  const mark = stateMark(item, items, link);
  const reason = item.reason === null ? null : reasonWords(item.reason);
  const needsYou = item.state === 'needsYou';
  return (
    <Pane
      label="The chosen item"
      head={head}
      foot={
        item.caseId === null ? undefined : (
          <ActionBar {...(needsYou ? { promise: 'Nothing is lost. It stays here until you choose.' } : {})}>
            <ActionButton kind={needsYou ? 'main' : 'other'} keys="Enter" onPress={onOpenCase}>
              {needsYou ? 'Open the case to do it again' : 'Open the case'}
            </ActionButton>
          </ActionBar>
        )
      }
    >
      {needsYou && (
        <MessageBox kind="error" title={reason?.what ?? 'It was refused.'}>
          {reason?.next ?? 'Open the case, see how it stands now, and do it again.'}
        </MessageBox>
      )}
      {!needsYou && <p className="cb-measure">{item.state === 'sent' ? `${savedWords(link)}. There is nothing for you to do.` : item.state === 'settled' ? 'You withdrew it. It was not done.' : lineWords(item, items, link)}</p>}
      <FactList
        facts={[
          { label: 'How it stands', value: <StatusTag icon={mark.icon} tone={mark.tone} look={mark.solid ? 'solid' : 'soft'}>{mark.word}</StatusTag> },
          { label: 'Made', value: whenWords(item.madeAt, today) },
          ...(item.nextTryAt === null ? [] : [{ label: 'Next try', value: timeWords(item.nextTryAt) }]),
        ]}
      />
      <WhatChanged item={item} today={today} />
      {needsYou && (
        <section className="cb-outbox-part" aria-label="Withdraw it">
          <SectionHead size="small" level={3}>
            Or leave it undone
          </SectionHead>
          <WithdrawForm key={item.opId} item={item} busy={busy} onWithdraw={(why) => onWithdraw(item, why)} />
        </section>
      )}
    </Pane>
  );
}
