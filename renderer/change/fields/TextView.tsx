import type { ReactNode } from 'react';
import { TextField } from '../../parts/TextField.tsx';
import { textMost } from './LongTextView.tsx';
import { textOf, type FieldViewProps } from './fieldView.ts';

const kinds = {
  text: { maxLength: textMost.text, code: false, width: null },
  phone: { maxLength: 30, code: true, width: 20 },
  email: { maxLength: 254, code: true, width: null },
  postcode: { maxLength: 12, code: true, width: 10 },
  sortCode: { maxLength: 12, code: true, width: 10 },
  accountNumber: { maxLength: 14, code: true, width: 12 },
} as const;
type Kind = keyof typeof kinds;

/** A sort code as it is printed on a card, once its six figures are there; else as typed. */
export const tidySortCode = (text: string): string => {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits.replace(/(\d\d)(\d\d)(\d\d)/, '$1-$2-$3') : text;
};

const hints: Partial<Readonly<Record<Kind, string>>> = { sortCode: '6 numbers, with or without dashes', accountNumber: '6 to 8 numbers' };

/** One line: a word or two, a number to ring, an email, a postcode, a sort code or an account number. */
export function TextView({ kind, field, raw, words, onChange, onLeave }: FieldViewProps & Readonly<{ kind: Kind }>): ReactNode {
  const { maxLength, code, width } = kinds[kind];
  const text = textOf(raw);
  const hint = words.hint ?? hints[kind];
  const leave = (): void => {
    if (kind === 'sortCode' && tidySortCode(text) !== text) onChange(tidySortCode(text));
    onLeave();
  };
  return (
    <TextField
      {...words}
      {...(hint === undefined ? {} : { hint })}
      value={text}
      onChange={onChange}
      onBlur={leave}
      maxLength={kind === 'text' ? (field.most ?? maxLength) : maxLength}
      code={code}
      {...(width === null ? {} : { width })}
    />
  );
}
