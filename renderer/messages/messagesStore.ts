import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../app/contract/index.ts';
import type { Failure } from '../../app/result.ts';
import { perform as performQuietly } from '../app/act.ts';
import type { Api, WindowEvent } from '../client.ts';
import { messageIdOf, readSheet, sheetKey, sheetOf } from './draftSheet.ts';
import { groupMessages, type DraftGroup, type Grouped } from './groupMessages.ts';
import type { Message, Option } from './messageWords.ts';
import { queueMessage, type PerformAct } from './queueMessage.ts';

export type Held = Readonly<{ messages: readonly Message[]; options: readonly Option[]; changes: Output<'case.changes'>['changes']; periods: Output<'case.money'>['periods'];
  /** Drafts with words in the journal that the case does not hold. */
  unsaved: ReadonlySet<string> }> & Grouped;
/** How one draft fared when all were sent together. */
export type RowResult = Readonly<{ message: Message; how: 'queued' }> | Readonly<{ message: Message; how: 'left'; why: string; failure: Failure | null }>;

type MessagesState = Readonly<{
  held: Held | null;
  failure: Failure | null;
  /** Why the last act (writing, taking back) was not done. */
  actFailure: Failure | null;
  /** What became of "Check all and queue", until the next act. */
  results: readonly RowResult[] | null;
  busy: boolean;
  load(): Promise<void>;
  hear(event: WindowEvent): void;
  /** Makes a new draft from a template, or finds the one there is; answers its id, null when it could not be made. */
  write(option: Option): Promise<string | null>;
  /** Queues every draft of a group that no check stops. */
  queueAll(group: DraftGroup): Promise<readonly RowResult[]>;
  recall(message: Message): Promise<boolean>;
  clearResults(): void;
  /** Forgets why the last act was not done: the person has gone on. */
  clearFailure(): void;
}>;
export type MessagesStore = StoreApi<MessagesState>;

export const changeIdOf = (changes: Held['changes'], decisionId: string | null): string | null =>
  decisionId === null ? null : (changes.find((change) => change.decisionId === decisionId)?.changeId ?? null);

