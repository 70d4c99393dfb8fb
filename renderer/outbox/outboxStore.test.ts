import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { createFakeApi, type Answers } from '../app/fakeApi.ts';
import { outboxRows } from './outboxRows.ts';
import { createOutboxStore } from './outboxStore.ts';
import { changedWords, lineWords, placeOf, reasonWords, savedWords, stateMark, type Item, type QueuedMessage } from './outboxWords.ts';

const today = '2026-11-18';
const anItem = (over: Partial<Item> = {}): Item => ({
  opId: 'op1', seq: 1, kind: 'note.add', title: 'Note', clusterId: 'k1', caseId: 'c1', reference: '10-0042', madeAt: '2026-11-18T14:20:00.000Z', state: 'waiting', reason: null, nextTryAt: null, ...over,
});
const aQueued = (over: Partial<QueuedMessage> = {}): QueuedMessage => ({
  messageId: 'm1', clusterId: 'k1', caseId: 'c1', reference: '10-0042', channel: 'sms', to: 'receivingParent', title: 'Income changed', at: '2026-11-18T14:30:00.000Z', sendAfter: null, state: 'queued', tag: 't1', ...over,
});
const refused = anItem({ opId: 'bad', seq: 2, state: 'needsYou', reason: { code: 'CASE_CHANGED_ELSEWHERE', fields: [], facts: {}, changed: [{ key: 'income/i1', by: 'CW-11', at: '2026-11-18T14:05:00.000Z' }] } });

describe('the order of the Outbox', () => {
  it('puts what needs the person first and what is settled today last', () => {
    const items = [anItem({ opId: 'sent', seq: 3, state: 'sent' }), anItem({ opId: 'old', seq: 0, state: 'sent', madeAt: '2026-11-17T14:20:00.000Z' }), anItem({ opId: 'late', seq: 5 }), anItem({ opId: 'early', seq: 4, state: 'trying' }), refused];
    const { parts } = outboxRows(items, [aQueued()], today);
    expect(parts.map((part) => [part.key, part.rows.map((row) => row.key)])).toEqual([
      ['needsYou', ['act-bad']], ['waiting', ['act-early', 'act-late']], ['messages', ['message-m1']], ['sent', ['act-sent']],
    ]);
  });
});

describe('the words of the Outbox', () => {
  it('never promises the hub while there is none', () => {
    expect(savedWords('thisLaptop')).toBe('Saved on this laptop');
    expect(savedWords('online')).toBe('Saved at the hub');
    expect(stateMark(anItem({ state: 'sent' }), [], 'thisLaptop').word).toBe('Saved on this laptop');
  });
  it('says that only its own case waits for a stuck item', () => {
    const items = [refused, anItem({ opId: 'next', seq: 3 }), anItem({ opId: 'other', seq: 4, clusterId: 'k2' })];
    expect(stateMark(items[1] ?? refused, items, 'online').word).toBe('Waits for another item');
    expect(stateMark(items[2] ?? refused, items, 'online').word).toBe('Waiting');
  });
  it('names who changed what and when', () => {
    expect(lineWords(refused, [refused], 'online')).toBe('CW-11 changed the income at 2:05pm');
    expect(changedWords('safety')).toBe('Safe contact');
    expect(changedWords('anythingElse/1')).toBe('Facts on this case');
  });
  it('gives the next try as a clock time', () => {
    expect(lineWords(anItem({ state: 'trying', nextTryAt: '2026-11-18T15:04:00.000Z' }), [], 'unreachable')).toBe('The hub did not answer. Next try 3:04pm');
  });
  it('has words for a reason it does not know', () => {
    expect(reasonWords({ code: 'FROM_A_NEWER_HUB', fields: [], facts: {}, changed: [] }).what).toBe('It could not be saved as it was.');
  });
  it('opens the case where the act is done again', () => {
    expect([placeOf('change.record'), placeOf('message.queue'), placeOf('note.add')]).toEqual([{ section: 'changes' }, { section: 'messages' }, { section: 'timeline' }]);
  });
});

