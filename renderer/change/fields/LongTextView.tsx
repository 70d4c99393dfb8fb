import OutlinedInput from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';
import { countWords } from '../../words/countWords.ts';
import { classes } from '../../parts/classes.ts';
import { Field } from '../../parts/Field.tsx';
import { useAnnounced } from '../../parts/LiveRegion.tsx';
import { textOf, type FieldViewProps } from './fieldView.ts';

/** Characters that the rulebook takes where the catalogue sets no limit of its own. */
export const textMost = { text: 200, longText: 600 } as const;
/** The count appears when this share of the room is used. */
const NEAR = 0.75;

/** The rulebook counts a text as it keeps it: spaces at the ends and between words once. */
const lengthOf = (text: string): number => text.replace(/\s+/g, ' ').trim().length;

/** `52 characters left`, `3 characters too many`; null while there is plenty of room. */
export function leftWords(text: string, most: number): string | null {
  const used = lengthOf(text);
  if (used < most * NEAR) return null;
  return used > most ? `${countWords(used - most, 'character')} too many` : `${countWords(most - used, 'character')} left`;
}

/** A text of some lines. What is too long stays as it was typed or pasted: the count says by how much. */
export function LongTextView({ field, raw, words, onChange, onLeave }: FieldViewProps): ReactNode {
  const text = textOf(raw);
  const most = field.most ?? textMost.longText;
  const left = leftWords(text, most);
  const over = lengthOf(text) > most;
  useAnnounced(over ? 'This is too long' : undefined);
  return (
    <Field {...words}>
      {({ inputId, describedBy, invalid }) => {
        const countId = `${inputId}-count`;
        const described = classes(describedBy, left !== null && countId);
        return (
          <>
            <OutlinedInput
              id={inputId}
              value={text}
              error={invalid || over}
              fullWidth
              multiline
              minRows={3}
              maxRows={12}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
              onBlur={onLeave}
              slotProps={{ input: { 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': invalid || over || undefined } }}
            />
            {left !== null && (
              <div id={countId} className={classes('cb-count', over && 'cb-count-over')}>
                {left}
              </div>
            )}
          </>
        );
      }}
    </Field>
  );
}
