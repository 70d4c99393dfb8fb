import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careAccountFrom, careAreas, careShares, leaderOf, weighCare, type CareAccount, type CareShare } from './careAreas.ts';

const all = (share: CareShare): CareAccount => Object.fromEntries(careAreas.map((area) => [area, share]));
const account = fc.record(Object.fromEntries(careAreas.map((area) => [area, fc.constantFrom(...careShares)])), { requiredKeys: [] }) as fc.Arbitrary<CareAccount>;

describe('both accounts of care', () => {
  it.each([
    ['more', 'less', 'payingParent'], ['less', 'more', 'receivingParent'], ['half', 'less', 'payingParent'], ['less', 'half', 'receivingParent'],
    ['more', 'more', null], ['less', 'less', null], ['half', 'half', null], ['more', 'half', null], ['half', 'more', null],
  ] as const)('paying parent %s, receiving parent %s: led by %s', (paying, receiving, leads) => {
    expect(weighCare({ payingParent: { medical: paying }, receivingParent: { medical: receiving } }).areas.find(({ area }) => area === 'medical')?.leads).toBe(leads);
  });

  it('say nothing of who leads while one parent has not answered', () => {
    const weighed = weighCare({ payingParent: all('more'), receivingParent: null });
    expect([weighed.leads, weighed.claims, leaderOf(weighed)]).toEqual([{ payingParent: 0, receivingParent: 0 }, { payingParent: 7, receivingParent: 0 }, null]);
  });

  it('name a leader from four of the seven areas on', () => {
    const with4 = (count: number): CareAccount => Object.fromEntries(careAreas.map((area, at) => [area, at < count ? 'less' : 'half']));
    expect([3, 4].map((count) => leaderOf(weighCare({ payingParent: all('more'), receivingParent: with4(count) })))).toEqual([null, 'payingParent']);
  });

  it('weigh the same whichever parent they are handed in for', () => {
    fc.assert(fc.property(account, account, (one, two) => {
      const there = weighCare({ payingParent: one, receivingParent: two });
      const back = weighCare({ payingParent: two, receivingParent: one });
      expect(there.leads).toEqual({ payingParent: back.leads.receivingParent, receivingParent: back.leads.payingParent });
      expect(there.leads.payingParent + there.leads.receivingParent).toBeLessThanOrEqual(careAreas.length);
    }));
  });
});

describe('an account sent online', () => {
  it('is a letter for each area', () => expect(careAccountFrom('m, m h l L m H')).toEqual({ emergency: 'more', daytime: 'more', childcare: 'half', essentials: 'less', medical: 'less', activities: 'more', support: 'half' }));
  it.each(['', 'mmhllm', 'mmhllmhm', 'mostly me'])('is nothing when it says %o', (text) => expect(careAccountFrom(text)).toBeNull());
});