describe('the Outbox store', () => {
  const open = (answers: Answers, recall = async () => ok({ opId: 'o', savedAt: '2026-11-18T15:00:00.000Z', undoUntil: null, rows: [] })) => {
    const api = createFakeApi(answers);
    return { api, store: createOutboxStore({ api, today: () => today, recall }) };
  };
  it('asks again on outbox events and keeps the chosen row by its key', async () => {
    let items = [anItem({ opId: 'a' }), anItem({ opId: 'b', seq: 2 })];
    const { api, store } = open({ 'outbox.list': () => ok({ items, messages: [], sentToday: 0 }) });
    await store.getState().load();
    expect(store.getState().chosen).toBe('act-a');
    store.getState().choose('act-b');
    items = [anItem({ opId: 'new', seq: 0 }), ...items];
    await store.getState().load();
    expect(store.getState().chosen).toBe('act-b');
    store.getState().hear({ type: 'outbox' });
    expect(api.named('outbox.list')).toHaveLength(3);
  });
  it('stands on the next open row when the chosen one has gone, never inside the folded ones', async () => {
    let messages = [aQueued({ messageId: 'm1' }), aQueued({ messageId: 'm2', at: '2026-11-18T14:31:00.000Z' })];
    const { store } = open({ 'outbox.list': () => ok({ items: [anItem({ state: 'sent' })], messages, sentToday: 1 }) });
    await store.getState().load();
    store.getState().choose('message-m2');
    messages = messages.slice(0, 1);
    await store.getState().load();
    expect(store.getState().chosen).toBe('message-m1');
    messages = [];
    await store.getState().load();
    expect(store.getState().chosen).toBeNull();
  });
  it('drops an answer that comes after a newer one', async () => {
    const waiting: ((value: ReturnType<typeof ok<{ items: Item[]; messages: QueuedMessage[]; sentToday: number }>>) => void)[] = [];
    const { store } = open({ 'outbox.list': () => new Promise((settle) => void waiting.push(settle)) });
    const first = store.getState().load();
    const second = store.getState().load();
    waiting[1]?.(ok({ items: [], messages: [], sentToday: 2 }));
    waiting[0]?.(ok({ items: [], messages: [], sentToday: 1 }));
    await Promise.all([first, second]);
    expect(store.getState().sentToday).toBe(2);
  });
  it('keeps the list when it cannot be asked again', async () => {
    let failing = false;
    const { store } = open({ 'outbox.list': () => (failing ? fail('NOT_READY') : ok({ items: [anItem()], messages: [], sentToday: 0 })) });
    await store.getState().load();
    failing = true;
    await store.getState().load();
    expect(store.getState()).toMatchObject({ phase: 'ready', failure: { code: 'NOT_READY' } });
    expect(store.getState().items).toHaveLength(1);
  });
  it('withdraws with the reason, and says why when it cannot', async () => {
    const { api, store } = open({ 'outbox.list': () => ok({ items: [], messages: [], sentToday: 0 }), 'outbox.withdraw': ({ reason }) => (reason === 'Done by CW-11' ? ok({ opId: 'bad' }) : fail('ROW_NOT_FOUND')) });
    expect(await store.getState().withdraw(refused, ' Done by CW-11 ')).toBe(true);
    expect(api.named('outbox.withdraw')[0]?.input).toEqual({ opId: 'bad', reason: 'Done by CW-11' });
    expect(await store.getState().withdraw(refused, 'Other')).toBe(false);
    expect(store.getState().actFailure).toEqual({ about: 'Note', failure: { code: 'ROW_NOT_FOUND' } });
  });
  it('says that a message has left when it is too late to recall it', async () => {
    const { store } = open({ 'outbox.list': () => ok({ items: [], messages: [], sentToday: 0 }) }, async () => fail('MESSAGE_GONE'));
    expect(await store.getState().recall(aQueued())).toBe(false);
    expect(store.getState().actFailure).toEqual({ about: 'Text to receiving parent', failure: { code: 'MESSAGE_GONE' } });
  });
});
