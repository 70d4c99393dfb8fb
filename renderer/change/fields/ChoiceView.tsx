import type { ReactNode } from 'react';
import type { ChangeField } from '../../../app/contract/change.ts';
import { CheckList } from '../../parts/CheckList.tsx';
import { ChoiceField, type Choice } from '../../parts/ChoiceField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { NothingToChoose } from './NothingToChoose.tsx';
import { listOf, textOf, type FieldViewProps } from './fieldView.ts';

/** Above this many choices, a list takes less room than one under another. */
const MOST_CARDS = 4;

export const choicesOf = (field: ChangeField): readonly Choice[] =>
  field.choices.map(({ value, label, description }) => ({ value, label, ...(description === null ? {} : { about: description }) }));

/** One of a few side by side, or under one another where they explain themselves; one of many in a list. */
export function ChoiceView({ field, raw, words, onChange }: FieldViewProps): ReactNode {
  if (field.choices.length === 0) return <NothingToChoose {...words} because="There is nobody and nothing on this case to choose here." />;
  const chosen = field.choices.find(({ value }) => value === raw);
  if (field.choices.length > MOST_CARDS)
    return (
      <SelectField
        {...words}
        value={textOf(raw)}
        options={field.choices}
        onChange={onChange}
        {...(chosen?.description == null ? {} : { hint: chosen.description })}
      />
    );
  const cards = field.choices.some(({ description }) => description !== null);
  return <ChoiceField {...words} look={cards ? 'cards' : 'line'} value={chosen?.value ?? null} choices={choicesOf(field)} onChange={onChange} />;
}

/** `Choose up to 3`, `Choose 2 or more`; null where one or more will do. */
export function howMany({ least, most, choices }: Pick<ChangeField, 'least' | 'most' | 'choices'>): string | null {
  const upTo = most !== null && most < choices.length ? most : null;
  if (least !== null && least > 1) return upTo === null ? `Choose ${least} or more` : `Choose ${least} to ${upTo}`;
  return upTo === null ? null : `Choose up to ${upTo}`;
}

/** Any number of a few. */
export function ChoicesView({ field, raw, words, onChange }: FieldViewProps): ReactNode {
  const count = howMany(field);
  return <CheckList {...words} {...(words.hint === undefined && count !== null ? { hint: count } : {})} value={listOf(raw)} choices={choicesOf(field)} onChange={onChange} />;
}
