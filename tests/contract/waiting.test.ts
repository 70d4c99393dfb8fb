import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPractice, practiceFolder, story, workItem, type PracticeCore } from './practiceCore.ts';

const folder = practiceFolder();
let core: PracticeCore;
let clusterId = '';
let caseId = '';
const lines = async () => (await core.call('case.waiting', { caseId })).lines;
const lineOf = async (to: string) => {
  const found = (await lines()).find((line) => line.to === to);
  if (found === undefined) throw new Error(`nobody waits for ${to}`);
  return found;
};

beforeAll(async () => {
  core = await openPractice(folder);
  ({ caseId, clusterId } = await story(core));
  const task = await workItem(core, 'change');
  await core.do('change.record', clusterId, {
    caseId, type: 'C09', subject: 'payingParent', reportedOn: '2026-11-18', evidence: 'none', taskId: task.taskId, expectWeekly: null,
    fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' },
  });
  await core.answered();
});
afterAll(async () => {
  await core.close();
  folder.remove();
});

test('a case says whom it waits for, since when, by when, and what happens next by itself', async () => {
  const held = await lines();
  expect(held.map(({ to, words, dueOn, state }) => [to, words, dueOn, state].join(', ')).toSorted()).toEqual([
    'employer, Start date and pay before tax, 2026-12-02, waiting', 'hmrc, Pay data, 2026-12-02, waiting', 'payingParent, Payslip, 2026-12-02, waiting',
  ]);
  const parent = await lineOf('payingParent');
  expect(parent.next).toEqual({ on: '2026-11-24', words: 'Reminder by text on 24 November; letter on 28 November; the change stops after 2 December' });
  expect(parent.ways.filter(({ usable }) => usable).map(({ channel }) => channel)).toContain('sms');
  expect((await lineOf('hmrc')).ways.every(({ usable }) => !usable)).toBe(true);
});

test('asking again leaves a draft and a line of the timeline, and moves what comes next', async () => {
  const before = await lineOf('payingParent');
  await core.do('request.remind', clusterId, { requestId: before.requestId, channel: 'sms' }, { [`request/${before.requestId}`]: before.tag });
  await core.answered();
  const after = await lineOf('payingParent');
  expect([after.remindersSent, after.next?.on]).toEqual([1, '2026-11-28']);
  const drafts = (await core.call('case.messages', { caseId })).messages.filter(({ templateId }) => templateId === 'request.reminder');
  expect(drafts.map(({ state, channel, to }) => [state, channel, to])).toEqual([['draft', 'sms', 'payingParent']]);
  const story1 = await core.call('case.timeline', { caseId, categories: ['messages'], before: null, limit: 20 });
  expect(story1.lines.map(({ segments }) => segments.map(({ text }) => text).join(''))).toContain('Asked paying parent again by text');
  // What somebody else has answered in the meantime is not asked again over it.
  expect(await core.perform('request.remind', clusterId, { requestId: before.requestId, channel: 'sms' }, { [`request/${before.requestId}`]: before.tag })).toMatchObject({ ok: false, error: { code: 'CASE_CHANGED_ELSEWHERE' } });
});

test('whoever is asked answers in practice, and the last answer wakes the item on the desktop without a restart', async () => {
  for (const to of ['employer', 'payingParent', 'hmrc']) {
    const open = (await lines()).find((line) => line.to === to && line.state === 'waiting');
    if (open === undefined) continue;
    expect(await core.ask('practice.answerNow', { requestId: open.requestId })).toMatchObject({ ok: true });
    // The next one is asked once this answer is on the desktop, so that HMRC's is the last.
    await vi.waitFor(async () => expect((await lines()).find(({ requestId }) => requestId === open.requestId)?.state).not.toBe('waiting'), { timeout: 30_000, interval: 5 });
  }
  await vi.waitFor(async () => expect((await workItem(core, 'change')).wokeAt).not.toBeNull(), { timeout: 30_000, interval: 5 });
  const task = await workItem(core, 'change');
  expect(task.waiting).toEqual([]);
  expect((await lines()).filter(({ state }) => state === 'answered').every(({ answer }) => answer !== null)).toBe(true);
  await core.do('task.claim', clusterId, { taskId: task.taskId }, { [`task/${task.taskId}`]: task.tag });
  const mine = await core.call('waiting.mine', {});
  expect(mine.woke.map(({ row, words }) => [row.taskId, words])).toEqual([[task.taskId, 'HMRC answered 18 November']]);
  const page = await core.call('queue.page', { filter: { whose: 'mine', person: null, due: null, types: [], waiting: null, text: null }, group: 'due', offset: 0, limit: 10 });
  expect([page.groups[0]?.key, page.rows[0]?.taskId]).toEqual(['woke', task.taskId]);
});

test('practice keeps the speed that it was told, and refuses to answer what is closed', async () => {
  expect(await core.call('practice.speed', { factor: null })).toEqual({ factor: 1 });
  expect(await core.call('practice.speed', { factor: 60 })).toEqual({ factor: 60 });
  expect(await core.call('practice.speed', { factor: null })).toEqual({ factor: 60 });
  expect(await core.ask('practice.answerNow', { requestId: 'not-there' })).toMatchObject({ ok: false, error: { code: 'REQUEST_CLOSED' } });
});
