import type { DraftForm, DraftPlace } from './draftStore.ts';

export const noteAbouts = [
  { value: 'case', label: 'The case' },
  { value: 'receivingParent', label: 'Receiving parent' },
  { value: 'payingParent', label: 'Paying parent' },
] as const;
export type NoteBody = Readonly<{ text: string; about: (typeof noteAbouts)[number]['value'] }>;

/** A note being written: the same draft in the dialog and at the timeline's foot. */
export const noteForm: DraftForm<NoteBody> = {
  empty: { text: '', about: 'case' },
  read(json) {
    const { text, about } = (json ?? {}) as Partial<NoteBody>;
    return typeof text === 'string' ? { text, about: noteAbouts.find(({ value }) => value === about)?.value ?? 'case' } : null;
  },
  isEmpty: ({ text }) => text.trim() === '',
};
export const notePlace = (caseId: string, taskId: string | null): DraftPlace => ({ key: `note:${caseId}:${taskId ?? 'case'}`, caseId, title: 'Note' });
