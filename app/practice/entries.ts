import type { Author } from '../model/ids.ts';
import type { IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import { entryEvents, type EntryEventCode } from '../work/entryEvents.ts';
import { londonInstant } from './calendar.ts';
import type { CasePlan, Making } from './making.ts';

type Line = Readonly<{
  on: IsoDate;
  /** Minutes since midnight, London. */
  at: number;
  by: Author;
  about: PartyRole | null;
  facts: Readonly<Record<string, string | number | null>>;
  ref?: string;
}>;

/** One line of a case's story, never later than yesterday: practice must not show what has not happened yet. */
export function writeEntry(m: Making, each: Pick<CasePlan, 'id'>, event: EntryEventCode, line: Line): void {
  const yesterday = m.day(-1);
  m.put('entry', m.id('e'), {
    caseId: each.id,
    at: londonInstant(line.on <= yesterday ? line.on : yesterday, line.at),
    category: entryEvents[event].category,
    event,
    by: line.by,
    about: line.about,
    facts: { ...line.facts },
    ref: line.ref ?? null,
  });
}
