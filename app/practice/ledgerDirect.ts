import { addDays, type IsoDate } from '../model/dates.ts';
import type { LedgerBody } from '../model/rows/money.ts';
import { workingDayAtOrAfter } from './calendar.ts';
import { between } from './draws.ts';
import { writeEntry } from './entries.ts';
import type { CaseSchedule, PlannedDue } from './ledgerSchedule.ts';
import type { CasePlan, Making } from './making.ts';

/** The day `count` working days after `on`, weekends left out. */
function workingDaysAfter(on: IsoDate, count: number): IsoDate {
  let day = on;
  for (let left = count; left > 0; left -= 1) day = workingDayAtOrAfter(addDays(day, 1));
  return day;
}

/** What the parents told of Direct Pay payments that did not come, came short or came late. Most of it is never told. */
export function makeDirect(m: Making, each: CasePlan, { settled }: CaseSchedule): void {
  const random = m.random('money', each.number);
  const kind = m.draws.direct(random);
  const isTold = random.chance(m.parameters.payment.directTold);
  const add = (line: Omit<LedgerBody, 'caseId' | 'bucket' | 'method'>): void => m.put('ledger', m.id('l'), { caseId: each.id, bucket: 'direct', method: null, ...line });
  const unpaid = ({ scheduleId, due }: PlannedDue, pence: number, on: IsoDate): void => {
    add({ on, type: 'directPayUnpaid', pence, period: { from: due.from, until: due.until }, dueOn: due.on, ref: { kind: 'schedule', id: scheduleId } });
    writeEntry(m, each, 'payment.directMissed', { on, at: random.int(545, 1010), by: m.staff.caseworkers[0] ?? 'system', about: 'receivingParent', facts: { pence } });
  };
  const owing = settled.filter(({ due }) => due.maintenance > 0);
  const fixed = m.story !== null && m.story.at === each.number ? m.story.directLate : undefined;
  if (fixed !== undefined) {
    const over = owing.filter(({ due }) => workingDaysAfter(due.on, Math.max(...fixed)) <= m.day(-1)).slice(-fixed.length);
    for (const [index, planned] of over.entries()) {
      unpaid(planned, planned.due.maintenance, addDays(planned.due.on, 1));
      const on = workingDaysAfter(planned.due.on, fixed.at(index - over.length) ?? 0);
      add({ on, type: 'directPayPayment', pence: 0 - planned.due.maintenance, dueOn: planned.due.on, ref: { kind: 'schedule', id: planned.scheduleId } });
    }
    return;
  }
  if (!isTold || kind === 'full') return;
  for (const planned of owing.slice(kind === 'nothing' ? -2 : -1)) {
    const { due } = planned;
    unpaid(planned, kind === 'short' ? Math.round(due.maintenance * between(random, 0.2, 0.7)) : due.maintenance, addDays(due.on, random.int(2, 3)));
    const on = workingDaysAfter(due.on, random.int(4, 7));
    if (kind === 'late' && on <= m.day(-1)) add({ on, type: 'directPayPayment', pence: 0 - due.maintenance, dueOn: due.on, ref: { kind: 'schedule', id: planned.scheduleId } });
  }
}
