import { addDays, type IsoDate, weekday } from '../model/calendar.ts';

/** Working days in England and Wales: not weekends, not bank holidays. */
export interface WorkingDays {
  isWorkingDay(on: IsoDate): boolean;
  /** The day `count` working days after `on`; `on` itself is not counted. With 0, `on` or the next working day. */
  after(on: IsoDate, count: number): IsoDate;
  /** How many working days follow `from` up to and with `to`. 0 when `to` is not later. */
  between(from: IsoDate, to: IsoDate): number;
  /** Whether the bank holidays of both years are held. Where they are not, only weekends are left out. */
  isKnown(from: IsoDate, to: IsoDate): boolean;
}

/** `years` are those whose bank holidays are complete; `holidays` all of their days. */
export function createWorkingDays(holidays: readonly IsoDate[], years: readonly number[]): WorkingDays {
  const closed = new Set(holidays);
  const held = new Set(years);
  const isWorkingDay = (on: IsoDate): boolean => {
    const day = weekday(on);
    return day !== 0 && day !== 6 && !closed.has(on);
  };
  return {
    isWorkingDay,
    after(on, count) {
      let day = on;
      for (let left = count; left > 0 || !isWorkingDay(day); ) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) left -= 1;
      }
      return day;
    },
    between(from, to) {
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
      return count;
    },
    isKnown(from, to) {
      for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) if (!held.has(year)) return false;
      return true;
    },
  };
}
