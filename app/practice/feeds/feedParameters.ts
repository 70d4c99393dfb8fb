import * as z from 'zod';
import { parse } from 'yaml';
import { fail, ok, type Result } from '../../result.ts';

const share = z.number().min(0).max(1);
const Delay = z.strictObject({ from: z.int().min(0), to: z.int().min(0), never: share }).refine(({ from, to }) => from <= to);
const Parameters = z.strictObject({
  format: z.literal('practiceFeeds/1'),
  /** Minutes between a request and its answer, by who is asked. Who is not named here never answers. */
  delays: z.strictObject({ hmrc: Delay, dwp: Delay, childBenefit: Delay, bank: Delay, employer: Delay, payingParent: Delay, receivingParent: Delay, court: Delay }),
  truth: z.strictObject({ payAsReported: share, payOffFrom: z.int().min(0), payOffTo: z.int().min(0).max(90), payWobble: z.int().min(0).max(100), agrees: share, accountMatches: share }),
});
export type FeedParameters = z.output<typeof Parameters>;

/** Reads `resources/practice/feeds.yaml`. Refuses with FILE_INVALID, naming the place. */
export function readFeedParameters(text: string): Result<FeedParameters> {
  const parsed = Parameters.safeParse(parse(text));
  return parsed.success ? ok(parsed.data) : fail('FILE_INVALID', { fields: parsed.error.issues.map((issue) => `feeds: ${issue.path.join('.')}`) });
}
