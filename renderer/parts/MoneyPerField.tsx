import type { ReactNode } from 'react';
import { moneyPeriods, type MoneyPeriod } from '../../app/model/pounds.ts';
import { periodChoiceWords } from '../words/moneyWords.ts';
import { Field, type FieldWords } from './Field.tsx';
import { MoneyInput } from './MoneyField.tsx';
import type { MoneyValue } from './moneyDraft.ts';
import { SelectInput } from './SelectField.tsx';

/** An amount over a period: what is typed so far, and how often it is paid. */
export type MoneyPerValue = Readonly<{ amount: MoneyValue; per: MoneyPeriod }>;

const options = moneyPeriods.map((per) => ({ value: per, label: periodChoiceWords(per) }));

/** `£ 300.00 every week`. */
export function MoneyPerField({
  value,
  onChange,
  readOnly = false,
  periods = moneyPeriods,
  ...words
}: FieldWords &
  Readonly<{
    value: MoneyPerValue;
    onChange: (value: MoneyPerValue) => void;
    readOnly?: boolean;
    periods?: readonly MoneyPeriod[];
  }>): ReactNode {
  return (
    <Field {...words}>
      {(ids) => (
        <div className="cb-field-line">
          <MoneyInput
            value={value.amount}
            readOnly={readOnly}
            ids={ids}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <span>every</span>
          <SelectInput
            id={`${ids.inputId}-per`}
            name={`${words.label}: every`}
            value={value.per}
            options={options.filter((option) => periods.includes(option.value))}
            readOnly={readOnly}
            onChange={(per) => onChange({ ...value, per })}
          />
        </div>
      )}
    </Field>
  );
}
