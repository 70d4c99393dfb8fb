import type { Law } from '../../../app/calculation/law.ts';
import type { ChangeCatalogue } from '../../../app/changes/catalogue.ts';
import type { QueueRow } from '../../../app/contract/shapes.ts';
import type { MoneySettings } from '../../../app/money/settings.ts';
import type { Instant, IsoDate } from '../../../app/model/dates.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import type { Actor, Catalogues } from '../../../app/operations/operation.ts';
import type { Db } from '../../store/openDatabase.ts';

/** A keystroke draft in this person's journal. */
export type DraftSummary = Readonly<{ key: string; caseId: string | null; title: string; savedAt: Instant }>;

/** All that queries need. They only read, and decide nothing. */
export interface QueryContext {
  /** The cache: holds only what this person's scopes allow. */
  readonly db: Db;
  readonly law: Law;
  readonly money: MoneySettings;
  /** The change types and their dated settings. */
  readonly changes: Pick<ChangeCatalogue, 'setting'>;
  /** Everything published, for working out what an unfinished report comes to. */
  readonly catalogues: Catalogues;
  today(): IsoDate;
  now(): Instant;
  /** Who is signed in now. */
  actor(): Actor;
  /** The rows of one cluster as they stand for this person. */
  rows(clusterId: string): RowSource;
  /** Drafts on one case, or all of this person's with null; newest first. */
  drafts(caseId: string | null): readonly DraftSummary[];
  /** Titles of published content; null when this version does not hold it. */
  readonly titles: Readonly<{ instruction(id: string): string | null; template(id: string): string | null }>;
  /** The instruction that finishes an item, when there is one. */
  instructionFor(row: QueueRow): string | null;
}
