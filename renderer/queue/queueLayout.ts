import { type Pages, placeOf, rowIn } from './queuePages.ts';
import type { QueueFilter, QueueRow } from './queueTypes.ts';

export type GroupSize = Readonly<{ key: string; count: number }>;
/** An item that somebody else took first. It keeps its place, struck through, though the filter no longer has it. */
export type TakenRow = Readonly<{
  row: QueueRow;
  by: string;
  at: string;
  /** Null: the filter still has the row, so it needs no place of its own. */
  place: Readonly<{ group: string; groupIndex: number; offset: number }> | null;
}>;
export type Taken = ReadonlyMap<string, TakenRow>;
type LaidSection = Readonly<{ key: string; count: number; rows: number }>;
export type QueueLayout = Readonly<{
  sections: readonly LaidSection[];
  rows: number;
  rowAt: (row: number) => QueueRow | undefined;
  /** The row's number among those the services count; null for a taken row. */
  askedAs: (row: number) => number | null;
  /** Where an item stands among the rows that are held; -1 when it is not one of them. */
  find: (taskId: string) => number;
  sectionOf: (row: number) => Readonly<{ group: string; groupIndex: number; offset: number }>;
}>;

/** Whether a filter still shows an item once `by` has it. */
export const staysInView = (filter: QueueFilter, by: string): boolean =>
  filter.whose === 'all' || (filter.whose === 'team' && (filter.person === null || filter.person === by));

/** The rows as they are shown: those the services count, with taken rows standing where they stood. */
export function layQueue(groups: readonly GroupSize[], pages: Pages, taken: Taken): QueueLayout {
  const ghosts = [...taken.values()].filter(({ place, row }) => place !== null && placeOf(pages, row.taskId) < 0);
  const sizes = groups.map(({ key, count }) => ({ key, count }));
  for (const { place } of ghosts) {
    if (place !== null && !sizes.some(({ key }) => key === place.group)) sizes.splice(Math.min(place.groupIndex, sizes.length), 0, { key: place.group, count: 0 });
  }
  const ghostAt = new Map<number, QueueRow>();
  const sections: LaidSection[] = [];
  let start = 0;
  for (const { key, count } of sizes) {
    const own = ghosts.filter(({ place }) => place?.group === key).toSorted((a, b) => (a.place?.offset ?? 0) - (b.place?.offset ?? 0));
    let free = 0;
    for (const [before, { row, place }] of own.entries()) {
      const at = Math.max(free, Math.min(place?.offset ?? 0, count + before));
      ghostAt.set(start + at, row);
      free = at + 1;
    }
    sections.push({ key, count, rows: count + own.length });
    start += count + own.length;
  }
  const ghostPlaces = [...ghostAt.keys()].toSorted((a, b) => a - b);
  const askedAs = (row: number): number | null => (ghostAt.has(row) ? null : row - ghostPlaces.filter((place) => place < row).length);
  const shownAs = (asked: number): number => ghostPlaces.reduce((at, place) => (place <= at ? at + 1 : at), asked);
  return {
    sections,
    rows: start,
    askedAs,
    rowAt: (row) => {
      const asked = askedAs(row);
      return asked === null ? ghostAt.get(row) : rowIn(pages, asked);
    },
    find: (taskId) => {
      for (const [place, row] of ghostAt) if (row.taskId === taskId) return place;
      const asked = placeOf(pages, taskId);
      return asked < 0 ? -1 : shownAs(asked);
    },
    sectionOf: (row) => {
      let first = 0;
      for (const [groupIndex, { key, rows }] of sections.entries()) {
        if (row < first + rows) return { group: key, groupIndex, offset: row - first };
        first += rows;
      }
      return { group: sections.at(-1)?.key ?? '', groupIndex: Math.max(0, sections.length - 1), offset: 0 };
    },
  };
}
