import { describe, expect, it } from 'vitest';
import { evidenceKinds, evidenceSenders } from '../../../app/model/rows/evidence.ts';
import { kindOptions, senderOptions, showsWeekly } from '../evidenceKinds.ts';
import { acceptOf, fileWords, limitsWords, refusedWords, sizeWords } from '../fileWords.ts';
import { everything, kindsIn, nextToJudge, reasonWords, shownOf, type DocumentItem } from './documentList.ts';

const item = (evidenceId: string, more: Partial<DocumentItem> = {}): DocumentItem => ({
  evidenceId, clusterId: 'c', caseId: 'case1', reference: '10-0042', taskId: null, changeId: null, kind: 'payslip', from: 'payingParent', receivedOn: '2026-11-18', how: 'post', state: 'received', files: [], weekly: null, claim: null, judged: null, proposed: null, tag: 't', ...more,
});

describe('one parent’s documents', () => {
  const items = [item('a'), item('b', { from: 'receivingParent', kind: 'schoolLetter' }), item('c', { from: 'hmrc' }), item('d', { from: 'school' })];
  it('are never on the other parent’s side', () => {
    expect(shownOf(items, { ...everything, whose: 'payingParent' }).map(({ evidenceId }) => evidenceId)).toEqual(['a']);
    expect(shownOf(items, { ...everything, whose: 'receivingParent' }).map(({ evidenceId }) => evidenceId)).toEqual(['b']);
    expect(shownOf(items, { ...everything, whose: 'others' }).map(({ evidenceId }) => evidenceId)).toEqual(['c', 'd']);
    expect(shownOf(items, everything)).toHaveLength(4);
  });
  it('can be seen by kind, and only kinds that are there are offered', () => {
    expect(shownOf(items, { whose: 'all', kind: 'schoolLetter' }).map(({ evidenceId }) => evidenceId)).toEqual(['b']);
    expect(kindsIn(items).map(({ label }) => label)).toEqual(['Every kind', 'Payslip', 'School letter']);
  });
});

describe('the next document', () => {
  it('is the next that nobody has judged, from the top again after the last', () => {
    const items = [item('a'), item('b', { state: 'accepted' }), item('c')];
    expect(nextToJudge(items, 'a')?.evidenceId).toBe('c');
    expect(nextToJudge(items, 'c')?.evidenceId).toBe('a');
    expect(nextToJudge([item('a')], 'a')).toBeNull();
    expect(nextToJudge([item('a')], 'gone')?.evidenceId).toBe('a');
  });
});

it('the reason of a refusal is said in staff words, or in those that were typed', () => {
  const judged = (reason: string | null, words: string | null) => ({ judged: { on: '2026-11-18', by: 'CW-07', reason, words } });
  expect(reasonWords(judged('cannotRead', null))).toBe('Blurred or too dark to read');
  expect(reasonWords(judged('other', 'Torn'))).toBe('Torn');
  expect(reasonWords(judged('typeRule', null))).toBe('Does not show what is needed');
});

describe('words about files', () => {
  it.each([[1, '1 byte'], [900, '900 bytes'], [3_400, '3 KB'], [3_565_158, '3.4 MB'], [20_971_520, '20 MB']])('%i: %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));
  it('say type, pages where they tell something, and size', () => {
    expect(fileWords({ type: 'pdf', pages: 2, bytes: 2_048 })).toBe('PDF, 2 pages, 2 KB');
    expect(fileWords({ type: 'jpeg', pages: 1, bytes: 2_048 })).toBe('JPEG, 2 KB');
  });
  it('name the limit before anybody tries, and the size after', () => {
    const limits = { maxBytes: 20_971_520, maxFiles: 7, types: ['pdf', 'jpeg', 'tiff'] as ('pdf' | 'jpeg' | 'tiff')[], chunkBytes: 1 };
    expect(limitsWords(limits)).toBe('PDF, JPEG or TIFF, up to 20 MB each, 7 to one document.');
    expect(acceptOf(limits)).toContain('.tiff');
    expect(refusedWords({ code: 'FILE_TOO_BIG', facts: { bytes: 32_505_856, limit: 20_971_520 } }).what).toBe('This file is 31 MB. The most is 20 MB.');
    expect(refusedWords({ code: 'FILE_LIES', facts: { said: 'pdf', is: 'gif' } }).what).toBe('Its name says a PDF, but it is a GIF.');
    expect(refusedWords({ code: 'FILE_LIES', facts: { said: 'constructor' } }).what).toContain('what is in it another');
  });
});

it('every kind of proof and every sender can be chosen', () => {
  expect(kindOptions.map(({ value }) => value).toSorted()).toEqual([...evidenceKinds].toSorted());
  expect(kindOptions.at(-1)?.value).toBe('other');
  expect(senderOptions.map(({ value }) => value)).toEqual([...evidenceSenders]);
  expect(showsWeekly('payslip')).toBe(true);
});
