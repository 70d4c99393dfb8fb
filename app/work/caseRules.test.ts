import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerTypes } from '../model/rows/money.ts';
import { owedBy, owedFrom, withBalances } from './casePayments.ts';
import { childLabels } from './childLabels.ts';
import { initialsOf } from './initials.ts';
import { nextStep } from './nextStep.ts';
import { previewFacts } from './previewFacts.ts';
import { readSearch, referencePrefixes } from './searchWords.ts';
import { draftCount, effortWords, promisesKept, waitingParts } from './todayCounts.ts';

const today = '2026-11-18';

describe('initials and labels', () => {
  it('name a parent by two letters, whatever the alphabet', () => {
    expect([initialsOf('kit', 'marsh'), initialsOf(' Éva', 'ŵyn'), initialsOf('Mononym', '')]).toEqual(['K.M.', 'É.Ŵ.', 'M.']);
  });
  it('name children A, B … from the oldest, and go on after Z', () => {
    const many = Array.from({ length: 28 }, (_x, n) => ({ id: String(n).padStart(2, '0'), bornOn: `20${String(38 - n)}-01-01` }));
    expect(childLabels(many).map(({ label }) => label).filter((_l, n) => n < 2 || n > 24)).toEqual(['A', 'B', 'Z', 'AA', 'AB']);
    expect(childLabels(many)[0]?.child.id).toBe('27');
  });
});

describe('what is owed', () => {
  const line = fc.record({
    on: fc.constantFrom('2026-10-01', today, '2026-11-19'), type: fc.constantFrom(...ledgerTypes), pence: fc.integer({ min: -90_000, max: 90_000 }), bucket: fc.constantFrom('maintenance', 'fees', 'charges'),
  });
  it('is the sum of its buckets and the balance of the last line', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const owed = owedFrom(lines, today);
        expect(owed.total).toBe(owed.maintenance + owed.fees + owed.charges);
        expect(withBalances(lines, today).at(-1)?.balance ?? 0).toBe(owed.total);
      }),
    );
  });
  it('leaves out what is paid on, what parents pay each other, and what is not due yet', () => {
    const owes = (type: (typeof ledgerTypes)[number], on = today) => owedBy({ on, type, pence: 100, bucket: 'maintenance' }, today);
    expect([owes('maintenanceDue'), owes('paymentIssued'), owes('directPayMissed'), owes('maintenanceDue', '2026-11-19')]).toEqual([100, 0, 0, 0]);
  });
});

describe('the next step', () => {
  const standing: Parameters<typeof nextStep>[0] = { kind: 'change', changeType: 'C09', waiting: [], wokeAt: null, why: { code: 'reportedByPhone', on: null, what: null } };
  it('is the instruction already begun, else to wait, else to decide, else what the work needs first', () => {
    expect(nextStep({ ...standing, waiting: [{ on: 'hmrc', since: today, dueOn: today }] }, { title: 'Income', holder: 'CW-07' })).toBe('Carry on with the instruction: Income (CW-07)');
    expect(nextStep({ ...standing, waiting: [{ on: 'hmrc', since: today, dueOn: today }] }, null)).toContain('Nothing to do');
    expect(nextStep({ ...standing, wokeAt: '2026-11-17T09:00:00.000Z' }, null)).toBe('All answers are in: decide the change');
    expect(nextStep({ ...standing, why: { code: 'nobodyReplied', on: null, what: null } }, null)).toBe('Decide on what we have');
    expect(nextStep(standing, null)).toBe('Compare the new figure with the 25% limits');
  });
  it('stands above eight facts at most, the result always among them', () => {
    const evidence = { caseId: 'c', taskId: null, kind: 'payslip', from: 'employer', receivedOn: today, state: 'received', weekly: 51240 } as const;
    const facts = previewFacts({ income: null, requests: [], evidence: Array.from({ length: 12 }, () => evidence), result: { before: 4680, after: 6149, tooSmall: false } });
    expect(facts).toHaveLength(8);
    expect(facts.at(-1)).toMatchObject({ label: 'Result so far', value: [{ text: '£46.80', explains: 'decision' }, { text: ' to ' }, { text: '£61.49', explains: 'working' }], aside: '£14.69 a week more, 31% higher' });
  });
  it('says of each amount where it came from, and of a change that is too small that the amount stays', () => {
    const evidence = { caseId: 'c', taskId: null, kind: 'payslip', from: 'employer', receivedOn: '2026-11-17', state: 'accepted', weekly: 51240 } as const;
    const [proof, result] = previewFacts({ income: null, requests: [], evidence: [evidence], result: { before: 4680, after: 4680, tooSmall: true } });
    expect(proof).toMatchObject({ value: [{ text: '£512.40', explains: 'origin' }], origin: [{ text: 'Payslip, a week' }, { text: 'Employer' }, { text: '17 November 2026' }, { text: 'Accepted' }] });
    expect(result).toMatchObject({ value: [{ text: '£46.80', explains: 'working' }], aside: 'Stays the same: the change is too small to count' });
  });
});

