import { feesOn } from '../calculation/fees.ts';
import { addDays, type IsoDate } from '../model/dates.ts';
import type { LedgerBody } from '../model/rows/money.ts';
import { allocate, allocationRows, type Owing } from '../money/allocate.ts';
import { balances } from '../money/balances.ts';
import { type Debt, debts } from '../money/movements.ts';
import { allocationStages } from '../money/settings.ts';
import { between, logNormal } from './draws.ts';
import { writeEntry } from './entries.ts';
import type { CaseSchedule } from './ledgerSchedule.ts';
import type { CasePlan, Making } from './making.ts';
import type { Random } from './random.ts';

type Paid = 'full' | 'part' | 'nil';
/** Adds a line and keeps it for later sums. */
type Book = Readonly<{ lines: LedgerBody[]; add(line: Omit<LedgerBody, 'caseId'>): string }>;

function openBook(m: Making, each: CasePlan): Book {
  const lines: LedgerBody[] = [];
  return {
    lines,
    add(line) {
      const id = m.id('l');
      const body = { caseId: each.id, ...line };
      lines.push(body);
      m.put('ledger', id, body);
      return id;
    },
  };
}

/** How each period went: the state of one carries over to the next as often as the parameters say. */
function behaviour(m: Making, random: Random, count: number): readonly Paid[] {
  let state = m.draws.collect(random);
  return Array.from({ length: count }, () => {
    if (!random.chance(m.parameters.payment.persistence)) state = m.draws.collect(random);
    return state;
  });
}

/** Ledger rows of a Collect and Pay case, and the payment lines of its story. */
export function makeCollected(m: Making, each: CasePlan, schedule: CaseSchedule): void {
  const { payment } = m.parameters;
  const random = m.random('money', each.number);
  const fixed = m.story !== null && m.story.at === each.number ? m.story : null;
  const book = openBook(m, each);
  const { settled } = schedule;
  const drawn = behaviour(m, random, settled.length);
  const rare = m.random('money', 400_000 + each.number);
  const opening = addDays(settled[0]?.due.from ?? m.day(-90), -1);
  openingDebts(m, each, book, random, rare, opening, fixed?.arrears ?? null);

  for (const [index, { scheduleId, due }] of settled.entries()) {
    const line = { on: due.on, method: null, period: { from: due.from, until: due.until }, dueOn: due.on, ref: { kind: 'schedule', id: scheduleId } } as const;
    if (due.maintenance > 0) book.add({ ...line, type: 'maintenanceDue', pence: due.maintenance, bucket: 'maintenance' });
    if (due.fee > 0) book.add({ ...line, type: 'feeDue', pence: due.fee, bucket: 'fees' });
    const total = due.maintenance + due.fee;
    if (total === 0) continue;
    const paid = fixed?.payments?.at(index - settled.length) ?? drawn[index] ?? 'full';
    if (paid === 'nil') {
      writeEntry(m, each, 'payment.missed', { on: addDays(due.on, 5), at: 370, by: 'system', about: 'payingParent', facts: { due: due.on, pence: total } });
      continue;
    }
    const received = paid === 'full' ? total : Math.round(total * between(random, payment.partShare.from, payment.partShare.to));
    const day = addDays(due.on, random.int(0, 3));
    const out = receive(m, each, book, { on: day, pence: received, current: due.maintenance, dueOn: due.on, manual: rare.chance(payment.manualShare) });
    writeEntry(m, each, paid === 'full' ? 'payment.received' : 'payment.part', {
      on: day, at: 370, by: 'bank', about: null, facts: { method: each.method, pence: received, out, ...(paid === 'part' ? { due: total } : {}) },
    });
  }
  if (fixed === null) rareLines(m, each, book, rare);
  else storyReceipts(m, each, book);
}

/** What was owed before the kept periods: ongoing arrears, debts that came from the CSA, enforcement charges. */
function openingDebts(m: Making, each: CasePlan, book: Book, random: Random, rare: Random, on: IsoDate, fixed: number | null): void {
  const { payment } = m.parameters;
  const owes = random.chance(payment.arrearsShare) || each.status === 'arrearsOnly';
  const drawn = owes ? Math.min(payment.arrears.maxPence, logNormal(random, payment.arrears.medianPence, payment.arrears.deviation)) : 0;
  const brought = (pence: number, bucket: LedgerBody['bucket']): void => {
    if (pence > 0) book.add({ on, type: 'broughtForward', pence, bucket, method: null, ref: { kind: 'case', id: each.id } });
  };
  brought(fixed ?? drawn, 'maintenance');
  if (fixed !== null || !owes) return;
  if (rare.chance(payment.legacyShare)) brought(rare.int(20_000, 400_000), 'csaLegacy');
  if (rare.chance(payment.legacyShare / 4)) brought(rare.int(5_000, 60_000), 'cmsLegacy');
  if (!rare.chance(payment.chargeShare)) return;
  const pence = rare.chance(0.4) ? payment.charges.liabilityOrder : payment.charges.deductionOrder;
  book.add({ on: addDays(on, 1), type: 'chargeDue', pence, bucket: 'charges', method: null, ref: { kind: 'case', id: each.id } });
}

