import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useCoreEvents } from '../app/AppContext.tsx';
import { Failed } from '../app/Failed.tsx';
import { Pane } from '../parts/Pane.tsx';
import { StillBars } from '../parts/StillBars.tsx';
import { createComposerStore, type ComposerStore } from './composerStore.ts';
import { Composer } from './Composer.tsx';
import { isSaved } from './draftSheet.ts';
import { decisionOfSource, nextDraft } from './groupMessages.ts';
import { gapsIn } from './marks.ts';
import { MessageList, type OpenDraft } from './MessageList.tsx';
import { MessageReader } from './MessageReader.tsx';
import { changeIdOf, createMessagesStore, type Held, type MessagesStore } from './messagesStore.ts';
import type { Message } from './messageWords.ts';
import type { PerformAct } from './queueMessage.ts';
import { QueueResults, resultWords } from './QueueResults.tsx';
import { WriteMessage } from './WriteMessage.tsx';
import './messages.css';

/** The open item that means "write a new one". */
const NEW_MESSAGE = 'new';

/** The composer's own store, made once for a draft and told whenever the case changes. */
function useComposer(perform: PerformAct, caseId: string, message: Message, held: Held): ComposerStore {
  const { api } = useApp();
  const given = { message, options: held.options, changeId: changeIdOf(held.changes, message.decisionId) };
  const [store] = useState(() => createComposerStore({ api, perform, caseId }, given));
  const seen = useRef<Held | null>(null);
  useEffect(() => {
    if (seen.current === null) void store.getState().open();
    else if (seen.current !== held) void store.getState().refresh(given);
    seen.current = held;
  });
  return store;
}

type DraftProps = Readonly<{ perform: PerformAct; caseId: string; message: Message; held: Held; onState: (open: OpenDraft) => void }> & Omit<Parameters<typeof Composer>[0], 'store'>;
function Draft({ perform, caseId, message, held, onState, ...rest }: DraftProps): ReactNode {
  const store = useComposer(perform, caseId, message, held);
  const channel = useStore(store, (view) => view.sheet.channel);
  const stopped = useStore(store, (view) => view.stop !== null);
  const unsaved = useStore(store, (view) => !isSaved(view.sheet, view.given.message));
  useEffect(() => onState({ messageId: message.messageId, channel, how: stopped ? 'needsYou' : 'editing', unsaved }), [onState, message.messageId, channel, stopped, unsaved]);
  return (
    <Composer
      {...rest}
      store={store}
      onQueueAll={() => {
        // What is typed here goes too: it must be in the journal first.
        void store.getState().flush().then(rest.onQueueAll);
      }}
    />
  );
}

