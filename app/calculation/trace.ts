import type { Calculation, TraceRole, TraceStep } from './calculation.ts';

/**
 * The lines a reader may see. A receiving parent sees no line about another receiving parent: say which one reads
 * when the calculation has several, or every line about one of them is left out.
 */
export function traceFor(
  { trace, receivingParents }: Pick<Calculation, 'trace' | 'receivingParents'>,
  role: TraceRole,
  receivingParentId?: string,
): readonly TraceStep[] {
  const reader = receivingParentId ?? (receivingParents.length === 1 ? receivingParents[0]?.id : undefined);
  return trace.filter((line) => {
    if (!line.audience.includes(role)) return false;
    return role !== 'receivingParent' || line.receivingParentId === undefined || line.receivingParentId === reader;
  });
}

/**
 * The lines a reader may see as text, one a line: `Weekly amount: £412.00 × 16% = £65.92 [R-BAS, Sch 1 para 2(1)]`.
 * Made from the fields of those lines only.
 */
export const traceText = (
  calculation: Pick<Calculation, 'trace' | 'receivingParents'>,
  role: TraceRole,
  receivingParentId?: string,
): string =>
  traceFor(calculation, role, receivingParentId)
    .map(({ ruleId, title, formula, result, source }) => `${title}: ${formula} = ${result} [${ruleId}, ${source}]`)
    .join('\n');
