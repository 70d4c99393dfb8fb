import type { CalculationInput } from '../calculation/input.ts';
import type { IsoDate } from '../model/dates.ts';
import type { PartyRole } from '../model/roles.ts';
import type { ChangeType } from '../model/rows/work.ts';
import type { Row, RowKind } from '../model/rows/index.ts';
import type { RowSource } from '../operations/execute.ts';

/** The rows of one cluster that rules about changes look at, seen from one case. */
export type CaseFacts = Readonly<{
  case: Row<'case'>;
  cases: readonly Row<'case'>[];
  persons: readonly Row<'person'>[];
  contacts: readonly Row<'contact'>[];
  safety: readonly Row<'safety'>[];
  children: readonly Row<'child'>[];
  care: readonly Row<'care'>[];
  incomes: readonly Row<'income'>[];
  benefits: readonly Row<'benefit'>[];
  decisions: readonly Row<'decision'>[];
  changes: readonly Row<'change'>[];
  evidence: readonly Row<'evidence'>[];
  requests: readonly Row<'request'>[];
  tasks: readonly Row<'task'>[];
  promises: readonly Row<'promise'>[];
  ledger: readonly Row<'ledger'>[];
  schedules: readonly Row<'schedule'>[];
  challenges: readonly Row<'challenge'>[];
  representatives: readonly Row<'representative'>[];
  accounts: readonly Row<'account'>[];
  signIns: readonly Row<'signIn'>[];
}>;

/** The list of a kind, typed. */
export const listOf = <K extends RowKind>(source: RowSource, kind: K): readonly Row<K>[] => source.list(kind) as readonly Row<K>[];

/** Null when the cluster has no such case. */
export function caseFactsFrom(source: RowSource, caseId: string): CaseFacts | null {
  const cases = listOf(source, 'case');
  const found = cases.find((c) => c.id === caseId);
  if (found === undefined) return null;
  return {
    case: found,
    cases,
    persons: listOf(source, 'person'),
    contacts: listOf(source, 'contact'),
    safety: listOf(source, 'safety'),
    children: listOf(source, 'child'),
    care: listOf(source, 'care'),
    incomes: listOf(source, 'income'),
    benefits: listOf(source, 'benefit'),
    decisions: listOf(source, 'decision'),
    changes: listOf(source, 'change'),
    evidence: listOf(source, 'evidence'),
    requests: listOf(source, 'request'),
    tasks: listOf(source, 'task'),
    promises: listOf(source, 'promise'),
    ledger: listOf(source, 'ledger'),
    schedules: listOf(source, 'schedule'),
    challenges: listOf(source, 'challenge'),
    representatives: listOf(source, 'representative'),
    accounts: listOf(source, 'account'),
    signIns: listOf(source, 'signIn'),
  };
}

export const personIdOf = (facts: Pick<CaseFacts, 'case'>, role: PartyRole): string =>
  role === 'payingParent' ? facts.case.body.payingParentId : facts.case.body.receivingParentId;
export const personOf = (facts: CaseFacts, role: PartyRole): Row<'person'> | null =>
  facts.persons.find((person) => person.id === personIdOf(facts, role)) ?? null;
export const contactOf = (facts: CaseFacts, role: PartyRole): Row<'contact'> | null =>
  facts.contacts.find((contact) => contact.body.personId === personIdOf(facts, role)) ?? null;
export const safetyOf = (facts: CaseFacts, role: PartyRole): readonly Row<'safety'>[] =>
  facts.safety.filter((marker) => marker.body.personId === personIdOf(facts, role));

/** The income the calculation uses now. */
export const incomeInUse = (facts: CaseFacts): Row<'income'> | null =>
  facts.incomes.find((income) => income.body.personId === facts.case.body.payingParentId && income.body.state === 'inUse') ?? null;

/** Reports that are not finished: they wait for answers, or for a person. */
export const isUnfinished = ({ body }: Row<'change'>): boolean => body.state === 'waiting' || body.state === 'handedOver';

