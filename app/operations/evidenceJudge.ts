import * as z from 'zod';
import { askAgain, canAskAgain } from '../evidence/askAgain.ts';
import { readEvidence } from '../evidence/evidenceRow.ts';
import { refusalOf } from '../evidence/refusals.ts';
import { Id } from '../model/ids.ts';
import { Pence } from '../model/money.ts';
import type { EvidenceBody } from '../model/rows/evidence.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { fail } from '../result.ts';
import { factsOf } from './changeRecord.ts';
import { entry } from './entry.ts';
import { apply, operation, row, rowsOf, worksFor } from './operation.ts';
import { refuseFinished } from './taskFacts.ts';

/**
 * Accepts or refuses a piece of proof. A refused one stays on the case with its files. With `askAgain`, what is missing is
 * asked for again at once, and the item sleeps on it. A judgement can be changed while the item it belongs to is open.
 */
export const evidenceJudge = operation({
  kind: 'evidence.judge',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    evidenceId: Id,
    state: z.enum(['accepted', 'refused']),
    reasonCode: z.string().min(1).max(40).nullable(),
    words: z.string().trim().min(1).max(400).nullable(),
    /** The weekly figure that the proof shows, in pence. */
    weekly: Pence.nullable(),
    askAgain: z.boolean(),
  }),
  reads: ({ evidenceId }) => ({
    proof: row('evidence', evidenceId), cases: rowsOf('case'), persons: rowsOf('person'), contacts: rowsOf('contact'), safety: rowsOf('safety'), children: rowsOf('child'), care: rowsOf('care'),
    incomes: rowsOf('income'), benefits: rowsOf('benefit'), decisions: rowsOf('decision'), changes: rowsOf('change'), evidence: rowsOf('evidence'), requests: rowsOf('request'), tasks: rowsOf('task'),
    promises: rowsOf('promise'),
  }),
  restsOn: () => ['proof'],
  may: (actor, { cases, proof }) => cases.some(({ id, body }) => id === proof.body.caseId && worksFor(actor, body.ownerTeamId)),
  decide: (rows, input, call) => {
    const proof = readEvidence(rows.proof.body);
    const facts = factsOf(rows, proof.caseId);
    if (facts === null) return fail('CASE_NOT_FOUND');
    const task = facts.tasks.find(({ id }) => id === proof.taskId);
    const off = task === undefined ? null : refuseFinished(task.body);
    if (off !== null) return off;
    if (proof.judged !== null && proof.state === input.state && proof.judged.reasonCode === input.reasonCode) return fail('EVIDENCE_JUDGED', { facts: { by: proof.judged.by, on: proof.judged.on } });
    const change = facts.changes.find(({ id }) => id === proof.changeId) ?? null;
    const type = change?.body.type ?? task?.body.changeType ?? null;
    const held = type === null ? null : (call.catalogues.changes.entries.get(type) ?? null);
    const refused = input.state === 'refused';
    const reason = refused && input.reasonCode !== null ? refusalOf(input.reasonCode, proof.kind, held) : null;
    if (refused && (reason === null || (reason.code === 'other' && input.words === null))) return fail('REASON_NEEDED', { fields: [reason === null ? 'reasonCode' : 'words'] });
    if (input.askAgain && (!refused || !canAskAgain(proof.from, task?.body ?? null))) return fail('ANSWER_INVALID', { fields: ['askAgain'] });
    const body: EvidenceBody = {
      ...rows.proof.body,
      state: input.state,
      weekly: refused ? rows.proof.body.weekly : (input.weekly ?? rows.proof.body.weekly),
      judged: { on: call.today, by: call.actor.id, reasonCode: refused ? input.reasonCode : null, words: input.words },
    };
    const about = proof.from === 'payingParent' || proof.from === 'receivingParent' ? proof.from : null;
    const put: RowWrite[] = [
      { kind: 'evidence', id: rows.proof.id, body },
      entry(call, {
        caseId: proof.caseId, category: 'messages', event: refused ? 'evidence.refused' : 'evidence.accepted', about,
        facts: refused ? { what: proof.kind, from: proof.from, why: reason?.code === 'other' ? (input.words ?? '').slice(0, 240) : (reason?.staff ?? '') } : { what: proof.kind, from: proof.from, weekly: body.weekly },
        ref: `evidence/${rows.proof.id}`,
      }),
      ...(input.askAgain ? askAgain({ proof, facts, change, entry: held, taskId: proof.taskId }, call) : []),
    ];
    return apply(put);
  },
});
