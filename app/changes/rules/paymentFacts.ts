import type { IsoDate } from '../../model/dates.ts';
import type { PartyRole } from '../../model/roles.ts';
import type { Row } from '../../model/rows/index.ts';
import type { ScheduleBody } from '../../model/rows/money.ts';
import { balances, type Balances } from '../../money/balances.ts';
import { dueStandings, type DueStanding, type LateRows } from '../../money/late.ts';
import type { HeldLine } from '../../money/breakdown.ts';
import { latestSchedule, liveMethod, nextScheduleDate, type PayDays, type ScheduleTerms } from '../../money/schedule.ts';
import { personIdOf, safetyOf } from '../caseFacts.ts';
import { stopMarkers } from '../gates.ts';
import type { ChangeCase } from '../rule.ts';

type Paying = Pick<ChangeCase, 'facts' | 'today' | 'catalogues'>;

export const schedulesHere = ({ facts }: Pick<ChangeCase, 'facts'>): readonly Row<'schedule'>[] => facts.schedules.filter(({ body }) => body.caseId === facts.case.id);
export const ledgerHere = ({ facts }: Pick<ChangeCase, 'facts'>): readonly Row<'ledger'>[] => facts.ledger.filter(({ body }) => body.caseId === facts.case.id);

/** How each payment of the case stands, with further lines that somebody has told of, oldest first. */
export const standingsHere = (change: Paying, told: readonly HeldLine[] = []): readonly DueStanding[] => dueStandings(lateRows(change, told), change.catalogues.money, change.today);
export const lateRows = (change: Paying, told: readonly HeldLine[] = []): LateRows => ({ case: change.facts.case.body, schedules: schedulesHere(change), ledger: [...ledgerHere(change), ...told] });

/** What stands on the case's account today. */
export const balancesHere = (change: Paying): Balances => balances(ledgerHere(change).map(({ body }) => body), change.today);

/** A live deduction order: who takes the money before it reaches the paying parent. Null when nobody does. */
export function orderLive(change: Paying): 'earnings' | 'benefit' | null {
  const { method } = liveMethod(change.facts.case.body, schedulesHere(change), change.today);
  if (method === 'deductionFromEarnings' || method === 'deductionFromEarningsRequest') return 'earnings';
  return method === 'deductionFromBenefit' ? 'benefit' : null;
}

/** Work that is open on this case, of these kinds, other than the report's own. */
export const openTasks = ({ facts, taskId }: Pick<ChangeCase, 'facts' | 'taskId'>, kinds: readonly Row<'task'>['body']['kind'][]): readonly Row<'task'>[] =>
  facts.tasks.filter(({ id, body }) => id !== taskId && body.caseId === facts.case.id && body.state === 'open' && kinds.includes(body.kind));

/** Enforcement charges that are owed: enforcement has begun and decides how money is taken. */
export const enforcementBegun = (change: Paying): boolean => balancesHere(change).owed.charges > 0;

/** Whether a safety marker of either parent stops everything automatic. */
export const isFlagged = ({ facts }: Pick<ChangeCase, 'facts'>): boolean =>
  (['payingParent', 'receivingParent'] as const).some((role) => safetyOf(facts, role).some(({ body }) => stopMarkers.includes(body.kind)));

/** How often and on which day this case is paid; monthly on the first where nothing is known. */
export function payDaysOf(change: Pick<ChangeCase, 'facts'>): PayDays {
  const latest = latestSchedule(schedulesHere(change));
  return latest === null ? { frequency: 'monthly', day: change.facts.case.body.payDay ?? 1 } : { frequency: latest.body.frequency, day: latest.body.day };
}

/** The first day on which a schedule made today can ask for money. */
export const firstPayDay = ({ today, catalogues }: Paying, terms: ScheduleTerms): IsoDate => nextScheduleDate(terms, today, catalogues.money);

export const serviceWords: Readonly<Record<ScheduleBody['service'], string>> = { collectAndPay: 'Collect and Pay', directPay: 'Direct Pay' };
const methodNames: Readonly<Record<NonNullable<ScheduleBody['method']>, string>> = {
  directDebit: 'Direct Debit', standingOrder: 'Standing order', cheque: 'Cheque', card: 'Card', deductionFromEarnings: 'Deduction from earnings', deductionFromEarningsRequest: 'Deduction from forces pay', deductionFromBenefit: 'Deduction from benefit',
};
export const methodWords = (method: ScheduleBody['method']): string => (method === null ? 'Between the parents' : methodNames[method]);

/** Accounts of one parent for one use, newest first. */
export const accountsOf = ({ facts }: Pick<ChangeCase, 'facts'>, role: PartyRole, use: Row<'account'>['body']['use']): readonly Row<'account'>[] =>
  facts.accounts.filter(({ body }) => body.personId === personIdOf(facts, role) && body.use === use).toSorted((a, b) => (a.body.since < b.body.since ? 1 : a.body.since > b.body.since ? -1 : a.id < b.id ? -1 : 1));
export const activeAccount = (change: Pick<ChangeCase, 'facts'>, role: PartyRole, use: Row<'account'>['body']['use']): Row<'account'> | null =>
  accountsOf(change, role, use).find(({ body }) => body.state === 'active') ?? null;
/** `ends in 78`: as much of an account as a list may show. */
export const accountWords = (account: Row<'account'> | null): string => (account === null ? 'None held' : `Ends in ${account.body.number.slice(-2)}`);
