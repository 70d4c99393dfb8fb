import { newRequestId } from '../../app/act.ts';

let last: Readonly<{ of: string; id: string }> | null = null;

/**
 * The id of an act that a form sends. The same content sent again (a try after a failure) keeps its id, so that it
 * cannot be done twice.
 */
export function requestIdFor(args: unknown): string {
  const of = JSON.stringify(args);
  if (last?.of !== of) last = { of, id: newRequestId() };
  return last.id;
}
