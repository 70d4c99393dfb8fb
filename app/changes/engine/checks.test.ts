import { describe, expect, it } from 'vitest';
import { CASE, changeCase, openCluster, PAYING, RECEIVING, TASK, TODAY, type ClusterParts } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, report, ruleOf } from '../../../tests/fixtures/reports.ts';
import type { RowBody, RowWrite } from '../../model/rows/index.ts';

const OTHER: RowWrite = { kind: 'child', id: 'other1', body: { given: 'Kit', family: 'Childermark', bornOn: '2008-02-01', role: 'relevantOther', caseId: null, payingParentId: PAYING, inEducation: true } };
const left = { child: 'other1', reason: 'leftHome', changedOn: '2026-11-09' };
/** Codes of what is worth a look for a report that changes an amount (C05), in a case with these rows besides. */
const codesWith = (more: readonly RowWrite[], parts: ClusterParts = {}): readonly string[] =>
  ruleOf('C05').preview(changeCase(openCluster({ ...parts, more: [OTHER, ...more] }), 'C05', left, { evidence: 'seen' })).checks.map(({ code }) => code);

const proof = (id: string, body: Partial<RowBody<'evidence'>>): RowWrite => ({ kind: 'evidence', id, body: { caseId: CASE, taskId: TASK, kind: 'payslip', from: 'payingParent', receivedOn: '2026-11-17', state: 'received', weekly: null, ...body } });
const hmrc = (weekly: number, receivedOn = '2026-11-17'): RowWrite => proof('evidence1', { kind: 'hmrc_rti', from: 'hmrc', weekly, receivedOn });
const asked = (to: 'hmrc' | 'employer', weekly: number): RowWrite => ({
  kind: 'request', id: `request-${to}`,
  body: { caseId: CASE, taskId: TASK, changeId: null, to, what: to === 'hmrc' ? 'payData' : 'startDateAndPay', channel: 'feed', sentAt: '2026-11-05T09:00:00.000Z', dueOn: '2026-11-19', state: 'answered', ifSilent: 'decide', answeredAt: '2026-11-06T09:00:00.000Z', weekly, answer: { code: 'given', weekly, on: null } },
});
const child = (bornOn: string): RowWrite => ({ kind: 'child', id: 'case1-c1', body: { given: 'Wren', family: 'Childermark', bornOn, role: 'qualifying', caseId: CASE, payingParentId: PAYING, inEducation: true } });
const acting = (body: Partial<RowBody<'representative'>> = {}): RowWrite => ({ kind: 'representative', id: 'rep1', body: { personId: RECEIVING, name: 'Ada Actingmark', relation: 'friend', scope: 'speak', authority: 'signed', from: '2025-01-01', until: '2026-11-17', state: 'active', ...body } });

