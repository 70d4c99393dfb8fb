import * as z from 'zod';
import { Corrections, workOutCorrection } from '../challenge/correction.ts';
import { isDifferent, revisionRows, tellBoth } from '../challenge/revisionRows.ts';
import { periodOn } from '../changes/engine/periods.ts';
import { Id } from '../model/ids.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { keptByTask } from '../promises/promiseRows.ts';
import { fail } from '../result.ts';
import { challengeReads, decisionOf } from './challengeReads.ts';
import { entry } from './entry.ts';
import { apply, operation, row, worksFor } from './operation.ts';
import { finished } from './taskFacts.ts';

const Because = z.string().trim().min(3).max(400);

/**
 * Decides a challenge: the decision stays, or it is revised from its own date with the facts put right. Whoever made the
 * decision does not look at it again. Refuses a change that changes nothing, and an amount that is not the one shown.
 */
export const challengeDecide = operation({
  kind: 'challenge.decide',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    challengeId: Id,
    caseId: Id,
    outcome: z.discriminatedUnion('result', [z.strictObject({ result: z.literal('upheld') }), z.strictObject({ result: z.literal('changed'), corrections: Corrections, expectWeekly: z.int().nullable() })]),
    because: Because,
  }),
  reads: ({ challengeId, caseId }) => ({ challenge: row('challenge', challengeId), ...challengeReads(caseId) }),
  restsOn: () => ['challenge', 'decisions', 'incomes', 'care', 'children'],
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, { caseId, outcome, because }, call) => {
    const { challenge } = rows;
    if (challenge.body.caseId !== caseId) return fail('ROW_NOT_FOUND', { fields: ['challenge'] });
    if (challenge.body.state === 'decided') return fail('CHALLENGE_SETTLED', { facts: { by: challenge.body.decidedBy ?? '', at: challenge.body.decidedAt ?? '' } });
    const found = decisionOf(rows, caseId, challenge.body.decisionId);
    if (!found.ok) return found;
    const { facts, decision } = found.value;
    if (decision.body.by === call.actor.id) return fail('OWN_DECISION');
    if (decision.body.replacedBy !== undefined) return fail('DECISION_REPLACED');
    const { taskId } = challenge.body;
    const task = facts.tasks.find(({ id, body }) => id === taskId && body.state === 'open');
    const settled = (result: 'upheld' | 'changed', resultDecisionId: string | null): readonly RowWrite[] => [
      { kind: 'challenge', id: challenge.id, body: { ...challenge.body, state: 'decided', result, resultDecisionId, because, decidedAt: call.now, decidedBy: call.actor.id } },
      ...(task === undefined ? [] : [finished(task.id, task.body, call.actor.id, call.now)]),
      ...keptByTask(facts.promises, taskId, call),
      entry(call, { caseId, category: 'decisions', event: 'reconsideration.decided', about: challenge.body.askedBy, facts: { number: decision.body.number, outcome: result === 'upheld' ? 'it stays the same' : 'it is changed', because: because.slice(0, 240) }, ref: `challenge/${challenge.id}` }),
    ];
    if (outcome.result === 'upheld') return apply([...settled('upheld', null), ...tellBoth(facts, decision, 'challenge.upheld', taskId, call)]);

    const worked = workOutCorrection(facts, decision, outcome.corrections, call.catalogues.law);
    if (!worked.ok) return worked;
    if (!isDifferent(worked.value)) return fail('CHANGE_INCOMPLETE', { fields: ['corrections'] });
    const weekly = periodOn(worked.value, call.today)?.cases.find((line) => line.caseId === caseId)?.weekly ?? null;
    if (outcome.expectWeekly !== null && weekly !== outcome.expectWeekly) return fail('FIGURE_CHANGED');
    const revised = revisionRows(facts, worked.value, { because, templateId: 'challenge.changed', taskId }, call);
    return apply([...settled('changed', revised.decided[0]?.id ?? null), ...revised.rows]);
  },
});
