import Radio from '@mui/material/Radio';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Field, type FieldWords } from './Field.tsx';

export type Choice<Value extends string = string> = Readonly<{
  value: Value;
  label: string;
  /** One line under the label: what happens if it is chosen. */
  about?: ReactNode;
  /** Why it cannot be chosen now. It stays to be read. */
  reason?: string;
}>;

type ChoiceFieldProps<Value extends string> = FieldWords &
  Readonly<{
    value: Value | null;
    choices: readonly Choice<Value>[];
    onChange: (value: Value) => void;
    readOnly?: boolean;
    /** `cards`: one under another, with room for `about`. `line`: side by side, for two or three short words. */
    look?: 'cards' | 'line';
  }>;

/** One of a few. Arrow keys move and choose, as the system's own choices do. */
export function ChoiceField<Value extends string>({
  value,
  choices,
  onChange,
  readOnly = false,
  look = 'cards',
  ...words
}: ChoiceFieldProps<Value>): ReactNode {
  return (
    <Field {...words} group="radiogroup">
      {({ inputId }) => (
        <div className={look === 'cards' ? 'cb-choices' : 'cb-choice-line'}>
          {choices.map(({ value: own, label, about, reason }, index) => {
            const id = index === 0 ? inputId : `${inputId}-${own}`;
            const more = reason ?? about;
            return (
              <label
                key={own}
                className={classes(
                  'cb-choice',
                  look === 'cards' && 'cb-choice-card',
                  own === value && 'cb-choice-chosen',
                  reason !== undefined && 'cb-choice-off',
                )}
              >
                <Radio
                  id={id}
                  name={`${inputId}-choice`}
                  value={own}
                  checked={own === value}
                  disabled={readOnly || reason !== undefined}
                  onChange={() => onChange(own)}
                  {...(more === undefined
                    ? {}
                    : { slotProps: { input: { 'aria-labelledby': `${id}-words`, 'aria-describedby': `${id}-about` } } })}
                />
                <span className="cb-choice-words">
                  <span id={`${id}-words`} className="cb-choice-label">
                    {label}
                  </span>
                  {more !== undefined && (
                    <span id={`${id}-about`} className="cb-choice-about">
                      {more}
                    </span>
                  )}
                </span>
              </label>
            );
          })}
        </div>
      )}
    </Field>
  );
}
