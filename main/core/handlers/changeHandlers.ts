import { changeForm, changesOffered } from '../../../app/changes/changeForm.ts';
import { lookTogether, weeklyThen } from '../../../app/changes/engine/together.ts';
import { changeRules } from '../../../app/changes/rules/index.ts';
import { applies } from '../../../app/changes/readFields.ts';
import { reporterOf } from '../../../app/changes/reporting.ts';
import { amountsBefore } from '../../../app/changes/workOut.ts';
import type { ClusterId } from '../../../app/model/ids.ts';
import { togetherRestsOn } from '../../../app/operations/changeDecideTogether.ts';
import type { Handlers } from '../../../app/contract/index.ts';
import { restsOnFor } from '../../../app/operations/changeRecord.ts';
import { fail, ok } from '../../../app/result.ts';
import { openCaseFacts, sawOf, type WorkContext } from './workContext.ts';

type ChangeHandlers = Pick<Handlers, 'change.form' | 'change.offered' | 'change.preview' | 'change.together'>;

/** Forms drawn from the catalogue and filled from the case; live previews. Nothing here writes. */
export function createChangeHandlers(context: WorkContext): ChangeHandlers {
  const { catalogues } = context;
  return {
    'change.offered': ({ caseId }) => {
      const held = openCaseFacts(context, caseId);
      return held.ok ? ok({ types: changesOffered(changeRules, held.value.facts, catalogues) }) : held;
    },

    'change.form': ({ caseId, type, subject, taskId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const entry = catalogues.changes.entries.get(type);
      const rule = changeRules.get(type);
      if (entry === undefined || rule === undefined || !entry.enabled || !entry.subjects.includes(subject)) return fail('CHANGE_NOT_OFFERED');
      const form = changeForm(rule, entry, { facts: held.value.facts, subject, taskId, today: context.today(), catalogues });
      return ok({ ...form, saw: sawOf(held.value, restsOnFor(type)) });
    },

    'change.preview': ({ caseId, type, subject, reportedOn, fields, evidence, taskId, reportedBy, decide }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts } = held.value;
      const entry = catalogues.changes.entries.get(type);
      const rule = changeRules.get(type);
      if (entry === undefined || rule === undefined) return fail('CHANGE_NOT_OFFERED');
      // Answers to questions that no longer apply are kept by the form and left out here.
      const asked = Object.fromEntries(entry.fields.filter((field) => applies(field, fields)).map((field) => [field.name, fields[field.name]]));
      return ok(rule.preview({
        entry, facts, subject, reportedOn, fields: asked, evidence, today: context.today(), catalogues, taskId, reportedBy: reportedBy ?? reporterOf(facts, entry, subject, taskId), decide,
      }));
    },

    'change.together': ({ caseId, changeIds }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts, clusterId } = held.value;
      let ids = 0;
      // Ids here name nothing that is kept: a preview writes no row.
      const call = { actor: context.actor(), opId: 'preview', clusterId: clusterId as ClusterId, now: context.now(), today: context.today(), newId: () => `preview-${(ids += 1)}`, catalogues };
      const together = lookTogether(facts, changeIds, changeRules, call);
      if (!together.ok) return together;
      const { reports, worked, notices, blocked } = together.value;
      const weeklyIn = (cases: readonly Readonly<{ caseId: string; weekly: number }>[]): number | null => cases.find((line) => line.caseId === caseId)?.weekly ?? null;
      return ok({
        reports: reports.map(({ row, title, path, effectiveOn, words, ready }) => ({ changeId: row.id, taskId: row.body.taskId, type: row.body.type, title, subject: row.body.subject, reportedOn: row.body.reportedOn, effectiveOn, path, words, can: ready !== null })),
        periods: (worked?.periods ?? []).slice(-40).map(({ from, until, base, cases }) => ({ from, until, before: weeklyIn(base.body.cases), after: weeklyIn(cases) ?? 0 })),
        before: amountsBefore(facts, context.today())?.weekly ?? null,
        after: worked === null ? null : weeklyThen(facts, worked, context.today()),
        notices: notices.slice(0, 24),
        blocked,
        saw: sawOf(held.value, togetherRestsOn),
      });
    },
  };
}
