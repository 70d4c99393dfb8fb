import * as z from 'zod';

/** Row, cluster and operation ids are opaque text; people see a case's `reference`, for example 10-0042. */
export const Id = z.string().min(1).max(64).regex(/^[A-Za-z0-9:_-]+$/);
export type Id = string;

/** The unit that is owned, synced, versioned and decided as one: all cases joined through shared parents. */
export const ClusterId = Id.brand<'ClusterId'>();
export type ClusterId = z.output<typeof ClusterId>;

/** Staff are known by a code such as CW-07; parents' names never stand where a code would do. */
export const UserId = z.string().min(2).max(24).regex(/^[A-Z]{2,4}-\d{2,4}$/);
export type UserId = string;
export const TeamId = z.string().min(2).max(32).regex(/^team-\d{1,4}$/);
export type TeamId = string;
/** Who did something: a person's code, or a named machine. */
export const Author = z.string().min(2).max(32).regex(/^([A-Z]{2,4}-\d{2,4}|system|hmrc|dwp|childBenefit|employer|bank|customer|notify)$/);
export type Author = string;

/**
 * Ids for the rows that an operation creates. Derived from the operation's own id, so that the desktop's
 * overlay, a replay and the authority all give the same row the same id.
 */
export function createIdSource(opId: string): () => string {
  let next = 0;
  return () => `${opId}.${(++next).toString(36)}`.replace('.', '_');
}
