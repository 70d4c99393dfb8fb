import type { PartyRole } from '../model/roles.ts';
import type { RowWrite } from '../model/rows/index.ts';
import type { EntryBody, EntryCategory } from '../model/rows/work.ts';
import type { Call } from './operation.ts';

type Line = Readonly<{
  caseId: string;
  category: EntryCategory;
  event: string;
  about?: PartyRole | null;
  facts?: EntryBody['facts'];
  ref?: string | null;
}>;

/** A line for the case's timeline, stamped with who and when. */
export const entry = (call: Call, line: Line): RowWrite => ({
  kind: 'entry',
  id: call.newId(),
  body: {
    caseId: line.caseId,
    at: call.now,
    category: line.category,
    event: line.event,
    by: call.actor.id,
    about: line.about ?? null,
    facts: line.facts ?? {},
    ref: line.ref ?? null,
  },
});
