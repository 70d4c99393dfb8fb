import { listOf } from '../../../app/changes/caseFacts.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import type { DueView } from '../../../app/contract/money.ts';
import { dueStandings, reviewYearStart, type DueStanding } from '../../../app/money/late.ts';
import { amountPeriods, type AmountPeriod, partsBetween } from '../../../app/money/periods.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { sourceOf } from './caseRecords.ts';
import type { QueryContext } from './context.ts';
import { decisionsOf } from './decisions.ts';
import { ledgerOf } from './moneyAccount.ts';

/** `case.schedule`: the versions of a case's schedule, newest first, and how each payment stands today. */
export function createCaseScheduleQuery(context: QueryContext) {
  return ({ caseId }: Input<'case.schedule'>): Result<Output<'case.schedule'>> => {
    const source = sourceOf(context, caseId);
    const held = source === null ? undefined : listOf(source, 'case').find(({ id }) => id === caseId)?.body;
    if (source === null || held === undefined) return fail('CASE_NOT_HELD');
    const today = context.today();
    const schedules = listOf(source, 'schedule').filter(({ body }) => body.caseId === caseId);
    const decisions = decisionsOf(listOf(source, 'decision'), caseId);
    const periods = amountPeriods(decisions, caseId);
    const decisionIds = new Map(decisions.map(({ id, body }) => [body.number, id]));
    const standings = dueStandings({ case: held, schedules, ledger: ledgerOf(source, caseId) }, context.money, today);
    const reviewYearFrom = reviewYearStart(held, today);
    const firstMiss = standings.find(({ counts, due }) => counts && due.on >= reviewYearFrom) ?? null;
    const next = standings.find(({ due }) => due.on >= today) ?? null;
    return ok({
      versions: schedules
        .toSorted((a, b) => b.body.number - a.body.number)
        .slice(0, 30)
        .map(({ id, body: { caseId: _caseId, due: _due, ...body } }) => ({
          scheduleId: id, ...body, due: standings.filter(({ scheduleId }) => scheduleId === id).map((standing) => dueView(standing, periods, decisionIds)),
        })),
      next: next === null ? null : { on: next.due.on, maintenance: next.due.maintenance, fee: next.total - next.due.maintenance, total: next.total },
      reviewYearFrom,
      firstMiss: firstMiss === null ? null : { on: firstMiss.due.on, total: firstMiss.total },
    });
  };
}

function dueView({ due, total, received, state, daysLate, workingDaysLate, counts, evidence }: DueStanding, periods: readonly AmountPeriod[], ids: ReadonlyMap<number, string>): DueView {
  return {
    ...due, total, received, state, daysLate, workingDaysLate, counts, evidence: evidence.slice(0, 40),
    parts: partsBetween(periods, due.from, due.until)
      .slice(0, 40)
      .map(({ number, ...part }) => ({ ...part, decisionId: ids.get(number) ?? null })),
  };
}
