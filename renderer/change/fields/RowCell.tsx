import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { SelectInput } from '../../parts/SelectField.tsx';
import type { Column } from '../rowCells.ts';

/** One cell of a table of rows: its own input, named by its column and its row. */
export function RowCell({
  id,
  column,
  row,
  text,
  invalid,
  describedBy,
  onChange,
  onBlur,
}: Readonly<{
  id: string;
  column: Column;
  row: number;
  text: string;
  invalid: boolean;
  describedBy: string | undefined;
  onChange: (text: string) => void;
  onBlur: () => void;
}>): ReactNode {
  const name = `${column.label}, row ${row + 1}`;
  if (column.type === 'choice')
    return <SelectInput id={id} name={name} value={text} options={column.choices} none="Choose" wide invalid={invalid} describedBy={describedBy} onChange={onChange} />;
  const numbers = column.type === 'money' || column.type === 'integer';
  return (
    <OutlinedInput
      id={id}
      className={`cb-cell-${column.type}`}
      value={text}
      error={invalid}
      fullWidth
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      {...(column.type === 'money' ? { startAdornment: <span aria-hidden="true">£</span> } : {})}
      slotProps={{
        input: {
          'aria-label': name,
          'aria-describedby': describedBy,
          'aria-invalid': invalid || undefined,
          maxLength: column.type === 'text' ? 200 : 24,
          spellCheck: column.type === 'text',
          ...(numbers ? { inputMode: column.type === 'money' ? 'decimal' : 'numeric' } : {}),
        },
      }}
    />
  );
}
