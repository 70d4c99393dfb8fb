import type { CaseloadParameters } from './parameters.ts';
import { PRACTICE_MARKER } from './marker.ts';
import type { Random } from './random.ts';

type Blocks = CaseloadParameters['identifiers'];
const digits = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * A customer reference number of the reserved block, different for every serial below the block's size.
 * Serials are spread over the block by a multiplication that has no common factor with its size.
 */
export function customerReference(serial: number, { customerReferences: { prefix, size, spread } }: Blocks): string {
  if (serial < 0 || serial >= size) throw new RangeError('practice block of customer references is used up');
  // Below 2^53 for every size and spread that the parameters allow.
  return `${prefix}${digits((serial * spread + 1) % size, 12 - prefix.length)}`;
}

/** A National Insurance number that can never be issued: its prefix is not in use. */
export const nationalInsurance = (random: Random, { nationalInsurancePrefix }: Blocks): string =>
  `${nationalInsurancePrefix}${digits(random.int(0, 999_999), 6)}${random.pick(['A', 'B', 'C', 'D'])}`;

/** Numbers kept free for drama by the regulator: nobody can be rung by mistake. */
export const mobileNumber = (random: Random, { mobile }: Blocks): string => `${mobile.prefix}${digits(random.int(mobile.from, mobile.to), mobile.digits)}`;
export const landlineNumber = (random: Random, { landline }: Blocks): string =>
  `${landline.prefix}${digits(random.int(landline.from, landline.to), landline.digits)}`;

/** `arlo.kelarwick-Zzyx.42@example.com`: a domain kept free for examples, the marker, and the person's serial. */
export const emailAddress = (given: string, family: string, serial: number, random: Random, { emailDomains }: Blocks): string =>
  `${given.toLowerCase()}.${family.replace(PRACTICE_MARKER, '').toLowerCase()}${PRACTICE_MARKER}.${serial}@${random.pick(emailDomains)}`;

const letters = ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T', 'U', 'W', 'X', 'Y', 'Z'] as const;
/** `ZZ1 4AB`: no such area exists. */
export const postcode = (random: Random, { postcodeArea }: Blocks): string =>
  `${postcodeArea}${random.int(1, 19)} ${random.int(1, 9)}${random.pick(letters)}${random.pick(letters)}`;
