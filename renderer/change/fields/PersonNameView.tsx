import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { Field } from '../../parts/Field.tsx';
import type { NameRaw } from '../rawValue.ts';
import type { FieldViewProps } from './fieldView.ts';

const parts = [
  { part: 'title', label: 'Title (if any)', maxLength: 12 },
  { part: 'given', label: 'First name', maxLength: 60 },
  { part: 'family', label: 'Last name', maxLength: 60 },
] as const satisfies readonly { part: keyof NameRaw; label: string; maxLength: number }[];

/** A person's name in its three parts, each with its own label. The first name is the field's first input to put right. */
export function PersonNameView({ raw, words, onChange, onLeave }: FieldViewProps): ReactNode {
  const name = raw as NameRaw;
  return (
    <Field {...words} group="group">
      {({ inputId, describedBy, invalid }) => (
        <div
          className="cb-name"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
          }}
        >
          {parts.map(({ part, label, maxLength }) => {
            const id = part === 'given' ? inputId : `${inputId}-${part}`;
            return (
              <div key={part} className={`cb-name-${part}`}>
                <label className="cb-part-label" htmlFor={id}>
                  {label}
                </label>
                <OutlinedInput
                  id={id}
                  value={name[part]}
                  error={invalid && part !== 'title'}
                  fullWidth
                  autoComplete="off"
                  onChange={(event) => onChange({ ...name, [part]: event.target.value })}
                  slotProps={{ input: { maxLength, spellCheck: false, 'aria-describedby': describedBy, 'aria-invalid': (invalid && part !== 'title') || undefined } }}
                />
              </div>
            );
          })}
        </div>
      )}
    </Field>
  );
}
