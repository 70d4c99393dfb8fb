import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { Field, type FieldIds, type FieldWords } from './Field.tsx';
import { moneyText, moneyValueOf, type MoneyValue } from './moneyDraft.ts';
import { useTyped } from './useTyped.ts';

const meaning = { typedOf: moneyText, valueOf: moneyValueOf, isSame: Object.is };

/** The box alone, for fields that have more than an amount. */
export function MoneyInput({
  value,
  onChange,
  readOnly = false,
  ids,
}: Readonly<{ value: MoneyValue; onChange: (value: MoneyValue) => void; readOnly?: boolean; ids: FieldIds }>): ReactNode {
  const [typed, setTyped] = useTyped<MoneyValue, string>(value, meaning);
  return (
    <OutlinedInput
      className="cb-money"
      id={ids.inputId}
      value={typed}
      error={ids.invalid}
      readOnly={readOnly}
      autoComplete="off"
      startAdornment={<span aria-hidden="true">£</span>}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(moneyValueOf(event.target.value));
      }}
      onBlur={() => setTyped(moneyText(value))}
      slotProps={{
        input: {
          inputMode: 'decimal',
          'aria-describedby': ids.describedBy,
          'aria-invalid': ids.invalid || undefined,
          maxLength: 20,
        },
      }}
    />
  );
}

/** An amount in pounds and pence. Hands on whole pence, or the typed text while it is no amount, or null when empty. */
export function MoneyField({
  value,
  onChange,
  readOnly = false,
  ...words
}: FieldWords &
  Readonly<{ value: MoneyValue; onChange: (value: MoneyValue) => void; readOnly?: boolean }>): ReactNode {
  return (
    <Field {...words}>{(ids) => <MoneyInput value={value} onChange={onChange} readOnly={readOnly} ids={ids} />}</Field>
  );
}
