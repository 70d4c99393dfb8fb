import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { numberWords } from '../../words/countWords.ts';
import { classes } from '../../parts/classes.ts';
import { Field } from '../../parts/Field.tsx';
import { textOf, type FieldViewProps } from './fieldView.ts';

/** `Between 0 and 366`, `At most 12`, `At least 1`; null where any whole number will do. */
export function boundsWords({ least, most }: Readonly<{ least: number | null; most: number | null }>): string | null {
  if (most === null) return least === null || least === 0 ? null : `At least ${numberWords(least)}`;
  return least === null ? `At most ${numberWords(most)}` : `Between ${numberWords(least)} and ${numberWords(most)}`;
}

/** A whole number with its unit: `104 nights a year`. */
export function IntegerView({ field, raw, words, onChange, onLeave }: FieldViewProps): ReactNode {
  const bounds = boundsWords(field);
  const hint = words.hint ?? bounds;
  return (
    <Field {...words} {...(hint === null || hint === undefined ? {} : { hint })}>
      {({ inputId, describedBy, invalid }) => {
        const unitId = `${inputId}-unit`;
        const described = classes(describedBy, field.unit !== null && unitId);
        return (
          <div className="cb-field-line">
            <OutlinedInput
              id={inputId}
              className="cb-integer"
              value={textOf(raw)}
              error={invalid}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
              onBlur={onLeave}
              slotProps={{ input: { inputMode: 'numeric', maxLength: 12, spellCheck: false, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': invalid || undefined } }}
            />
            {field.unit !== null && <span id={unitId}>{field.unit}</span>}
          </div>
        );
      }}
    </Field>
  );
}
