import OutlinedInput from '@mui/material/OutlinedInput';
import type { ClipboardEvent, ReactNode } from 'react';
import { Field, type FieldWords } from '../../parts/Field.tsx';

/** An address with one part on each line. A whole address can be pasted into any line; its commas and breaks part it. */
export function AddressLines({
  lines,
  onChange,
  onBlur,
  ...words
}: FieldWords &
  Readonly<{ lines: readonly string[]; onChange: (lines: readonly string[]) => void; onBlur: () => void }>): ReactNode {
  const paste = (event: ClipboardEvent, from: number) => {
    const parts = event.clipboardData
      .getData('text')
      .split(/[\r\n,]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 2 || parts.length > lines.length - from) return;
    event.preventDefault();
    onChange(lines.map((line, index) => parts[index - from] ?? line));
  };
  return (
    <Field {...words} group="group">
      {({ inputId, describedBy, invalid }) => (
        <div
          className="cb-address-lines"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) onBlur();
          }}
        >
          {lines.map((line, index) => (
            <OutlinedInput
              // Lines have no name but their place.
              key={index}
              id={index === 0 ? inputId : `${inputId}-${index + 1}`}
              value={line}
              error={invalid}
              fullWidth
              autoComplete="off"
              onChange={(event) => onChange(lines.map((held, at) => (at === index ? event.target.value : held)))}
              onPaste={(event) => paste(event, index)}
              slotProps={{
                input: {
                  'aria-label': `Line ${index + 1}`,
                  'aria-describedby': describedBy,
                  'aria-invalid': invalid || undefined,
                  maxLength: 80,
                  spellCheck: false,
                },
              }}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
