import OutlinedInput from '@mui/material/OutlinedInput';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Field, type FieldWords } from './Field.tsx';
import { Kbd } from './Kbd.tsx';

type TextFieldProps = FieldWords &
  Readonly<{
    value: string;
    onChange: (value: string) => void;
    onBlur?: () => void;
    onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
    /** Rows of a longer text. */
    rows?: number;
    maxLength?: number;
    /** Characters the input is as wide as; without it, as wide as its place. */
    width?: number;
    readOnly?: boolean;
    placeholder?: string;
    /** Letters and figures only: no spelling marks (references, phone numbers). */
    code?: boolean;
    keys?: string;
    inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
  }>;

/** One line of text, or more with `rows`. Never filled in by the browser. */
export function TextField(props: TextFieldProps): ReactNode {
  const { value, onChange, onBlur, onKeyDown, rows, maxLength, width, readOnly, placeholder, code, keys, inputRef } = props;
  return (
    <Field {...props}>
      {({ inputId, describedBy, invalid }) => (
        <OutlinedInput
          id={inputId}
          value={value}
          error={invalid}
          fullWidth={width === undefined}
          multiline={rows !== undefined}
          readOnly={readOnly ?? false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          {...(rows === undefined ? {} : { minRows: rows })}
          {...(onBlur === undefined ? {} : { onBlur })}
          {...(onKeyDown === undefined ? {} : { onKeyDown })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { inputRef })}
          {...(keys === undefined ? {} : { endAdornment: <Kbd keys={keys} unseen /> })}
          {...(width === undefined ? {} : { style: { width: `calc(${width}ch + 32px)` } })}
          slotProps={{
            input: {
              'aria-describedby': describedBy,
              'aria-invalid': invalid || undefined,
              maxLength,
              spellCheck: code === true ? false : undefined,
            },
          }}
        />
      )}
    </Field>
  );
}
