import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents, useSession, useToday } from '../app/AppContext.tsx';
import { outboxIntent } from '../app/draftWay.ts';
import { Failed } from '../app/Failed.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneHead } from '../parts/PaneHead.tsx';
import { RowList, type ListPlace, type ListSection } from '../parts/RowList.tsx';
import { SplitView } from '../parts/SplitView.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { useSingleKeys } from '../parts/singleKeys.ts';
import { measures } from '../theme/density.ts';
import { countWords } from '../words/countWords.ts';
import { timeWords } from '../words/timeWords.ts';
import { OutboxDetail } from './OutboxDetail.tsx';
import { OutboxLine } from './OutboxLine.tsx';
import { actKey, outboxRows, type OutboxPart, type OutboxRow } from './outboxRows.ts';
import { createOutboxStore } from './outboxStore.ts';
import { placeOf, savedWords, type Link } from './outboxWords.ts';
import './outbox.css';

/** Two lines at every density: why an item waits must be read without opening it. */
const ROW_PX = 52;
const LIST_PX = 468;

const headOf = (part: OutboxPart, link: Link, sentToday: number): NonNullable<ListSection['head']> => {
  const count = part.rows.length;
  if (part.key === 'needsYou') return { label: 'Needs you', count, tone: 'red' };
  if (part.key === 'waiting') return { label: 'Waiting', count };
  if (part.key === 'messages') return { label: 'Messages to send', count };
  return { label: link === 'thisLaptop' ? `${savedWords(link)} today` : 'Sent today', count: Math.max(count, sentToday) };
};

const linkWords = (state: Link, since: string): string =>
  ({ thisLaptop: 'No hub yet: all is on this laptop', online: `Online since ${timeWords(since)}`, unreachable: `Hub unreachable since ${timeWords(since)}`, offline: 'Working offline' })[state];

/** Everything this person did that has not settled yet, and the messages that wait to leave. */
export function OutboxScreen(): ReactNode {
  const { api, act, desk, session, wordsFor } = useApp();
  const today = useToday();
  const connection = useSession((view) => view.session?.connection ?? null);
  const density = useSession((view) => view.preferences.density);
  const singleKeys = useSingleKeys();
  const [store] = useState(() =>
    createOutboxStore({
      api,
      today: () => session.getState().session?.today ?? '',
      recall: (message) =>
        act('message.recall', message.clusterId, { messageId: message.messageId, caseId: message.caseId, to: 'draft' }, { saw: { [`message/${message.messageId}`]: message.tag }, words: `Taken back. It is a draft on ${message.reference} again.` }),
    }),
  );
  const view = useStore(store);
  const [width, setWidth] = useState(LIST_PX);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set(['sent']));
  const [onHead, setOnHead] = useState<string | null>(null);
  useEffect(() => {
    const opId = outboxIntent.getState().take();
    if (opId !== null) store.getState().choose(actKey(opId));
    void store.getState().load();
  }, [store]);
  useCoreEvents((event) => store.getState().hear(event));

  const link: Link = connection?.state ?? 'thisLaptop';
  const { parts, rows } = outboxRows(view.items, view.messages, today);
  const at = rows.findIndex((row) => row.key === view.chosen);
  const chosen = rows[at] ?? null;
  const active: ListPlace = onHead === null ? { kind: 'row', row: Math.max(0, at) } : { kind: 'head', section: onHead };
  const openOf = (row: OutboxRow): void => {
    if (row.kind === 'message') desk.getState().openCase(row.message.caseId, row.message.reference, { section: 'messages', item: row.message.messageId });
    else if (row.item.caseId !== null) desk.getState().openCase(row.item.caseId, row.item.reference ?? '', placeOf(row.item.kind));
  };
  const recall = (row: OutboxRow | undefined): void => {
    if (row?.kind === 'message') void store.getState().recall(row.message);
  };
  const notDone = view.actFailure === null ? null : wordsFor(view.actFailure.failure);
  const refused = view.actFailure === null || notDone === null ? null : { title: `${view.actFailure.about}: ${notDone.what}`, next: notDone.next };
  const open = rows.length - (parts.find((part) => part.key === 'sent')?.rows.length ?? 0);

  const list = (
    <Pane
      label="Items"
      side
      flush
      head={
        <PaneHead level={1} aside={connection === null ? undefined : linkWords(connection.state, connection.since)}>
          Outbox
        </PaneHead>
      }
    >
      {view.failure !== null && (
        <div className="cb-outbox-pad">
          <Failed error={view.failure} onRetry={() => void store.getState().load()} />
        </div>
      )}
      {refused !== null && (
        <div className="cb-outbox-pad">
          <MessageBox kind="error" title={refused.title} announce={refused.title}>
            {refused.next}
          </MessageBox>
        </div>
      )}
      {view.phase === 'loading' && (
        <div className="cb-outbox-pad">
          <StillBars lines={5} words="Getting the Outbox" />
        </div>
      )}
      {view.phase === 'ready' && open === 0 && (
        <div className="cb-outbox-pad">
          <EmptyState title="Nothing is waiting">{view.sentToday === 0 ? 'What you do is saved on this laptop at once.' : `${countWords(view.sentToday, 'item')} today: ${savedWords(link).toLowerCase()}.`}</EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <div className="cb-outbox-list">
          <RowList<OutboxRow>
            label="Outbox"
            sections={parts.map((part) => ({ key: part.key, head: headOf(part, link, view.sentToday), rows: part.rows.length, open: !closed.has(part.key) }))}
            rowAt={(row) => rows[row]}
            renderRow={(row) => <OutboxLine row={row} items={view.items} link={link} today={today} onRecall={() => recall(row)} />}
            active={active}
            onActive={(place) => {
              setOnHead(place.kind === 'head' ? place.section : null);
              if (place.kind === 'row') store.getState().choose(rows[place.row]?.key ?? null);
            }}
            onFold={(section, isOpen) => setClosed((before) => new Set(isOpen ? [...before].filter((key) => key !== section) : [...before, section]))}
            onOpen={(row) => {
              const found = rows[row];
              if (found !== undefined) openOf(found);
            }}
            letters={{ r: (row) => recall(rows[row]) }}
            rowHeight={ROW_PX}
            headHeight={measures[density].groupHead}
          />
        </div>
      )}
      {rows.length > 0 && (
        <p className="cb-outbox-keys">
          <Kbd keys="Enter" /> opens the case{singleKeys && view.messages.length > 0 ? <>, <Kbd keys="R" /> recalls a message</> : null}
        </p>
      )}
    </Pane>
  );
  const detail =
    chosen === null || (onHead === null && closed.has('sent') && chosen.kind === 'act' && (chosen.item.state === 'sent' || chosen.item.state === 'settled')) ? (
      <Pane label="The chosen item">
        <EmptyState title="Nothing is chosen">{rows.length === 0 ? 'When something waits or needs you, it is shown here.' : 'Choose an item at the left to see what became of it.'}</EmptyState>
      </Pane>
    ) : (
      <OutboxDetail
        row={chosen}
        items={view.items}
        link={link}
        today={today}
        busy={view.busy}
        onOpenCase={() => openOf(chosen)}
        onRecall={() => recall(chosen)}
        onWithdraw={(item, reason) => store.getState().withdraw(item, reason)}
      />
    );
  return <SplitView label="Width of the list" start={list} end={detail} size={width} onSize={setWidth} min={320} max={720} />;
}
