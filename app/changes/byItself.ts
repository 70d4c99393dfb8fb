import type { ChangePreview } from '../contract/change.ts';
import { isRealDate } from '../model/dates.ts';
import { entry } from '../operations/entry.ts';
import { apply, type Call, type Effects } from '../operations/operation.ts';
import { putTask } from '../operations/taskFacts.ts';
import type { Result } from '../result.ts';
import { changeOf } from './caseFacts.ts';
import { changeRow } from './changeRow.ts';
import { promised } from './promised.ts';
import type { ChangeCase } from './rule.ts';

/** Ends that a rule may reach. Asking first is not one of them: it decides nothing. */
const ends: readonly ChangePreview['path'][] = ['decide', 'apply', 'refuse', 'handOver'];

/**
 * The gates that keep the authority from ending a report by itself (changes catalogue §1): every gate that failed, or
 * is still awaited. None while the report would only ask for proof.
 */
export const gatesInTheWay = ({ path, gates }: Pick<ChangePreview, 'path' | 'gates'>): ChangePreview['gates'] => (ends.includes(path) ? gates.filter(({ state }) => state !== 'passed') : []);

/** What only a person accepts (class C): extra income and costs, a pension taken off, who cares for a child. */
export const leftToPerson = ({ path, class: of }: Pick<ChangePreview, 'path' | 'class'>): boolean => of === 'C' && (path === 'decide' || path === 'apply');

/** The report as it goes to a person because of a gate: kept with everything collected, its item awake and unclaimed, and nobody written to. */
export function handToPerson(change: ChangeCase, preview: ChangePreview, call: Call): Result<Effects> {
  const { facts, entry: { id: changeType }, subject, taskId } = change;
  const [first] = gatesInTheWay(preview);
  const changeId = changeOf(facts, changeType, taskId)?.id ?? call.newId();
  const fields = Object.fromEntries(change.entry.fields.flatMap(({ name }) => (change.fields[name] === undefined ? [] : [[name, change.fields[name]]])));
  const told = fields['changedOn'];
  const changedOn = typeof told === 'string' && isRealDate(told) ? told : null;
  const task = facts.tasks.find(({ id, body }) => id === taskId && body.state === 'open') ?? null;
  return apply([
    changeRow(change, changeId, { fields, changedOn, state: 'handedOver', effectiveFrom: null, preview, decisionId: null, runId: null }, call),
    entry(call, { caseId: facts.case.id, category: 'decisions', event: 'change.handedOver', about: subject, facts: { changeType }, ref: `change/${changeId}` }),
    ...promised(change, 'handedOver', changeId, call),
    ...(task === null ? [] : [putTask(task.id, { ...task.body, claimedBy: null, claimedAt: null, waiting: [], why: { code: 'failedGate', on: call.today, what: first?.gate ?? null } })]),
  ]);
}
