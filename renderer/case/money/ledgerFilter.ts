import type { LedgerLine } from './ledgerText.ts';

export const ledgerKinds = [
  { value: 'all', label: 'Every kind' },
  { value: 'due', label: 'Due and charged' },
  { value: 'received', label: 'Received and used' },
  { value: 'passedOn', label: 'Paid out' },
  { value: 'changed', label: 'Adjusted and written off' },
  { value: 'direct', label: 'Between the parents' },
] as const;
export type LedgerKind = (typeof ledgerKinds)[number]['value'];

const kindOf: Readonly<Record<LedgerLine['type'], Exclude<LedgerKind, 'all'>>> = {
  broughtForward: 'due', maintenanceDue: 'due', feeDue: 'due', chargeDue: 'due', paymentReceived: 'received', paymentAllocated: 'received', overpayment: 'received', paymentIssued: 'passedOn',
  refund: 'passedOn', amountAdjusted: 'changed', writtenOff: 'changed', directPayPayment: 'direct', directPayAdjusted: 'direct', directPayUnpaid: 'direct', directPayMissed: 'direct',
};

export const ledgerSides = [
  { value: 'all', label: 'Everyone' },
  { value: 'receivingParent', label: 'Receiving parent' },
  { value: 'service', label: 'Us: fees and charges' },
  { value: 'held', label: 'Held: not used or overpaid' },
] as const;
export type LedgerSide = (typeof ledgerSides)[number]['value'];

function sideOf(bucket: string): Exclude<LedgerSide, 'all'> {
  if (bucket === 'cash' || bucket === 'overpaid') return 'held';
  return bucket === 'maintenance' || bucket === 'csaLegacy' || bucket === 'direct' ? 'receivingParent' : 'service';
}

export type LedgerFilter = Readonly<{ kind: LedgerKind; side: LedgerSide }>;
export const everyLine: LedgerFilter = { kind: 'all', side: 'all' };

/** The lines that a filter lets through, in the order they came. */
export const filterLedger = <L extends Pick<LedgerLine, 'type' | 'bucket'>>(lines: readonly L[], { kind, side }: LedgerFilter): readonly L[] =>
  lines.filter((line) => (kind === 'all' || kindOf[line.type] === kind) && (side === 'all' || sideOf(line.bucket) === side));