describe('before a decision', () => {
  it('nothing is pointed out in an ordinary case', () => {
    expect(codesWith([])).toEqual([]);
  });

  it('a figure from HMRC that came after the one in use, and is not near it, is pointed out', () => {
    const said = (row: RowWrite): boolean => codesWith([row]).includes('newerIncome');
    // £400.00 has been in use since 4 August.
    expect([379_99, 380_00, 420_00, 420_01].map((weekly) => said(hmrc(weekly)))).toEqual([true, false, false, true]);
    expect(['2026-08-04', '2026-08-05'].map((on) => said(hmrc(500_00, on)))).toEqual([false, true]);
    expect(said(proof('evidence1', { kind: 'hmrc_rti', from: 'hmrc', weekly: 500_00, state: 'refused' }))).toBe(false);
  });

  it('a figure from HMRC is not newer than the one that is about to be used', () => {
    const income = (pence: number) => report(clusterFor('C09', { more: [hmrc(600_00)] }), 'C09', { source: 'employed', pay: { pence, per: 'week' }, paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' }, { evidence: 'seen' }).preview().checks.map(({ code }) => code);
    expect(income(600_00)).not.toContain('newerIncome');
    expect(income(300_00)).toContain('newerIncome');
  });

  it('two employers are pointed out: by two proofs, or by pay data above what the one employer says', () => {
    const employer = (id: string, state: 'received' | 'refused' = 'received') => proof(id, { from: 'employer', kind: 'employerLetter', state });
    expect(codesWith([employer('e1')])).not.toContain('twoEmployers');
    expect(codesWith([employer('e1'), employer('e2')])).toContain('twoEmployers');
    expect(codesWith([employer('e1'), employer('e2', 'refused')])).not.toContain('twoEmployers');
    expect(codesWith([asked('hmrc', 421_00), asked('employer', 400_00)])).toContain('twoEmployers');
    expect(codesWith([asked('hmrc', 420_00), asked('employer', 400_00)])).not.toContain('twoEmployers');
    expect(codesWith([asked('hmrc', 300_00), asked('employer', 400_00)])).not.toContain('twoEmployers');
  });

  it.each([[759_99, false], [760_00, true], [840_00, true], [840_01, false], [189_99, false], [190_00, true], [210_01, false]])('an income of %i pence near the edge of a band is pointed out: %s', (income, said) => {
    expect(codesWith([], { income }).includes('nearBand')).toBe(said);
  });

  it('a child who has turned 20 is pointed out, from that birthday', () => {
    expect(codesWith([child('2006-11-18')])).toContain('childPastAge');
    expect(codesWith([child('2006-11-19')])).not.toContain('childPastAge');
  });

  it('an authority that has run out is pointed out, not one that runs today, was removed or is somebody else’s', () => {
    expect(codesWith([acting()])).toContain('authorityExpired');
    for (const body of [{ until: TODAY }, { until: null }, { state: 'removed' as const }, { personId: 'p9' }]) expect(codesWith([acting(body)])).not.toContain('authorityExpired');
  });

  it('a safety marker is pointed out, not a rule about voicemail', () => {
    expect(codesWith([], { safety: [{ of: 'receivingParent', kind: 'abuseDisclosed' }] })).toContain('safetyMarker');
    expect(codesWith([], { safety: [{ of: 'receivingParent', kind: 'noVoicemail' }] })).not.toContain('safetyMarker');
  });
});

describe('a figure near the 25% line', () => {
  const week = (pence: number) => ({ pence, per: 'week' });
  const codes = (type: 'C09' | 'C11' | 'C10', pence: number): readonly string[] => {
    const fields = {
      C09: { source: 'employed', pay: week(pence), paysPension: 'no', lasts: 'yes', changedOn: '2026-11-16' },
      C10: { filed: 'no', turnover: { pence: 0 }, expenses: { pence: 0 }, alsoEmployed: 'yes', pay: week(pence), paysPension: 'no', changedOn: '2026-11-16' },
      C11: { movement: 'sickPay', sickPay: week(pence), lasts: 'yes', claims: 'no', changedOn: '2026-11-16' },
    }[type];
    return report(clusterFor(type), type, fields).preview().checks.map(({ code }) => code);
  };

  it.each(['C09', 'C10', 'C11'] as const)('is pointed out for %s within the margin, on either side of either line', (type) => {
    expect([291_99, 292_00, 308_00, 308_01, 491_99, 492_00, 508_00, 508_01].map((pence) => codes(type, pence).includes('nearLine'))).toEqual([false, true, true, false, false, true, true, false]);
  });

  it('is pointed out for what one parent says of the other, on HMRC’s figure', () => {
    const near = (weekly: number): boolean => {
      const all = report(clusterFor('C12'), 'C12', { livelihood: 'employed', knows: 'no', written: 'no', knowsDate: 'no' }, { reportedBy: 'receivingParent' });
      all.record();
      all.answered({ hmrc: { weekly } });
      return all.preview().checks.some(({ code }) => code === 'nearLine');
    };
    expect([508_00, 508_01].map(near)).toEqual([true, false]);
  });
});
