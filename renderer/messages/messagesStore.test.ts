import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../app/result.ts';
import { perform } from '../app/act.ts';
import type { Answers } from '../app/fakeApi.ts';
import { createMessagesStore } from './messagesStore.ts';
import { aCheck, aMessage, anOption, aPeriod, blockedBy, createMessageApi } from './testMessages.ts';

const drafts = [aMessage({ messageId: 'm1' }), aMessage({ messageId: 'm2', to: 'payingParent', body: 'bad' }), aMessage({ messageId: 'm3', to: 'payingParent', channel: 'letter', subject: 'S' })];
function section(answers: Answers = {}) {
  const { api, journal } = createMessageApi({
    'case.messages': () => ok({ messages: [...drafts, aMessage({ messageId: 'm4', state: 'queued' })] }),
    'case.changes': () => ok({ changes: [] }),
    'case.money': () => ok({ periods: [aPeriod()], ledger: [], owed: { maintenance: 0, fees: 0, charges: 0, total: 0 } }),
    'message.check': ({ body }) => ok({ ...(body === 'bad' ? blockedBy('disclosure') : aCheck()), checks: body === 'bad' ? [...blockedBy('disclosure').checks] : [] }),
    ...answers,
  });
  const store = createMessagesStore({ api, caseId: 'c1', clusterId: 'k1', perform: (kind, args, saw) => perform(api, kind, 'k1', args, saw) });
  const acts = (): string[] => api.named('operation.perform').map((call) => (call.name === 'operation.perform' ? `${call.input.kind} ${JSON.stringify(call.input.args)}` : ''));
  return { api, journal, store, acts };
}
const groupIn = ({ store }: ReturnType<typeof section>) => {
  const group = store.getState().held?.groups[0];
  if (group === undefined) throw new Error('there are no drafts');
  return group;
};

describe('the messages of a case', () => {
  it('shows drafts under their decision and asks again when the case changes', async () => {
    const box = section();
    await box.store.getState().load();
    expect(groupIn(box).decision?.number).toBe(88);
    const before = box.api.named('case.messages').length;
    box.store.getState().hear({ type: 'changed', clusterIds: ['other'], queue: true });
    expect(box.api.named('case.messages')).toHaveLength(before);
    box.store.getState().hear({ type: 'changed', clusterIds: ['k1'], queue: false });
    expect(box.api.named('case.messages')).toHaveLength(before + 1);
  });
  it('says why when they cannot be had, and keeps what it holds', async () => {
    let failing = false;
    const box = section({ 'case.messages': () => (failing ? fail('CASE_NOT_HELD') : ok({ messages: [aMessage()] })) });
    await box.store.getState().load();
    failing = true;
    await box.store.getState().load();
    expect(box.store.getState().failure).toEqual({ code: 'CASE_NOT_HELD' });
    expect(box.store.getState().held?.messages).toHaveLength(1);
  });
  it('queues every draft that no check stops and says what was left out', async () => {
    const box = section();
    await box.store.getState().load();
    const results = await box.store.getState().queueAll(groupIn(box));
    expect(results.map((row) => [row.message.messageId, row.how])).toEqual([['m1', 'queued'], ['m2', 'left'], ['m3', 'queued']]);
    expect(results[1]).toMatchObject({ why: 'Stopped. Take it out.' });
  });
  it('sends the words that are in the journal, not the older ones on the case', async () => {
    const box = section();
    box.journal.set('message:m1', JSON.stringify({ channel: 'sms', words: { sms: { subject: null, body: 'Typed later' } }, kept: [] }));
    await box.store.getState().load();
    expect([...(box.store.getState().held?.unsaved ?? [])]).toEqual(['m1']);
    await box.store.getState().queueAll(groupIn(box));
    expect(box.acts()[0]).toContain('message.draft');
    expect(box.acts()[0]).toContain('Typed later');
    expect(box.journal.size).toBe(0);
  });
  it('leaves out a draft whose unsaved words it cannot read', async () => {
    const box = section();
    box.journal.set('message:m1', 'not what was written');
    await box.store.getState().load();
    const [first] = await box.store.getState().queueAll(groupIn(box));
    expect(first).toMatchObject({ how: 'left', failure: null });
    expect(box.journal.has('message:m1')).toBe(true);
  });
  it('goes on after a refusal', async () => {
    const box = section({ 'operation.perform': ({ args }) => (JSON.stringify(args).includes('m1') ? fail('RECIPIENT_UNREACHABLE') : ok({ opId: 'op', savedAt: '2026-11-18T10:13:00.000Z', undoUntil: null, rows: [] })) });
    await box.store.getState().load();
    const results = await box.store.getState().queueAll(groupIn(box));
    expect(results.map((row) => row.how)).toEqual(['left', 'left', 'queued']);
    expect(results[0]).toMatchObject({ failure: { code: 'RECIPIENT_UNREACHABLE' } });
  });
  it('makes a new draft from a template and answers its id', async () => {
    const box = section();
    await box.store.getState().load();
    expect(await box.store.getState().write(anOption({ templateId: 'contact.changed' }))).toBe('m9');
    expect(box.acts()[0]).toContain('"messageId":null');
  });
  it('opens the draft there is instead of making it twice', async () => {
    const box = section({ 'case.messages': () => ok({ messages: [aMessage({ messageId: 'm7', decisionId: null, templateId: 'contact.changed' })] }) });
    await box.store.getState().load();
    expect(await box.store.getState().write(anOption({ templateId: 'contact.changed' }))).toBe('m7');
    expect(box.acts()).toEqual([]);
  });
  it('takes a queued message back to a draft', async () => {
    const box = section();
    expect(await box.store.getState().recall(aMessage({ messageId: 'm4', state: 'queued', tag: 'tag-4' }))).toBe(true);
    expect(box.api.named('operation.perform')[0]?.input).toMatchObject({ kind: 'message.recall', args: { messageId: 'm4', to: 'draft' }, saw: { 'message/m4': 'tag-4' } });
  });
  it('says that a message has left when it can no longer be recalled', async () => {
    const box = section({ 'operation.perform': () => fail('MESSAGE_GONE') });
    expect(await box.store.getState().recall(aMessage({ state: 'queued' }))).toBe(false);
    expect(box.store.getState().actFailure).toEqual({ code: 'MESSAGE_GONE' });
  });
});
