import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, practiceFolder, story, workItem, type PracticeCore } from './practiceCore.ts';

const folder = practiceFolder();
let core: PracticeCore;
beforeAll(async () => void (core = await openPractice(folder)));
afterAll(async () => {
  await core.close();
  folder.remove();
});

const day = '2026-11-17';
const report = (caseId: string, type: string, fields: Readonly<Record<string, unknown>>, taskId: string | null) => ({
  caseId, type, subject: 'payingParent', reportedOn: day, fields, evidence: 'none', taskId, expectWeekly: null, reportedBy: 'payingParent', decide: null,
});

describe('reports decided in one sitting', () => {
  it('are shown in order, each with what it comes to or why it is left out, and decided with one act', async () => {
    const { caseId, clusterId } = await story(core);
    const { taskId } = await workItem(core, 'change');
    for (const role of ['payingParent', 'receivingParent'] as const) await core.do('identity.check', clusterId, { caseId, role, how: 'telephone', passed: ['reference', 'nino', 'pin'] });
    await core.do('change.record', clusterId, report(caseId, 'C09', { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-09' }, taskId));
    await core.do('change.record', clusterId, report(caseId, 'C14', { ground: 'priorDebts', adds: 'new', cost: { pence: 20_00, per: 'week' }, debtFor: 'both', changedOn: '2026-11-09' }, null));
    const added = await core.do('evidence.add', clusterId, { caseId, taskId, changeId: null, kind: 'payslip', from: 'payingParent', how: 'post', receivedOn: day, files: [], weekly: 300_00 });
    const evidenceId = added.rows.find(({ kind }) => kind === 'evidence')?.id ?? '';
    await core.do('evidence.judge', clusterId, { evidenceId, state: 'accepted', reasonCode: null, words: null, weekly: 300_00, askAgain: false });

    const { changes } = await core.call('case.changes', { caseId });
    const open = changes.filter(({ state }) => state === 'waiting');
    const seen = await core.call('change.together', { caseId, changeIds: open.map(({ changeId }) => changeId) });
    expect(seen.reports.map(({ type, can, words }) => [type, can, words])).toEqual([
      ['C09', true, 'Income a week from £412.00 to £300.00. It starts on 17 November 2026, the day it was reported.'],
      ['C14', false, 'Not ready. A person agrees extra costs.'],
    ]);
    expect(seen).toMatchObject({ before: 65_92, after: 48_00, blocked: null, periods: [{ from: day, until: null, before: 65_92, after: 48_00 }] });
    expect(seen.notices.map(({ to, channel }) => `${to} ${channel}`)).toContain('receivingParent letter');

    const all = open.map(({ changeId }) => changeId);
    const ready = seen.reports.filter(({ can }) => can).map(({ changeId }) => changeId);
    expect(await core.perform('change.decideTogether', clusterId, { caseId, changeIds: all, expectWeekly: null }, seen.saw)).toMatchObject({ ok: false, error: { code: 'CHANGE_NOT_OFFERED' } });
    expect(await core.perform('change.decideTogether', clusterId, { caseId, changeIds: ready, expectWeekly: 48_01 }, seen.saw)).toMatchObject({ ok: false, error: { code: 'FIGURE_CHANGED' } });
    await core.do('change.decideTogether', clusterId, { caseId, changeIds: ready, expectWeekly: seen.after }, seen.saw);
    const after = await story(core);
    expect(after.open.shared.decision).toMatchObject({ weekly: 48_00, previousWeekly: 65_92, effectiveFrom: day });
    expect(after.open.tasks.map((task) => task.taskId)).not.toContain(taskId);
    expect((await core.call('explain.decision', { caseId, decisionId: after.open.shared.decision?.decisionId ?? '', audience: 'staff' })).replay).toBe('same');
    await core.answered();
    expect((await core.call('outbox.list', {})).items.filter(({ state, reason }) => state !== 'sent' || reason !== null)).toEqual([]);
  });

  it('refuses a report that is not here', async () => {
    const { caseId } = await story(core);
    expect(await core.ask('change.together', { caseId, changeIds: ['nothing'] })).toMatchObject({ ok: false, error: { code: 'ROW_NOT_FOUND' } });
  });
});
