import { changeRules } from '../../../app/changes/rules/index.ts';
import { applies } from '../../../app/changes/readFields.ts';
import type { ChangeCase } from '../../../app/changes/rule.ts';
import type { Handlers, Output } from '../../../app/contract/index.ts';
import { restsOnFor } from '../../../app/operations/changeRecord.ts';
import { fail, ok } from '../../../app/result.ts';
import { openCaseFacts, sawOf, type WorkContext } from './workContext.ts';

type ChangeHandlers = Pick<Handlers, 'change.form' | 'change.offered' | 'change.preview'>;

/** Forms drawn from the catalogue and filled from the case; live previews. Nothing here writes. */
export function createChangeHandlers(context: WorkContext): ChangeHandlers {
  const { catalogues } = context;
  return {
    'change.offered': ({ caseId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const types = [...changeRules.keys()].flatMap((type) => {
        const entry = catalogues.changes.entries.get(type);
        return entry === undefined || !entry.enabled ? [] : [{ type, title: entry.title, subjects: [...entry.subjects] }];
      });
      return ok({ types });
    },

    'change.form': ({ caseId, type, subject, taskId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const entry = catalogues.changes.entries.get(type);
      const rule = changeRules.get(type);
      if (entry === undefined || rule === undefined || !entry.enabled || !entry.subjects.includes(subject)) return fail('CHANGE_NOT_OFFERED');
      const today = context.today();
      const task = held.value.facts.tasks.find((t) => t.id === taskId);
      const reportedOn = task?.body.receivedOn ?? today;
      const prefill = rule.prefill({ entry, facts: held.value.facts, subject, reportedOn, today, catalogues, taskId });
      const fields: Output<'change.form'>['fields'] = entry.fields.map((field) => ({
        name: field.name,
        label: field.label,
        hint: field.hint === '' ? null : field.hint,
        type: field.type,
        choices: field.choices.map((choice) => ({ value: choice.value, label: choice.label, description: choice.description === '' ? null : choice.description })),
        optional: field.optional,
        onlyWhen: field.onlyWhen === null ? null : { field: field.onlyWhen.field, oneOf: [...field.onlyWhen.oneOf] },
        section: field.section,
        prefill: prefill[field.name] ?? null,
      }));
      return ok({ type, title: entry.title, subject, intro: entry.intro, fields, reportedOn, saw: sawOf(held.value, restsOnFor(type)) });
    },

    'change.preview': ({ caseId, type, subject, reportedOn, fields, evidence, taskId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const entry = catalogues.changes.entries.get(type);
      const rule = changeRules.get(type);
      if (entry === undefined || rule === undefined) return fail('CHANGE_NOT_OFFERED');
      // Answers to questions that no longer apply are kept by the form and left out here.
      const asked = Object.fromEntries(entry.fields.filter((field) => applies(field, fields)).map((field) => [field.name, fields[field.name]]));
      const change: ChangeCase = { entry, facts: held.value.facts, subject, reportedOn, fields: asked, evidence, today: context.today(), catalogues, taskId };
      return ok(rule.preview(change));
    },
  };
}
