import { describe, expect, it } from 'vitest';
import { againArgs, againForm, againProblems, askedOf, type AgainBody } from './againForm.ts';
import { correctionForm, correctionProblems, correctionsOf, type CorrectionBody, type DecisionFacts } from './correctionForm.ts';
import { createFakeApi } from '../app/fakeApi.ts';
import { ok } from '../../app/result.ts';
import { createPreviewStore } from './previewStore.ts';

const TODAY = '2026-11-18';
const body: AgainBody = { askedBy: 'payingParent', askedOn: TODAY, about: '2026-11-04', grounds: ['income'], channel: 'phone', newEvidence: false, lateReason: '', decisionId: 'd1', changeId: null };

describe('asking to look again', () => {
  it('says what is missing, field by field', () => {
    expect(againProblems(body, TODAY)).toEqual({});
    expect(againProblems(againForm.empty, TODAY)).toEqual({ by: 'Choose who asked', grounds: 'Choose what they say is wrong', evidence: 'Choose yes or no', decision: 'Choose the decision they mean' });
    expect(againProblems({ ...body, askedOn: '2026-11-19' }, TODAY)).toEqual({ on: 'That day has not come yet' });
  });
  it('asks with what is known so far, never a day that has not come', () => {
    expect(askedOf({ ...body, askedOn: { day: '1', month: '', year: '' }, about: { day: '4', month: '', year: '' }, grounds: [] }, 'case1', TODAY)).toEqual({ caseId: 'case1', askedBy: 'payingParent', askedOn: TODAY, about: null, ground: null });
  });
  it('sends a reason only for a late one, and the report that counts as it', () => {
    expect(againArgs({ ...body, lateReason: 'Hospital' }, 'case1', TODAY, false)).toMatchObject({ lateReason: null, channel: 'phone' });
    expect(againArgs({ ...body, lateReason: 'Hospital', changeId: 'ch1' }, 'case1', TODAY, true)).toMatchObject({ lateReason: 'Hospital', channel: 'linkedChange', changeId: 'ch1' });
    expect(againArgs({ ...body, decisionId: null }, 'case1', TODAY, false)).toBeNull();
  });
  it('comes back from a draft as typed', () => expect(againForm.read(JSON.parse(JSON.stringify(body)))).toEqual(body));
});

const facts: DecisionFacts = {
  decision: { decisionId: 'd1', number: 88, title: 'Income change', effectiveFrom: '2026-11-04', effectiveUntil: null, performedOn: '2026-11-04', by: 'CW-11', weekly: 48_00, noticeOn: null, askBy: null, inTime: true, daysLate: 0, standing: true, open: false, why: [] },
  grossWeekly: 300_00, incomeBasis: 'current', children: [{ childId: 'a', label: 'Child A', nights: 30 }, { childId: 'b', label: 'Child B', nights: null }], missing: [{ childId: 'c', label: 'Child C' }], otherChildren: 0, challenge: null, notCorrected: null, saw: {},
};
const typed = (more: Partial<CorrectionBody>): CorrectionBody => ({ ...correctionForm.empty, ...more });

describe('facts put right', () => {
  it('are only those that differ from what was used', () => {
    expect(correctionsOf(correctionForm.empty, facts)).toEqual([]);
    expect(correctionsOf(typed({ income: 300_00, nights: { a: '30', b: ' ' }, otherChildren: '0', startsOn: '2026-11-04' }), facts)).toEqual([]);
    expect(correctionsOf(typed({ income: 320_00, nights: { a: '110', b: '52' }, added: { c: '0' }, otherChildren: '1', startsOn: '2026-11-01' }), facts)).toEqual([
      { what: 'income', grossWeekly: 320_00 }, { what: 'nights', childId: 'a', nights: 110 }, { what: 'nights', childId: 'b', nights: 52 }, { what: 'child', childId: 'c', nights: 0 }, { what: 'otherChildren', count: 1 }, { what: 'startDate', on: '2026-11-01' },
    ]);
    expect(correctionsOf(typed({ wrong: 'duplicate' }), facts)).toEqual([{ what: 'duplicate' }]);
  });
  it('are marked while they are no values', () => {
    expect(correctionProblems(typed({ income: 'lots', nights: { a: '367' }, added: { c: 'x' }, otherChildren: '-1' }))).toEqual({ 'fact-income': 'Enter an amount in pounds and pence, for example 300.00', 'fact-others': 'Enter a whole number', 'fact-a': 'Enter nights from 0 to 366', 'fact-c': 'Enter nights from 0 to 366' });
  });
});

describe('the preview', () => {
  const answer = { problem: null, different: true, before: null, after: null, periods: [], adjusted: 0, notices: [], otherCases: 0 };
  it('is asked for the newest corrections only, and dropped when there are none', async () => {
    const waiting: (() => void)[] = [];
    const api = createFakeApi({ 'challenge.preview': ({ corrections }) => new Promise((resolve) => void waiting.push(() => resolve(ok({ ...answer, adjusted: corrections.length })))) });
    const store = createPreviewStore(api, { caseId: 'case1', decisionId: 'd1', as: 'challenge' });
    const first = store.getState().look([{ what: 'income', grossWeekly: 1 }]);
    const second = store.getState().look([{ what: 'income', grossWeekly: 2 }, { what: 'duplicate' }]);
    waiting[1]?.();
    waiting[0]?.();
    await Promise.all([first, second]);
    expect(store.getState().view).toMatchObject({ phase: 'ready', preview: { adjusted: 2 } });
    await store.getState().look([]);
    expect(store.getState().view).toEqual({ phase: 'nothing' });
  });
});
