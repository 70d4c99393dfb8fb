import type { Output } from '../../../app/contract/index.ts';
import { formatDate } from '../../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../../app/model/pounds.ts';
import { countWords } from '../../words/countWords.ts';
import { weeklyWords } from '../../words/moneyWords.ts';
import { accountWords, ledgerMethodWords, ledgerTypeWords, type LedgerLine } from './ledgerText.ts';
import { type Due, spanWords, type Version } from './scheduleWords.ts';

type Staff = Extract<Output<'case.account'>, { audience: 'staff' }>;
export type StaffLine = Staff['accounts'][number]['lines'][number];

/** One line of "where this comes from". `decisionId` opens how that amount was worked out. */
export type OriginLine = Readonly<{ words: string; aside: string | null; pence: Pence; decisionId: string | null }>;
/** Lines that add up to `total`. `rule` names how they were rounded. */
export type Origin = Readonly<{ title: string; lines: readonly OriginLine[]; total: Pence; totalWords: string; note: string | null }>;

/** What one amount a week makes in some days, shown to the penny; the total is rounded once over all of them. */
const partPence = (weekly: Pence, days: number): Pence => Math.round((weekly * days) / 7);

/**
 * A payment of a schedule: each amount a week with its days, and the fee apart. Parts are shown to the penny and the
 * payment is rounded once, so a last line says where a penny or an earlier difference went.
 */
export function dueOrigin(due: Due, version: Pick<Version, 'number'>): Origin {
  const lines = (weeklyOf: (part: Due['parts'][number]) => Pence, kind: string, sum: Pence): OriginLine[] => {
    const own = due.parts.flatMap((part): OriginLine[] =>
      weeklyOf(part) === 0
        ? []
        : [{ words: `${kind}, ${countWords(part.days, 'day')} at ${weeklyWords(weeklyOf(part))}`, aside: `${spanWords(part.from, part.until)}: ${part.days} × ${formatPence(weeklyOf(part))} ÷ 7`, pence: partPence(weeklyOf(part), part.days), decisionId: part.decisionId }],
    );
    const left = sum - own.reduce((total, line) => total + line.pence, 0);
    if (left === 0) return own;
    const words = Math.abs(left) <= own.length ? `${kind}, rounded once for all days` : `${kind}, difference from an earlier payment or decision`;
    return [...own, { words, aside: null, pence: left, decisionId: null }];
  };
  return {
    title: `Where ${formatPence(due.total)}, due ${formatDate(due.on)}, comes from`,
    lines: [...lines((part) => part.weekly, 'Maintenance', due.maintenance), ...(due.total === due.maintenance ? [] : lines((part) => part.weeklyFee, 'Collection fee', due.fee))],
    total: due.total,
    totalWords: `Due ${formatDate(due.on)}, schedule ${version.number}`,
    note: 'Days × weekly amount ÷ 7, rounded once for each payment (R-RND-3). Fees never change the maintenance (R-FEE-3).',
  };
}

/** What an account stands at: all its lines from the first. What is held for the paying parent reads above nothing. */
export function accountOrigin(account: Staff['accounts'][number], title: string): Origin {
  const sign = account.account === 'cash' || account.account === 'overpaid' ? -1 : 1;
  const own = (pence: Pence): Pence => (pence === 0 ? 0 : sign * pence);
  return {
    title,
    lines: [
      ...(account.opening === 0 ? [] : [{ words: 'Before the first line', aside: null, pence: own(account.opening), decisionId: null }]),
      ...account.lines.map((line): OriginLine => ({ words: staffLineWords(line), aside: lineAside(line), pence: own(line.pence), decisionId: line.ref?.kind === 'decision' ? line.ref.id : null })),
    ],
    total: own(account.closing),
    totalWords: accountWords(account.account),
    note: null,
  };
}

export const staffLineWords = (line: Pick<StaffLine, 'type' | 'on'>): string => `${formatDate(line.on)}, ${line.type === 'receivingFee' ? 'receiving parent’s fee kept back' : ledgerTypeWords(line.type).toLowerCase().replace('direct pay', 'Direct Pay')}`;
const lineAside = (line: Pick<StaffLine, 'method' | 'period' | 'manual'>): string | null => {
  const parts = [ledgerMethodWords(line.method), line.period === null ? '' : spanWords(line.period.from, line.period.until), line.manual ? 'placed by a person' : ''].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
};

/** Debts on one case that make one figure. */
export const owedOrigin = (title: string, owed: readonly Readonly<{ debt: string; pence: Pence }>[]): Origin => ({
  title, lines: owed.map(({ debt, pence }) => ({ words: accountWords(debt), aside: null, pence, decisionId: null })), total: owed.reduce((sum, { pence }) => sum + pence, 0), totalWords: 'Owed today',
  note: 'The lines behind each are in the account breakdown.',
});

/** A line of the ledger: for a payment that came in, what it was used for; for one passed on, the fee kept back. */
export function lineOrigin(line: LedgerLine, ledger: readonly LedgerLine[]): Origin {
  const title = `Where ${formatPence(line.pence)}, ${formatDate(line.on)}, comes from`;
  const one = (words: string, pence: Pence, aside: string | null = null, decisionId: string | null = null): OriginLine => ({ words, aside, pence, decisionId });
  const own = one(`${ledgerTypeWords(line.type)}: ${accountWords(line.bucket).toLowerCase()}`, line.pence, line.period === null ? null : spanWords(line.period.from, line.period.until), line.ref?.kind === 'decision' ? line.ref.id : null);
  if (line.type === 'paymentReceived') {
    const uses = ledger.filter(({ ref, type }) => ref?.kind === 'payment' && ref.id === line.id && (type === 'paymentAllocated' || type === 'overpayment'));
    const left = line.pence - uses.reduce((sum, { pence }) => sum + pence, 0);
    const used = uses.map((use) => one(use.type === 'overpayment' ? 'Set aside as overpaid' : `Used for ${accountWords(use.bucket).toLowerCase()}`, use.pence, use.manual ? 'placed by a person' : null));
    return { title, lines: [...used, ...(left === 0 ? [] : [one(line.bucket === 'cash' ? 'Not used yet' : `Used for ${accountWords(line.bucket).toLowerCase()}`, left)])], total: line.pence, totalWords: `Received ${formatDate(line.on)}`, note: null };
  }
  if (line.type === 'paymentIssued' && line.fee !== 0) {
    return { title, lines: [one('Collected for the receiving parent', line.pence - line.fee), one('Receiving parent’s fee kept back', line.fee)], total: line.pence, totalWords: `Paid out ${formatDate(line.on)}`, note: 'The receiving parent’s own collection fee (Fees Regulations 2014, R-FEE-1).' };
  }
  const receipt = line.ref?.kind === 'payment' ? ledger.find(({ id }) => id === line.ref?.id) : undefined;
  const aside = receipt === undefined ? own.aside : `From ${formatPence(-receipt.pence)} received ${formatDate(receipt.on)}${line.manual ? ', placed by a person' : ''}`;
  return { title, lines: [{ ...own, aside }], total: line.pence, totalWords: ledgerTypeWords(line.type), note: null };
}
