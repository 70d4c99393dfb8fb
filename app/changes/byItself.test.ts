import { describe, expect, it } from 'vitest';
import { CASE, must, openCluster, putOf, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { Actor } from '../operations/operation.ts';
import { gatesInTheWay } from './byItself.ts';

const OFFICE: Actor = { id: 'system', role: 'system', teams: [] };
const income = (pence: number) => ({ source: 'employed', pay: { pence, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' });
const record = (parts: ClusterParts, more: Readonly<Record<string, unknown>> = {}, actor: Actor = OFFICE) => {
  const cluster = openCluster(parts);
  const result = cluster.perform('change.record', { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: income(300_00), evidence: 'seen', taskId: TASK, expectWeekly: null, ...more }, { actor });
  return { cluster, result };
};

describe('the authority by itself', () => {
  it('decides, refuses and applies where every gate has passed', () => {
    expect(record({}).cluster.list('change')[0]?.body.state).toBe('decided');
    expect(record({}, { fields: income(390_00) }).cluster.list('change')[0]?.body.state).toBe('refused');
    const moved = { type: 'C24', subject: 'receivingParent', fields: { kind: 'home', country: 'GB', lines: ['7 Newhome Road', 'Testford'], postcode: 'ZZ3 1AA', withOther: 'no', changedOn: '2026-11-16' }, evidence: 'none' };
    expect(record({ task: { changeType: 'C24' } }, moved).cluster.list('change')[0]?.body.state).toBe('applied');
  });

  it.each([
    ['a safety marker', { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }, {}, 'G4'],
    ['somebody who was not identified', { paying: { identity: null } }, {}, 'G1'],
    ['a move over the ceiling', { income: 900_00 }, { fields: income(200_00) }, 'G6'],
    ['another case of a parent', { secondCase: {} }, {}, 'G7'],
    ['a refusal under a safety marker', { safety: [{ of: 'payingParent', kind: 'suppression' }] }, { fields: income(390_00) }, 'G4'],
  ] as const)('hands over under %s, with the gate that failed', (_what, parts, more, gate) => {
    const { cluster, result } = record({ nights: [0, 0], ...parts }, more);
    const { put } = must(result).effects;
    expect(cluster.list('change').map(({ body }) => [body.state, body.decisionId, body.weeklyAfter, body.changedOn])).toEqual([['handedOver', null, null, '2026-11-16']]);
    expect(cluster.list('change')[0]?.body.gates.filter(({ state }) => state !== 'passed').map((each) => each.gate)).toEqual([gate]);
    expect(cluster.get('task', TASK)).toMatchObject({ state: 'open', claimedBy: null, waiting: [], why: { code: 'failedGate', on: TODAY, what: gate } });
    expect([...putOf(put, 'message'), ...putOf(put, 'decision'), ...putOf(put, 'income')]).toEqual([]);
    expect(putOf(put, 'entry').map(({ body }) => body.event)).toContain('change.handedOver');
    expect(Object.keys(cluster.list('change')[0]?.body.fields ?? {}).toSorted()).toEqual(['changedOn', 'lasts', 'pay', 'paysPension', 'source']);
  });

  it('still asks for proof, and still names an answer that is missing', () => {
    expect(record({}, { evidence: 'none' }).cluster.list('change')[0]?.body.state).toBe('waiting');
    expect(record({}, { fields: { source: 'employed' } }).result).toMatchObject({ ok: false, error: { code: 'CHANGE_INCOMPLETE' } });
  });

  it('holds to the same for a type of the engine, which would hand over by itself', () => {
    const fields = { movement: 'started', which: 'incomeSupport', whose: 'parent', changedOn: '2026-11-10' };
    const { cluster } = record({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }], task: { changeType: 'C11' } }, { type: 'C11', fields });
    expect(cluster.list('change')[0]?.body.state).toBe('handedOver');
    expect(cluster.get('task', TASK).why).toMatchObject({ code: 'failedGate', what: 'G4' });
  });

  it('is held back by no gate while it only asks, and by every gate that has not passed otherwise', () => {
    const gates = [{ gate: 'G5' as const, state: 'waiting' as const, reason: '', facts: {}, title: '', words: '' }, { gate: 'G6' as const, state: 'passed' as const, reason: '', facts: {}, title: '', words: '' }];
    expect(gatesInTheWay({ path: 'waitForProof', gates })).toEqual([]);
    for (const path of ['decide', 'refuse', 'apply', 'handOver'] as const) expect(gatesInTheWay({ path, gates }).map(({ gate }) => gate)).toEqual(['G5']);
  });
});

describe('a person', () => {
  it('may decide past a gate', () => {
    const { cluster } = record({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] }, {}, { id: 'CW-07', role: 'caseworker', teams: ['team-4'] });
    expect(cluster.list('change')[0]?.body.state).toBe('decided');
  });

  it('who takes up what was handed over goes on with the same report', () => {
    const { cluster } = record({ safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] });
    must(cluster.perform('change.record', { caseId: CASE, type: 'C09', subject: 'payingParent', reportedOn: TODAY, fields: income(300_00), evidence: 'seen', taskId: TASK, expectWeekly: null }));
    expect(cluster.list('change').map(({ body }) => body.state)).toEqual(['decided']);
  });
});
