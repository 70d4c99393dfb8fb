import { describe, expect, it } from 'vitest';
import { attachForm, fillIn, LOOSE, readAttach, type AttachDraft } from './attachForm.ts';
import { placesHere, waitsNow, type Asked, type TrayItem } from './places.ts';

const TODAY = '2026-11-18';
const tray = (name: string, more: Partial<TrayItem> = {}): TrayItem => ({ trayId: `tray ${name}`, file: { hash: 'a'.repeat(64), name, type: 'png', bytes: 3, pages: 1 }, arrivedAt: `${TODAY}T09:00:00.000Z`, how: 'scan', proposals: [], ...more });
const task = (taskId: string, dueOn = '2026-11-20') => ({ taskId, kind: 'change', changeType: 'C09', tries: 0, state: 'open', dueOn }) as const;
const asked = (taskId: string, more: Partial<Asked> = {}): Asked => ({ requestId: `request ${taskId}`, to: 'payingParent', what: 'payslip', dueOn: '2026-12-02', state: 'waiting', taskId, changeId: null, ...more });
const about = { caseId: 'case1', kind: null, from: null, files: [] } as const;
const empty: AttachDraft = attachForm.empty;
const around = { today: TODAY, openedOn: '2025-01-01', maxFiles: 7 };

describe('where files may go on a case', () => {
  it('is first the item that waits, then the one due soonest, and every open item is there', () => {
    const places = placesHere(about, [task('late', '2026-11-30'), task('soon'), { ...task('done'), state: 'done' }, task('waits', '2026-12-30')], [asked('waits')]);
    expect(places.map(({ taskId }) => taskId)).toEqual(['waits', 'soon', 'late']);
    expect(places[0]).toMatchObject({ title: 'Income change', because: 'Asked the paying parent: payslip, due 2 December 2026', asked: { from: 'payingParent', kind: 'payslip' } });
    expect(places[1]?.because).toBe('Open on this case. It waits for nothing now');
  });

  it('follows who sent it, what it is, and what the file’s name speaks of', () => {
    const requests = [asked('a'), asked('b', { to: 'employer', what: 'employerLetter' })];
    const tasks = [task('a', '2026-11-19'), task('b')];
    expect(placesHere({ ...about, from: 'employer' }, tasks, requests)[0]?.taskId).toBe('b');
    expect(placesHere({ ...about, kind: 'employerLetter' }, tasks, requests)[0]?.taskId).toBe('b');
    const named = tray('x.png', { proposals: [{ caseId: 'case1', clusterId: 'c', reference: '10-0042', taskId: 'b', changeId: null, title: 'Income change', because: 'The name says so' }] });
    expect(placesHere({ ...about, files: [named] }, tasks, [])[0]).toMatchObject({ taskId: 'b', because: 'The name says so' });
    // A proposal for another case is nobody's business here.
    expect(placesHere({ ...about, caseId: 'case2', files: [named] }, tasks, [])[0]?.taskId).toBe('a');
  });

  it('puts a change before other work for which as little speaks', () => {
    expect(placesHere(about, [{ ...task('call', '2026-11-18'), kind: 'callback', changeType: null }, task('change', '2026-12-30')], []).map(({ taskId, fits }) => [taskId, fits])).toEqual([['change', false], ['call', false]]);
  });

  it('an answered request waits for nothing', () => {
    expect(placesHere(about, [task('a')], [asked('a', { state: 'answered' })])[0]?.asked).toBeNull();
  });
});

describe('what an item still waits for', () => {
  it.each([
    [[asked('a', { state: 'answered' }), asked('a', { to: 'hmrc' })], 'HMRC still to answer; the item wakes then.'],
    [[asked('a', { to: 'employer' }), asked('a', { to: 'hmrc', state: 'late' })], 'The employer and HMRC still to answer; the item wakes then.'],
    [[asked('a', { state: 'lapsed' }), asked('b', { to: 'hmrc' })], 'Nothing else is asked for. The item can go on now.'],
  ] as const)('is said by name', (requests, words) => expect(waitsNow(requests, 'a')).toBe(words));
  it('is nothing while there is no item', () => expect(waitsNow([asked('a')], null)).toBe('It hangs on no work item yet.'));
});

