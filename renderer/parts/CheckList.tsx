import Checkbox from '@mui/material/Checkbox';
import type { ReactNode } from 'react';
import type { Choice } from './ChoiceField.tsx';
import { Field, type FieldWords } from './Field.tsx';

/** Any number of a few. Hands on the ticked values in the order of `choices`. */
export function CheckList<Value extends string>({
  value,
  choices,
  onChange,
  readOnly = false,
  ...words
}: FieldWords &
  Readonly<{
    value: readonly Value[];
    choices: readonly Choice<Value>[];
    onChange: (value: readonly Value[]) => void;
    readOnly?: boolean;
  }>): ReactNode {
  const toggle = (own: Value) =>
    onChange(
      choices.map((choice) => choice.value).filter((one) => (one === own ? !value.includes(own) : value.includes(one))),
    );
  return (
    <Field {...words} group="group">
      {({ inputId }) => (
        <div className="cb-choices">
          {choices.map(({ value: own, label, about, reason }, index) => (
            <Tick
              key={own}
              id={index === 0 ? inputId : `${inputId}-${own}`}
              label={label}
              about={reason ?? about}
              ticked={value.includes(own)}
              readOnly={readOnly || reason !== undefined}
              onChange={() => toggle(own)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}

/** A single tick with its words. */
export function Tick({
  id,
  label,
  about,
  ticked,
  readOnly = false,
  onChange,
}: Readonly<{
  id: string;
  label: ReactNode;
  about?: ReactNode;
  ticked: boolean;
  readOnly?: boolean;
  onChange: (ticked: boolean) => void;
}>): ReactNode {
  return (
    <label className="cb-choice">
      <Checkbox
        id={id}
        checked={ticked}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.checked)}
        {...(about === undefined
          ? {}
          : { slotProps: { input: { 'aria-labelledby': `${id}-words`, 'aria-describedby': `${id}-about` } } })}
      />
      <span className="cb-choice-words">
        <span id={`${id}-words`} className="cb-choice-label">
          {label}
        </span>
        {about !== undefined && (
          <span id={`${id}-about`} className="cb-choice-about">
            {about}
          </span>
        )}
      </span>
    </label>
  );
}
