import type { IsoDate } from '../../../app/model/calendar.ts';
import type { Line } from './timelineStore.ts';

/** One day of the story: what is shown, oldest first, and the system's own lines folded under it. */
export type TimelineDay = Readonly<{ day: IsoDate; lines: readonly Line[]; folded: readonly Line[] }>;

/** Days newest first, inside a day oldest first, from lines newest first. */
export function timelineDays(lines: readonly Line[], showSystem: boolean): readonly TimelineDay[] {
  const days = new Map<IsoDate, Line[]>();
  for (const line of lines) {
    const held = days.get(line.day);
    if (held === undefined) days.set(line.day, [line]);
    else held.push(line);
  }
  return [...days].map(([day, newestFirst]) => {
    const inOrder = newestFirst.toReversed();
    const isFolded = (line: Line): boolean => !showSystem && line.category === 'system';
    return { day, lines: inOrder.filter((line) => !isFolded(line)), folded: inOrder.filter(isFolded) };
  });
}

const OPEN_NOTES = 3;
/** The keys of the last three notes: they stand open, older ones show their beginning. */
export const openNotes = (lines: readonly Line[]): ReadonlySet<string> => new Set(lines.filter((line) => line.note).slice(0, OPEN_NOTES).map(({ key }) => key));

/** `decision/…` → the decision that explains the line's figures; null when none does. */
export const decisionOf = (line: Pick<Line, 'ref'>): string | null => (line.ref?.startsWith('decision/') === true ? line.ref.slice('decision/'.length) : null);
export const changeOf = (line: Pick<Line, 'ref'>): string | null => (line.ref?.startsWith('change/') === true ? line.ref.slice('change/'.length) : null);
/** `ledger/…` → the line of the ledger that the entry is about. */
export const ledgerOf = (line: Pick<Line, 'ref'>): string | null => (line.ref?.startsWith('ledger/') === true ? line.ref.slice('ledger/'.length) : null);
