import { describe, expect, it } from 'vitest';
import { moveArgs, moveForm, moveProblems, type MoveBody } from './moveForm.ts';

const promise = { promiseId: 'p1', caseId: 'case1', byOn: '2026-11-20', told: true };
const body: MoveBody = { byOn: '2026-11-27', byAt: '', because: 'HMRC has not answered', told: 'message' };
const problems = (more: Partial<MoveBody>, told = true) => moveProblems({ ...body, ...more }, { ...promise, told }, '2026-11-18');

describe('moving a promise', () => {
  it('needs a new day, a reason, and to know how they are told', () => {
    expect(problems({})).toEqual({});
    expect(problems({ byOn: null, because: ' ', told: null })).toEqual({ on: 'Enter the new day', because: 'Say why in a few words', told: 'Choose how they are told' });
    expect(problems({ byOn: '2026-11-20' })).toEqual({ on: 'This is the day it has now' });
    expect(problems({ byOn: '2026-11-17' })).toEqual({ on: 'That day has passed' });
    expect(problems({ byOn: '2028-11-17' })).toEqual({ on: 'Choose a day within a year' });
    expect(problems({ byAt: 'noonish' })).toEqual({ at: 'Enter a time such as 4pm or 16:30' });
  });
  it('of our own target tells nobody', () => {
    expect(problems({ told: null }, false)).toEqual({});
    expect(moveArgs({ ...body, told: null }, { ...promise, told: false })).toMatchObject({ told: 'call' });
  });
  it('is sent as days and moments', () => {
    expect(moveArgs({ ...body, byAt: '4pm' }, promise)).toEqual({ promiseId: 'p1', caseId: 'case1', byOn: '2026-11-27', byAt: '2026-11-27T16:00:00.000Z', because: 'HMRC has not answered', told: 'message' });
    expect(moveArgs({ ...body, byOn: { day: '2', month: '', year: '' } }, promise)).toBeNull();
  });
  it('comes back from a draft as it was typed', () => {
    const typed: MoveBody = { byOn: { day: '2', month: 'Dec', year: '' }, byAt: '4', because: 'w', told: null };
    expect(moveForm.read(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(moveForm.read({})).toBeNull();
  });
});
