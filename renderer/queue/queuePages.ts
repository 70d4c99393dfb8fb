import type { QueueRow } from './queueTypes.ts';

export const PAGE_ROWS = 100;
/** Rows that are held, by page number. Places between may be missing: they are asked for when they come into sight. */
export type Pages = ReadonlyMap<number, readonly QueueRow[]>;

export const pageOf = (row: number): number => Math.floor(row / PAGE_ROWS);
export const rowIn = (pages: Pages, row: number): QueueRow | undefined => pages.get(pageOf(row))?.[row % PAGE_ROWS];

/** Where an item stands among the rows that are held; -1 when it is not one of them. */
export function placeOf(pages: Pages, taskId: string): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.taskId === taskId);
    if (at >= 0) return page * PAGE_ROWS + at;
  }
  return -1;
}

/** Page numbers that rows `from` to `to` (both count) lie on. */
export function pagesFor(from: number, to: number): readonly number[] {
  const pages: number[] = [];
  for (let page = pageOf(Math.max(0, from)); page <= pageOf(to); page += 1) pages.push(page);
  return pages;
}
