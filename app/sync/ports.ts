import type { Instant } from '../model/dates.ts';

/** The moment it is, for whichever side asks. */
export interface Clock {
  now(): Instant;
}
/** SHA-256 of UTF-8 text as 64 hex digits. A port, because the rulebook has no cryptography of its own. */
export type Sha256 = (text: string) => string;