describe('the form', () => {
  const places = placesHere(about, [task('a')], [asked('a')]);

  it('is filled from the request, the file’s name and its way; what is typed wins', () => {
    expect(fillIn(empty, [tray('IMG_1.png')], places, TODAY)).toMatchObject({ kind: 'payslip', from: 'payingParent', how: 'scan', receivedOn: TODAY, place: 'a' });
    expect(fillIn(empty, [tray('bank statement.png')], places, TODAY)).toMatchObject({ kind: 'bankStatement' });
    expect(fillIn({ ...empty, kind: 'accounts', from: 'employer', how: 'post', place: LOOSE }, [tray('payslip.png')], places, TODAY)).toMatchObject({ kind: 'accounts', from: 'employer', how: 'post', place: LOOSE });
    expect(fillIn(empty, [], [], TODAY)).toMatchObject({ kind: null, from: null, place: LOOSE });
    // An item for which nothing speaks is offered, never chosen.
    expect(fillIn(empty, [tray('x.png')], placesHere(about, [task('a')], []), TODAY)).toMatchObject({ place: LOOSE });
  });

  it('is sent with its files, and without a work item when there is none yet', () => {
    const files = [tray('payslip.png')];
    const filled = fillIn({ ...empty, weekly: 300_00 }, files, places, TODAY);
    expect(readAttach(filled, { ...around, files })).toEqual({ kind: 'payslip', from: 'payingParent', how: 'scan', receivedOn: TODAY, weekly: 300_00, taskId: 'a', changeId: null, files: [files[0]?.file] });
    expect(readAttach({ ...filled, place: LOOSE }, { ...around, files })).toMatchObject({ taskId: null });
    expect(readAttach({ ...filled, kind: 'courtOrder' }, { ...around, files })).toMatchObject({ weekly: null });
  });

  it('says what is missing at its own field', () => {
    const files = [tray('x.png')];
    const filled = { ...fillIn(empty, files, [], TODAY), kind: 'payslip', from: 'payingParent' } as const;
    const problem = (more: object, other: object = {}) => readAttach({ ...filled, ...more }, { ...around, files, ...other });
    expect(problem({}, { files: [] })).toHaveProperty('problems.files');
    expect(problem({}, { maxFiles: 0 })).toHaveProperty('problems.files');
    expect(problem({ kind: null })).toHaveProperty('problems.kind');
    expect(problem({ from: null })).toHaveProperty('problems.from');
    expect(problem({ receivedOn: '2026-11-19' })).toEqual({ problems: { on: 'The day it came cannot be in the future' } });
    expect(problem({ receivedOn: '2024-12-31' })).toEqual({ problems: { on: 'The case was not open on that day' } });
    expect(problem({ receivedOn: { day: '3', month: '', year: '' } })).toHaveProperty('problems.on');
    expect(problem({ weekly: '3x' })).toHaveProperty('problems.weekly');
  });

  it('comes back half typed from the journal, and nothing is kept of an empty one', () => {
    const draft: AttachDraft = { ...empty, trayIds: ['t1'], kind: 'payslip', receivedOn: { day: '3', month: 'no', year: '' }, weekly: '3x', place: 'a' };
    expect(attachForm.read(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(attachForm.read({ ...draft, kind: 'constructor', from: 'nobody', trayIds: ['t1', 4] })).toMatchObject({ kind: null, from: null, trayIds: ['t1'] });
    expect(attachForm.isEmpty({ ...empty, place: 'a' })).toBe(true);
    expect([null, {}, 'x'].map((one) => attachForm.read(one))).toEqual([null, null, null]);
  });
});
