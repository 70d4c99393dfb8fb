import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../app/instructions/view.ts';
import { PRACTICE_MARKER } from '../../app/practice/marker.ts';
import { openPractice, overlayLeft, practiceFolder, story, workItem, type PracticeCore } from './practiceCore.ts';

// One day's work on one store, in order: each test goes on where the one before it stopped.
const folder = practiceFolder();
let core: PracticeCore;
beforeAll(async () => void (core = await openPractice(folder)));
afterAll(async () => {
  await core.close();
  folder.remove();
});

const viewOf = async (runId: string): Promise<RunView> => (await core.call('instruction.run', { runId })).view as RunView;
let runId = '';

/** Answers the run's next step as the story goes, until nothing more is asked. */
async function answerAll(caseId: string, clusterId: string): Promise<void> {
  const answers: Record<string, unknown> = { reported_on: '2026-11-17', source: 'employed', pay: { pence: 300_00, per: 'week' }, pension_paid: null, pattern: 'steady', changed_on: '2026-11-09', proof: 'accepted' };
  for (;;) {
    const view = await viewOf(runId);
    const step = view.steps.find(({ key }) => key === view.current);
    if (step === undefined) return;
    const value = step.kind === 'check' ? Object.fromEntries(step.items.filter((item) => !item.automatic).map((item) => [item.id, 'pass'])) : (answers[step.stepId] ?? (Object.hasOwn(answers, step.stepId) ? null : true));
    const { tag } = await core.call('instruction.run', { runId });
    await core.do('instruction.answer', clusterId, { runId, caseId, action: { type: 'answer', stepId: step.stepId, round: step.round, value, reason: 'As they told us', documentLabel: null } }, { [`run/${runId}`]: tag });
  }
}

describe('a change of income, from the queue to the letters', () => {
  it('is found in the team’s queue, looked at, and taken', async () => {
    const { clusterId } = await story(core);
    const income = await workItem(core, 'change');
    const page = await core.call('queue.page', { filter: { whose: 'team', person: null, due: null, types: ['income'], waiting: null, text: null }, group: 'due', offset: 0, limit: 50 });
    expect(page.rows.map(({ reference }) => reference)).toContain('10-0042');
    const preview = await core.call('queue.preview', { taskId: income.taskId });
    expect(preview.opens).toEqual({ changeType: 'C09', instructionId: 'income-change-paying-parent' });
    await core.do('task.claim', clusterId, { taskId: income.taskId }, { [`task/${income.taskId}`]: income.tag });
    expect((await workItem(core, 'change')).claimedBy).toBe('CW-07');
  });

  it('is gone through by its instruction, and shows everything that confirming would do before it is done', async () => {
    const { caseId, clusterId } = await story(core);
    const income = await workItem(core, 'change');
    const suggested = await core.call('instruction.suggest', { caseId, taskId: income.taskId, text: '' });
    expect(suggested.items[0]).toMatchObject({ instructionId: 'income-change-paying-parent', because: 'fits the open work item' });
    const started = await core.do('instruction.start', clusterId, { caseId, taskId: income.taskId, instructionId: 'income-change-paying-parent' });
    runId = started.rows.find(({ kind }) => kind === 'run')?.id ?? '';
    expect((await core.call('instruction.check', { runId, stepId: 'reported_on', value: '2026-11-19' })).problem).toContain('18 November 2026');
    await answerAll(caseId, clusterId);
    const preview = await core.call('instruction.preview', { runId });
    // £412.00 down to £300.00 is 27.2%. Two children, one band of nights: £65.92 becomes £48.00, with fees £57.60 and £46.08.
    expect(preview).toMatchObject({ ready: true, blocked: null, change: { path: 'decide', tolerance: { met: true, percent: '27.2' }, effective: { on: '2026-11-17' }, before: { weekly: 65_92 }, after: { weekly: 48_00, payingParentTotal: 57_60, receivingParentNet: 46_08 } } });
    expect(preview.messages.map(({ to, channel }) => [to, channel])).toEqual([['payingParent', 'sms'], ['payingParent', 'letter'], ['receivingParent', 'sms'], ['receivingParent', 'letter']]);
    expect((await core.call('case.changes', { caseId })).changes).toEqual([]);
  });

  it('is confirmed in one act: decision, drafts for both parents, the item done', async () => {
    const { caseId, clusterId } = await story(core);
    const income = await workItem(core, 'change');
    const { saw } = await core.call('instruction.preview', { runId });
    await core.do('instruction.finish', clusterId, { runId, caseId, how: 'submit', reason: null }, saw);
    const after = await story(core);
    expect(after.open.shared.decision).toMatchObject({ number: 4, weekly: 48_00, previousWeekly: 65_92, effectiveFrom: '2026-11-17', by: 'CW-07' });
    expect(after.open.paying.reportedWeekly).toBeNull();
    expect(after.open.tasks.map(({ taskId }) => taskId)).not.toContain(income.taskId);
    const { messages } = await core.call('case.messages', { caseId });
    expect(messages.filter(({ state }) => state === 'draft').map(({ to, channel }) => `${to} ${channel}`).toSorted()).toEqual(['payingParent letter', 'payingParent sms', 'receivingParent letter', 'receivingParent sms']);
    const explained = await core.call('explain.decision', { caseId, decisionId: after.open.shared.decision?.decisionId ?? '', audience: 'staff' });
    expect(explained).toMatchObject({ weekly: 48_00, replay: 'same' });
    const again = await core.perform('instruction.finish', clusterId, { runId, caseId, how: 'submit', reason: null });
    expect(again).toMatchObject({ ok: false, error: { code: 'RUN_NOT_OPEN' } });
  });

  it('sends its text, letter and an email to the outbox once each has been read', async () => {
    const { caseId, clusterId } = await story(core);
    const options = await core.call('message.options', { caseId, decisionId: null, changeId: null });
    expect(options.options.find(({ templateId, channel, to }) => templateId === 'income.changed' && channel === 'email' && to === 'payingParent')?.blocked).toBeNull();
    const composed = await core.call('message.compose', { caseId, templateId: 'income.changed', to: 'payingParent', channel: 'email', language: 'en', decisionId: null, changeId: null });
    expect(composed.missing).toEqual([]);
    await core.do('message.draft', clusterId, {
      messageId: null, caseId, taskId: null, changeId: null, decisionId: null, to: 'payingParent', channel: 'email', templateId: composed.templateId, templateVersion: composed.version, language: 'en',
      facts: Object.fromEntries(composed.facts.map(({ name, value, source }) => [name, { value, source }])), subject: composed.subject, body: composed.body, edited: false,
    });
    const { messages } = await core.call('case.messages', { caseId });
    for (const message of messages.filter(({ state }) => state === 'draft')) {
      const checked = await core.call('message.check', { caseId, to: message.to, channel: message.channel, subject: message.subject, body: message.body });
      expect(checked.checks.filter(({ state }) => state === 'block')).toEqual([]);
      await core.do('message.queue', clusterId, { messageId: message.messageId, caseId }, { [`message/${message.messageId}`]: message.tag });
    }
    const outbox = await core.call('outbox.list', {});
    expect(outbox.messages.filter((each) => each.caseId === caseId).map(({ to, channel }) => `${to} ${channel}`).toSorted()).toEqual(['payingParent email', 'payingParent letter', 'payingParent sms', 'receivingParent letter', 'receivingParent sms']);
  });

  it('is answered by the authority, with nothing left over and nothing for a person to settle', async () => {
    await core.answered();
    const { items } = await core.call('outbox.list', {});
    expect(items.length).toBeGreaterThan(10);
    expect(items.every(({ state, reason }) => state === 'sent' && reason === null)).toBe(true);
    expect((await core.call('session.state', {})).connection).toMatchObject({ unanswered: 0, needsYou: 0, messagesWaiting: 5 });
  });

  it('is all still there after the laptop was closed and opened again', async () => {
    const { caseId } = await story(core);
    const asked = async () => [await core.call('case.open', { caseId }), await core.call('case.changes', { caseId }), await core.call('case.messages', { caseId }), await core.call('outbox.list', {}), await core.call('case.timeline', { caseId, categories: ['people', 'decisions', 'money', 'messages'], before: null, limit: 100 })];
    const before = await asked();
    await core.close();
    expect(overlayLeft(folder)).toBe(0);
    core = await openPractice(folder);
    expect(await asked()).toEqual(before);
    expect((await core.call('session.state', {})).connection).toMatchObject({ unanswered: 0, needsYou: 0 });
  });

  it('left no personal word in the log, in events or in any file', () => {
    expect(JSON.stringify([folder.logged, folder.told])).not.toMatch(new RegExp(PRACTICE_MARKER, 'i'));
    for (const bytes of folder.files()) expect(bytes.includes(PRACTICE_MARKER)).toBe(false);
  });
});

