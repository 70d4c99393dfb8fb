import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../app/result.ts';
import type { Done } from '../../app/contract/doing.ts';
import { perform } from '../app/act.ts';
import type { Answers } from '../app/fakeApi.ts';
import { createComposerStore } from './composerStore.ts';
import type { PerformAct } from './queueMessage.ts';
import { aCheck, aMessage, anOption, blockedBy, createMessageApi } from './testMessages.ts';

const options = [anOption(), anOption({ channel: 'email' }), anOption({ channel: 'letter', blocked: 'There is no address.' })];
function composer(answers: Answers = {}, message = aMessage(), journaled: string | null = null) {
  const { api, journal } = createMessageApi(answers);
  if (journaled !== null) journal.set(`message:${message.messageId}`, journaled);
  const act: PerformAct = (kind, args, saw) => perform(api, kind, 'k1', args, saw);
  const given = { message, options, changeId: 'g1' };
  const store = createComposerStore({ api, perform: act, caseId: 'c1' }, given);
  const acts = (): unknown[] => api.named('operation.perform').map((call) => call.input);
  return { api, journal, store, given, acts, state: () => store.getState() };
}
const bodyOf = ({ state }: ReturnType<typeof composer>): string | undefined => state().sheet.words[state().sheet.channel]?.body;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('typing', () => {
  it('checks a moment after the last key and keeps the words in the journal', async () => {
    const box = composer();
    await box.state().open();
    const before = box.api.named('message.check').length;
    box.state().type({ body: 'A' });
    box.state().type({ body: 'AB' });
    await vi.advanceTimersByTimeAsync(80);
    expect(box.api.named('message.check').slice(before).map((call) => call.input)).toEqual([{ caseId: 'c1', to: 'receivingParent', channel: 'sms', language: 'en', subject: null, body: 'AB' }]);
    await vi.advanceTimersByTimeAsync(420);
    expect(JSON.parse(box.journal.get('message:m1') ?? '')).toEqual({ channel: 'sms', words: { sms: { subject: null, body: 'AB' } }, kept: [] });
    expect(box.state().kept.savedAt).toBe('2026-11-18T10:12:00.000Z');
  });
  it('never lets an answer about older words replace one about newer', async () => {
    let answerFirst: (value: Result<ReturnType<typeof aCheck>>) => void = () => undefined;
    const box = composer({ 'message.check': ({ body }) => (body === 'old' ? new Promise((settle) => (answerFirst = settle as never)) : ok(aCheck({ characters: body.length }) as never)) });
    await box.state().open();
    box.state().type({ body: 'old' });
    await vi.advanceTimersByTimeAsync(80);
    box.state().type({ body: 'newer' });
    await vi.advanceTimersByTimeAsync(80);
    answerFirst(ok(aCheck({ characters: 999 })));
    await vi.advanceTimersByTimeAsync(0);
    expect(box.state().checked).toMatchObject({ body: 'newer', value: { characters: 5 } });
  });
  it('comes back after a restart as it was typed', async () => {
    const box = composer({}, aMessage(), JSON.stringify({ channel: 'sms', words: { sms: { subject: null, body: 'Half a sen' } }, kept: ['letter-ŵ'] }));
    await box.state().open();
    expect(bodyOf(box)).toBe('Half a sen');
    expect(box.state().sheet.kept).toEqual(['letter-ŵ']);
  });
  it('goes to the first gap when a fact is missing', async () => {
    const box = composer({}, aMessage({ body: 'By ((letter arrives by)).' }));
    await box.state().open();
    expect(box.state().goTo).toEqual({ start: 3, end: 24 });
  });
  it('mends every place at once, and keeps a letter that the person chose', async () => {
    const box = composer();
    await box.state().open();
    box.state().type({ body: 'Gŵen and Gŵen' });
    const check = { key: 'letter-ŵ', state: 'look', title: '', detail: '', ranges: [], mend: { find: 'ŵ', use: 'w' } } as const;
    box.state().keep({ ...check, ranges: [] });
    expect(box.state().sheet.kept).toEqual(['letter-ŵ']);
    box.state().mend({ ...check, ranges: [] });
    expect(bodyOf(box)).toBe('Gwen and Gwen');
  });
});

