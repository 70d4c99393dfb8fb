import type { ReactNode } from 'react';
import { ChoiceField } from './ChoiceField.tsx';
import type { FieldWords } from './Field.tsx';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

/** Yes, no, or not answered yet (null). */
export function YesNoField({
  value,
  onChange,
  readOnly = false,
  ...words
}: FieldWords &
  Readonly<{ value: boolean | null; onChange: (value: boolean) => void; readOnly?: boolean }>): ReactNode {
  return (
    <ChoiceField
      {...words}
      look="line"
      choices={choices}
      value={value === null ? null : value ? 'yes' : 'no'}
      readOnly={readOnly}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}
