import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, londonDate } from '../../app/model/calendar.ts';
import { clockOf, londonInstant, readClock } from './londonTime.ts';

describe('a clock time', () => {
  it.each([
    ['4pm', 16, 0],
    ['4:30pm', 16, 30],
    ['9.05am', 9, 5],
    ['16:30', 16, 30],
    ['12am', 0, 0],
    ['12:15 PM', 12, 15],
  ])('%s is read', (text, hour, minute) => expect(readClock(text)).toEqual({ hour, minute }));
  it.each(['4', '25:00', '13pm', '0am', '4:60', 'noon', ''])('"%s" names none', (text) => expect(readClock(text)).toBeNull());
});

describe('the moment of a London time', () => {
  it('is an hour earlier in summer', () => {
    expect(londonInstant('2026-11-18', { hour: 16, minute: 0 })).toBe('2026-11-18T16:00:00.000Z');
    expect(londonInstant('2026-06-18', { hour: 16, minute: 0 })).toBe('2026-06-18T15:00:00.000Z');
  });
  it('does not exist in the hour that summer time leaves out', () => {
    expect(londonInstant('2026-03-29', { hour: 1, minute: 30 })).toBeNull();
  });
  it('reads back as the same day and time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 2, max: 23 }), fc.integer({ min: 0, max: 59 }), (days, hour, minute) => {
        const on = addDays('2026-01-01', days);
        const at = londonInstant(on, { hour, minute });
        expect(at).not.toBeNull();
        expect(londonDate(at ?? '')).toBe(on);
        expect(clockOf(at ?? '')).toEqual({ hour, minute });
      }),
    );
  });
});