describe('the channel', () => {
  it('brings the template of the other channel and gives the first words back on return', async () => {
    const box = composer();
    await box.state().open();
    box.state().type({ body: 'My own words' });
    await box.state().switchTo('email');
    expect(box.state().sheet.words.email).toEqual({ subject: 'Subject', body: '# As email' });
    await box.state().switchTo('sms');
    expect(bodyOf(box)).toBe('My own words');
  });
});

describe('queueing', () => {
  it('queues what the case already holds without saving it again', async () => {
    const box = composer();
    await box.state().open();
    expect(await box.state().queue()).toBe(true);
    expect(box.acts()).toMatchObject([{ kind: 'message.queue', args: { messageId: 'm1', caseId: 'c1' }, saw: { 'message/m1': 'tag-1', contacts: 'c1' } }]);
  });
  it('saves edited words first and queues on what that left', async () => {
    const box = composer();
    await box.state().open();
    box.state().type({ body: 'Other words' });
    expect(await box.state().queue()).toBe(true);
    expect(box.acts()).toMatchObject([
      { kind: 'message.draft', args: { messageId: 'm1', body: 'Other words', edited: true, templateVersion: 4, changeId: 'g1', decisionId: 'd1', facts: { 'team name': { value: 'Team 4', source: 'Team 4 directory' } } }, saw: { 'message/m1': 'tag-1' } },
      { kind: 'message.queue', saw: { 'message/m1': 'op-1' } },
    ]);
    expect(box.journal.size).toBe(0);
  });
  it('stops at a check that blocks, goes to the place, and does nothing', async () => {
    const box = composer({ 'message.check': () => ok(blockedBy('readable', [{ start: 2, end: 4 }]) as never) });
    await box.state().open();
    expect(await box.state().queue()).toBe(false);
    expect(box.acts()).toEqual([]);
    expect(box.state().stop).toMatchObject({ why: 'check', check: { key: 'readable' } });
    expect(box.state().goTo).toEqual({ start: 2, end: 4 });
  });
  it.each(['RECIPIENT_UNREACHABLE', 'DISCLOSURE_BLOCKED', 'MESSAGE_GONE', 'MESSAGE_TOO_LONG', 'FACT_MISSING'] as const)('keeps the words when it is refused with %s', async (code) => {
    const box = composer({ 'operation.perform': (): Result<Done> => fail(code) });
    await box.state().open();
    box.state().type({ body: 'Kept' });
    expect(await box.state().queue()).toBe(false);
    expect(box.state().stop).toEqual({ why: 'refused', failure: { code } });
    expect(bodyOf(box)).toBe('Kept');
    expect(box.journal.get('message:m1')).toContain('Kept');
  });
  it('does not queue twice for two presses', async () => {
    const box = composer();
    await box.state().open();
    expect(await Promise.all([box.state().queue(), box.state().queue()])).toEqual([true, false]);
    expect(box.acts()).toHaveLength(1);
  });
});

describe('the case changing meanwhile', () => {
  it('takes new words when nothing was typed', async () => {
    const box = composer();
    await box.state().open();
    await box.state().refresh({ ...box.given, message: aMessage({ body: 'From CW-11', tag: 'tag-2' }) });
    expect(box.state().sheet).toEqual({ channel: 'sms', words: {}, kept: [] });
    expect(box.state().changedElsewhere).toBe(false);
  });
  it('keeps what was typed and says so', async () => {
    const box = composer();
    await box.state().open();
    box.state().type({ body: 'Mine' });
    await box.state().refresh({ ...box.given, message: aMessage({ body: 'From CW-11', tag: 'tag-2' }) });
    expect(bodyOf(box)).toBe('Mine');
    expect(box.state().changedElsewhere).toBe(true);
  });
});

it('throws a draft away and forgets its words', async () => {
  const box = composer();
  await box.state().open();
  box.state().type({ body: 'Gone' });
  await box.state().flush();
  expect(await box.state().throwAway()).toBe(true);
  expect(box.acts()).toMatchObject([{ kind: 'message.recall', args: { to: 'recalled' } }]);
  expect(box.journal.size).toBe(0);
});
it('has Welsh words checked as Welsh', async () => {
  const { api } = createMessageApi({});
  const store = createComposerStore({ api, perform: (kind, args, saw) => perform(api, kind, 'k1', args, saw), caseId: 'c1' }, { message: aMessage({ language: 'cy' }), options: [anOption({ language: 'cy' })], changeId: null });
  await store.getState().open();
  expect(api.named('message.check').at(-1)?.input).toMatchObject({ language: 'cy' });
});
