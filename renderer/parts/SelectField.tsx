import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { Field, type FieldWords } from './Field.tsx';

type Option<Value extends string = string> = Readonly<{ value: Value; label: string }>;

type SelectInputProps<Value extends string> = Readonly<{
  id: string;
  value: Value | '';
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  none?: string;
  /** Its own name, when no label points at it. */
  name?: string;
  readOnly?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
  /** As wide as its place. */
  wide?: boolean;
}>;

/** The list alone. The system's own: every screen reader and keyboard knows it. */
export function SelectInput<Value extends string>(props: SelectInputProps<Value>): ReactNode {
  const { id, value, options, onChange, none, name, readOnly = false, invalid = false, describedBy, wide = false } = props;
  return (
    <NativeSelect
      value={value}
      disabled={readOnly}
      error={invalid}
      fullWidth={wide}
      input={<OutlinedInput id={id} />}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      inputProps={{ id, 'aria-label': name, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined }}
    >
      {value === '' && <option value="">{none ?? 'Choose one'}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** One of a list too long for `ChoiceField`. `''` means nothing is chosen yet. */
export function SelectField<Value extends string>({
  value,
  options,
  onChange,
  none,
  readOnly = false,
  wide = true,
  ...words
}: FieldWords & Omit<SelectInputProps<Value>, 'id' | 'name' | 'invalid' | 'describedBy'>): ReactNode {
  return (
    <Field {...words}>
      {({ inputId, describedBy, invalid }) => (
        <SelectInput
          id={inputId}
          value={value}
          options={options}
          onChange={onChange}
          readOnly={readOnly}
          invalid={invalid}
          describedBy={describedBy}
          wide={wide}
          {...(none === undefined ? {} : { none })}
        />
      )}
    </Field>
  );
}
