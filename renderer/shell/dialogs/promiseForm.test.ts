import { describe, expect, it } from 'vitest';
import { callbackArgs, promiseArgs, promiseForm, promiseProblems, type PromiseBody } from './promiseForm.ts';

const today = '2026-11-18';
const good: PromiseBody = { way: 'other', to: 'receivingParent', what: ' Ring back ', byOn: '2026-11-20', byAt: '4pm', source: 'call' };

describe('a promise', () => {
  it('becomes the act, with its time as a moment', () => {
    expect(promiseProblems(good, today)).toEqual([]);
    expect(promiseArgs(good, 'case-1', null)).toEqual({
      caseId: 'case-1', taskId: null, to: 'receivingParent', what: 'Ring back', byOn: '2026-11-20', byAt: '2026-11-20T16:00:00.000Z', source: 'call',
    });
  });
  it('to ring back needs no words, and books the call', () => {
    const ring: PromiseBody = { ...good, way: 'ring', what: '' };
    expect(promiseProblems(ring, today)).toEqual([]);
    expect(callbackArgs(ring, 'case-1')).toEqual({ caseId: 'case-1', to: 'receivingParent', on: '2026-11-20', at: '2026-11-20T16:00:00.000Z' });
    expect(callbackArgs(good, 'case-1')).toBeNull();
  });
  it('says what is missing, in the order of the form', () => {
    expect(promiseProblems(promiseForm.empty, today).map(({ fieldId }) => fieldId)).toEqual(['promise-to', 'promise-what', 'promise-on']);
  });
  it.each([
    [{ ...good, byOn: '2026-11-17' }, 'By which day: the day has passed'],
    [{ ...good, byOn: '2028-01-01' }, 'By which day: choose a day within a year'],
    [{ ...good, byOn: { day: '20', month: '', year: '' } }, 'By which day: Add the month and year'],
    [{ ...good, byAt: 'four' }, 'By what time: write it like 4pm or 16:30'],
  ] as const)('cannot be made while %o', (body, words) => {
    expect(promiseProblems(body, today)).toMatchObject([{ words }]);
  });
  it('comes back half typed exactly as it was', () => {
    const half: PromiseBody = { way: 'ring', to: null, what: 'Ri', byOn: { day: '2', month: 'Nuv', year: '' }, byAt: '4', source: 'letter' };
    expect(promiseForm.read(JSON.parse(JSON.stringify(half)))).toEqual(half);
  });
});
