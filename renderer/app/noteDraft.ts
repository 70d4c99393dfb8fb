import type { Api } from '../client.ts';
import { createDraftStore, type DraftForm, type DraftPlace, type DraftStore } from './draftStore.ts';

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

type HeldNote = { readonly store: DraftStore<NoteBody>; holders: number };
const heldNotes = new WeakMap<Api, Map<string, HeldNote>>();

/**
 * The one store of a note that is being written, shared by every place that shows it, so that none writes over another.
 * It is there from the first place that holds it to the last that lets go; what is typed is in the journal by then.
 */
export function noteHolder(api: Api, caseId: string, taskId: string | null): Readonly<{ store: DraftStore<NoteBody>; hold(): () => void }> {
  const place = notePlace(caseId, taskId);
  const notes = heldNotes.get(api) ?? new Map<string, HeldNote>();
  heldNotes.set(api, notes);
  const note = notes.get(place.key) ?? { store: createDraftStore(api, place, noteForm), holders: 0 };
  notes.set(place.key, note);
  return {
    store: note.store,
    hold() {
      note.holders += 1;
      notes.set(place.key, note);
      return () => {
        note.holders -= 1;
        if (note.holders > 0) return;
        void note.store.getState().flush();
        if (notes.get(place.key) === note) notes.delete(place.key);
      };
    },
  };
}
