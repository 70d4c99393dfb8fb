import type { Output } from '../contract/index.ts';
import { addDays, type IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { Catalogues } from '../operations/operation.ts';
import { evidenceWord } from '../work/evidenceWords.ts';
import type { CaseFacts } from './caseFacts.ts';
import type { ChangeEntry } from './catalogue.ts';
import { changeGroups } from './catalogue.ts';
import { offered } from './offered.ts';
import { reporterOf } from './reporting.ts';
import type { ChangeRule } from './rule.ts';

type Form = Omit<Output<'change.form'>, 'saw'>;
type Place = Readonly<{ facts: CaseFacts; subject: PartyRole; taskId: string | null; today: IsoDate; catalogues: Catalogues }>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The form of one change type, drawn from the catalogue and filled from the case. */
export function changeForm(rule: ChangeRule, entry: ChangeEntry, { facts, subject, taskId, today, catalogues }: Place): Form {
  const task = facts.tasks.find((held) => held.id === taskId);
  const reportedOn = task?.body.receivedOn ?? today;
  const reportedBy = reporterOf(facts, entry, subject, taskId);
  const prefill = rule.prefill({ entry, facts, subject, reportedOn, today, catalogues, taskId, reportedBy });
  return {
    type: entry.id,
    title: entry.title,
    subject,
    intro: entry.intro,
    class: entry.class,
    reporters: [...entry.reporters],
    reportedBy,
    reportedOn,
    instructionId: entry.instruction,
    evidence: {
      accepted: entry.evidence.accepted.map((kind) => ({ kind, label: capital(evidenceWord(kind)) })),
      refused: [...entry.evidence.refused],
    },
    clocks: entry.clocks.map(({ label, setting }) => ({ label, on: addDays(reportedOn, catalogues.changes.setting(setting, reportedOn)) })),
    fields: entry.fields.map((field) => ({
      name: field.name,
      label: field.label,
      hint: field.hint === '' ? null : field.hint,
      type: field.type,
      choices: field.choices.length > 0 ? field.choices.map(({ value, label, description }) => ({ value, label, description: description === '' ? null : description })) : [...offered(facts, subject, field)],
      optional: field.optional,
      least: field.least,
      most: field.most,
      unit: field.unit,
      columns: field.columns.map(({ name, label, type, optional, choices }) => ({ name, label, type, optional, choices: [...choices] })),
      onlyWhen: field.onlyWhen === null ? null : { field: field.onlyWhen.field, oneOf: [...field.onlyWhen.oneOf] },
      section: field.section,
      prefill: prefill[field.name] ?? null,
    })),
  };
}

const unfinished: readonly string[] = ['waiting', 'handedOver'];

/** Every change type that can be told here, in order of precedence. A type that is switched off is named with the reason. */
export function changesOffered(rules: ReadonlyMap<string, ChangeRule>, facts: CaseFacts, catalogues: Catalogues): Output<'change.offered'>['types'] {
  return [...catalogues.changes.entries.values()]
    .filter(({ id }) => rules.has(id))
    .toSorted((a, b) => changeGroups.indexOf(a.group) - changeGroups.indexOf(b.group) || (a.id < b.id ? -1 : 1))
    .map((entry) => ({
      type: entry.id,
      title: entry.title,
      intro: entry.intro,
      subjects: [...entry.subjects],
      class: entry.class,
      group: entry.group,
      words: [...entry.words],
      open: facts.changes.filter(({ body }) => body.caseId === facts.case.id && body.type === entry.id && unfinished.includes(body.state)).length,
      off: entry.enabled ? null : 'This change is switched off for now. Note what the customer says and tell your team leader.',
    }));
}
