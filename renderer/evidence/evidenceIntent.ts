import { createIntent } from '../app/intent.ts';

/** Asked of an open case: take files in, for one work item of it or for none yet. */
export const addIntent = createIntent<Readonly<{ caseId: string; taskId: string | null }>>();
/** Opens the form that adds a document to an open case. */
export const askToAdd = (caseId: string, taskId: string | null = null): void => addIntent.getState().ask({ caseId, taskId });
