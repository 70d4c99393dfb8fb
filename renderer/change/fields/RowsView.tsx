import { mdiClose, mdiPlus } from '@mdi/js';
import { useEffect, useRef, useState, type ClipboardEvent, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { formatPence } from '../../../app/model/pounds.ts';
import { useToday } from '../../app/AppContext.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { classes } from '../../parts/classes.ts';
import { Field } from '../../parts/Field.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useAnnounce } from '../../parts/LiveRegion.tsx';
import { listWords } from '../../words/countWords.ts';
import { emptyRow, isEmptyRow, placeRowMessage, rowMessage, rowProblems, tidyCell, totalOf, type Column, type RowRaw } from '../rowCells.ts';
import { afterPointer } from '../form/afterPointer.ts';
import type { FieldViewProps } from './fieldView.ts';
import { RowCell } from './RowCell.tsx';
import { goFrom, mayAdd, shownRows, withCell, withoutRow, withPasted, withRow, type Cell, type Removed } from './rowsEdit.ts';

/** As many rows as the rulebook takes where the catalogue sets no limit. */
const ROWS_MOST = 40;
/** More columns than this stand under one another in each row: the form is narrow. */
const MOST_BESIDE = 3;

function Totals({ field, rows }: Readonly<{ field: FieldViewProps['field']; rows: readonly RowRaw[] }>): ReactNode {
  const all = field.columns.filter(({ type }) => type === 'money');
  const money = all.filter(({ name }) => rows.some((row) => (row[name] ?? '').trim() !== ''));
  if (money.length === 0) return null;
  return (
    <p className="cb-rows-total">
      {money.map((column) => {
        const total = totalOf(column, rows);
        return (
          <span key={column.name}>
            {all.length === 1 ? 'Total' : `Total ${column.label.toLowerCase()}`} <strong>{total === null ? 'not every amount can be read' : formatPence(total)}</strong>
          </span>
        );
      })}
    </p>
  );
}

/** A day in words needs more room than an amount. */
const widths: Readonly<Record<Column['type'], string>> = { date: 'minmax(0, 1.5fr)', money: 'minmax(0, 1fr)', integer: 'minmax(0, 0.8fr)', choice: 'minmax(0, 1.3fr)', text: 'minmax(0, 1.6fr)' };
const placeOf = (element: HTMLElement): Cell => ({ row: Number(element.dataset['row']), column: Number(element.dataset['column']) });

/** A small table. Enter goes to the next row and begins another after the last; a removed row can be put back. */
export function RowsView({ field, raw, words, onChange, onLeave }: FieldViewProps): ReactNode {
  const { columns } = field;
  const most = field.most ?? ROWS_MOST;
  const held = raw as readonly RowRaw[];
  const rows = shownRows(columns, held);
  const today = useToday();
  const announce = useAnnounce();
  const root = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<readonly number[]>([]);
  const [removed, setRemoved] = useState<Removed | null>(null);
  /** The cell to stand in once the table has its new rows. */
  const wanted = useRef<Cell | null>(null);
  const asked = words.error !== undefined && words.error !== null;
  const told = asked ? placeRowMessage(held, words.error ?? '') : null;
  const problems = rowProblems(columns, held).filter(({ row }) => asked || seen.includes(row));
  const wrong = [...new Set([...problems.map(({ row }) => row), ...(told?.row == null ? [] : [told.row])])].toSorted((a, b) => a - b);

  const stand = ({ row, column }: Cell): void => root.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"] :is(input, select)`)?.focus();
  useEffect(() => {
    if (wanted.current === null) return;
    stand(wanted.current);
    wanted.current = null;
  });

  const add = (): void => {
    if (!mayAdd(rows, most)) return stand({ row: rows.length - 1, column: 0 });
    wanted.current = { row: rows.length, column: 0 };
    onChange([...rows, emptyRow(columns)]);
    announce(`Row ${rows.length + 1}`);
  };
  const remove = (at: number): void => {
    const row = rows[at];
    if (row === undefined) return;
    wanted.current = { row: Math.min(at, Math.max(0, rows.length - 2)), column: 0 };
    onChange(withoutRow(rows, at));
    setSeen([]);
    setRemoved(isEmptyRow(row) ? null : { row, at });
    announce(`Row ${at + 1} removed`);
  };
  const putBack = (): void => {
    if (removed === null) return;
    wanted.current = { row: Math.min(removed.at, held.length), column: 0 };
    onChange(withRow(held, removed));
    setRemoved(null);
    announce(`Row ${removed.at + 1} is back`);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-row]');
    if (cell === null || event.nativeEvent.isComposing) return;
    const caret = target instanceof HTMLInputElement ? { atStart: target.selectionStart === 0 && target.selectionEnd === 0, atEnd: target.selectionStart === target.value.length } : { atStart: false, atEnd: false };
    const go = goFrom(event, { ...placeOf(cell), rows: rows.length, columns: columns.length, list: target instanceof HTMLSelectElement, ...caret });
    if (go === null) return;
    event.preventDefault();
    if ('add' in go) add();
    else stand(go.to);
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    const pasted = cell === null ? null : withPasted(columns, rows, placeOf(cell), event.clipboardData.getData('text'), most);
    if (pasted === null) return;
    event.preventDefault();
    onChange(pasted);
  };

  const error = wrong.length === 0 ? words.error : `Look at ${listWords(wrong.map((row) => `row ${row + 1}`))}`;
  const full = rows.length >= most ? `There is room for ${most} rows` : undefined;
  return (
    <Field {...words} error={error} group="group">
      {({ inputId, describedBy }) => (
        <div
          ref={root}
          className={classes('cb-rows', columns.length > MOST_BESIDE && 'cb-rows-tall')}
          style={{ '--rows-columns': columns.map(({ type }) => widths[type]).join(' ') } as CSSProperties}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
          }}
        >
          <div className="cb-rows-line cb-rows-head" aria-hidden="true">
            {columns.map((column) => (
              <span key={column.name} className={column.type === 'money' ? 'cb-rows-money' : undefined}>
                {column.label}
              </span>
            ))}
          </div>
          {rows.map((row, at) => {
            const own = problems.filter((problem) => problem.row === at);
            const message = rowMessage(columns, own) ?? (told?.row === at ? told.message : null);
            const messageId = `${inputId}-${at}-error`;
            return (
              // A row has no name but its place.
              <div
                key={at}
                role="group"
                aria-label={`Row ${at + 1}`}
                className={classes('cb-rows-row', message !== null && 'cb-rows-wrong')}
                onBlur={(event) => {
                  if (!event.currentTarget.contains(event.relatedTarget)) afterPointer(() => setSeen((before) => (before.includes(at) ? before : [...before, at])));
                }}
              >
                <div className="cb-rows-line">
                  {columns.map((column, index) => (
                    <div key={column.name} className="cb-rows-cell" data-row={at} data-column={index}>
                      <span className="cb-part-label cb-rows-label" aria-hidden="true">
                        {column.optional ? `${column.label} (if any)` : column.label}
                      </span>
                      <RowCell
                        id={at === 0 && index === 0 ? inputId : `${inputId}-${at}-${column.name}`}
                        column={column}
                        row={at}
                        text={row[column.name] ?? ''}
                        invalid={own.some((problem) => problem.column === column.name)}
                        describedBy={message === null ? (at === 0 ? describedBy : undefined) : messageId}
                        onChange={(text) => onChange(withCell(rows, at, column.name, text))}
                        onBlur={() => {
                          const tidy = tidyCell(column, row[column.name] ?? '', today);
                          if (tidy !== (row[column.name] ?? '')) onChange(withCell(rows, at, column.name, tidy));
                        }}
                      />
                    </div>
                  ))}
                  {(rows.length > 1 || !isEmptyRow(row)) && <IconButton path={mdiClose} name={`Remove row ${at + 1}`} size={16} onPress={() => remove(at)} />}
                </div>
                {message !== null && (
                  <div id={messageId} className="cb-rows-error">
                    {message}
                  </div>
                )}
              </div>
            );
          })}
          <Totals field={field} rows={held} />
          <div className="cb-rows-foot">
            <ActionButton icon={mdiPlus} keys="Enter" onPress={add} reason={full}>
              Add a row
            </ActionButton>
            {removed !== null && (
              <span className="cb-rows-removed">
                Row {removed.at + 1} removed.{' '}
                <LinkButton name={`Undo: put row ${removed.at + 1} back`} onPress={putBack}>
                  Undo
                </LinkButton>
              </span>
            )}
          </div>
        </div>
      )}
    </Field>
  );
}
