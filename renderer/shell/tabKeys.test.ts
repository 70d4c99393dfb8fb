import { describe, expect, it } from 'vitest';
import { neighbourCase, nextTab } from './tabKeys.ts';

const tabs = ['today', 'queue', '10-0042'];

describe('the row of places and open cases', () => {
  it.each([['ArrowRight', 'today', 'queue'], ['ArrowRight', '10-0042', 'today'], ['ArrowLeft', 'today', '10-0042'], ['Home', '10-0042', 'today'], ['End', 'today', '10-0042']])('%s from %s goes to %s', (key, from, to) => {
    expect(nextTab(key, tabs, from)).toBe(to);
  });
  it('leaves other keys alone', () => expect(nextTab('a', tabs, 'today')).toBeNull());
});

describe('open cases', () => {
  const cases = [{ caseId: 'a' }, { caseId: 'b' }, { caseId: 'c' }];
  it('are walked in order, round the ends', () => {
    expect([neighbourCase(cases, 'a', 1)?.caseId, neighbourCase(cases, 'c', 1)?.caseId, neighbourCase(cases, 'a', -1)?.caseId]).toEqual(['b', 'a', 'c']);
  });
  it('begin at an end while a place is shown, and there is nowhere to go without any', () => {
    expect([neighbourCase(cases, null, 1)?.caseId, neighbourCase(cases, null, -1)?.caseId, neighbourCase([], null, 1)]).toEqual(['a', 'c', null]);
  });
});