describe('what a search means', () => {
  it('reads words, numbers and references apart, and drops single letters', () => {
    expect(readSearch("O'Hara inc 10-0042 x")).toEqual({ words: [{ text: 'hara', begins: true }, { text: 'inc', begins: true }], numbers: ['10-0042'] });
    expect(readSearch('williamson ro').words).toEqual([{ text: 'williamson', begins: false }, { text: 'ro', begins: true }]);
  });
  it('fills a short number up and takes a long one with its office', () => {
    expect(referencePrefixes('42', ['10', '20'])).toEqual({ exact: ['10-0042', '20-0042'], prefixes: ['10-42', '10-042', '10-0042', '20-42', '20-042', '20-0042'] });
    expect(referencePrefixes('100042', []).exact).toEqual(['10-0042']);
    expect(referencePrefixes('10-', ['10']).prefixes).toEqual(['10-']);
  });
});

describe('the counts of the day', () => {
  it('say how much work is left in plain words', () => {
    expect([0, 3, 40, 60, 90, 120].map(effortWords)).toEqual([
      'All of it waits on others', 'About 5 minutes of work', 'About 40 minutes of work', 'About 1 hour of work', 'About 1½ hours of work', 'About 2 hours of work',
    ]);
  });
  it('count a promise as kept only when it was kept by its day', () => {
    const kept = (byOn: string, keptAt: string | null) => ({ state: keptAt === null ? ('open' as const) : ('kept' as const), byOn, keptAt });
    expect(promisesKept([kept('2026-11-10', '2026-11-10T16:00:00.000Z'), kept('2026-11-10', '2026-11-11T09:00:00.000Z'), kept('2026-11-12', null), kept('2026-11-20', null)], today)).toEqual({ kept: 1, due: 3 });
  });
  it('count an item that waits once, both parents together', () => {
    const base = { taskId: 't', caseId: 'c', kind: 'change', priority: 0, dueOn: today, dueAt: null, claimedBy: 'CW-07', reference: '10-0001', changeType: 'C09', tries: 0, effortMinutes: 5 } as const;
    const waits = (...waiting: ('payingParent' | 'receivingParent' | 'hmrc')[]) => ({ ...base, waiting, wokeAt: null });
    expect(waitingParts([waits('payingParent', 'hmrc'), waits('receivingParent'), waits('hmrc'), { ...waits(), wokeAt: '2026-11-17T08:00:00.000Z' }], today)).toEqual({
      total: 3, parts: [{ on: 'payingParent', count: 2 }, { on: 'hmrc', count: 1 }], woke: 1,
    });
  });
  it('say when drafts have lain for a week', () => {
    expect(draftCount([{ title: 'x', savedAt: '2026-11-11T09:00:00.000Z' }], today).detail).toBe('1 not touched for a week');
  });
});
