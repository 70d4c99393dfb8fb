import fc from 'fast-check';
import { addDays } from '../../../app/model/calendar.ts';
import { describe, expect, it } from 'vitest';
import { asAt, type Period } from './asAt.ts';

const period = (number: number, from: string, until: string | null, performedOn: string): Period => ({
  decisionId: `d${number}`, number, from, until, weekly: 6000 + number, payingParentTotal: 7200, receivingParentNet: 5760, reason: 'change', performedOn,
});
const first = period(1, '2025-08-04', '2026-08-03', '2025-07-20');
const review = period(2, '2026-08-04', null, '2026-07-28');

describe('the amount on a day', () => {
  it('is the decision that covers it', () => {
    expect(asAt([review, first], '2026-08-03').stands).toBe(first);
    expect(asAt([review, first], '2026-08-04')).toEqual({ known: review, stands: review });
  });

  it('is nothing before the first decision begins', () => {
    expect(asAt([review, first], '2025-08-03')).toEqual({ known: null, stands: null });
  });

  it('tells apart what was known then from what a later decision reached back to change', () => {
    const cut = { ...review, until: '2026-10-31' };
    const back = period(3, '2026-11-01', null, '2026-11-18');
    expect(asAt([back, cut, first], '2026-11-10')).toEqual({ known: cut, stands: back });
    expect(asAt([back, cut, first], '2026-11-18')).toEqual({ known: back, stands: back });
  });

  it('is nothing after a case was closed', () => {
    expect(asAt([{ ...review, until: '2026-09-30' }], '2026-10-05')).toEqual({ known: null, stands: null });
  });

  it('never shows, as known then, a decision made later', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n));
    const made = fc.array(fc.tuple(days, days), { minLength: 1, maxLength: 8 }).map((pairs) => {
      const froms = pairs.map(([from]) => from).toSorted();
      return froms.map((from, index) => {
        const next = froms[index + 1];
        return period(index + 1, from, next === undefined ? null : addDays(next, -1), pairs[index]?.[1] ?? from);
      });
    });
    fc.assert(
      fc.property(made, days, (periods, on) => {
        const { known } = asAt(periods, on);
        expect(known === null || (known.performedOn <= on && known.from <= on)).toBe(true);
      }),
    );
  });
});
