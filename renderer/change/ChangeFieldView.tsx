import type { ReactNode } from 'react';
import type { ChangeField } from '../../app/contract/change.ts';
import { formatDate, formatDayMonth } from '../../app/model/calendar.ts';
import { useToday } from '../app/AppContext.tsx';
import type { DateValue } from '../parts/dateDraft.ts';
import { DateField } from '../parts/DateField.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';
import type { MoneyValue } from '../parts/moneyDraft.ts';
import { MoneyPerField, type MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { SelectField } from '../parts/SelectField.tsx';
import { YesNoField } from '../parts/YesNoField.tsx';
import { fieldId } from './changeFields.ts';
import { countries, countryName } from './countries.ts';
import { AddressLines } from './fields/AddressLines.tsx';
import { ChildrenView, ChildView } from './fields/ChildView.tsx';
import { ChoicesView, ChoiceView } from './fields/ChoiceView.tsx';
import './fields/fields.css';
import { textOf } from './fields/fieldView.ts';
import { IntegerView } from './fields/IntegerView.tsx';
import { LongTextView } from './fields/LongTextView.tsx';
import { PersonNameView } from './fields/PersonNameView.tsx';
import { RowsView } from './fields/RowsView.tsx';
import { TextView } from './fields/TextView.tsx';
import { isBlank, isSameRaw, rawOf, type Raw } from './rawValue.ts';

type ChangeFieldProps = Readonly<{
  field: ChangeField;
  raw: Raw;
  reportedOn: string;
  error: string | undefined;
  onChange: (raw: Raw) => void;
  onLeave: () => void;
}>;

const sourceOf = (field: ChangeField, raw: Raw, reportedOn: string): string | undefined => {
  if (field.prefill === null || !isSameRaw(rawOf(field, field.prefill.value), raw)) return undefined;
  const { label, on } = field.prefill.source;
  if (on === null) return label;
  return `${label}, ${on.slice(0, 4) === reportedOn.slice(0, 4) ? formatDayMonth(on) : formatDate(on)}`;
};

/** A choice cannot be taken back by itself; where it may be left out, it can be. */
const clearable: readonly ChangeField['type'][] = ['choice', 'child', 'yesNo'];

/** One field of the form, drawn from its description. Every value is handed on as typed. */
export function ChangeFieldView(props: ChangeFieldProps): ReactNode {
  const { field, raw, onChange } = props;
  if (!field.optional || !clearable.includes(field.type)) return <OneField {...props} />;
  // The button goes with what it cleared: focus goes to the field.
  const clear = (): void => {
    onChange(rawOf(field, undefined));
    document.getElementById(fieldId(field.name))?.focus();
  };
  return (
    <div className="cb-field">
      <OneField {...props} />
      {!isBlank(field, raw) && (
        <div className="cb-field-clear">
          <LinkButton name={`Clear: ${field.label}`} onPress={clear}>
            Clear
          </LinkButton>
        </div>
      )}
    </div>
  );
}

function OneField({
  field,
  raw,
  reportedOn,
  error,
  onChange,
  onLeave,
}: ChangeFieldProps): ReactNode {
  const today = useToday();
  const source = sourceOf(field, raw, reportedOn);
  const words = {
    id: fieldId(field.name),
    label: field.optional ? `${field.label} (if any)` : field.label,
    ...(field.hint === null ? {} : { hint: field.hint }),
    ...(source === undefined ? {} : { source }),
    error,
  };
  const own = { field, raw, words, onChange, onLeave };
  switch (field.type) {
    case 'choice':
      return <ChoiceView {...own} />;
    case 'choices':
      return <ChoicesView {...own} />;
    case 'child':
      return <ChildView {...own} />;
    case 'children':
      return <ChildrenView {...own} />;
    case 'yesNo':
      return <YesNoField {...words} value={raw === null || raw === '' ? null : raw === 'yes'} onChange={(yes) => onChange(yes ? 'yes' : 'no')} />;
    case 'moneyPer':
      return (
        <div onBlur={onLeave}>
          <MoneyPerField {...words} value={raw as MoneyPerValue} onChange={onChange} />
        </div>
      );
    case 'money':
      return (
        <div onBlur={onLeave}>
          <MoneyField {...words} value={raw as MoneyValue} onChange={onChange} />
        </div>
      );
    case 'integer':
      return <IntegerView {...own} />;
    case 'date':
      return <DateField {...words} value={raw as DateValue} today={today} onChange={onChange} onBlur={onLeave} />;
    case 'addressLines':
      return <AddressLines {...words} lines={raw as readonly string[]} onChange={onChange} onBlur={onLeave} />;
    case 'country': {
      const text = textOf(raw);
      const known = text === '' || countries.some(({ value }) => value === text);
      return <SelectField {...words} value={text} options={known ? countries : [...countries, { value: text, label: countryName(text) }]} onChange={onChange} />;
    }
    case 'longText':
      return <LongTextView {...own} />;
    case 'personName':
      return <PersonNameView {...own} />;
    case 'rows':
      return <RowsView {...own} />;
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'sortCode':
    case 'accountNumber':
      return <TextView {...own} kind={field.type} />;
  }
}
