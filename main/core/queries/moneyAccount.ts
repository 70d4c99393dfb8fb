import { listOf } from '../../../app/changes/caseFacts.ts';
import type { Input, Output } from '../../../app/contract/index.ts';
import { daysBetween } from '../../../app/model/dates.ts';
import type { Row } from '../../../app/model/rows/index.ts';
import { payingBreakdown, receivingBreakdown } from '../../../app/money/audience.ts';
import { arrearsByCreditor, type Balances, balances } from '../../../app/money/balances.ts';
import { accountBreakdown, reconcile } from '../../../app/money/breakdown.ts';
import type { RowSource } from '../../../app/operations/execute.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { sourceOf } from './caseRecords.ts';
import type { QueryContext } from './context.ts';

export const ledgerOf = (source: RowSource, caseId: string): readonly Row<'ledger'>[] => listOf(source, 'ledger').filter(({ body }) => body.caseId === caseId);

const totalsOf = ({ expected, paid, writtenOff, arrears, overpayments, cash, toPassOn, direct, refunded }: Balances): Output<'case.arrears'>['totals'] => ({
  expected, paid, writtenOff, arrears, overpayments, cash, toPassOn, direct, refunded,
});
type Parts<L> = readonly Readonly<{ opening: number; lines: readonly L[]; closing: number }>[];
const parts = <L, P extends Parts<L>[number]>(list: readonly P[]) => list.map((part) => ({ ...part, lines: [...part.lines] }));

/** More lines than a person can read or a window should hold. */
const MOST_LINES = 2000;

/** `case.account`: the account between two days for one reader. Refuses with INPUT_INVALID days that run backwards or hold too many lines. */
export function createCaseAccountQuery(context: QueryContext) {
  return ({ caseId, from, until, audience }: Input<'case.account'>): Result<Output<'case.account'>> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    if (daysBetween(from, until) < 0) return fail('INPUT_INVALID', { fields: ['until'] });
    const lines = ledgerOf(source, caseId);
    if (lines.filter(({ body }) => body.on >= from && body.on <= until).length > MOST_LINES / 2) return fail('INPUT_INVALID', { fields: ['from'] });
    if (audience === 'receivingParent') {
      const { accounts, ...rest } = receivingBreakdown(lines, from, until);
      return ok({ audience, ...rest, accounts: parts(accounts) });
    }
    const whole = accountBreakdown(lines, from, until);
    if (audience === 'payingParent') {
      const { accounts, ...rest } = payingBreakdown(whole);
      return ok({ audience, ...rest, accounts: parts(accounts) });
    }
    return ok({ audience, from, until, accounts: parts(whole.accounts), totals: totalsOf(whole.closing), differences: reconcile(whole, lines).slice(0, 40) });
  };
}

/** `case.arrears`: what the paying parent owes each creditor today, over all of their cases; balances of this one. */
export function createCaseArrearsQuery(context: QueryContext) {
  return ({ caseId }: Input<'case.arrears'>): Result<Output<'case.arrears'>> => {
    const source = sourceOf(context, caseId);
    if (source === null) return fail('CASE_NOT_HELD');
    const cases = listOf(source, 'case');
    const payer = cases.find(({ id }) => id === caseId)?.body.payingParentId;
    const theirs = cases.filter(({ body }) => body.payingParentId === payer);
    const ordered = [...theirs.filter(({ id }) => id === caseId), ...theirs.filter(({ id }) => id !== caseId)];
    const lines = listOf(source, 'ledger').map(({ body }) => body);
    const today = context.today();
    return ok({
      creditors: arrearsByCreditor(lines, ordered.map(({ id }) => id), today)
        .slice(0, 60)
        .map(({ to, debt, pence, caseId: owedOn }) => ({ to, debt, pence, caseId: owedOn, reference: theirs.find(({ id }) => id === owedOn)?.body.reference ?? '' })),
      totals: totalsOf(balances(lines.filter((line) => line.caseId === caseId), today)),
    });
  };
}
