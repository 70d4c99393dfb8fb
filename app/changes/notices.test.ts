import { describe, expect, it } from 'vitest';
import { callFor, changeCase, must, openCluster, putOf, shippedCatalogues, TODAY, type ClusterParts } from '../../tests/fixtures/cluster.ts';
import type { ChangeType } from '../model/rows/work.ts';
import type { RowBody } from '../model/rows/index.ts';
import { asksForBenefit } from './benefitChange.ts';
import { decisionForMessages, draftNotices, noticesFor } from './notices.ts';
import { requestsFor } from './requests.ts';

const planned = (parts: ClusterParts, moment: 'decided' | 'refused' | 'waiting' = 'decided', type: ChangeType = 'C09') =>
  noticesFor(changeCase(openCluster(parts), type, {}), moment).map(({ to, channel, templateId }) => `${to} ${channel} ${templateId}`);
const toPaying = (parts: ClusterParts) => planned(parts).filter((line) => line.startsWith('paying')).map((line) => line.split(' ')[1]);

describe('the channels of a decision', () => {
  const people: readonly (readonly [string, ClusterParts, readonly string[]])[] = [
    ['post and texts', {}, ['sms', 'letter']],
    ['letters online', { payingContact: { letters: 'online' } }, ['sms', 'letter', 'email']],
    ['letters online, email not checked', { payingContact: { letters: 'online', email: { address: 'a@example.org', verified: false } } }, ['sms', 'letter']],
    ['letters by post, no address', { payingContact: { home: null } }, ['sms', 'email']],
    ['no texts wanted', { payingContact: { smsOptOut: true } }, ['letter']],
    ['no texts safe', { safety: [{ of: 'payingParent', kind: 'noTexts' }] }, ['letter']],
    ['a phone that is the employer’s', { payingContact: { phones: [{ number: '+447700900111', kind: 'mobile', whose: 'employer', voicemail: 'never' }] } }, ['letter']],
    ['braille', { paying: { formats: ['braille'] }, payingContact: { letters: 'online' } }, ['letter']],
    ['nothing on record', { payingContact: { phones: [], email: null, home: null } }, []],
    ['contact that is stopped', { safety: [{ of: 'payingParent', kind: 'suppression' }] }, []],
  ];
  it.each(people)('for somebody with %s', (_what, parts, channels) => {
    expect(toPaying(parts)).toEqual(channels);
  });

  it('are each parent’s own: what one needs changes nothing for the other', () => {
    expect(planned({ safety: [{ of: 'payingParent', kind: 'suppression' }] })).toEqual(['receivingParent sms income.changed', 'receivingParent letter income.changed']);
  });

  it('tell only the paying parent when nothing changes or proof is asked for', () => {
    expect(planned({}, 'refused')).toEqual(['payingParent sms income.no-change', 'payingParent letter income.no-change']);
    expect(planned({}, 'waiting')).toEqual(['payingParent sms income.ask-for-proof', 'payingParent email income.ask-for-proof']);
    expect(planned({}, 'waiting', 'C11')).toEqual(['payingParent sms report.ask', 'payingParent email report.ask']);
  });
});

describe('the words of a draft', () => {
  const draft = (parts: ClusterParts) => {
    const cluster = openCluster(parts);
    const change = changeCase(cluster, 'C09', {});
    const body = cluster.get('decision', 'decision1');
    return putOf(draftNotices(change, noticesFor(change, 'decided'), { decision: body, decisionId: 'decision1', changeId: 'change1', replyBy: null, changedOn: TODAY }, callFor()), 'message').map((row) => row.body);
  };

  it('are filled, with where each fact comes from, and go nowhere by themselves', () => {
    for (const message of draft({})) {
      expect(`${message.subject ?? ''} ${message.body}`).not.toContain('((');
      expect(message).toMatchObject({ state: 'draft', sendAfter: null, edited: false, language: 'en', changeId: 'change1', decisionId: 'decision1', by: 'CW-07' });
      expect(Object.values(message.facts).every(({ source }) => source !== '')).toBe(true);
      expect(message.recipient).not.toBe('');
    }
  });

  it('are in Welsh for the parent who asked for it, and in English for the other', () => {
    const messages = draft({ paying: { language: 'cy' } });
    expect(new Set(messages.map(({ to, language }) => `${to} ${language}`))).toEqual(new Set(['payingParent cy', 'receivingParent en']));
    expect(messages.find(({ to, channel }) => to === 'payingParent' && channel === 'letter')?.subject).toMatch(/cynhaliaeth/);
  });

  it('are not drafted for a case whose team nobody can be told of', () => {
    const cluster = openCluster({ case: { ownerTeamId: 'team-99' } });
    const change = changeCase(cluster, 'C09', {});
    const about = { decision: cluster.get('decision', 'decision1'), decisionId: 'decision1', changeId: 'change1', replyBy: null, changedOn: TODAY };
    expect(draftNotices(change, noticesFor(change, 'decided'), about, callFor())).toEqual([]);
  });
});

