import { describe, expect, it } from 'vitest';
import { paletteGroups, resultWords, type Hit, type OpenCaseView, type PaletteSight } from './paletteItems.ts';

const hit = (reference: string, more: Partial<Hit> = {}): Hit => ({ what: 'case', caseId: `case-${reference}`, clusterId: 'cluster', reference, title: reference, detail: 'Income change, Team 4', role: null, ...more });
/** Only what the search box looks at. */
const view = { caseId: 'case-10-0042', clusterId: 'cluster-1', reference: '10-0042', readOnly: false, runs: [], tasks: [{ taskId: 'task-1', changeType: 'C09', subject: 'payingParent', state: 'open' }] } as unknown as OpenCaseView;
const open: PaletteSight['open'] = { view, offered: [{ type: 'C09', title: 'Income change', intro: '', subjects: ['payingParent'], class: 'B', group: 'income', words: [], open: 0, off: null }], suggested: [] };
const nothing: PaletteSight = { text: '', hits: [], open: null, tabs: [], drafts: [], readOnly: null, undo: null };
const titles = (sight: Partial<PaletteSight>) => paletteGroups({ ...nothing, ...sight }).map(({ title, items }) => [title, ...items.map((item) => item.title)]);

describe('the search box', () => {
  it('offers the places when nothing is typed and no case is open', () => {
    expect(titles({})).toEqual([['Go to', 'Today', 'Queue', 'Cases', 'Outbox', 'Promises', 'Evidence inbox']]);
  });

  it('offers what fits what is typed, cases first', () => {
    expect(titles({ text: 'inc 42', hits: [hit('10-0042')], open })).toEqual([['Cases', '10-0042']]);
    expect(titles({ text: 'inc', open })).toEqual([['Do this on 10-0042', 'Change: Income change, paying parent']]);
    expect(titles({ text: 'que' })).toEqual([['Go to', 'Queue']]);
  });

  it('says why a case is there: open, in draft, or what it is about', () => {
    const groups = paletteGroups({ ...nothing, text: '42', hits: [hit('10-0042'), hit('10-0421')], tabs: [{ caseId: 'case-10-0042', reference: '10-0042' }], drafts: [{ caseId: 'case-10-0042', title: 'Income change' }] });
    expect(groups[0]?.items.map(({ aside }) => aside)).toEqual(['open now, Income change in draft', 'Income change, Team 4']);
  });

  it('opens the form of the work item that a change would finish', () => {
    const change = paletteGroups({ ...nothing, text: 'income', open })[0]?.items[0];
    expect(change?.does).toEqual({ do: 'openCase', caseId: 'case-10-0042', reference: '10-0042', at: { section: 'changes', item: 'C09:payingParent:task-1' } });
  });

  it('finds a change by the words that people use for it, and says who decides it', () => {
    const offered = [{ type: 'C09' as const, title: 'Income change', intro: 'Pay went up or down.', subjects: ['payingParent' as const], class: 'B' as const, group: 'income', words: ['wage', 'job'], open: 0, off: null }];
    const find = (text: string, more: Partial<(typeof offered)[number]> = {}) =>
      paletteGroups({ ...nothing, text, open: { ...open, view: { ...view, tasks: [] }, offered: offered.map((one) => ({ ...one, ...more })) } })[0]?.items[0];
    expect(find('wage')).toMatchObject({ title: 'Change: Income change, paying parent', aside: 'decided by rule when nothing stands in the way' });
    expect(find('job', { open: 2 })).toMatchObject({ aside: '2 unfinished' });
    expect(find('job', { off: 'Switched off for now.' } as never)).toMatchObject({ reason: 'Switched off for now.' });
  });

  it('keeps what cannot be done, with the reason', () => {
    const items = paletteGroups({ ...nothing, text: 'note', open: { ...open, view: { ...view, readOnly: true } } })[0]?.items;
    expect(items).toMatchObject([{ title: 'Add a note', reason: 'You may read this case, not change it' }]);
    expect(paletteGroups({ ...nothing, text: 'note', open, readOnly: 'The disk is full' })[0]?.items).toMatchObject([{ reason: 'The disk is full' }]);
  });

  it('offers to undo while there is something to take back', () => {
    expect(titles({ text: 'undo', undo: '12 tasks moved.' })).toEqual([['Go to', 'Undo the last change to the queue']]);
    expect(titles({ text: 'undo' })).toEqual([]);
  });

  it('offers every line once', () => {
    const items = paletteGroups({ ...nothing, text: '10', hits: [hit('10-0042')], tabs: [{ caseId: 'case-10-0042', reference: '10-0042' }, { caseId: 'case-10-0107', reference: '10-0107' }] }).flatMap((group) => group.items);
    expect(items.map(({ title }) => title)).toEqual(['10-0042', '10-0107']);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('counts in words', () => {
    expect([resultWords(0), resultWords(1), resultWords(9)]).toEqual(['Nothing fits', '1 result', '9 results']);
  });
});
