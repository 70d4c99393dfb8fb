import type { DraftPlace } from '../../app/draftStore.ts';

/** Where the form that adds files to a case keeps what is typed. */
export const attachPlace = (caseId: string): DraftPlace => ({ key: `evidence:${caseId}:add`, caseId, title: 'Document to add' });
