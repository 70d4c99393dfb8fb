import type { IsoDate } from '../model/dates.ts';
import type { RunContext } from './context.ts';
import type { MessageRole } from './format.ts';
import { evaluateIn } from './frame.ts';
import { isObject, type Json } from './json.ts';
import type { Visit } from './visit.ts';
import type { Walk } from './walk.ts';
import { formatPath, formatPlain, labelOf } from './words.ts';

type At = Readonly<{
  /** The visit it comes from. */
  key: string;
  /** False while the step is still ahead: what would happen on the likely path. */
  settled: boolean;
}>;
export type DraftField = Readonly<{ field: string; label: string; value: Json; text: string }>;
export type ChangeDraft = At & Readonly<{ title: string; fields: readonly DraftField[]; open: string | null }>;
export type MessageDraft = At & Readonly<{ role: MessageRole; template: string; label: string }>;
/** Proof that is asked for. Which requests leave, and to whom, is for the change catalogue. */
export type ProofRequest = At & Readonly<{ anyOf: readonly Readonly<{ id: string; label: string }>[] }>;
export type WaitEffect = At &
  Readonly<{ title: string; startsOn: IsoDate; dueOn: IsoDate; days: number; working: boolean; committed: boolean }>;
export type Referral = At &
  Readonly<{
    team: string;
    label: string;
    urgent: boolean;
    carry: readonly Readonly<{ path: string; label: string; value: Json; text: string }>[];
  }>;
/** Work that the run leaves for somebody: looking again when a wait is due, and taking up a referral. */
export type TaskEffect = At & Readonly<{ title: string; dueOn: IsoDate | null; team: string | null; urgent: boolean }>;
export type Effects = Readonly<{
  changes: readonly ChangeDraft[];
  messages: readonly MessageDraft[];
  requests: readonly ProofRequest[];
  waits: readonly WaitEffect[];
  referral: Referral | null;
  tasks: readonly TaskEffect[];
}>;

/** Everything the run will do, along the settled path and then the likely one. Nothing here has been done yet. */
export function effectsOf({ visits }: Walk, context: RunContext): Effects {
  const active = visits.filter(({ deviation }) => deviation === null);
  const waits = active.flatMap((visit) => waitEffect(visit));
  const referral = active.map((visit) => referralOf(visit, context)).find((found) => found !== null) ?? null;
  const due = waits.filter(({ key }) => active.find((visit) => visit.key === key)?.state !== 'resolved');
  return {
    changes: active.flatMap((visit) => changeDraft(visit, context)),
    messages: active.flatMap((visit) => messageDrafts(visit, context)),
    requests: active.flatMap((visit) => requestOf(visit, context)),
    waits,
    referral,
    tasks: [
      ...due.map(({ key, settled, title, dueOn }) => ({ key, settled, title, dueOn, team: null, urgent: false })),
      ...(referral === null
        ? []
        : [
            {
              key: referral.key,
              settled: referral.settled,
              title: referral.label,
              dueOn: null,
              team: referral.team,
              urgent: referral.urgent,
            },
          ]),
    ],
  };
}

const at = ({ key, ahead, state }: Visit): At => ({ key, settled: !ahead && state === 'resolved' });

function changeDraft(visit: Visit, context: RunContext): ChangeDraft[] {
  const { step, frame, needs } = visit;
  if (step.kind !== 'change') return [];
  const fields = Object.entries(step.fields).map(([field, expression]) => {
    const result = needs.length > 0 ? null : evaluateIn(expression, frame, context);
    const value = result?.ok === true ? result.value : null;
    const path = expression.code.op === 'path' ? expression.code.parts.join('.') : null;
    return {
      field,
      label: labelOf(field, context),
      value,
      text: path === null || value === null ? formatPlain(value) : formatPath(path, frame, context),
    };
  });
  return [{ ...at(visit), title: step.title, fields, open: step.open }];
}

function messageDrafts(visit: Visit, context: RunContext): MessageDraft[] {
  const { step, frame } = visit;
  if (step.kind === 'message') {
    return Object.entries(step.send).map(([role, template]) => ({
      ...at(visit),
      role: role as MessageRole,
      template,
      label: labelOf(template, context),
    }));
  }
  const asks =
    step.kind === 'wait' && step.message !== null && visit.edge !== null ? true : visit.wait !== null && !visit.ahead;
  if (step.kind !== 'wait' || step.message === null || !asks || isSpent(visit)) return [];
  return [
    {
      ...at(visit),
      settled: visit.wait?.committed === true,
      role: frame.definition.party,
      template: step.message,
      label: labelOf(step.message, context),
    },
  ];
}

function requestOf(visit: Visit, context: RunContext): ProofRequest[] {
  const { step, value } = visit;
  if (step.kind !== 'evidence' || visit.state !== 'resolved' || !isObject(value) || value['outcome'] !== 'waiting')
    return [];
  return [{ ...at(visit), anyOf: step.anyOf.map((id) => ({ id, label: labelOf(id, context, `${step.id}.${id}`) })) }];
}

function waitEffect(visit: Visit): WaitEffect[] {
  const { step, wait } = visit;
  if (step.kind !== 'wait' || wait === null || visit.ahead || isSpent(visit)) return [];
  return [{ ...at(visit), title: step.title, ...wait, days: step.days, working: step.working }];
}
/** A round above those allowed is no wait at all: it ends at once. */
const isSpent = ({ step, round }: Visit): boolean => step.kind === 'wait' && round >= (step.rounds ?? 1);

function referralOf(visit: Visit, context: RunContext): Referral | null {
  const { step, frame } = visit;
  if (step.kind !== 'refer') return null;
  const carry = step.carry.map((expression) => {
    const result = evaluateIn(expression, frame, context);
    const value = result.ok ? result.value : null;
    const path = expression.refs[0] ?? expression.source;
    const named = frame.definition.steps.find(({ id }) => path === `answers.${id}`);
    return {
      path,
      label: named?.title ?? labelOf(path, context, path),
      value,
      text: value === null ? formatPlain(null) : formatPath(path, frame, context),
    };
  });
  return { ...at(visit), team: step.to, label: labelOf(step.to, context, step.to), urgent: step.urgent, carry };
}
