import type { IsoDate } from '../model/calendar.ts';
import type { PromiseBody, PromiseKind } from '../model/rows/promises.ts';

type KeptWhen = NonNullable<PromiseBody['keptWhen']>;

/** What a promise is about; one made before kinds were recorded is in a person's own words. */
export const kindOf = ({ kind }: Pick<PromiseBody, 'kind'>): PromiseKind => kind ?? 'custom';

/** What keeps it. One made before this was recorded is kept by finishing the work item it was made about, if there was one. */
export const keptWhenOf = ({ keptWhen, taskId }: Pick<PromiseBody, 'keptWhen' | 'taskId'>): KeptWhen =>
  keptWhen ?? (taskId === null ? { event: 'person', ref: null } : { event: 'taskDone', ref: taskId });

/** The day from which its owner is warned; its own day, where none was recorded. */
export const warnOnOf = ({ warnOn, byOn }: Pick<PromiseBody, 'warnOn' | 'byOn'>): IsoDate => warnOn ?? byOn;