/** All messages of one case, what may be written, and what the drafts rest on. */
export function createMessagesStore(ports: Readonly<{ api: Api; perform: PerformAct; caseId: string; clusterId: string }>): MessagesStore {
  const { api, perform, caseId, clusterId } = ports;
  let turn = 0;
  return createStore<MessagesState>()((set, get) => ({
    held: null,
    failure: null,
    actFailure: null,
    results: null,
    busy: false,
    async load() {
      const mine = ++turn;
      const [messages, changes, money, journal] = await Promise.all([api.call('case.messages', { caseId }), api.call('case.changes', { caseId }), api.call('case.money', { caseId }), api.call('draft.list', { caseId })]);
      if (mine !== turn) return;
      if (!messages.ok) return set({ failure: messages.error });
      const known = changes.ok ? changes.value.changes : [];
      const newest = known[0];
      const options = await api.call('message.options', { caseId, decisionId: newest?.decisionId ?? null, changeId: newest?.changeId ?? null });
      if (mine !== turn) return;
      const failed = [changes, money, options].find((answer) => !answer.ok);
      if (failed !== undefined && !failed.ok && get().held === null) return set({ failure: failed.error });
      const periods = money.ok ? money.value.periods : [];
      set({
        failure: null,
        held: { messages: messages.value.messages, changes: known, periods, options: options.ok ? options.value.options : [], unsaved: new Set(journal.ok ? journal.value.drafts.map(({ key }) => messageIdOf(key)) : []), ...groupMessages(messages.value.messages, periods, known) },
      });
    },
    hear(event) {
      if ((event.type === 'changed' && event.clusterIds.includes(clusterId)) || (event.type === 'connection' && event.up)) void get().load();
    },
    async write(option) {
      const { held, busy } = get();
      if (busy) return null;
      set({ busy: true, actFailure: null });
      const newest = held?.changes[0];
      const about = { decisionId: option.recommended ? (newest?.decisionId ?? null) : null, changeId: option.recommended ? (newest?.changeId ?? null) : null };
      const { templateId, to, channel, language } = option;
      const same = held?.messages.find((m) => m.state === 'draft' && m.templateId === templateId && m.to === to && m.channel === channel && m.decisionId === about.decisionId);
      if (same !== undefined) {
        set({ busy: false });
        return same.messageId;
      }
      const composed = await api.call('message.compose', { caseId, templateId, to, channel, language, ...about });
      const made = composed.ok
        ? await perform(
            'message.draft',
            {
              messageId: null, caseId, taskId: null, ...about, to, channel, templateId, templateVersion: composed.value.version, language,
              facts: Object.fromEntries(composed.value.facts.map(({ name, value, source }) => [name, { value, source }])),
              subject: composed.value.subject, body: composed.value.body, edited: false,
            },
            {},
            'Draft saved on this laptop.',
          )
        : composed;
      set({ busy: false, ...(made.ok ? {} : { actFailure: made.error }) });
      if (!made.ok || !('rows' in made.value)) return null;
      await get().load();
      return made.value.rows.find((row) => row.kind === 'message')?.id ?? null;
    },
    async queueAll(group) {
      if (get().busy) return [];
      set({ busy: true, results: null });
      const results: RowResult[] = [];
      // One after another: each is decided on what those before it left.
      for (const draft of group.drafts) results.push(await queueOne(draft));
      set({ busy: false, results });
      await get().load();
      return results;
    },
    async recall(message) {
      const done = await perform('message.recall', { messageId: message.messageId, caseId, to: 'draft' }, { [`message/${message.messageId}`]: message.tag }, 'Taken back. It is a draft again.');
      set({ actFailure: done.ok ? null : done.error });
      await get().load();
      return done.ok;
    },
    clearResults: () => set({ results: null }),
    clearFailure: () => set({ actFailure: null }),
  }));

  /** Queues one draft with the words that the journal holds for it, if it holds any. */
  async function queueOne(message: Message): Promise<RowResult> {
    const left = (failure: Failure): RowResult => ({ message, how: 'left', why: '', failure });
    const journal = await api.call('draft.load', { key: sheetKey(message.messageId) });
    if (!journal.ok) return left(journal.error);
    const { sheet, readable } = sheetFrom(journal.value.draft?.body ?? null, message);
    if (!readable) return { message, how: 'left', why: 'Its unsaved words could not be read. Open it to see them.', failure: null };
    const changes = await api.call('case.changes', { caseId });
    const changeId = changes.ok ? changeIdOf(changes.value.changes, message.decisionId) : null;
    const { language } = message;
    const composed = await api.call('message.compose', { caseId, templateId: message.templateId, to: message.to, channel: sheet.channel, language, decisionId: message.decisionId, changeId });
    // Said once for all of them, by the screen.
    const quietly: PerformAct = (kind, args, saw) => performQuietly(api, kind, clusterId, args, saw);
    const done = await queueMessage({ api, perform: quietly }, message, sheet, { template: composed.ok ? composed.value : null, language }, { caseId, changeId });
    if (done.how === 'stopped') return { message, how: 'left', why: `${done.check.title}. ${done.check.detail}`, failure: null };
    if (done.how === 'refused') return left(done.failure);
    await api.call('draft.discard', { key: sheetKey(message.messageId) });
    return { message, how: 'queued' };
  }
}

function sheetFrom(text: string | null, message: Message): Readonly<{ sheet: ReturnType<typeof sheetOf>; readable: boolean }> {
  if (text === null) return { sheet: sheetOf(message), readable: true };
  try {
    const read = readSheet(JSON.parse(text));
    return { sheet: read ?? sheetOf(message), readable: read !== null };
  } catch {
    return { sheet: sheetOf(message), readable: false };
  }
}
