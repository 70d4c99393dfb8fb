import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocationRows, inProportion, type Owing } from './allocate.ts';
import { debts } from './movements.ts';
import { type AllocationStage, allocationStages } from './settings.ts';

const used = (received: number, owing: readonly Owing[], order: readonly AllocationStage[] = allocationStages, manual: Parameters<typeof allocate>[3] = []) => {
  const result = allocate(received, owing, order, manual);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('received money', () => {
  const owing: readonly Owing[] = [{ caseId: 'a', debt: 'maintenance', pence: 50_000, current: 10_000 }, { caseId: 'a', debt: 'csaLegacy', pence: 5_000 }, { caseId: 'a', debt: 'fees', pence: 2_000 }];
  it('pays current maintenance, then arrears, then charges, and the rest stays as cash', () => {
    expect(used(8_000, owing)).toEqual({ allocations: [{ caseId: 'a', debt: 'maintenance', pence: 8_000, manual: false }], left: 0 });
    expect(used(28_000, owing).allocations.map(({ debt, pence }) => [debt, pence])).toEqual([['maintenance', 10_000 + 16_000], ['csaLegacy', 2_000]]);
    expect(used(60_000, owing)).toMatchObject({ allocations: [{ pence: 50_000 }, { pence: 5_000 }, { pence: 2_000 }], left: 3_000 });
  });
  it('follows another order when the setting gives one', () => {
    expect(used(3_000, owing, ['charges', 'currentMaintenance', 'arrears']).allocations.map(({ debt, pence }) => [debt, pence])).toEqual([['maintenance', 1_000], ['fees', 2_000]]);
  });
  it('is shared among receiving parents in proportion, to the penny', () => {
    const three: readonly Owing[] = ['a', 'b', 'c'].map((caseId) => ({ caseId, debt: 'maintenance', pence: 10_000, current: 10_000 }));
    expect(used(10_000, three).allocations.map(({ pence }) => pence)).toEqual([3_334, 3_333, 3_333]);
    expect(inProportion(100, [100, 200, 400])).toEqual([14, 29, 57]);
  });
  it('is kept to the penny where a person chose, and goes by the order after that', () => {
    expect(used(10_000, owing, allocationStages, [{ caseId: 'a', debt: 'fees', pence: 1_500 }])).toEqual({
      allocations: [{ caseId: 'a', debt: 'fees', pence: 1_500, manual: true }, { caseId: 'a', debt: 'maintenance', pence: 8_500, manual: false }], left: 0,
    });
    expect(allocate(1_000, owing, allocationStages, [{ caseId: 'a', debt: 'fees', pence: 1_001 }])).toMatchObject({ ok: false, error: { code: 'CHECK_FAILED' } });
  });
  it('is neither made nor lost, whatever is owed and whatever a person chose', () => {
    const owed = fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), debt: fc.constantFrom(...debts), pence: fc.integer({ min: 0, max: 90_000 }), current: fc.integer({ min: 0, max: 90_000 }) });
    const distinct = fc.uniqueArray(owed, { maxLength: 12, selector: ({ caseId, debt }) => `${caseId}/${debt}` });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300_000 }), distinct, fc.shuffledSubarray([...allocationStages], { minLength: 3 }), fc.nat(5_000), (received, list, order, chosen) => {
        const first = list[0];
        const manual = first === undefined || chosen > received ? [] : [{ caseId: first.caseId, debt: first.debt, pence: chosen }];
        const { allocations, left } = used(received, list, order, manual);
        expect(allocations.reduce((sum, { pence }) => sum + pence, left)).toBe(received);
        for (const { caseId, debt, pence, manual: byHand } of allocations) {
          expect(Number.isInteger(pence) && pence > 0).toBe(true);
          if (!byHand) expect(pence).toBeLessThanOrEqual(list.find((each) => each.caseId === caseId && each.debt === debt)?.pence ?? 0);
        }
        if (left > 0) expect(received).toBeGreaterThanOrEqual(list.slice(manual.length > 0 ? 1 : 0).reduce((sum, { pence }) => sum + pence, 0));
      }),
    );
  });
  it('leaves lines that name the receipt', () => {
    expect(allocationRows([{ caseId: 'a', debt: 'fees', pence: 5, manual: true }], 'l9', '2026-11-18', () => 'n1')).toEqual([
      { kind: 'ledger', id: 'n1', body: { caseId: 'a', on: '2026-11-18', type: 'paymentAllocated', pence: -5, bucket: 'fees', method: null, manual: true, ref: { kind: 'payment', id: 'l9' } } },
    ]);
  });
});
