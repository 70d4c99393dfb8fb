import * as z from 'zod';
import { gatesInTheWay, handToPerson, leftToPerson } from '../changes/byItself.ts';
import { caseFactsFrom, type CaseFacts } from '../changes/caseFacts.ts';
import { changeRules } from '../changes/rules/index.ts';
import { reporterOf } from '../changes/reporting.ts';
import { DecideAs, Reporter } from '../contract/change.ts';
import { IsoDate } from '../model/dates.ts';
import { Id } from '../model/ids.ts';
import { PartyRole } from '../model/roles.ts';
import type { Row } from '../model/rows/index.ts';
import { ChangeType } from '../model/rows/work.ts';
import { fail, type Result } from '../result.ts';
import { loadedSource } from './loadedSource.ts';
import { operation, row, rowsOf, worksFor } from './operation.ts';
import { refuseFinished } from './taskFacts.ts';

/** Everything a rule about a change may look at. */
export const changeReads = (caseId: string) => ({
  case: row('case', caseId),
  cases: rowsOf('case'),
  persons: rowsOf('person'),
  contacts: rowsOf('contact'),
  safety: rowsOf('safety'),
  children: rowsOf('child'),
  care: rowsOf('care'),
  incomes: rowsOf('income'),
  benefits: rowsOf('benefit'),
  decisions: rowsOf('decision'),
  changes: rowsOf('change'),
  evidence: rowsOf('evidence'),
  requests: rowsOf('request'),
  tasks: rowsOf('task'),
  promises: rowsOf('promise'),
  ledger: rowsOf('ledger'),
  schedules: rowsOf('schedule'),
  challenges: rowsOf('challenge'),
  representatives: rowsOf('representative'),
  accounts: rowsOf('account'),
  signIns: rowsOf('signIn'),
});
export type ChangeReads = ReturnType<typeof changeReads>;

/** What the types that decide no liability rest on. A payment that comes in is no clash. */
const restsOnRecord: Readonly<Partial<Record<ChangeType, readonly (keyof ChangeReads)[]>>> = {
  C15: ['decisions', 'safety'], C16: ['decisions', 'safety'], C17: ['safety'], C18: ['decisions'], C19: ['accounts'], C20: ['accounts', 'safety'], C21: [], C22: ['contacts'], C23: ['persons', 'safety'], C24: ['contacts', 'safety'],
  C25: ['contacts', 'safety'], C26: ['contacts', 'persons', 'safety'], C27: ['representatives', 'safety'], C28: ['signIns', 'safety'],
};
/** An amount rests on these; a record change only on the contact and on who must be kept safe. */
export const restsOnFor = (type: ChangeType): readonly (keyof ChangeReads)[] =>
  restsOnRecord[type] ?? ['incomes', 'benefits', 'children', 'care', 'decisions'];

export const factsOf = (rows: Readonly<Record<string, Row | readonly Row[] | null>>, caseId: string): CaseFacts | null =>
  caseFactsFrom(loadedSource(Object.values(rows).flatMap((held) => (Array.isArray(held) ? (held as readonly Row[]) : []))), caseId);

/** Refuses a work item that is not this case's, or is finished. Null when there is none, or it is open. */
export function refuseTaskOf(facts: CaseFacts, taskId: string | null): Result<never> | null {
  if (taskId === null) return null;
  const task = facts.tasks.find((held) => held.id === taskId && held.body.caseId === facts.case.id);
  return task === undefined ? fail('ROW_NOT_FOUND', { fields: ['task'] }) : refuseFinished(task.body);
}

/** A form's answers are short words, dates, amounts and address lines; nothing else is kept or sent. */
const FORM_FIELDS = 40;
const FORM_CHARACTERS = 8_000;
const Fields = z
  .record(z.string().max(40), z.json())
  .refine((fields) => Object.keys(fields).length <= FORM_FIELDS && JSON.stringify(fields).length <= FORM_CHARACTERS);

/** Records a reported change and does what its rule says: decides, applies, asks for proof, refuses, or hands over. */
export const changeRecord = operation({
  kind: 'change.record',
  version: 1,
  offlineOk: true,
  input: z.strictObject({
    caseId: Id,
    type: ChangeType,
    subject: PartyRole,
    reportedOn: IsoDate,
    fields: Fields,
    evidence: z.enum(['none', 'seen']),
    taskId: Id.nullable(),
    /** The amount on the screen when the person confirmed: recording another one is refused. */
    expectWeekly: z.int().nullable(),
    /** Who told us; null: as the work item says. */
    reportedBy: Reporter.nullable().default(null),
    /** A person's own decision, with the reason where they go another way than the rule. */
    decide: DecideAs.nullable().default(null),
  }),
  reads: ({ caseId }) => changeReads(caseId),
  restsOn: ({ type }) => restsOnFor(type),
  may: (actor, rows) => worksFor(actor, rows.case.body.ownerTeamId),
  decide: (rows, input, call) => {
    const rule = changeRules.get(input.type);
    const entry = call.catalogues.changes.entries.get(input.type);
    if (rule === undefined || entry === undefined || !entry.enabled || !entry.subjects.includes(input.subject)) return fail('CHANGE_NOT_OFFERED');
    const facts = factsOf(rows, input.caseId);
    if (facts === null) return fail('CASE_NOT_FOUND');
    if (input.reportedOn > call.today || input.reportedOn < facts.case.body.openedOn) return fail('DATE_IMPOSSIBLE', { fields: ['reportedOn'] });
    const off = refuseTaskOf(facts, input.taskId);
    if (off !== null) return off;
    // A choice is a person's. The authority has none to make.
    const own = call.actor.role === 'system';
    const change = { entry, facts, subject: input.subject, reportedOn: input.reportedOn, fields: input.fields, evidence: input.evidence, today: call.today, catalogues: call.catalogues, taskId: input.taskId, reportedBy: input.reportedBy ?? reporterOf(facts, entry, input.subject, input.taskId), decide: own ? null : input.decide };
    const preview = rule.preview(change);
    if (input.expectWeekly !== null && preview.after?.weekly !== input.expectWeekly) return fail('FIGURE_CHANGED');
    // A person may decide past a gate, and says why. The authority by itself may not.
    const byItself = own && preview.problems.length === 0 && preview.needs.length === 0;
    return byItself && (gatesInTheWay(preview).length > 0 || leftToPerson(preview)) ? handToPerson(change, preview, call) : rule.record(change, call, null);
  },
});