/** The unfinished report of this type that a work item or a run already carries: it goes on, rather than being reported twice. */
export function changeOf(facts: CaseFacts, type: ChangeType, taskId: string | null, runId: string | null = null): Row<'change'> | null {
  const carried = facts.changes.filter(
    (row) => isUnfinished(row) && row.body.caseId === facts.case.id && row.body.type === type && ((taskId !== null && row.body.taskId === taskId) || (runId !== null && row.body.runId === runId)),
  );
  return carried.find(({ body }) => body.state === 'waiting') ?? carried[0] ?? null;
}

const paysIn = (facts: CaseFacts): readonly Row<'case'>[] =>
  facts.cases.filter((c) => c.body.payingParentId === facts.case.body.payingParentId && !['closed', 'closing', 'arrearsOnly', 'tracing'].includes(c.body.status));

/** The decision in force for the paying parent: the newest that has no end. */
export const decisionInForce = (facts: CaseFacts): Row<'decision'> | null =>
  facts.decisions
    .filter((d) => d.body.payingParentId === facts.case.body.payingParentId && d.body.effectiveUntil === null)
    .toSorted((a, b) => b.body.number - a.body.number)[0] ?? null;

const careBasis = { none: undefined, agreed: 'agreed', courtOrder: 'order', assumed: 'assumed', disputed: 'evidence' } as const;

/** What is decided anew; the rest comes from the case as it stands. */
export type DecidedFacts = Readonly<{ effectiveOn: IsoDate; grossWeekly: number; basis: 'historic' | 'current' | 'estimated'; benefits: readonly string[]; partnerBenefits?: readonly string[] }>;

/** Benefits running on a day, by code. The day a benefit stopped is the first day without it. */
export const benefitsOn = (facts: CaseFacts, on: IsoDate): readonly string[] =>
  facts.benefits
    .filter((b) => b.body.personId === facts.case.body.payingParentId && b.body.from <= on && (b.body.until === null || b.body.until > on))
    .map((b) => b.body.code);

/** The partner's benefits as the decision in force counted them. */
export const partnerBenefitsOf = (facts: CaseFacts): readonly string[] =>
  (decisionInForce(facts)?.body.input as Partial<CalculationInput> | undefined)?.payingParent?.partnerBenefits ?? [];

/** The calculation's input for this paying parent and all receiving parents, with the decided facts put in. */
export function calculationInput(facts: CaseFacts, decided: DecidedFacts): CalculationInput {
  const paying = facts.persons.find((p) => p.id === facts.case.body.payingParentId);
  const cases = paysIn(facts);
  const mine = facts.children.filter((c) => c.body.payingParentId === facts.case.body.payingParentId);
  const previous = decisionInForce(facts)?.body.input as Partial<CalculationInput> | undefined;
  return {
    effectiveOn: decided.effectiveOn,
    reason: 'change',
    payingParent: {
      bornOn: paying?.body.bornOn ?? null,
      nilDescription: previous?.payingParent?.nilDescription ?? null,
      benefits: [...decided.benefits],
      partnerBenefits: [...(decided.partnerBenefits ?? partnerBenefitsOf(facts))],
      partnerAlsoPaying: previous?.payingParent?.partnerAlsoPaying ?? false,
      income: { kind: 'inUse', grossWeekly: decided.grossWeekly, basis: decided.basis },
    },
    receivingParents: cases
      .map((c) => ({
        id: c.body.receivingParentId,
        children: mine
          .filter((child) => child.body.role === 'qualifying' && child.body.caseId === c.id)
          .map((child) => {
            const care = facts.care.find((held) => held.body.childId === child.id);
            const basis = careBasis[care?.body.basis ?? 'none'];
            return { id: child.id, nights: basis === 'assumed' ? null : (care?.body.nights ?? 0), ...(basis === undefined ? {} : { basis }) };
          }),
      }))
      .filter((parent) => parent.children.length > 0),
    relevantOtherChildren: mine.filter((child) => child.body.role === 'relevantOther').length,
    otherArrangementChildren: mine.filter((child) => child.body.role === 'otherArrangement').length,
    variations: previous?.variations ?? [],
    defaultDecision: false,
    service: cases.some((c) => c.body.service === 'collectAndPay') ? 'collectAndPay' : 'directPay',
  };
}
