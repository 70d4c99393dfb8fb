import type { ReactNode } from 'react';
import type { ChangeField } from '../../app/contract/work.ts';
import { formatDate, formatDayMonth } from '../../app/model/calendar.ts';
import type { DateValue } from '../parts/dateDraft.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { DateField } from '../parts/DateField.tsx';
import { MoneyPerField, type MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { TextField } from '../parts/TextField.tsx';
import { YesNoField } from '../parts/YesNoField.tsx';
import { AddressLines } from './AddressLines.tsx';
import { fieldId, isSameRaw, rawOf, type Raw } from './changeFields.ts';
import { countries, countryName } from './countries.ts';

/** Above this many choices, or with none that explains itself, a list takes less room than cards. */
const MOST_CARDS = 4;

const sourceOf = (field: ChangeField, raw: Raw, reportedOn: string): string | undefined => {
  if (field.prefill === null || !isSameRaw(rawOf(field, field.prefill.value), raw)) return undefined;
  const { label, on } = field.prefill.source;
  if (on === null) return label;
  return `${label}, ${on.slice(0, 4) === reportedOn.slice(0, 4) ? formatDayMonth(on) : formatDate(on)}`;
};

/** One field of the form, drawn from its description. Every value is handed on as typed. */
export function ChangeFieldView({
  field,
  raw,
  reportedOn,
  error,
  onChange,
  onLeave,
}: Readonly<{
  field: ChangeField;
  raw: Raw;
  reportedOn: string;
  error: string | undefined;
  onChange: (raw: Raw) => void;
  onLeave: () => void;
}>): ReactNode {
  const source = sourceOf(field, raw, reportedOn);
  const words = {
    id: fieldId(field.name),
    label: field.optional ? `${field.label} (if any)` : field.label,
    ...(field.hint === null ? {} : { hint: field.hint }),
    ...(source === undefined ? {} : { source }),
    error,
  };
  const text = typeof raw === 'string' ? raw : '';
  switch (field.type) {
    case 'choice': {
      const chosen = field.choices.find(({ value }) => value === raw);
      if (field.choices.length > MOST_CARDS)
        return (
          <SelectField
            {...words}
            value={text}
            options={field.choices}
            onChange={onChange}
            {...(chosen?.description == null ? {} : { hint: chosen.description })}
          />
        );
      return (
        <ChoiceField
          {...words}
          look={field.choices.some(({ description }) => description !== null) ? 'cards' : 'line'}
          value={chosen?.value ?? null}
          choices={field.choices.map(({ value, label, description }) => ({
            value,
            label,
            ...(description === null ? {} : { about: description }),
          }))}
          onChange={onChange}
        />
      );
    }
    case 'yesNo':
      return (
        <YesNoField
          {...words}
          value={raw === null || raw === '' ? null : raw === 'yes'}
          onChange={(yes) => onChange(yes ? 'yes' : 'no')}
        />
      );
    case 'moneyPer':
      return (
        <div onBlur={onLeave}>
          <MoneyPerField {...words} value={raw as MoneyPerValue} onChange={onChange} />
        </div>
      );
    case 'date':
      return <DateField {...words} value={raw as DateValue} onChange={onChange} onBlur={onLeave} />;
    case 'addressLines':
      return <AddressLines {...words} lines={raw as readonly string[]} onChange={onChange} onBlur={onLeave} />;
    case 'country': {
      const known = text === '' || countries.some(({ value }) => value === text);
      return (
        <SelectField
          {...words}
          value={text}
          options={known ? countries : [...countries, { value: text, label: countryName(text) }]}
          onChange={onChange}
        />
      );
    }
    case 'postcode':
      return <TextField {...words} value={text} onChange={onChange} onBlur={onLeave} width={10} maxLength={12} code />;
    case 'phone':
      return <TextField {...words} value={text} onChange={onChange} onBlur={onLeave} width={20} maxLength={30} code />;
    case 'email':
      return <TextField {...words} value={text} onChange={onChange} onBlur={onLeave} maxLength={254} code />;
    case 'longText':
      return <TextField {...words} value={text} onChange={onChange} onBlur={onLeave} rows={4} maxLength={2000} />;
    case 'text':
      return <TextField {...words} value={text} onChange={onChange} onBlur={onLeave} maxLength={200} />;
  }
}
