import { addDays, type IsoDate } from '../../model/dates.ts';
import type { Row } from '../../model/rows/index.ts';
import { entry } from '../../operations/entry.ts';
import { childLabels } from '../../work/childLabels.ts';
import { finding, type Finding, type OpensTask, type Writes } from '../engine/finding.ts';
import type { FieldsRead } from '../readFields.ts';
import type { ChangeCase } from '../rule.ts';

type Child = Row<'child'>;

/** Children whom this case's amount is for. */
export const qualifyingHere = ({ facts }: Pick<ChangeCase, 'facts'>): readonly Child[] => facts.children.filter(({ body }) => body.role === 'qualifying' && body.caseId === facts.case.id);

/** `Child A`: how staff name a child of the case without its name. */
export function childLabel(change: Pick<ChangeCase, 'facts'>, childId: string): string {
  const found = childLabels(qualifyingHere(change).map(({ id, body }) => ({ id, bornOn: body.bornOn }))).find(({ child }) => child.id === childId);
  return found === undefined ? 'The child' : `Child ${found.label}`;
}

/** Somebody may now apply: only an application makes a new claim. */
export const applicationTask = ({ catalogues: { changes }, today }: ChangeCase, who: string): OpensTask => ({
  kind: 'newApplication', title: `Application by ${who}`, why: 'Only an application starts a claim of their own. Tell them how.', dueOn: addDays(today, changes.setting('applicationDays', today)), subject: null, effortMinutes: 60,
});

/** The child that a report is about counts no more, by an earlier one: there is nothing left to decide. */
export function gone({ facts }: Pick<ChangeCase, 'facts'>, values: FieldsRead['values']): Finding | null {
  const child = facts.children.find(({ id }) => id === values['child']);
  if (child?.body.role !== 'noLonger') return null;
  return finding({ changedOn: values['changedOn'] as IsoDate, accepts: false, refuse: { code: 'gone', despite: ['G2'] } });
}

export type Leaving = Readonly<{
  /** No child is left whom this case is for. */
  last: boolean;
  /** Why a person decides it then. */
  person: Finding['person'];
  opens: readonly OpensTask[];
  record: Finding['record'];
  writes: Writes;
}>;

/**
 * What a qualifying child who no longer counts leaves behind: the child's row, a line of the story, and, when it was the
 * last one, a case on its way to being closed with somebody to close it. What is owed from before stays owed.
 */
export function childLeaves(change: ChangeCase, childId: string, on: IsoDate | null): Leaving {
  const { facts, today, catalogues: { changes } } = change;
  const children = qualifyingHere(change);
  const child = children.find(({ id }) => id === childId) ?? null;
  const last = child !== null && children.length === 1;
  const closing: OpensTask = {
    kind: 'caseClosure', title: 'Close the case: no child is left', why: 'The last child no longer counts. What is owed stays owed.', dueOn: addDays(today, changes.setting('caseClosureDays', today)), subject: change.subject, effortMinutes: 30,
  };
  return {
    last,
    person: last ? ['No child is left on this case then. A person closes it.'] : [],
    opens: last ? [closing] : [],
    record: [
      { label: 'Children the amount is for', before: String(children.length), after: String(children.length - (child === null ? 0 : 1)), about: null },
      ...(last ? [{ label: 'Case', before: null, after: 'On its way to being closed', about: null }] : []),
    ],
    writes: ({ call }) => child === null ? [] : [
      { kind: 'child', id: child.id, body: { ...child.body, role: 'noLonger' } },
      ...(last ? [{ kind: 'case' as const, id: facts.case.id, body: { ...facts.case.body, status: 'closing' as const } }] : []),
      entry(call, { caseId: facts.case.id, category: 'people', event: 'child.removed', facts: { from: on }, ref: `child/${child.id}` }),
    ],
  };
}

/** An id for a child row that this report adds: the same every time the same facts are looked at, and nobody's name. */
export function newChildId({ facts }: Pick<ChangeCase, 'facts'>): string {
  let number = facts.children.length + 1;
  while (facts.children.some(({ id }) => id === `${facts.case.id}_h${number}`)) number += 1;
  return `${facts.case.id}_h${number}`;
}
