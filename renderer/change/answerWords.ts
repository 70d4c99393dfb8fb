import type { ChangeField } from '../../app/contract/work.ts';
import { formatDate } from '../../app/model/calendar.ts';
import type { MoneyPerValue } from '../parts/MoneyPerField.tsx';
import { draftOf, type DateValue } from '../parts/dateDraft.ts';
import { moneyPerWords } from '../words/moneyWords.ts';
import type { Raw } from './changeFields.ts';
import { countryName } from './countries.ts';

/** An answer as a person reads it back: `£300.00 a week`, `18 November 2026`, `Employed`. */
export function answerWords(field: Pick<ChangeField, 'type' | 'choices'>, raw: Raw | undefined): string {
  if (raw === undefined || raw === null || raw === '') return 'Not given';
  switch (field.type) {
    case 'choice':
      return field.choices.find(({ value }) => value === raw)?.label ?? 'Not given';
    case 'yesNo':
      return raw === 'yes' ? 'Yes' : 'No';
    case 'moneyPer': {
      const { amount, per } = raw as MoneyPerValue;
      if (amount === null) return 'Not given';
      return typeof amount === 'number' ? moneyPerWords({ pence: amount, per }) : amount;
    }
    case 'date': {
      if (typeof raw === 'string') return formatDate(raw);
      const { day, month, year } = draftOf(raw as DateValue);
      return `${day} ${month} ${year}`.trim();
    }
    case 'addressLines':
      return (raw as readonly string[]).filter((line) => line.trim() !== '').join(', ') || 'Not given';
    case 'country':
      return countryName(raw as string);
    default:
      return raw as string;
  }
}
