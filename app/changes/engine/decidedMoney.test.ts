import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, putOf, shippedCatalogues, TODAY, type Cluster } from '../../../tests/fixtures/cluster.ts';
import { clusterFor, report } from '../../../tests/fixtures/reports.ts';
import { addDays } from '../../model/dates.ts';
import { amountPeriods, dueBetween } from '../../money/periods.ts';
import { newSchedule, type ScheduleTerms } from '../../money/schedule.ts';
import type { RowWrite } from '../../model/rows/index.ts';
import { standingDecisions } from './periods.ts';

const terms: Readonly<Record<string, ScheduleTerms>> = {
  case1: { service: 'collectAndPay', method: 'standingOrder', frequency: 'monthly', day: 28 },
  case2: { service: 'directPay', method: null, frequency: 'weekly', day: 5 },
};

/** A paying parent with two receiving parents, each case with a schedule that has run since August. */
function paidFor(nights: readonly number[]): Cluster {
  const cluster = clusterFor('C02', { secondCase: { service: 'directPay' }, nights });
  let ids = 0;
  for (const caseId of [CASE, 'case2']) {
    const made = newSchedule({ caseId, schedules: [], decisions: standingDecisions(cluster.facts()), terms: terms[caseId] ?? terms['case1'] as ScheduleTerms, madeBy: { kind: 'decision', id: 'decision1' }, today: '2026-08-04', settings: shippedCatalogues().money, newId: () => `${caseId}-s${(ids += 1)}` });
    cluster.write(made, 'seed');
  }
  return cluster;
}
const own = Object.fromEntries(['Emergency', 'Daytime', 'Childcare', 'Essentials', 'Medical', 'Activities', 'Support'].map((area) => [`own${area}`, 'more']));
const moved = (cluster: Cluster, changedOn: string, child = 'case1-c1'): readonly RowWrite[] =>
  report(cluster, 'C02', { child, newCarer: 'payingParent', why: 'Moved in.', sixWeeks: 'yes', ...own, changedOn }, { evidence: 'seen', taskId: null }).accept();

/** What has been asked for one case up to the end of its schedule, and what its decisions make due for the same days. */
function asked(cluster: Cluster, put: readonly RowWrite[], caseId: string): Readonly<{ asked: number; due: number; rounded: number }> {
  const schedules = cluster.list('schedule').filter(({ body }) => body.caseId === caseId);
  const due = schedules.flatMap(({ body }) => body.due).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const lines = putOf(put, 'ledger').filter(({ body }) => body.caseId === caseId && (body.bucket === 'maintenance' || body.bucket === 'direct'));
  const until = due.at(-1)?.until ?? TODAY;
  const periods = amountPeriods(standingDecisions(cluster.facts()), caseId);
  return {
    asked: due.reduce((sum, each) => sum + each.maintenance, 0) + lines.reduce((sum, { body }) => sum + body.pence, 0),
    due: dueBetween(periods, '2026-08-04', until).maintenance, rounded: due.length + lines.length,
  };
}

describe('money after a child is taken off from an earlier day', () => {
  it('of two in one case: both cases are adjusted and asked anew, each by its own service', () => {
    const cluster = paidFor([0, 0]);
    // The line is for the whole payment asked for, of which 23 days cost less. £400.00 for three children is £76.00: £50.67 and £25.33. For two, £64.00: £32.00 each.
    const put = moved(cluster, '2026-10-05');
    const lines = putOf(put, 'ledger').map(({ body }) => [body.caseId, body.type, body.bucket, body.pence, body.period?.from, body.period?.until]);
    expect(lines.filter(([caseId]) => caseId === CASE)).toEqual([
      [CASE, 'amountAdjusted', 'maintenance', -61_35, '2026-09-28', '2026-10-27'], [CASE, 'amountAdjusted', 'fees', -12_25, '2026-09-28', '2026-10-27'],
    ]);
    expect(new Set(lines.filter(([caseId]) => caseId === 'case2').map(([, type, bucket, pence]) => `${type} ${bucket} ${Number(pence) > 0}`))).toEqual(new Set(['directPayAdjusted direct true']));
    expect(new Set(putOf(put, 'schedule').map(({ body }) => `${body.caseId} ${body.state}`))).toEqual(new Set([`${CASE} live`, `${CASE} replaced`, 'case2 live', 'case2 replaced']));
  });

  it('the last of one case: nothing more is asked there, what was asked too much is taken back, and the other case rises', () => {
    const cluster = paidFor([0]);
    const put = moved(cluster, '2026-10-05');
    const latest = cluster.list('schedule').filter(({ body }) => body.caseId === CASE).toSorted((a, b) => b.body.number - a.body.number)[0];
    expect(latest?.body.due.every(({ on, maintenance, fee }) => on <= TODAY || maintenance + fee === 0)).toBe(true);
    expect(cluster.get('case', 'case2').status).toBe('live');
    for (const caseId of [CASE, 'case2']) {
      const sums = asked(cluster, put, caseId);
      expect(Math.abs(sums.asked - sums.due)).toBeLessThanOrEqual(sums.rounded);
    }
  });

  it('whatever the day, what is asked for all days is what the decisions make due, to the rounding of each payment', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 106 }), fc.constantFrom([0], [0, 0], [60, 110]), fc.option(fc.integer({ min: 0, max: 106 })), (ago, nights, second) => {
      const cluster = paidFor(nights);
      const put = [...moved(cluster, addDays('2026-08-04', ago)), ...(second === null || nights.length === 1 ? [] : moved(cluster, addDays('2026-08-04', second), 'case1-c2'))];
      for (const caseId of [CASE, 'case2']) {
        const sums = asked(cluster, put, caseId);
        expect(Math.abs(sums.asked - sums.due), `${caseId}: ${sums.asked} asked, ${sums.due} due`).toBeLessThanOrEqual(sums.rounded);
      }
    }), { numRuns: 40 });
  });
});
