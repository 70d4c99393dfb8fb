import * as z from 'zod';
import { lookTogether, recordTogether, weeklyThen } from '../changes/engine/together.ts';
import { changeRules } from '../changes/rules/index.ts';
import { Id } from '../model/ids.ts';
import { fail } from '../result.ts';
import { changeReads, factsOf } from './changeRecord.ts';
import { operation, worksFor } from './operation.ts';

/** What reports decided together rest on: the facts of every amount, their proof, and the reports themselves. */
export const togetherRestsOn = ['incomes', 'benefits', 'children', 'care', 'decisions', 'changes', 'evidence', 'requests'] as const;

/** Decides several unfinished reports in one sitting: each date's amount is worked out once. */
export const changeDecideTogether = operation({
  kind: 'change.decideTogether',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    changeIds: z.array(Id).min(1).max(8),
    /** The amount on the screen when the person confirmed: deciding another one is refused. */
    expectWeekly: z.int().nullable(),
  }),
  reads: ({ caseId }) => changeReads(caseId),
  restsOn: () => togetherRestsOn,
  // Reports are put together by a person, who sees what each comes to.
  may: (actor, rows) => actor.role !== 'system' && worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, changeIds, expectWeekly }, call) => {
    const facts = factsOf(rows, caseId);
    if (facts === null) return fail('CASE_NOT_FOUND');
    const together = lookTogether(facts, changeIds, changeRules, call);
    if (!together.ok) return together;
    if (expectWeekly !== null && weeklyThen(facts, together.value.worked, call.today) !== expectWeekly) return fail('FIGURE_CHANGED');
    return recordTogether(facts, together.value, call);
  },
});
