/** Letters a person can read over the telephone: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that ties what a person sees to one log entry, for example `INC-7QK2MZ9T`. Eight characters, 40 bits. */
export type Incident = string & { readonly incident: unique symbol };

/** @param random bytes from the platform's generator, at least eight. */
export function newIncident(random: Uint8Array): Incident {
  if (random.length < 8) throw new RangeError('an incident reference needs eight random bytes');
  return `INC-${Array.from(random.subarray(0, 8), (byte) => alphabet[byte & 31]).join('')}` as Incident;
}

export const isIncident = (value: unknown): value is Incident =>
  typeof value === 'string' && /^INC-[0-9A-HJKMNP-TV-Z]{8}$/.test(value);
