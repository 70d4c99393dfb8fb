import { formatDate, type IsoDate } from '../../../app/model/calendar.ts';
import { formatPence, type Pence } from '../../../app/model/pounds.ts';
import type { LedgerLine } from '../money/ledgerText.ts';
import { dueOrigin, lineOrigin, type Origin } from '../money/origin.ts';
import type { Version } from '../money/scheduleWords.ts';

/**
 * An amount of the schedule or the ledger as another part of the case shows it: a payment due on a day, or an amount that
 * a line of the story tells of. `ref` is the ledger line that the story names, where it names one.
 */
export type FigureOf = Readonly<{ kind: 'due'; pence: Pence; on: IsoDate }> | Readonly<{ kind: 'story'; pence: Pence; on: IsoDate; ref: string | null }>;

/**
 * What an amount is made of. One due: that payment of the schedule. One of the story: the ledger line it names or one
 * that came of it, else a line of its day, else the last payment due by then. Null when the case has no such amount.
 */
export function findOrigin(figure: FigureOf, ledger: readonly LedgerLine[], versions: readonly Version[]): Origin | null {
  const same = (amount: Pence): boolean => Math.abs(amount) === Math.abs(figure.pence);
  const payments = versions.flatMap((version) => version.due.map((due) => ({ version, due }))).filter(({ due }) => same(due.total));
  const payment = payments.find(({ due }) => due.on === figure.on) ?? payments.filter(({ due }) => due.on < figure.on).toSorted((a, b) => (a.due.on < b.due.on ? 1 : -1))[0];
  const asked = payment === undefined ? null : dueOrigin(payment.due, payment.version);
  if (figure.kind === 'due') return payment?.due.on === figure.on ? asked : null;
  const { ref, on } = figure;
  const lines = ledger.filter((line) => same(line.pence));
  const line = lines.find((each) => ref !== null && (each.id === ref || each.ref?.id === ref)) ?? lines.find((each) => each.on === on && each.type !== 'paymentAllocated');
  // The story says each amount without a sign; so does the title.
  return line === undefined ? asked : { ...lineOrigin(line, ledger), title: `Where ${formatPence(Math.abs(figure.pence))}, ${formatDate(line.on)}, comes from` };
}
