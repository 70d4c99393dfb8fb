import type { TraceRole, TraceStep } from './calculation.ts';
import type { Param, RowRef } from './law.ts';
import { type RuleId, ruleSources } from './rules.ts';

export const everyone: TraceRole[] = ['staff', 'payingParent', 'receivingParent'];
export const staffAndPayingParent: TraceRole[] = ['staff', 'payingParent'];
export const staffAndReceivingParent: TraceRole[] = ['staff', 'receivingParent'];
export const receivingParentOnly: TraceRole[] = ['receivingParent'];
export const staffOnly: TraceRole[] = ['staff'];

export type StepParts = Readonly<{
  ruleId: RuleId;
  title: string;
  /** What went in, by name, as text. */
  inputs?: Readonly<Record<string, string>>;
  formula: string;
  result: string;
  /** The parameters the step used; nulls are skipped. */
  used?: readonly (Param<unknown> | null)[];
  matters?: boolean;
  audience?: TraceRole[];
  receivingParentId?: string | undefined;
  source?: string;
}>;

/** A trace line. Seen by everyone and making a difference unless it says otherwise. */
export function step(parts: StepParts): TraceStep {
  const rows: RowRef[] = [];
  for (const param of parts.used ?? []) if (param !== null) rows.push(param.ref);
  const line = {
    ruleId: parts.ruleId,
    title: parts.title,
    inputs: parts.inputs ?? {},
    formula: parts.formula,
    result: parts.result,
    source: parts.source ?? ruleSources[parts.ruleId],
    rows,
    matters: parts.matters ?? true,
    audience: parts.audience ?? everyone,
  };
  return parts.receivingParentId === undefined ? line : { ...line, receivingParentId: parts.receivingParentId };
}

/**
 * A line whose detail the receiving parent may not have: staff and the paying parent read `parts`; the receiving
 * parent reads the same title and result with `plain` in place of what would tell more, and no inputs but those in it.
 */
export const guardedSteps = (
  parts: StepParts,
  plain: Readonly<{ formula: string }> & Partial<Pick<StepParts, 'ruleId' | 'inputs' | 'used' | 'source'>>,
): readonly TraceStep[] => [
  step({ ...parts, audience: staffAndPayingParent }),
  step({ ...parts, inputs: {}, ...plain, audience: receivingParentOnly }),
];
