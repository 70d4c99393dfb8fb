import type { SessionStore } from '../app/sessionStore.ts';

/**
 * The services' own time between two answers: practice may run on another day than the computer. Milliseconds since
 * 1970. `computerMs` is the computer's clock.
 */
export function createServiceClock(session: SessionStore, computerMs: () => number): () => number {
  let ahead = 0;
  session.subscribe(({ session: now }, { session: before }) => {
    if (now !== null && now.now !== before?.now) ahead = Date.parse(now.now) - computerMs();
  });
  return () => computerMs() + ahead;
}
