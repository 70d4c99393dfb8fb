/** What a change form can ask for. The schema of each value is in `readFields.ts`. */
export const fieldTypes = [
  'choice', 'choices', 'yesNo', 'child', 'children', 'moneyPer', 'money', 'integer', 'date', 'text', 'longText', 'personName', 'phone', 'email', 'addressLines', 'postcode', 'country',
  'sortCode', 'accountNumber', 'rows',
] as const;
export type FieldType = (typeof fieldTypes)[number];
/** What a column of a `rows` field can ask for. */
export const columnTypes = ['date', 'money', 'choice', 'integer', 'text'] as const;
export const fieldSections = ['what', 'evidence', 'when'] as const;

/** What a person can decide about a report. */
export const decisions = ['accept', 'refuse', 'handOver'] as const;
