import OutlinedInput from '@mui/material/OutlinedInput';
import type { ClipboardEvent, ReactNode } from 'react';
import { dateValueOf, draftOf, isSameDate, readPastedDate, readTypedDate, type DateDraft, type DateValue } from './dateDraft.ts';
import { Field, type FieldWords } from './Field.tsx';
import { useTyped } from './useTyped.ts';

const isSameValue = (a: DateValue, b: DateValue): boolean => typeof a === typeof b && isSameDate(a, b);
const meaning = { typedOf: draftOf, valueOf: dateValueOf, isSame: isSameValue };

const boxes = [
  { part: 'day', name: 'Day', width: '48px', maxLength: 20 },
  { part: 'month', name: 'Month', width: '120px', maxLength: 12 },
  { part: 'year', name: 'Year', width: '68px', maxLength: 6 },
] as const satisfies readonly { part: keyof DateDraft; name: string; width: string; maxLength: number }[];

/**
 * Day, month and year in three boxes; the month by name or number. A whole date can be pasted into any box, or typed
 * into the first (`4 6 2026`, and `today` where the day is given). Hands on the day once it is one, else exactly what was typed (`dateProblem` says what is wrong with it).
 */
export function DateField({
  value,
  onChange,
  onBlur,
  readOnly = false,
  today,
  ...words
}: FieldWords &
  Readonly<{
    value: DateValue;
    today?: string;
    onChange: (value: DateValue) => void;
    /** When focus leaves all three boxes: the time to check. */
    onBlur?: () => void;
    readOnly?: boolean;
  }>): ReactNode {
  const [typed, setTyped] = useTyped<DateValue, DateDraft>(value, meaning);
  const take = (draft: DateDraft) => {
    setTyped(draft);
    onChange(dateValueOf(draft));
  };
  const type = (part: keyof DateDraft, text: string) => {
    const whole = part === 'day' ? readTypedDate(text, today) : null;
    take(whole === null ? { ...typed, [part]: text } : draftOf(whole));
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = readOnly ? null : readPastedDate(event.clipboardData.getData('text'));
    if (pasted === null) return;
    event.preventDefault();
    take(pasted);
  };
  return (
    <Field {...words} group="group">
      {({ inputId, describedBy, invalid }) => (
        <div
          className="cb-field-line"
          onPaste={paste}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) onBlur?.();
          }}
        >
          {boxes.map(({ part, name, width, maxLength }, index) => (
            <OutlinedInput
              key={part}
              id={index === 0 ? inputId : `${inputId}-${part}`}
              value={typed[part]}
              error={invalid}
              readOnly={readOnly}
              autoComplete="off"
              style={{ width }}
              onChange={(event) => type(part, event.target.value)}
              slotProps={{
                input: {
                  'aria-label': name,
                  'aria-describedby': describedBy,
                  'aria-invalid': invalid || undefined,
                  maxLength,
                  spellCheck: false,
                  ...(part === 'month' ? {} : { inputMode: 'numeric' }),
                },
              }}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
