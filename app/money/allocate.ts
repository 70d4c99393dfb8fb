import type { IsoDate } from '../model/calendar.ts';
import { fraction, roundDown } from '../model/fraction.ts';
import type { Pence } from '../model/pounds.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Debt, isReceivingParentDebt } from './movements.ts';
import type { AllocationStage } from './settings.ts';

/** What a paying parent owes on one case to one creditor, in pence. `current` is the part that fell due last. */
export type Owing = Readonly<{ caseId: string; debt: Debt; pence: Pence; current?: Pence }>;
export type Allocation = Readonly<{ caseId: string; debt: Debt; pence: Pence; manual: boolean }>;
export type Allocated = Readonly<{ allocations: readonly Allocation[]; /** Received and not used: it stays as cash. */ left: Pence }>;

type Claim = Readonly<{ caseId: string; debt: Debt; pence: Pence }>;

/** What can be paid at one stage. Current maintenance is the part that fell due last; the rest of it is arrears. */
function claimsAt(stage: AllocationStage, owing: readonly Owing[]): readonly Claim[] {
  const currentOf = ({ debt, pence, current = 0 }: Owing): Pence => (debt === 'maintenance' ? Math.max(0, Math.min(pence, current)) : 0);
  switch (stage) {
    case 'currentMaintenance':
      return owing.map((each) => ({ caseId: each.caseId, debt: each.debt, pence: currentOf(each) }));
    case 'arrears':
      return owing.filter(({ debt }) => isReceivingParentDebt(debt)).map((each) => ({ caseId: each.caseId, debt: each.debt, pence: each.pence - currentOf(each) }));
    case 'charges':
      return owing.filter(({ debt }) => !isReceivingParentDebt(debt));
  }
}

/** Shares money among claims in proportion, exact to the penny: odd pennies go to the largest remainders, then in list order. */
export function inProportion(pence: Pence, claims: readonly Pence[]): readonly Pence[] {
  const all = claims.reduce((sum, claim) => sum + claim, 0);
  if (pence >= all) return claims;
  const shares = claims.map((claim, index) => {
    const numerator = BigInt(pence) * BigInt(claim);
    const down = roundDown(fraction(numerator, BigInt(all)));
    return { index, down, left: numerator - BigInt(down) * BigInt(all) };
  });
  let short = pence - shares.reduce((sum, { down }) => sum + down, 0);
  const out = shares.map(({ down }) => down);
  for (const { index } of shares.toSorted((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1))) {
    if (short === 0) break;
    out[index] = (out[index] ?? 0) + 1;
    short -= 1;
  }
  return out;
}

/**
 * Uses a receipt, in pence, for what is owed: stage by stage in the order given, and among receiving parents in
 * proportion to what each is owed at that stage. `manual` is what a person chose: it is kept to the penny and the order
 * applies to the rest. Refuses with CHECK_FAILED a choice that is more than was received.
 */
export function allocate(received: Pence, owing: readonly Owing[], order: readonly AllocationStage[], manual: readonly Claim[] = []): Result<Allocated> {
  const chosen = manual.reduce((sum, { pence }) => sum + pence, 0);
  if (chosen > received || manual.some(({ pence }) => pence < 0)) return fail('CHECK_FAILED', { facts: { received, chosen } });
  const paid = new Map<string, Pence>();
  const key = (claim: Pick<Claim, 'caseId' | 'debt'>): string => `${claim.caseId}/${claim.debt}`;
  const pay = (claim: Claim, pence: Pence): void => void paid.set(key(claim), (paid.get(key(claim)) ?? 0) + pence);
  const remaining = owing.map((each) => {
    const taken = manual.filter((one) => key(one) === key(each)).reduce((sum, { pence }) => sum + pence, 0);
    return { ...each, pence: Math.max(0, each.pence - taken), current: Math.max(0, (each.current ?? 0) - taken) };
  });
  let left = received - chosen;
  for (const stage of order) {
    const claims = claimsAt(stage, remaining).filter(({ pence }) => pence > 0);
    const shares = inProportion(left, claims.map(({ pence }) => pence));
    claims.forEach((claim, index) => pay(claim, shares[index] ?? 0));
    left -= shares.reduce((sum, share) => sum + share, 0);
  }
  const byOrder = owing.flatMap(({ caseId, debt }): Allocation[] => {
    const pence = paid.get(key({ caseId, debt })) ?? 0;
    paid.delete(key({ caseId, debt }));
    return pence > 0 ? [{ caseId, debt, pence, manual: false }] : [];
  });
  return ok({ allocations: [...manual.filter(({ pence }) => pence > 0).map((each) => ({ ...each, manual: true })), ...byOrder], left });
}

/** The ledger lines of an allocation, naming the receipt they use. */
export const allocationRows = (allocations: readonly Allocation[], receiptId: string, on: IsoDate, newId: () => string): RowWrite[] =>
  allocations.map(({ caseId, debt, pence, manual }) => ({
    kind: 'ledger', id: newId(),
    body: { caseId, on, type: 'paymentAllocated', pence: 0 - pence, bucket: debt, method: null, ref: { kind: 'payment', id: receiptId }, ...(manual ? { manual } : {}) },
  }));
