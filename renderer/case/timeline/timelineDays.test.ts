import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNotes, timelineDays } from './timelineDays.ts';
import type { Line } from './timelineStore.ts';

const line = (at: string, more: Partial<Line> = {}): Line => ({
  key: at, at, day: at.slice(0, 10), category: 'people', event: 'call.in', by: 'CW-07', about: null, segments: [], ref: null, note: false, ...more,
});

describe('days of the timeline', () => {
  it('stand newest first, each read from morning to evening, with system lines folded', () => {
    const lines = [line('2026-11-18T10:05'), line('2026-11-18T09:41', { category: 'system' }), line('2026-11-18T09:32'), line('2026-11-09T14:05')];
    expect(timelineDays(lines, false).map(({ day, lines, folded }) => [day, lines.map((l) => l.at.slice(11)), folded.length])).toEqual([
      ['2026-11-18', ['09:32', '10:05'], 1],
      ['2026-11-09', ['14:05'], 0],
    ]);
    expect(timelineDays(lines, true)[0]?.lines).toHaveLength(3);
  });

  it('lose no line, whatever is shown', () => {
    const arbitrary = fc.array(fc.record({ minute: fc.integer({ min: 0, max: 20_000 }), system: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (made, showSystem) => {
        const lines = made
          .map(({ minute, system }, n) => line(new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString(), { key: String(n), category: system ? 'system' : 'money' }))
          .toSorted((a, b) => (a.at < b.at ? 1 : -1));
        const days = timelineDays(lines, showSystem);
        expect(days.flatMap((day) => [...day.lines, ...day.folded]).map(({ key }) => key).toSorted()).toEqual(lines.map(({ key }) => key).toSorted());
        expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted().toReversed());
      }),
    );
  });

  it('keep only the last three notes open', () => {
    const notes = ['4', '3', '2', '1'].map((n) => line(`2026-11-0${n}T09:00`, { note: true }));
    expect([...openNotes([notes[0] as Line, line('2026-11-04T08:00'), ...notes.slice(1)])]).toEqual(notes.slice(0, 3).map(({ key }) => key));
  });
});
