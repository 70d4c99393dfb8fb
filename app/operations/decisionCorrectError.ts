import * as z from 'zod';
import { Corrections, workOutCorrection } from '../challenge/correction.ts';
import { isDifferent, revisionRows } from '../challenge/revisionRows.ts';
import { noticeOn, timeLimit } from '../challenge/timeLimit.ts';
import { periodOn } from '../changes/engine/periods.ts';
import { Id } from '../model/ids.ts';
import { partyRoles } from '../model/roles.ts';
import { fail } from '../result.ts';
import { challengeReads, decisionOf } from './challengeReads.ts';
import { apply, operation, worksFor } from './operation.ts';

/** What went wrong, by code. */
export const errorKinds = ['wrongFigure', 'wrongDate', 'childMissed', 'nightsMissed', 'duplicate'] as const;

/**
 * Puts one accidental mistake in a decision right without a reconsideration (service notes §2). Allowed while the time
 * to challenge runs for either parent, and by a second person: nobody corrects their own decision. Where a parent has
 * asked for it to be looked at again, that is decided instead.
 */
export const decisionCorrectError = operation({
  kind: 'decision.correctError',
  version: 1,
  offlineOk: true,
  input: z.strictObject({ caseId: Id, decisionId: Id, wrong: z.enum(errorKinds), corrections: Corrections, because: z.string().trim().min(3).max(400), expectWeekly: z.int().nullable() }),
  reads: ({ caseId }) => challengeReads(caseId),
  restsOn: () => ['decisions', 'challenges', 'incomes', 'care', 'children'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, decisionId, corrections, because, expectWeekly }, call) => {
    const found = decisionOf(rows, caseId, decisionId);
    if (!found.ok) return found;
    const { facts, decision } = found.value;
    if (decision.body.by === call.actor.id) return fail('OWN_DECISION');
    if (decision.body.replacedBy !== undefined) return fail('DECISION_REPLACED');
    if (rows.challenges.some(({ body }) => body.decisionId === decisionId && body.state !== 'decided')) return fail('CHALLENGE_OPEN');
    const open = partyRoles.some((role) => timeLimit(noticeOn(decision, role, caseId, rows.messages), call.today, call.catalogues).inTime);
    if (!open) return fail('CORRECTION_LATE');
    const worked = workOutCorrection(facts, decision, corrections, call.catalogues.law);
    if (!worked.ok) return worked;
    if (!isDifferent(worked.value)) return fail('CHANGE_INCOMPLETE', { fields: ['corrections'] });
    const weekly = periodOn(worked.value, call.today)?.cases.find((line) => line.caseId === caseId)?.weekly ?? null;
    if (expectWeekly !== null && weekly !== expectWeekly) return fail('FIGURE_CHANGED');
    return apply(revisionRows(facts, worked.value, { because, templateId: 'decision.corrected', taskId: null }, call).rows);
  },
});
