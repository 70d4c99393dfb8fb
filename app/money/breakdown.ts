import { addDays, type IsoDate } from '../model/calendar.ts';
import type { Pence } from '../model/pounds.ts';
import type { DayRange, LedgerBody, LedgerType, MadeBy } from '../model/rows/money.ts';
import { type Balances, balances } from './balances.ts';
import { type Account, accounts, movements, noMoney } from './movements.ts';

export type HeldLine = Readonly<{ id: string; body: LedgerBody }>;
/** One line of an account. Money passed on shows as two: what was paid out, and the receiving parent's fee kept back. */
export type AccountLine = Readonly<{
  id: string;
  on: IsoDate;
  type: LedgerType | 'receivingFee';
  /** What the line of the ledger counts for: on the cash account, what the money was used for. */
  bucket: LedgerBody['bucket'];
  /** What it does to this account. */
  pence: Pence;
  /** The account after it. */
  after: Pence;
  method: string | null;
  period: DayRange | null;
  dueOn: IsoDate | null;
  manual: boolean;
  ref: MadeBy | null;
}>;
export type AccountPart = Readonly<{ account: Account; opening: Pence; lines: readonly AccountLine[]; closing: Pence }>;
export type Breakdown = Readonly<{ from: IsoDate; until: IsoDate; accounts: readonly AccountPart[]; opening: Balances; closing: Balances }>;

/** Lines oldest first; on one day in the order of their ids, so that every machine lists them alike. */
const inOrder = (lines: readonly HeldLine[]): readonly HeldLine[] =>
  lines.toSorted((a, b) => (a.body.on === b.body.on ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.body.on < b.body.on ? -1 : 1));

const flat = (lines: readonly HeldLine[]): readonly LedgerBody[] => lines.map(({ body }) => body);

/**
 * Every line between two days, both included, on the account it moves, with what stood before and after, in pence.
 * Accounts that never moved are left out.
 */
export function accountBreakdown(lines: readonly HeldLine[], from: IsoDate, until: IsoDate): Breakdown {
  const opening = noMoney();
  const running = noMoney();
  const shown = new Map<Account, AccountLine[]>();
  const touched = new Set<Account>();
  for (const { id, body } of inOrder(lines)) {
    if (body.on > until) break;
    for (const { account, pence } of movements(body)) {
      touched.add(account);
      running[account] += pence;
      if (body.on < from) {
        opening[account] += pence;
        continue;
      }
      const own = shown.get(account) ?? [];
      shown.set(account, own);
      const line = { id, on: body.on, bucket: body.bucket, method: body.method, period: body.period ?? null, dueOn: body.dueOn ?? null, manual: body.manual ?? false, ref: body.ref ?? null };
      const fee = body.type === 'paymentIssued' ? (body.fee ?? 0) : 0;
      own.push({ ...line, type: body.type, pence: pence + fee, after: running[account] + fee });
      if (fee !== 0) own.push({ ...line, type: 'receivingFee', pence: 0 - fee, after: running[account] });
    }
  }
  return {
    from, until,
    accounts: accounts.filter((account) => touched.has(account)).map((account) => ({ account, opening: opening[account], lines: shown.get(account) ?? [], closing: running[account] })),
    opening: balances(flat(lines), addDays(from, -1)),
    closing: balances(flat(lines), until),
  };
}

/** What does not add up, where, and by how much. `shown` and `expected` are pence. */
export type Difference = Readonly<{ kind: 'sum' | 'closing' | 'missing' | 'overAllocated' | 'overIssued'; account: Account; expected: Pence; shown: Pence; id: string | null }>;

/**
 * Proves a breakdown: on every account opening plus lines is closing, closing is what the lines of the ledger give by
 * themselves, no line is left out, no receipt was used for more than it was, and no more was passed on than came in.
 * Empty when all of it holds.
 */
export function reconcile(breakdown: Breakdown, lines: readonly HeldLine[]): readonly Difference[] {
  const found: Difference[] = [];
  const past = flat(lines).filter((line) => line.on <= breakdown.until);
  for (const account of accounts) {
    const part = breakdown.accounts.find((each) => each.account === account) ?? { opening: 0, lines: [], closing: 0 };
    const summed = part.lines.reduce((sum, line) => sum + line.pence, part.opening);
    if (summed !== part.closing) found.push({ kind: 'sum', account, expected: summed, shown: part.closing, id: null });
    const direct = past.flatMap(movements).reduce((sum, move) => (move.account === account ? sum + move.pence : sum), 0);
    if (direct !== part.closing) found.push({ kind: 'closing', account, expected: direct, shown: part.closing, id: null });
    const ids = new Set(part.lines.map(({ id }) => id));
    const absent = lines.find(({ id, body }) => body.on >= breakdown.from && body.on <= breakdown.until && !ids.has(id) && movements(body).some((move) => move.account === account));
    if (absent !== undefined) found.push({ kind: 'missing', account, expected: absent.body.pence, shown: 0, id: absent.id });
  }
  const used = new Map<string, Pence>();
  for (const { body } of lines) if (body.on <= breakdown.until && body.type === 'paymentAllocated' && body.ref?.kind === 'payment') used.set(body.ref.id, (used.get(body.ref.id) ?? 0) - body.pence);
  for (const [id, pence] of used) {
    const receipt = lines.find((line) => line.id === id)?.body;
    // A receipt of another case of the same paying parent may pay this one: it is proved where it came in.
    if (receipt !== undefined && pence > 0 - receipt.pence) found.push({ kind: 'overAllocated', account: 'cash', expected: 0 - receipt.pence, shown: pence, id });
  }
  const { toPassOn } = breakdown.closing;
  if (toPassOn < 0) found.push({ kind: 'overIssued', account: 'passedOn', expected: 0, shown: toPassOn, id: null });
  return found;
}