describe('what a decision says of itself', () => {
  const clocks = { noticeOn: TODAY, challengeDays: 30, postDays: 7 };
  const told = (decision: Partial<RowBody<'decision'>>, parts: ClusterParts = {}, type?: ChangeType) => {
    const cluster = openCluster({ ...parts, decision });
    return decisionForMessages(cluster.facts(), cluster.get('decision', 'decision1'), shippedCatalogues().law, clocks, type);
  };

  it.each([
    ['a first decision', { reason: 'initial' }, 'initial'],
    ['a review', { reason: 'annualReview' }, 'annualReview'],
    ['an appeal', { reason: 'appeal' }, 'revision'],
    ['an income change being decided', { reason: 'change' }, 'income', 'C09'],
    ['a benefit being decided', { reason: 'change' }, 'benefit', 'C11'],
    ['shared care being decided', { reason: 'change' }, 'sharedCare', 'C01'],
    ['another child being decided', { reason: 'change' }, 'children', 'C04'],
    ['a variation being decided', { reason: 'change' }, 'variation', 'C13'],
  ] as const)('%s', (_what, decision, reason, type?: ChangeType) => {
    expect(told(decision, {}, type)?.reason).toBe(reason);
  });

  it('a decision made earlier keeps the reason of the change it was made for', () => {
    const change: RowBody<'change'> = { caseId: 'case1', type: 'C11', subject: 'payingParent', reportedBy: 'payingParent', reportedOn: TODAY, changedOn: null, fields: {}, state: 'decided', effectiveFrom: null, weeklyBefore: null, weeklyAfter: null, gates: [], decisionId: 'decision1', taskId: null, runId: null, recordedAt: '2026-08-01T09:00:00.000Z', by: 'CW-07' };
    expect(told({ reason: 'change', changeId: 'change8' }, { more: [{ kind: 'change', id: 'change8', body: change }] }, 'C09')?.reason).toBe('benefit');
  });

  it('counts days to challenge and days in the post from the notice', () => {
    expect(told({})).toMatchObject({ number: 87, challengeBy: '2026-12-18', letterArrivesBy: '2026-11-25', children: 2 });
  });

  it.each([
    [[51, 51], 'none'], [[52, 103], 'oneSeventh'], [[104, 155], 'twoSevenths'], [[156, 174], 'threeSevenths'], [[175, 175], 'half'], [[30, 60], 'mixed'],
  ] as const)('names the band of nights of %j as %s', (nights, band) => {
    expect(told({}, { nights })?.nights).toBe(band);
  });

  it('has nothing to say of a case that it does not cover', () => {
    expect(told({ cases: [] })).toBeNull();
  });

  it('asks the benefit’s own proof, not payslips', () => {
    const cluster = openCluster();
    const change = changeCase(cluster, 'C11', {});
    const email = noticesFor(change, 'waiting').filter(({ channel }) => channel === 'email');
    const requests = requestsFor(change, { wanted: asksForBenefit });
    const [message] = draftNotices(change, email, { decision: null, decisionId: null, changeId: 'change1', replyBy: '2026-12-02', changedOn: null, requests }, callFor());
    expect(must({ ok: true, value: message })?.kind).toBe('message');
    expect(JSON.stringify(message)).not.toMatch(/payslip/i);
    expect(JSON.stringify(message)).not.toContain('((');
  });
});
