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
