import { type CaseFacts, caseFactsFrom, incomeInUse, listOf, personOf } from '../../../app/changes/caseFacts.ts';
import { resultSoFar, type ResultSoFar } from '../../../app/changes/resultSoFar.ts';
import { changeRules } from '../../../app/changes/rules/index.ts';
import type { QueueRow } from '../../../app/contract/shapes.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import { partyRoles } from '../../../app/model/roles.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { initialsOf } from '../../../app/work/initials.ts';
import { nextStep } from '../../../app/work/nextStep.ts';
import { previewFacts } from '../../../app/work/previewFacts.ts';
import { compareText } from '../../../app/work/queueOrder.ts';
import type { QueryContext } from './context.ts';
import { currentDecision } from './decisions.ts';
import { repositoriesOf } from './repositories.ts';

const NOTES = 3;
const PROMISES = 5;
const incomeChanges = ['C09', 'C10', 'C11', 'C12', 'C13'];

/** `queue.preview`: what an item rests on. Refuses a task or case that is not held. Changes nothing. */
export function createQueuePreviewQuery(context: QueryContext) {
  const { queue, cases } = repositoriesOf(context.db);
  return ({ taskId }: Input<'queue.preview'>): Result<Output<'queue.preview'>> => {
    const row = queue.rows([taskId])[0];
    if (row === undefined) return fail('ROW_NOT_FOUND', { fields: ['task'] });
    const source = context.rows(row.clusterId);
    const facts = caseFactsFrom(source, row.caseId);
    const task = facts?.tasks.find(({ id }) => id === taskId);
    if (facts === null || task === undefined) return fail('CASE_NOT_HELD');

    const notes = listOf(source, 'note').filter(({ body }) => body.caseId === row.caseId).toSorted((a, b) => compareText(b.body.at, a.body.at) || compareText(b.id, a.id));
    const run = listOf(source, 'run').find(({ body }) => body.taskId === taskId && (body.state === 'open' || body.state === 'paused'));
    const change = facts.changes.find(({ body }) => body.taskId === taskId) ?? null;
    const ofTask = (body: Readonly<{ taskId: string | null; changeId?: string | null }>): boolean =>
      body.taskId === taskId || (change !== null && body.changeId === change.id);
    const requests = listOf(source, 'request').filter(({ body }) => ofTask(body)).map(({ body }) => body).toSorted((a, b) => compareText(a.sentAt, b.sentAt));
    const evidence = facts.evidence.filter(({ body }) => ofTask(body)).map(({ body }) => body);
    const proved = evidence.findLast((each) => each.state !== 'refused' && each.weekly !== null)?.weekly ?? requests.findLast((each) => each.state === 'answered' && each.weekly !== null)?.weekly ?? null;
    const result = reportSoFar(context, facts, row, proved);
    const aboutIncome = row.changeType !== null && incomeChanges.includes(row.changeType);
    return ok({
      row,
      parties: partyRoles.flatMap((role) => {
        const person = personOf(facts, role);
        return person === null ? [] : [{ role, initials: initialsOf(person.body.given, person.body.family) }];
      }),
      children: facts.children.filter(({ body }) => body.role === 'qualifying' && body.caseId === row.caseId).length,
      service: facts.case.body.service,
      nextStep: nextStep(task.body, run === undefined ? null : { title: context.titles.instruction(run.body.instructionId) ?? 'begun earlier', holder: run.body.holder }),
      facts: [
        ...previewFacts({
          income: aboutIncome ? (incomeInUse(facts)?.body ?? null) : null,
          requests,
          evidence,
          result,
        }),
      ],
      decisionId: currentDecision(facts.decisions, row.caseId)?.id ?? null,
      working: result === null ? [] : result.lines.slice(0, 60),
      promises: cases.openPromises(row.clusterId, row.caseId, PROMISES),
      notes: notes.slice(0, NOTES).map(({ body }) => ({ at: body.at, by: body.by, text: body.text })),
      noteCount: notes.length,
      opens: { changeType: row.kind === 'change' ? row.changeType : null, instructionId: context.instructionFor(row) },
    });
  };
}

/** What an open report comes to by its rule, on what the case holds now. Null for other work. */
function reportSoFar(context: QueryContext, facts: CaseFacts, { taskId, kind, changeType, subject, state }: QueueRow, proved: number | null): ResultSoFar | null {
  if (kind !== 'change' || changeType === null || subject === null || state !== 'open') return null;
  const rule = changeRules.get(changeType);
  const entry = context.catalogues.changes.entries.get(changeType);
  return rule === undefined || entry === undefined ? null : resultSoFar(rule, entry, { facts, subject, taskId, today: context.today(), catalogues: context.catalogues, proved });
}
