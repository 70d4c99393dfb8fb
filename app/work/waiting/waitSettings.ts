import type { ChangeCatalogue } from '../../changes/catalogue.ts';
import type { IsoDate } from '../../model/dates.ts';

/** Days between a request and what happens by itself. Dated settings, as they stood when the request left. */
export type WaitSettings = Readonly<{
  /** After it left: the first reminder. */
  remindAfterDays: number;
  /** After it left: a letter, where it went another way. */
  letterAfterDays: number;
  /** After it left: somebody rings, where no letter can follow. */
  phoneAfterDays: number;
  /** After its due day: silence counts. */
  lapseAfterDays: number;
}>;

export const waitSettings = (changes: Pick<ChangeCatalogue, 'setting'>, on: IsoDate): WaitSettings => ({
  remindAfterDays: changes.setting('remindAfterDays', on),
  letterAfterDays: changes.setting('letterAfterDays', on),
  phoneAfterDays: changes.setting('phoneAfterDays', on),
  lapseAfterDays: changes.setting('lapseAfterDays', on),
});
