import type { Row } from '../model/rows/index.ts';
import type { ChallengeGround } from '../model/rows/challenges.ts';
import type { ChangeType } from '../model/rows/work.ts';

/** What each change type is about, as far as a decision can be challenged on it. */
const aboutType: Readonly<Partial<Record<ChangeType, ChallengeGround>>> = {
  C01: 'nights', C02: 'nights', C03: 'children', C04: 'otherChildren', C05: 'otherChildren', C06: 'children', C07: 'children', C08: 'children',
  C09: 'income', C10: 'income', C11: 'income', C12: 'income', C13: 'variation', C14: 'variation',
};
export const groundOfType = (type: ChangeType): ChallengeGround | null => aboutType[type] ?? null;

/** The change type to look at a late request as, by what it says is wrong. */
const typeFor: Readonly<Partial<Record<ChallengeGround, ChangeType>>> = { income: 'C09', nights: 'C01', children: 'C06', otherChildren: 'C04', variation: 'C13' };
export const typeOfGround = (grounds: readonly ChallengeGround[]): ChangeType | null => grounds.map((ground) => typeFor[ground] ?? null).find((type) => type !== null) ?? null;

type Change = Row<'change'>;

/** What a decision settled: the matter of its change; the income for a first decision or a review. */
export function matterOf({ body }: Row<'decision'>, changes: readonly Change[]): ChallengeGround | null {
  if (body.reason === 'initial' || body.reason === 'annualReview') return 'income';
  const change = changes.find(({ id }) => id === body.changeId);
  return change === undefined ? null : groundOfType(change.body.type);
}
