import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { practiceParameters } from '../../tests/fixtures/practice.ts';
import { londonInstant, workingDayAtOrAfter, workingDayAtOrBefore } from './calendar.ts';
import { formatTime, weekday } from '../model/dates.ts';
import { generatePeople } from './generatePeople.ts';
import { customerReference } from './identifiers.ts';
import { isPracticeText } from './marker.ts';
import { createRandom, createWeighted } from './random.ts';

const parameters = practiceParameters();

describe('repeatable numbers', () => {
  it('are the same for the same path, in range, and different for any other path', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.nat(), { maxLength: 4 }), (seed, path) => {
        const a = createRandom(seed, ...path);
        const b = createRandom(seed, ...path);
        const other = createRandom(seed, ...path, 1);
        const first = Array.from({ length: 8 }, () => a.next());
        expect(first).toEqual(Array.from({ length: 8 }, () => b.next()));
        expect(first).not.toEqual(Array.from({ length: 8 }, () => other.next()));
        expect(first.every((n) => n >= 0 && n < 1)).toBe(true);
        const n = a.int(3, 9);
        expect(n >= 3 && n <= 9).toBe(true);
      }),
    );
  });

  it('never change from one version to the next', () => {
    const random = createRandom(7, 1, 2);
    expect([random.int(0, 999_999), random.int(0, 999_999), random.int(0, 999_999)]).toMatchInlineSnapshot(`
      [
        617732,
        734688,
        167685,
      ]
    `);
  });

  it('draw by weight, never a weight of nothing', () => {
    const random = createRandom(3);
    const draw = createWeighted({ often: 75, seldom: 25, never: 0 });
    const drawn = Array.from({ length: 4000 }, () => draw(random));
    expect(drawn).not.toContain('never');
    expect(Math.abs(drawn.filter((each) => each === 'often').length / 4000 - 0.75)).toBeLessThan(0.03);
    expect(() => createWeighted({ never: 0 })).toThrow(RangeError);
  });
});

describe('practice days', () => {
  it('are working days on either side of a weekend', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), fc.integer({ min: 60, max: 1439 }), (date, minutes) => {
        const on = date.toISOString().slice(0, 10);
        for (const day of [workingDayAtOrBefore(on), workingDayAtOrAfter(on)]) expect([1, 2, 3, 4, 5]).toContain(weekday(day));
        const hour = Math.floor(minutes / 60);
        const said = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
        // On the two days of the year when clocks change, the hours before two in the morning are another matter.
        if (minutes >= 120) expect(formatTime(londonInstant(on, minutes))).toBe(said);
      }),
    );
  });
});

describe('people for the search bench', () => {
  it('are the same whatever the count, with references and customer numbers of their own', () => {
    const many = [...generatePeople({ count: 3000, seed: 5, parameters })];
    expect([...generatePeople({ count: 10, seed: 5, parameters })]).toEqual(many.slice(0, 10));
    expect(new Set(many.map(({ crn }) => crn)).size).toBe(3000);
    expect(many.every(({ family, street }) => isPracticeText(family) && isPracticeText(street))).toBe(true);
    expect(many.every(({ reference }) => /^10-\d{7}$/.test(reference))).toBe(true);
  });

  it('refuse a serial beyond the reserved block', () => {
    expect(() => customerReference(parameters.identifiers.customerReferences.size, parameters.identifiers)).toThrow(RangeError);
  });
});
