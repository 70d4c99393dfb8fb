import { useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { GroupHeadWords } from './GroupHead.tsx';
import { ListRow } from './ListRow.tsx';
import { layRows, type RowLayout } from './rowLayout.ts';
import type { StatusTone } from './StatusTag.tsx';
import { useListKeys } from './useListKeys.ts';
import { useRowWindow } from './useRowWindow.ts';
import './rows.css';

/** A stretch of rows. `head` null: rows without a group head. `rows` counts all of them, loaded or not. */
export type ListSection = Readonly<{
  key: string;
  head: Readonly<{ label: string; count: number; tone?: StatusTone }> | null;
  rows: number;
  open: boolean;
}>;
/** Where the person stands: a row by its number in the whole list (closed sections counted), or a section's head. */
export type ListPlace = Readonly<{ kind: 'row'; row: number }> | Readonly<{ kind: 'head'; section: string }>;

type RowListProps<Row> = Readonly<{
  /** The list's name. */
  label: string;
  sections: readonly ListSection[];
  /** A row by its number, or undefined while it is not loaded. */
  rowAt: (row: number) => Row | undefined;
  /** Draws a row's own content; the tick, bar and ring are the list's. */
  renderRow: (row: Row, at: Readonly<{ row: number; active: boolean; ticked: boolean }>) => ReactNode;
  active: ListPlace;
  onActive: (place: ListPlace) => void;
  onOpen: (row: number) => void;
  /** CSS pixels: `measures[density].row` and `.groupHead`. */
  rowHeight: number;
  headHeight: number;
  /** Rows `from` to `to` (both count) are in sight and some are not loaded. */
  onNeed?: (from: number, to: number) => void;
  onFold?: (section: string, open: boolean) => void;
  /** Leave out, with the `onTick…` functions, for a list without ticks. */
  isTicked?: (row: number) => boolean;
  /** Rows that cannot be ticked, such as taken ones. */
  canTick?: (row: Row) => boolean;
  onTick?: (row: number) => void;
  /** Both ends count. */
  onTickSpan?: (from: number, to: number, ticked: boolean) => void;
  onTickAll?: () => void;
  /** Single letters, lower case, on the active row. */
  letters?: Readonly<Record<string, (row: number) => void>>;
  id?: string;
}>;

/** The rows shown between two positions, both counted: heads left out. Null when there are none. */
function rowsBetween(layout: RowLayout, from: number, to: number): readonly [number, number] | null {
  let [first, last]: [number | null, number | null] = [null, null];
  for (let position = from; position <= to; position += 1) {
    const place = layout.placeAt(position);
    if (place.kind !== 'row') continue;
    first ??= place.row;
    last = place.row;
  }
  return first === null || last === null ? null : [first, last];
}

/**
 * A list of up to 50,000 rows with one tab stop. The list keeps focus and names its active row; only rows in sight are
 * drawn. With heads it is a tree grid (heads fold), without a grid. Ticks are read as words.
 */
export function RowList<Row>(props: RowListProps<Row>): ReactNode {
  const { label, sections, rowAt, active, onActive, onOpen, rowHeight, headHeight, onNeed, onFold, isTicked, onTick } = props;
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const layout = useMemo(
    () => layRows(sections.map((one) => ({ ...one, head: one.head !== null })), rowHeight, headHeight),
    [sections, rowHeight, headHeight],
  );
  const { from, to, page } = useRowWindow(box, layout, rowHeight);

  const wanted =
    active.kind === 'row'
      ? layout.positionOfRow(active.row)
      : layout.positionOfHead(sections.findIndex((one) => one.key === active.section));
  const activePosition = Math.min(Math.max(wanted, 0), Math.max(layout.places - 1, 0));

  const placeOf = (position: number): ListPlace => {
    const place = layout.placeAt(position);
    return place.kind === 'row' ? place : { kind: 'head', section: sections[place.section]?.key ?? '' };
  };
  const onRow = (position: number, act: ((row: number) => void) | undefined) => {
    const place = layout.placeAt(position);
    if (place.kind === 'row') act?.(place.row);
  };
  const mayTick = (row: number): boolean => {
    const item = rowAt(row);
    return item === undefined || props.canTick === undefined || props.canTick(item);
  };
  const fold = (position: number, open: boolean | null) => {
    const section = sections[layout.placeAt(position).section];
    if (section !== undefined && open !== section.open) onFold?.(section.key, open ?? !section.open);
  };
  const letters = Object.fromEntries(
    Object.entries(props.letters ?? {}).map(([letter, act]) => [letter, (position: number) => onRow(position, act)]),
  );
  const { onKeyDown } = useListKeys({
    places: layout.places,
    active: activePosition,
    page,
    letters,
    isHead: (position) => layout.placeAt(position).kind === 'head',
    headAbove: (position) => layout.positionOfHead(layout.placeAt(position).section),
    onGo: (position) => onActive(placeOf(position)),
    onOpen: (position) => onRow(position, onOpen),
    onTick: (position) => onRow(position, (row) => mayTick(row) && onTick?.(row)),
    onTickSpan: (first, last, ticked) => {
      const rows = rowsBetween(layout, first, last);
      if (rows !== null) props.onTickSpan?.(rows[0], rows[1], ticked);
    },
    onFold: fold,
    ...(props.onTickAll === undefined ? {} : { onTickAll: props.onTickAll }),
  });

  // The active row is brought into sight when it changes, not when the person scrolls away from it.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || layout.places === 0) return;
    const top = layout.topOf(activePosition);
    const bottom = top + layout.heightOf(activePosition);
    const sightTop = layout.sightTopOf(activePosition);
    if (sightTop < element.scrollTop) element.scrollTop = sightTop;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [activePosition, layout]);

  const inSight = useMemo(() => rowsBetween(layout, from, to), [layout, from, to]);
  const [firstRow, lastRow] = inSight ?? [0, -1];
  useLayoutEffect(() => {
    for (let row = firstRow; row <= lastRow; row += 1) {
      if (rowAt(row) === undefined) return onNeed?.(firstRow, lastRow);
    }
    return undefined;
  }, [firstRow, lastRow, rowAt, onNeed]);

  const positions = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  // The row named as active must exist, even when the person has scrolled it out of sight.
  if (layout.places > 0 && (activePosition < from || activePosition > to)) positions.push(activePosition);
  const hasHeads = sections.some((one) => one.head !== null);
  const idOf = (position: number) => `${listId}-${position}`;

  const press = (event: MouseEvent, position: number) => {
    const place = layout.placeAt(position);
    onActive(placeOf(position));
    if (place.kind === 'head') fold(position, null);
    else if (event.target instanceof Element && event.target.closest('[data-tick]') !== null && mayTick(place.row)) {
      onTick?.(place.row);
    }
  };
  return (
    <div
      ref={box}
      id={props.id}
      className="cb-list"
      role={hasHeads ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={layout.places}
      aria-multiselectable={isTicked === undefined ? undefined : true}
      aria-activedescendant={layout.places === 0 ? undefined : idOf(activePosition)}
      tabIndex={0}
      onKeyDown={(event: KeyboardEvent) => onKeyDown(event)}
    >
      <div role="rowgroup" className="cb-list-body" style={{ height: layout.height }}>
        {positions.map((position) => {
          const place = layout.placeAt(position);
          const frame = {
            id: idOf(position),
            index: position + 1,
            top: layout.topOf(position),
            height: layout.heightOf(position),
            active: position === activePosition,
            onPress: (event: MouseEvent) => press(event, position),
          };
          if (place.kind === 'head') {
            const section = sections[place.section];
            if (section === undefined || section.head === null) return null;
            return (
              <ListRow key={`head-${section.key}`} {...frame} level={1} expanded={section.open}>
                <GroupHeadWords {...section.head} open={section.open} />
              </ListRow>
            );
          }
          const item = rowAt(place.row);
          const ticked = isTicked?.(place.row) ?? false;
          return (
            <ListRow
              key={`row-${place.row}`}
              {...frame}
              {...(hasHeads ? { level: 2 as const } : {})}
              {...(isTicked === undefined ? {} : { ticked, tickable: item !== undefined && mayTick(place.row) })}
              onOpen={() => onOpen(place.row)}
            >
              {item === undefined ? (
                <span className="cb-row-loading">
                  <span className="cb-unseen">Loading</span>
                </span>
              ) : (
                props.renderRow(item, { row: place.row, active: frame.active, ticked })
              )}
            </ListRow>
          );
        })}
      </div>
    </div>
  );
}
