import type { ReactNode } from 'react';
import { formatDate, type IsoDate } from '../../app/model/calendar.ts';
import { formatPence, type MoneyPeriod, type Pence } from '../../app/model/pounds.ts';
import { dueWords } from '../words/dueWords.ts';
import { periodWords } from '../words/moneyWords.ts';

/** `£48.00`, or `£48.00 a week` with a period. */
export function Money({ pence, per }: Readonly<{ pence: Pence; per?: MoneyPeriod }>): ReactNode {
  return <span className="cb-figure">{`${formatPence(pence)}${per === undefined ? '' : ` ${periodWords(per)}`}`}</span>;
}

/** `4 June 2026`; with `today`, in due words: `Tomorrow`, `4 June 2026 (2 days)`. */
export function DateText({ on, today }: Readonly<{ on: IsoDate; today?: IsoDate }>): ReactNode {
  return <time dateTime={on}>{today === undefined ? formatDate(on) : dueWords(on, today)}</time>;
}
