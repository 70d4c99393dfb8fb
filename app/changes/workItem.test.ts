import { describe, expect, it } from 'vitest';
import { CASE, must, openCluster, putOf, TODAY } from '../../tests/fixtures/cluster.ts';

const report = (fields: Readonly<Record<string, unknown>>, evidence: 'none' | 'seen', taskId: string | null = null) => ({
  caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, evidence, taskId, expectWeekly: null, fields: { source: 'employed', pay: { pence: 300_00, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: TODAY, ...fields },
});
const without = () => openCluster({ task: { state: 'done', doneAt: '2026-11-17T09:00:00.000Z', doneBy: 'CW-07' } });

describe('a report told without a work item', () => {
  it('is given one when it waits, so that the answers have something to wake', () => {
    const cluster = without();
    const { put } = must(cluster.perform('change.record', report({}, 'none'))).effects;
    const [task] = putOf(put, 'task');
    expect(task?.body).toMatchObject({ kind: 'change', changeType: 'C09', state: 'open', claimedBy: 'CW-07', receivedOn: TODAY, dueOn: '2026-12-02' });
    expect(task?.body.waiting.map(({ on }) => on)).toEqual(['payingParent', 'hmrc', 'employer']);
    expect(putOf(put, 'change')[0]?.body.taskId).toBe(task?.id);
    expect(new Set(putOf(put, 'request').map(({ body }) => body.taskId))).toEqual(new Set([task?.id]));
    for (const { id } of putOf(put, 'request')) must(cluster.perform('request.answer', { requestId: id, answer: { code: 'given', weekly: null, on: null } }));
    expect(cluster.get('task', task?.id ?? '')).toMatchObject({ waiting: [], wokeAt: expect.any(String) });
  });

  it('is given one, free to be taken, when it goes to a decision maker', () => {
    const { put } = must(without().perform('change.record', report({ source: 'self_employed' }, 'none'))).effects;
    expect(putOf(put, 'task')[0]?.body).toMatchObject({ state: 'open', claimedBy: null, why: { code: 'handedOver' } });
  });

  it('needs none when it is decided at once, and keeps the one it came with', () => {
    expect(putOf(must(without().perform('change.record', report({}, 'seen'))).effects.put, 'task')).toEqual([]);
    expect(putOf(must(openCluster().perform('change.record', report({}, 'none', 'task1'))).effects.put, 'task').map(({ id }) => id)).toEqual(['task1']);
  });
});
