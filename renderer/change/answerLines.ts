import { answerWords, rowLines } from './answerWords.ts';
import { askedFields, fieldId } from './changeFields.ts';
import { reporterOf, type OpenChange } from './changeState.ts';
import { reporterWords } from './form/ReporterField.tsx';
import type { RowRaw } from './rowCells.ts';

/** One answer as it is read back; `id` is the input it came from. */
export type AnswerLine = Readonly<{ id: string; label: string; words: string; rows: readonly string[] }>;
type Answered = Pick<OpenChange, 'form' | 'raw'>;

/** The answers to the form's own questions, in its order. */
export const fieldLines = ({ form, raw }: Answered): readonly AnswerLine[] =>
  askedFields(form.fields, raw).map((field) => ({
    id: fieldId(field.name),
    label: field.label,
    words: answerWords(field, raw[field.name]),
    rows: field.type === 'rows' ? rowLines(field.columns, (raw[field.name] ?? []) as readonly RowRaw[]) : [],
  }));

/** All that was answered: who told us, the questions, and the proof. */
export const answerLines = (view: Answered & Pick<OpenChange, 'reportedBy' | 'evidence'>): readonly AnswerLine[] => [
  ...(view.form.reporters.length > 1 ? [{ id: 'change-reporter', label: 'Who told us', words: reporterWords(reporterOf(view)), rows: [] }] : []),
  ...fieldLines(view),
  ...(view.form.evidence.accepted.length === 0 ? [] : [{ id: 'change-evidence', label: 'Proof', words: view.evidence === 'seen' ? 'I have seen the proof' : 'Not yet', rows: [] }]),
];
