import { useRef } from 'react';
import { newRequestId } from '../../app/act.ts';

/**
 * The id of the act that a form sends. The same content sent again (a try after a failure) keeps its id, so that it
 * cannot be done twice; a form opened again starts with a new one.
 */
export function useRequestId(): (args: unknown) => string {
  const last = useRef<Readonly<{ of: string; id: string }> | null>(null);
  return (args) => {
    const of = JSON.stringify(args);
    if (last.current?.of !== of) last.current = { of, id: newRequestId() };
    return last.current.id;
  };
}
