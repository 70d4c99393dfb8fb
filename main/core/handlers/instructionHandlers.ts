import { previewRun, previewWait } from '../../../app/changes/finishRun.ts';
import type { Handlers, Output } from '../../../app/contract/index.ts';
import { answerStep } from '../../../app/instructions/actions.ts';
import { isOffered } from '../../../app/instructions/catalogue.ts';
import type { Json } from '../../../app/instructions/json.ts';
import { viewRun, type RunView } from '../../../app/instructions/view.ts';
import { formatDate } from '../../../app/model/dates.ts';
import { listOf } from '../../../app/changes/caseFacts.ts';
import { openRun, type OpenRun } from '../../../app/operations/instructionRun.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { openCaseFacts, runRef, sawOf, type OpenCase, type WorkContext } from './workContext.ts';
import { runContext } from '../../../app/changes/runContext.ts';

type InstructionHandlers = Pick<Handlers, 'instruction.suggest' | 'instruction.run' | 'instruction.check' | 'instruction.preview'>;

type HeldRun = Readonly<{ held: OpenCase; row: Row<'run'>; open: OpenRun; view: RunView }>;

function findRun(context: WorkContext, runId: string): Result<HeldRun> {
  const place = context.caseOfRun(runId);
  if (place === null) return fail('RUN_NOT_OPEN');
  const held = openCaseFacts(context, place.caseId);
  if (!held.ok) return held;
  const row = held.value.source.get('run', runId) as Row<'run'> | null;
  if (row === null) return fail('RUN_NOT_OPEN');
  const open = openRun(row.body, held.value.facts, { today: context.today(), catalogues: context.catalogues, viewer: context.actor().id });
  if (open === null) return fail('INSTRUCTION_NOT_FOUND');
  return ok({ held: held.value, row, open, view: viewRun(open.definition, open.state, open.context) });
}

const channelTitles = { sms: 'Text', email: 'Email', letter: 'Letter' } as const;
const roleTitles = { receivingParent: 'receiving parent', payingParent: 'paying parent' } as const;

/** Everything that confirming would do, as lines to read before the one button. */
function writesOf({ view }: HeldRun, change: ReturnType<typeof previewRun>): Output<'instruction.preview'>['writes'] {
  const lines: Output<'instruction.preview'>['writes'] = [];
  for (const draft of view.effects.changes.filter((d) => d.settled)) {
    lines.push({ title: draft.title, detail: draft.fields.map((field) => `${field.label}: ${field.text}`).join('. ').slice(0, 300) });
  }
  if (change?.path === 'decide' && change.effective !== null) lines.push({ title: 'Make the decision', detail: `From ${formatDate(change.effective.on)}. ${change.effective.reason}`.slice(0, 300) });
  if (change?.path === 'refuse') lines.push({ title: 'Record that the amount stays the same', detail: 'The reason and how to challenge it go in the letter.' });
  for (const notice of change?.notices ?? []) lines.push({ title: `Draft: ${channelTitles[notice.channel]} to the ${roleTitles[notice.to]}`, detail: `${notice.title}. You read it before it is queued.` });
  if (view.effects.referral !== null && view.effects.referral.settled) {
    lines.push({ title: view.effects.referral.label, detail: view.effects.referral.carry.map((carried) => `${carried.label}: ${carried.text}`).join('. ').slice(0, 300) });
  }
  if (view.canCommitWait) for (const wait of view.effects.waits) lines.push({ title: wait.title, detail: `Every request leaves now. Due ${formatDate(wait.dueOn)}.` });
  lines.push(
    view.canCommitWait
      ? { title: 'Put this work item to sleep', detail: 'It wakes when the last answer lands.' }
      : { title: 'Finish this work item', detail: 'The record of this run is kept with it.' },
  );
  return lines;
}

/** Suggestions, the engine's view of a run, and what confirming would do. Writing goes through operations. */
export function createInstructionHandlers(context: WorkContext): InstructionHandlers {
  const { catalogues } = context;
  return {
    'instruction.suggest': ({ caseId, taskId, text }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts, source } = held.value;
      const task = facts.tasks.find((t) => t.id === taskId) ?? null;
      const scope = runContext({ facts, task, today: context.today(), catalogues, viewer: context.actor().id });
      const runs = listOf(source, 'run').filter((run) => run.body.caseId === caseId && (run.body.state === 'open' || run.body.state === 'paused'));
      const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
      const items = catalogues.instructions.all.flatMap(({ definition }) => {
        const run = runs.find((r) => r.body.instructionId === definition.id);
        const fits = isOffered(definition, { workCode: task?.body.changeType ?? '', role: 'caseworker', facts: { ...scope.facts } });
        const haystack = [definition.title, ...definition.phrases].join(' ').toLowerCase();
        if (words.length > 0 && !words.every((word) => haystack.includes(word))) return [];
        const rank = run !== undefined ? 0 : fits ? 1 : 2;
        const because = run !== undefined ? 'you have this open' : fits ? 'fits the open work item' : words.length > 0 ? 'matches your words' : 'published';
        return [{ rank, instructionId: definition.id, title: definition.title, minutes: definition.minutes, because, runId: run?.id ?? null }];
      });
      return ok({ items: items.toSorted((a, b) => a.rank - b.rank || (a.title < b.title ? -1 : 1)).map(({ rank: _rank, ...item }) => item) });
    },

    'instruction.run': ({ runId }) => {
      const found = findRun(context, runId);
      if (!found.ok) return found;
      const { held, row, open, view } = found.value;
      return ok({ runId, caseId: held.caseId, clusterId: held.clusterId, title: open.definition.title, state: row.body.state, holder: row.body.holder, tag: row.tag, view });
    },

    'instruction.check': ({ runId, stepId, round, value, reason }) => {
      const found = findRun(context, runId);
      if (!found.ok) return found;
      const { open } = found.value;
      const checked = answerStep(open.definition, open.state, open.context, stepId, value as Json, {
        by: context.actor().id, at: context.now(), ...(round === undefined ? {} : { round }), ...(reason === undefined ? {} : { reason }),
      });
      return ok({ problem: checked.ok ? null : checked.message.slice(0, 200) });
    },

    'instruction.preview': ({ runId }) => {
      const found = findRun(context, runId);
      if (!found.ok) return found;
      const { held, open, view } = found.value;
      const end = { facts: open.facts, task: open.task, runId, state: open.state, view, today: context.today(), catalogues };
      const change = view.canCommitWait ? previewWait(end) : view.canSubmit && view.outcome?.kind !== 'refer' && view.left === null ? previewRun(end) : null;
      return ok({
        ready: view.canSubmit || view.canCommitWait,
        blocked: view.canSubmit || view.canCommitWait ? null : view.submitBlockedBy,
        writes: writesOf(found.value, change),
        change,
        messages: change?.notices ?? [],
        outcome: view.outcome?.title ?? null,
        saw: sawOf(held, ['run', 'incomes', 'benefits', 'children', 'care', 'decisions'], runRef(runId)),
      });
    },
  };
}
