import type { ReactNode } from 'react';
import { CheckList } from '../../parts/CheckList.tsx';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { choicesOf } from './ChoiceView.tsx';
import { NothingToChoose } from './NothingToChoose.tsx';
import { listOf, type FieldViewProps } from './fieldView.ts';

const noChild = 'This case has no child that fits this question.';

/** One of the case's own children, by the label that both parents know. */
export const ChildView = ({ field, raw, words, onChange }: FieldViewProps): ReactNode =>
  field.choices.length === 0 ? (
    <NothingToChoose {...words} because={noChild} />
  ) : (
    <ChoiceField {...words} value={field.choices.find(({ value }) => value === raw)?.value ?? null} choices={choicesOf(field)} onChange={onChange} />
  );

/** Any of the case's own children. */
export const ChildrenView = ({ field, raw, words, onChange }: FieldViewProps): ReactNode =>
  field.choices.length === 0 ? <NothingToChoose {...words} because={noChild} /> : <CheckList {...words} value={listOf(raw)} choices={choicesOf(field)} onChange={onChange} />;
