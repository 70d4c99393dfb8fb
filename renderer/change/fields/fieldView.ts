import type { ChangeField } from '../../../app/contract/change.ts';
import type { FieldWords } from '../../parts/Field.tsx';
import type { Raw } from '../rawValue.ts';

/** What every kind of field is given: its description, what stands in it, and whom to tell. Values go on as typed. */
export type FieldViewProps = Readonly<{
  field: ChangeField;
  raw: Raw;
  words: FieldWords;
  onChange: (raw: Raw) => void;
  /** Focus has left it: only then is a mistake pointed out. */
  onLeave: () => void;
}>;

export const textOf = (raw: Raw): string => (typeof raw === 'string' ? raw : '');
export const listOf = (raw: Raw): readonly string[] => (Array.isArray(raw) ? (raw as readonly unknown[]).filter((one): one is string => typeof one === 'string') : []);