type Receipt = Readonly<{ on: IsoDate; pence: number; current: number; dueOn: IsoDate | null; manual: boolean }>;

/** A receipt: used for what is owed in the order that rules give, and what goes to the receiving parent passed on. Gives what was paid out. */
function receive(m: Making, each: CasePlan, book: Book, { on, pence, current, dueOn, manual }: Receipt): number {
  const receipt = book.add({ on, type: 'paymentReceived', pence: 0 - pence, bucket: 'cash', method: each.method, ...(dueOn === null ? {} : { dueOn }) });
  const { owed } = balances(book.lines, on);
  const owing = debts.flatMap((debt: Debt): Owing[] => (owed[debt] > 0 ? [{ caseId: each.id, debt, pence: owed[debt], ...(debt === 'maintenance' ? { current } : {}) }] : []));
  const used = allocate(pence, owing, allocationStages);
  if (!used.ok) throw new Error(`practice allocation refused: ${used.error.code}`);
  for (const row of allocationRows(used.value.allocations.map((one) => ({ ...one, manual })), receipt, on, () => m.id('l'))) {
    if (row.kind !== 'ledger') continue;
    book.lines.push(row.body);
    m.put('ledger', row.id, row.body);
  }
  const passed = used.value.allocations.reduce((sum, one) => (one.debt === 'maintenance' || one.debt === 'csaLegacy' ? sum + one.pence : sum), 0);
  const law = m.law.at(on);
  if (passed === 0 || !law.ok) return 0;
  const fees = feesOn(passed, 'collectAndPay', law.value);
  const next = addDays(on, 1);
  book.add({ on: next <= m.day(-1) ? next : m.day(-1), type: 'paymentIssued', pence: 0 - fees.receivingParentNet, bucket: 'maintenance', method: null, fee: fees.receivingParentFee, ref: { kind: 'payment', id: receipt } });
  return fees.receivingParentNet;
}

/** Things that happen on a few cases: money that nobody has placed yet, too much paid, a debt written off. */
function rareLines(m: Making, each: CasePlan, book: Book, rare: Random): void {
  const { payment } = m.parameters;
  const on = m.day(-rare.int(1, 3));
  const owed = balances(book.lines, on).arrears.maintenance;
  if (rare.chance(payment.cashShare)) book.add({ on, type: 'paymentReceived', pence: 0 - rare.int(2_000, 30_000), bucket: 'cash', method: each.method });
  else if (owed === 0 && rare.chance(payment.overpaidShare)) {
    const pence = rare.int(1_000, 20_000);
    const receipt = book.add({ on, type: 'paymentReceived', pence: 0 - pence, bucket: 'cash', method: each.method });
    book.add({ on, type: 'overpayment', pence: 0 - pence, bucket: 'overpaid', method: null, ref: { kind: 'payment', id: receipt } });
    if (rare.chance(0.3)) book.add({ on, type: 'refund', pence, bucket: 'overpaid', method: null, ref: { kind: 'payment', id: receipt } });
  } else if (owed > 5_000 && rare.chance(payment.writtenOffShare)) book.add({ on, type: 'writtenOff', pence: 0 - Math.min(owed, rare.int(500, 5_000)), bucket: 'maintenance', method: null, ref: { kind: 'case', id: each.id } });
}

/** Money that a story tells of: placed by the rules, or still waiting to be. */
function storyReceipts(m: Making, each: CasePlan, book: Book): void {
  for (const { event, ago, facts } of m.story?.entries ?? []) {
    const pence = facts['pence'];
    if (typeof pence !== 'number') continue;
    const on = m.day(-Math.max(1, ago));
    if (event === 'payment.unmatched') book.add({ on, type: 'paymentReceived', pence: 0 - pence, bucket: 'cash', method: each.method });
    if (event === 'payment.received') receive(m, each, book, { on, pence, current: 0, dueOn: null, manual: false });
  }
}