describe('work that is moved about', () => {
  it('goes back exactly when it is undone, once', async () => {
    const { clusterId } = await story(core);
    const { tag, ...was } = await workItem(core, 'callback');
    const done = await core.do('task.assign', clusterId, { taskId: was.taskId, to: 'CW-11' }, { [`task/${was.taskId}`]: tag });
    expect((await workItem(core, 'callback')).claimedBy).toBe('CW-11');
    expect(done.undoUntil).toBe('2026-11-18T09:52:00.000Z');
    expect(await core.call('operation.undo', { opIds: [done.opId] })).toEqual({ undone: 1, left: [] });
    const { tag: _moved, ...is } = await workItem(core, 'callback');
    expect(is).toEqual(was);
    await core.answered();
    expect((await core.call('outbox.list', {})).items.every(({ state }) => state === 'sent')).toBe(true);
  });

  it('is not taken from under somebody who saw it as it was', async () => {
    const { clusterId } = await story(core);
    const { tag, taskId } = await workItem(core, 'callback');
    await core.do('task.setDue', clusterId, { taskId, dueOn: '2026-11-20', dueAt: null }, { [`task/${taskId}`]: tag });
    const stale = await core.perform('task.assign', clusterId, { taskId, to: 'CW-11' }, { [`task/${taskId}`]: tag });
    expect(stale).toEqual({ ok: false, error: { code: 'CASE_CHANGED_ELSEWHERE', fields: [`task/${taskId}`] } });
  });
});

describe('two people on one laptop', () => {
  it('share the cases and none of their drafts', async () => {
    const { caseId } = await story(core);
    await core.call('draft.save', { key: `note:${caseId}`, caseId, title: 'Note', body: '{"text":"half a thought"}' });
    await core.call('desk.save', { place: 'case', active: caseId, tabs: [], lastOpened: [] });
    await core.call('session.signIn', { userId: 'CW-11' });
    await core.ready();
    expect((await core.call('session.state', {})).user?.id).toBe('CW-11');
    expect((await core.call('draft.load', { key: `note:${caseId}` })).draft).toBeNull();
    expect((await core.call('draft.list', { caseId: null })).drafts).toEqual([]);
    expect((await core.call('desk.load', {})).active).not.toBe(caseId);
    expect((await core.call('case.open', { caseId })).shared.decision?.weekly).toBe(48_00);
    expect((await core.call('outbox.list', {})).items).toEqual([]);
    await core.call('session.signIn', { userId: 'CW-07' });
    await core.ready();
    expect((await core.call('draft.load', { key: `note:${caseId}` })).draft?.body).toBe('{"text":"half a thought"}');
  });
});
