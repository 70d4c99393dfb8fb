/** A stretch of rows under one head (or none). Rows are counted through the whole list, shown or not. */
export type RowSection = Readonly<{ key: string; head: boolean; rows: number; open: boolean }>;

/** What stands at a place of the list: a section's head, or row number `row` of the whole list. */
type RowPlace =
  | Readonly<{ kind: 'head'; section: number }>
  | Readonly<{ kind: 'row'; section: number; row: number }>;

export type RowLayout = Readonly<{
  /** Places shown: heads, and rows of open sections. */
  places: number;
  /** Height of everything, in CSS pixels. */
  height: number;
  placeAt: (position: number) => RowPlace;
  topOf: (position: number) => number;
  heightOf: (position: number) => number;
  /** The top of what should be in sight when a position is reached: for the first row under a head, the head's. */
  sightTopOf: (position: number) => number;
  /** The position drawn at a height; clamped to the list. */
  positionAt: (y: number) => number;
  /** Where a row of the whole list is, or its section's head when that is closed; -1 when there is neither. */
  positionOfRow: (row: number) => number;
  positionOfHead: (section: number) => number;
}>;

type Start = Readonly<{ position: number; top: number; row: number; shown: number; head: number }>;

/** The last index whose `of` is not above `limit`, by halving. */
function lastAtMost(starts: readonly Start[], limit: number, of: (start: Start) => number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (of(starts[middle] as Start) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where every row is, without a list of rows: work grows with the number of sections only, so 50,000 rows cost as much
 * as 50. Heights in CSS pixels.
 */
export function layRows(sections: readonly RowSection[], rowHeight: number, headHeight: number): RowLayout {
  const starts: Start[] = [];
  let [position, top, row] = [0, 0, 0];
  for (const section of sections) {
    const shown = section.open || !section.head ? section.rows : 0;
    const head = section.head ? 1 : 0;
    starts.push({ position, top, row, shown, head });
    position += head + shown;
    top += head * headHeight + shown * rowHeight;
    row += section.rows;
  }
  const places = position;
  const height = top;
  const at = (wanted: number): readonly [Start, number, number] => {
    const index = lastAtMost(starts, wanted, (start) => start.position);
    const start = starts[index] as Start;
    return [start, index, wanted - start.position];
  };
  const topOf = (wanted: number): number => {
    const [start, , offset] = at(wanted);
    if (offset === 0) return start.top;
    return start.top + start.head * headHeight + (offset - start.head) * rowHeight;
  };
  return {
    places,
    height,
    topOf,
    placeAt: (wanted) => {
      const [start, section, offset] = at(wanted);
      return offset < start.head
        ? { kind: 'head', section }
        : { kind: 'row', section, row: start.row + offset - start.head };
    },
    heightOf: (wanted) => {
      const [start, , offset] = at(wanted);
      return offset < start.head ? headHeight : rowHeight;
    },
    sightTopOf: (wanted) => {
      const [start, , offset] = at(wanted);
      return offset === start.head ? start.top : topOf(wanted);
    },
    positionAt: (y) => {
      if (places === 0) return 0;
      const start = starts[lastAtMost(starts, y, (one) => one.top)] as Start;
      const below = y - start.top - start.head * headHeight;
      const offset = below < 0 ? 0 : start.head + Math.floor(below / rowHeight);
      return Math.min(Math.max(start.position + offset, 0), places - 1);
    },
    positionOfRow: (wanted) => {
      if (starts.length === 0 || wanted < 0 || wanted >= row) return -1;
      const start = starts[lastAtMost(starts, wanted, (one) => one.row)] as Start;
      if (start.shown === 0) return start.head === 1 ? start.position : -1;
      return start.position + start.head + (wanted - start.row);
    },
    positionOfHead: (section) => (starts[section]?.head === 1 ? starts[section].position : -1),
  };
}
