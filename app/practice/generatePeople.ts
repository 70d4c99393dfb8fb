import { createRandom } from './random.ts';
import { customerReference, mobileNumber, nationalInsurance, postcode } from './identifiers.ts';
import { familyName, givenName, streetLine } from './names.ts';
import type { CaseloadParameters } from './parameters.ts';

export type PracticePerson = Readonly<{
  id: string;
  given: string;
  family: string;
  crn: string;
  nino: string;
  reference: string;
  phone: string;
  street: string;
  postcode: string;
}>;

/** Serials of the search bench start after every serial a caseload can use, so that the two can stand side by side. */
const FIRST_SERIAL = 1_000_000;
const PEOPLE_STREAM = 0x9e0b1e;

/**
 * People only, for the search bench: up to a few million, one at a time. Person `n` is the same whatever the count.
 * References run from 10-1000000 upwards, two people to a case, beyond those of any practice caseload.
 */
export function* generatePeople({ count, seed, parameters }: Readonly<{ count: number; seed: number; parameters: CaseloadParameters }>): Iterable<PracticePerson> {
  for (let n = 0; n < count; n += 1) {
    const random = createRandom(seed, PEOPLE_STREAM, n);
    yield {
      id: `x${n}`,
      given: givenName(random, n % 2 === 0),
      family: familyName(random),
      crn: customerReference(FIRST_SERIAL + n, parameters.identifiers),
      nino: nationalInsurance(random, parameters.identifiers),
      reference: `10-${FIRST_SERIAL + Math.floor(n / 2)}`,
      phone: mobileNumber(random, parameters.identifiers),
      street: streetLine(random),
      postcode: postcode(random, parameters.identifiers),
    };
  }
}