/** Messages of one case: its drafts and what was sent, the one being written, and how it arrives. */
export function MessagesSection({
  caseId,
  clusterId,
  item,
  readOnly,
  onExplain,
}: Readonly<{
  caseId: string;
  clusterId: string;
  item: string | null;
  /** Why nothing can be written here, and who can; left out when it can. */
  readOnly?: string | undefined;
  /** Opens how the amount of a decision was worked out. */
  onExplain: (decisionId: string) => void;
}>): ReactNode {
  const { api, act, desk, announce, wordsFor } = useApp();
  const perform: PerformAct = (kind, args, saw, words) => act(kind, clusterId, args, { saw, words });
  const [store] = useState<MessagesStore>(() => createMessagesStore({ api, perform, caseId, clusterId }));
  const { held, failure, actFailure, results, busy } = useStore(store);
  const [open, setOpen] = useState<OpenDraft | null>(null);
  // What this window has seen of a draft is newer than the journal's list.
  const [seen, setSeen] = useState<Readonly<Record<string, boolean>>>({});
  const onState = useCallback((state: OpenDraft) => {
    setOpen(state);
    setSeen((before) => ({ ...before, [state.messageId]: state.unsaved }));
  }, []);
  const writeHeading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void store.getState().load(), [store]);
  useCoreEvents((event) => store.getState().hear(event));
  const choose = (messageId: string): void => {
    store.getState().clearFailure();
    desk.getState().move(caseId, { item: messageId });
  };

  const first = held === null ? null : nextDraft(held.groups, null);
  const chosen = held?.messages.find((m) => m.messageId === (item ?? first?.messageId)) ?? null;
  const writing = held !== null && (item === NEW_MESSAGE || chosen === null || chosen.state === 'recalled');
  useEffect(() => {
    if (item === NEW_MESSAGE) writeHeading.current?.focus();
  }, [item]);

  if (held === null) {
    return (
      <Pane label="Messages">
        {failure === null ? (
          <StillBars lines={6} words="Getting the messages" />
        ) : (
          <Failed error={failure} onRetry={() => void store.getState().load()} />
        )}
      </Pane>
    );
  }
  const failed = actFailure ?? failure;
  const trouble = failed === null ? null : wordsFor(failed);
  const group = held.groups.find((one) => one.drafts.some((draft) => draft.messageId === chosen?.messageId)) ?? null;
  const needs = new Set([
    ...held.groups.flatMap((one) => one.drafts).filter((draft) => gapsIn(`${draft.subject ?? ''}\n${draft.body}`).length > 0).map((draft) => draft.messageId),
    ...(results ?? []).filter((row) => row.how === 'left').map((row) => row.message.messageId),
  ]);
  const shownResults =
    results === null ? null : (
      <QueueResults results={results} onOpen={choose} onClose={() => store.getState().clearResults()} />
    );
  return (
    <div className="cb-messages">
      <Pane label="Drafts and sent messages" side flush>
        <MessageList readOnly={readOnly} groups={held.groups} sent={held.sent} chosen={writing ? null : (chosen?.messageId ?? null)} open={writing ? null : open} needs={needs} unsaved={(id) => seen[id] ?? held.unsaved.has(id)} onChoose={choose} onWrite={() => choose(NEW_MESSAGE)} onExplain={onExplain} />
      </Pane>
      {writing || chosen === null ? (
        <WriteMessage
          readOnly={readOnly}
          options={held.options}
          failure={trouble}
          headingRef={writeHeading}
          onRetry={() => void store.getState().load()}
          onWrite={(option) => {
            if (busy) return;
            void store.getState().write(option).then((id) => id !== null && choose(id));
          }}
        />
      ) : chosen.state === 'draft' ? (
        <Draft
          key={chosen.messageId}
          readOnly={readOnly}
          perform={perform}
          caseId={caseId}
          message={chosen}
          held={held}
          onState={onState}
          siblings={group?.drafts ?? [chosen]}
          focusHeading={item !== null}
          results={shownResults}
          onQueued={() => {
            choose(chosen.messageId);
            void store.getState().load();
          }}
          onThrownAway={() => {
            const next = nextDraft(held.groups, chosen);
            desk.getState().move(caseId, { item: next?.messageId ?? NEW_MESSAGE });
            void store.getState().load();
          }}
          onOpen={choose}
          onWriteNew={() => choose(NEW_MESSAGE)}
          decisionOf={(source) => decisionOfSource(source, held.periods)}
          onExplain={onExplain}
          onQueueAll={() => {
            if (group === null) return;
            void store.getState().queueAll(group).then((rows) => announce(resultWords(rows)));
          }}
        />
      ) : (
        <MessageReader
          key={`${chosen.messageId}-${chosen.state}`}
          readOnly={readOnly}
          message={chosen}
          caseId={caseId}
          sender={chosen.channel === 'sms' ? 'ChildMaint' : 'Child Maintenance Service'}
          next={nextDraft(held.groups, chosen)}
          failure={trouble}
          focusHeading={item !== null}
          results={shownResults}
          onRecall={() => void store.getState().recall(chosen).then((done) => done && choose(chosen.messageId))}
          onNext={choose}
        />
      )}
    </div>
  );
}
