import { describe, expect, it } from 'vitest';
import { openCluster, TASK, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { gateTitles, gateWords, testGates, type GateInput } from './gates.ts';

const gates = (parts: ClusterParts, input: Partial<GateInput> = {}) =>
  testGates({
    facts: openCluster(parts).facts(), type: 'C09', subject: 'payingParent', taskId: TASK, today: TODAY, reportedOn: TODAY, changedOn: '2026-11-16', proof: 'accepted', effectPence: -1267,
    ceilingPence: 4000, proofDueOn: '2026-12-02', ...input,
  });
const gate = (id: string, parts: ClusterParts, input: Partial<GateInput> = {}) => {
  const found = gates(parts, input).find((each) => each.gate === id);
  if (found === undefined) throw new Error(id);
  return [found.state, gateWords(found)];
};

const earlier = (state: 'waiting' | 'handedOver' | 'decided', type: 'C09' | 'C11' | 'C24', taskId: string | null, subject: 'payingParent' | 'receivingParent' = 'payingParent'): RowWrite => ({
  kind: 'change', id: 'change1',
  body: {
    caseId: 'case1', type, subject, reportedBy: subject, reportedOn: '2026-11-02', changedOn: '2026-11-01', fields: {}, state, effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: null,
    taskId, runId: null, recordedAt: '2026-11-02T09:00:00.000Z', by: 'CW-11',
  },
});
const challenge: RowWrite = {
  kind: 'task', id: 'task9',
  body: {
    caseId: 'case1', kind: 'reconsideration', changeType: null, subject: 'receivingParent', state: 'open', receivedOn: '2026-11-01', dueOn: '2026-12-01', dueAt: null, priority: 0, teamId: 'team-4', claimedBy: null, claimedAt: null,
    why: { code: 'askedToLookAgain', on: '2026-11-01', what: null }, waiting: [], wokeAt: null, effortMinutes: 60, tries: 0, doneAt: null, doneBy: null,
  },
};

describe('the nine gates', () => {
  it('come in order, each with a title and words of its own, and all pass for an ordinary case', () => {
    const all = gates({});
    expect(all.map(({ gate: id }) => id)).toEqual(Object.keys(gateTitles));
    expect(all.every(({ state, reason }) => state === 'passed' && gateWords({ reason, facts: {} }) !== reason)).toBe(true);
  });

  it('G1 wants the parent identified when they reported it, or since, by telephone, online or a document', () => {
    expect(gate('G1', {})).toEqual(['passed', 'Telephone check, 18 November 2026']);
    expect(gate('G1', { paying: { identity: null } })).toEqual(['failed', 'Not checked yet']);
    expect(gate('G1', { paying: { identity: { checkedAt: '2026-11-10T10:00:00.000Z', how: 'telephone' } } })).toEqual(['failed', 'Last checked 10 November 2026']);
    const online = { paying: { identity: { checkedAt: '2026-11-10T10:00:00.000Z', how: 'online' as const } } };
    expect(gate('G1', online, { reportedOn: '2026-11-10' })).toEqual(['passed', 'Signed in online, 10 November 2026']);
    expect(gate('G1', online, { reportedOn: '2026-11-11' })).toEqual(['failed', 'Last checked 10 November 2026']);
    expect(gate('G1', { paying: { identity: { checkedAt: NOW_DOCUMENT, how: 'document' } } })).toEqual(['passed', 'Document seen, 18 November 2026']);
  });

  it('G2 waits for earlier reports of income, whichever kind, but not for its own, a finished one or another parent’s', () => {
    expect(gate('G2', {})).toEqual(['passed', 'None unfinished']);
    expect(gate('G2', { more: [earlier('waiting', 'C11', 'task8')] })).toEqual(['failed', 'An earlier report is not finished']);
    expect(gate('G2', { more: [earlier('handedOver', 'C09', null)] })[0]).toBe('failed');
    expect(gate('G2', { more: [earlier('waiting', 'C09', TASK)] })[0]).toBe('passed');
    expect(gate('G2', { more: [earlier('decided', 'C09', 'task8')] })[0]).toBe('passed');
    expect(gate('G2', { more: [earlier('waiting', 'C24', 'task8')] })[0]).toBe('passed');
    expect(gate('G2', { more: [earlier('waiting', 'C09', 'task8', 'receivingParent')] })[0]).toBe('passed');
    expect(gate('G2', { more: [earlier('waiting', 'C09', null)] }, { taskId: null })[0]).toBe('failed');
  });

  it('G3 holds back a day that is missing, in the future or before the case', () => {
    expect(gate('G3', {})).toEqual(['passed', '16 November 2026 is not in the future']);
    expect(gate('G3', {}, { changedOn: null })).toEqual(['waiting', 'Needs the date of the change']);
    expect(gate('G3', {}, { changedOn: '2026-11-19' })).toEqual(['failed', '19 November 2026 is in the future']);
    expect(gate('G3', {}, { changedOn: '2024-08-03' })).toEqual(['failed', 'Before the case began, 4 August 2024']);
    expect(gate('G3', {}, { changedOn: '2024-08-04' })[0]).toBe('passed');
    expect(gate('G3', {}, { changedOn: TODAY })[0]).toBe('passed');
  });

  it('G4 stops for a harm marker on either parent, not for a rule about how to make contact', () => {
    expect(gate('G4', {})).toEqual(['passed', 'No flag. Contact rules are kept']);
    for (const kind of ['abuseDisclosed', 'suppression', 'specialistTeam'] as const) {
      for (const of of ['payingParent', 'receivingParent'] as const) expect(gate('G4', { safety: [{ of, kind }] })).toEqual(['failed', 'A safety marker is on this case']);
    }
    for (const kind of ['noVoicemail', 'noTexts', 'noCalls', 'safeHoursOnly'] as const) expect(gate('G4', { safety: [{ of: 'payingParent', kind }] })[0]).toBe('passed');
  });

  it('G5 and G9 wait for proof until their day, and need none for a record', () => {
    expect([gate('G5', {}), gate('G9', {})]).toEqual([['passed', 'Seen and accepted'], ['passed', 'Nothing is still awaited']]);
    expect([gate('G5', {}, { proof: 'missing' }), gate('G9', {}, { proof: 'missing' })]).toEqual([['waiting', 'Needed, by 2 December 2026'], ['waiting', 'Proof window open to 2 December 2026']]);
    expect([gate('G5', {}, { proof: 'waiting' }), gate('G9', {}, { proof: 'waiting' })]).toEqual([['waiting', 'Asked for, by 2 December 2026'], ['waiting', 'Proof window open to 2 December 2026']]);
    expect([gate('G5', {}, { proof: 'notNeeded' }), gate('G9', {}, { proof: 'notNeeded' })]).toEqual([['passed', 'None needed'], ['passed', 'Nothing is still awaited']]);
  });

  it('G6 passes up to the ceiling, up or down, and fails a penny over', () => {
    expect(gate('G6', {}, { effectPence: 4000 })).toEqual(['passed', '£40.00 a week, under the £40.00 limit']);
    expect(gate('G6', {}, { effectPence: -4001 })).toEqual(['failed', '£40.01 a week, over the £40.00 limit']);
    expect(gate('G6', {}, { effectPence: null })).toEqual(['passed', 'Changes no amount']);
  });

  it('G7 wants one pair of parents, unless it is only a record', () => {
    expect(gate('G7', {})).toEqual(['passed', '1 paying, 1 receiving']);
    expect(gate('G7', { secondCase: {} })).toEqual(['failed', '2 cases share a parent']);
    expect(gate('G7', { secondCase: {} }, { effectPence: null })).toEqual(['passed', 'A record change']);
  });

  it('G8 stops while a decision is challenged, and lets a record through', () => {
    expect(gate('G8', {})).toEqual(['passed', 'No appeal or court date']);
    expect(gate('G8', { more: [challenge] })).toEqual(['failed', 'A decision is being challenged']);
    expect(gate('G8', { more: [challenge] }, { effectPence: null })[0]).toBe('passed');
    expect(gate('G8', { more: [{ ...challenge, body: { ...challenge.body, state: 'done' } }] })[0]).toBe('passed');
  });

  it('G8 holds for a challenged decision whose days were decided anew meanwhile', () => {
    const about = openCluster();
    const held = about.get('decision', 'decision1');
    const [cut, anew] = [{ ...held, effectiveUntil: held.effectiveFrom, replacedBy: 'decision2' }, { ...held, number: 88 }];
    const more: readonly RowWrite[] = [
      { kind: 'decision', id: 'decision1', body: cut }, { kind: 'decision', id: 'decision2', body: anew }, challenge,
      { kind: 'challenge', id: 'challenge1', body: { caseId: 'case1', decisionId: 'decision1', askedBy: 'payingParent', askedOn: TODAY, channel: 'phone', grounds: ['income'], newEvidence: false, timing: 'inTime', lateReason: null, noticeOn: null, askBy: null, state: 'registered', result: null, resultDecisionId: null, because: null, dueOn: TODAY, taskId: challenge.id, changeId: null, registeredAt: NOW_DOCUMENT, by: 'CW-07', decidedAt: null, decidedBy: null } },
    ];
    expect(gate('G8', { more })).toEqual(['failed', 'A decision is being challenged']);
  });
});

const NOW_DOCUMENT = '2026-11-18T08:00:00.000Z';
