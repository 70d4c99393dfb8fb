import type { MouseEvent, ReactNode } from 'react';
import { classes } from './classes.ts';
import { TickBox } from './TickBox.tsx';

/** One line of a `RowList`, placed: a head when it has `expanded`, else a row. */
export function ListRow({
  id,
  index,
  top,
  height,
  active,
  level,
  expanded,
  ticked,
  tickable = false,
  onPress,
  onOpen,
  children,
}: Readonly<{
  id: string;
  /** From 1, among all places of the list. */
  index: number;
  top: number;
  height: number;
  active: boolean;
  level?: 1 | 2;
  expanded?: boolean;
  /** Left out: the list has no ticks. */
  ticked?: boolean;
  tickable?: boolean;
  onPress: (event: MouseEvent) => void;
  onOpen?: () => void;
  children: ReactNode;
}>): ReactNode {
  const head = expanded !== undefined;
  return (
    <div
      id={id}
      role="row"
      className={classes('cb-row', head && 'cb-row-head', active && 'cb-row-active')}
      aria-rowindex={index}
      aria-level={level}
      aria-expanded={expanded}
      aria-selected={head || ticked === undefined ? undefined : ticked}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={onPress}
      onDoubleClick={onOpen}
    >
      {ticked !== undefined && (
        <div role="gridcell" className="cb-row-tick" data-tick>
          {tickable && <TickBox ticked={ticked} />}
        </div>
      )}
      <div role="gridcell" className="cb-row-cell">
        {children}
      </div>
    </div>
  );
}
