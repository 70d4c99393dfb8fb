import { effectiveDate, type EffectiveDate } from '../calculation/effectiveDate.ts';
import { CalculationInput } from '../calculation/input.ts';
import type { Law } from '../calculation/law.ts';
import type { ChangePreview } from '../contract/change.ts';
import { formatDate, type IsoDate } from '../model/dates.ts';
import type { RowWrite } from '../model/rows/index.ts';
import { type Call, type Effects } from '../operations/operation.ts';
import { fail, ok, type Result } from '../result.ts';
import { benefitsOn } from './caseFacts.ts';
import { finding, type Finding } from './engine/finding.ts';
import { withBenefitMoved, type InputPatch } from './engine/patch.ts';
import { decisionOn, standingDecisions } from './engine/periods.ts';
import { previewFinding } from './engine/previewFinding.ts';
import { answerOf, proofOf } from './engine/proof.ts';
import { recordFinding } from './engine/recordFinding.ts';
import type { ChangeCase } from './rule.ts';

/** What the instruction calls a benefit → its code in the law tables. A form names the code itself. */
const benefitCodes: Readonly<Record<string, string>> = {
  universal_credit_no_pay: 'universalCreditNoEarnings',
  universal_credit_with_pay: 'universalCreditWithEarnings',
  jobseekers_allowance: 'incomeBasedJsa',
  employment_support_allowance: 'incomeRelatedEsa',
  income_support: 'incomeSupport',
  carers_allowance: 'carersAllowance',
  state_pension: 'newStatePension',
  pension_credit: 'pensionCredit',
};
/** A benefit that the law tables do not name. */
export const OTHER_BENEFIT = 'other';

/** `which`: a code of the law tables, or the instruction's word for one. */
export type BenefitAnswers = Readonly<{ which: string; whose: 'parent' | 'partner' | 'both'; movement: 'started' | 'stopped'; changedOn: IsoDate }>;

const codeOf = (which: string): string => (Object.hasOwn(benefitCodes, which) ? (benefitCodes[which] ?? OTHER_BENEFIT) : which);

/** Whether this benefit settles the rate for whoever holds it, and from when (R-FLAT-1, R-FLAT-2; SI 2012/2677 reg 18(3)). `code` null: the law of that day does not know it. */
export function findBenefit(answers: BenefitAnswers, reportedOn: IsoDate, law: Law): Result<Readonly<{ listed: boolean; code: string | null; label: string; effective: EffectiveDate }>> {
  const effective = effectiveDate({ rule: 'E1', reportedOn, changedOn: answers.changedOn, direction: 'same', underReportDuty: false }, law);
  if (!effective.ok) return effective;
  const held = law.at(answers.changedOn);
  if (!held.ok) return held;
  const code = codeOf(answers.which);
  const benefit = held.value.benefits.get(code)?.value ?? null;
  const counts = benefit?.counts ?? 'no';
  return ok({ listed: counts === 'either' || (counts === 'own' && answers.whose !== 'partner'), code: benefit === null ? null : code, label: benefit?.label ?? 'Another benefit', effective: effective.value });
}

/** The answers as the form names them, whichever way they were given, so that both leave the same record. */
export const benefitFields = ({ which, whose, movement, changedOn }: BenefitAnswers): Readonly<Record<string, unknown>> => ({ movement, which: codeOf(which), whose, changedOn });

/** Whether it changes who gets which benefit on any day from then on. Where nothing is decided on the day, a person finds out. */
function movesAny({ facts }: ChangeCase, on: IsoDate, { apply: move }: InputPatch): boolean {
  const held = decisionOn(facts, on);
  const later = standingDecisions(facts).filter(({ body }) => body.effectiveFrom > on);
  return held === null || [held, ...later].some(({ body }) => {
    const read = CalculationInput.safeParse(body.input);
    if (!read.success) return true;
    const [was, now] = [read.data.payingParent, move(read.data).payingParent];
    return (['benefits', 'partnerBenefits'] as const).some((list) => was[list].length !== now[list].length || was[list].some((code) => !now[list].includes(code)));
  });
}

/** A benefit that stopped and is not on record, or started and is: worth a second look. */
function recordWarning({ facts }: ChangeCase, answers: BenefitAnswers, code: string, on: IsoDate): readonly string[] {
  const stops = answers.movement === 'stopped' ? ['The income on record counts again from this day. Ask what they live on now.'] : [];
  if (answers.whose === 'partner') return stops;
  const held = benefitsOn(facts, on).includes(code);
  if (answers.movement === 'stopped' && !held) return ['This benefit is not on our record for them. Check which one stopped.', ...stops];
  return answers.movement === 'started' && held ? ['This benefit is already on our record for them.'] : stops;
}

/** The day from which we hold that they get this benefit now; null when we do not. */
export const runsFrom = ({ facts }: Pick<ChangeCase, 'facts'>, which: string): IsoDate | null =>
  facts.benefits.find(({ body }) => body.personId === facts.case.body.payingParentId && body.code === codeOf(which) && body.until === null)?.body.from ?? null;

/** The benefit's own row. A partner's is kept only with the decision that counts it. */
function benefitRows({ facts }: ChangeCase, { whose, movement }: BenefitAnswers, code: string, on: IsoDate, call: Call): readonly RowWrite[] {
  if (whose === 'partner') return [];
  const personId = facts.case.body.payingParentId;
  const running = facts.benefits.find(({ body }) => body.personId === personId && body.code === code && body.until === null);
  if (movement === 'started' && running === undefined) return [{ kind: 'benefit', id: call.newId(), body: { personId, code, from: on, until: null } }];
  // It counts from the earlier day, so the record says that day too.
  if (movement === 'started') return running !== undefined && on < running.body.from ? [{ kind: 'benefit', id: running.id, body: { ...running.body, from: on } }] : [];
  return running === undefined ? [] : [{ kind: 'benefit', id: running.id, body: { ...running.body, until: on } }];
}

const movementWords = { started: 'Started', stopped: 'Stopped' } as const;
const whoseWords = { parent: 'their own', partner: 'their partner’s', both: 'a joint claim' } as const;

/** A benefit is asked about where it is paid and of whoever gets it; the other requests of the type are about work. */
export const asksForBenefit: Finding['asks'] = ({ what }) => what === 'benefitDates' || what === 'benefitLetter';

/**
 * What a benefit that started or stopped does. DWP's own record proves it, and its day stands before what anybody
 * remembers, unless a person has the proof in front of them. A benefit that does not set the rate changes no amount, so a
 * person looks at the income.
 */
export function benefitFinding(change: ChangeCase, answers: BenefitAnswers): Finding {
  const { reportedOn, catalogues, evidence } = change;
  const dwp = answerOf(change, 'dwp', 'benefitDates');
  const agrees = dwp?.code === answers.movement;
  const differs = !agrees && (dwp?.code === 'started' || dwp?.code === 'stopped');
  const on = evidence !== 'seen' && agrees && dwp.on !== null && dwp.on <= reportedOn ? dwp.on : answers.changedOn;
  const prepared: ChangePreview['prepared'] = dwp === null ? [] : [{ label: 'DWP’s record', value: `${dwp.code === 'started' || dwp.code === 'stopped' ? movementWords[dwp.code] : 'Nothing found'}${dwp.on === null ? '' : ` on ${formatDate(dwp.on)}`}`, source: 'DWP' }];
  const found = findBenefit({ ...answers, changedOn: on }, reportedOn, catalogues.law);
  const usual = { changedOn: on, proof: agrees ? ('accepted' as const) : proofOf(change), suggest: differs ? null : ('accept' as const), prepared, asks: asksForBenefit, ifRefused: { code: 'notShown' } };
  if (!found.ok) return finding({ ...usual, accepts: false, suggest: null, person: ['This cannot be worked out by rule for these dates.'] });
  const { listed, code, label, effective } = found.value;
  const moves = listed && code !== null && movesAny(change, effective.on, withBenefitMoved(effective.on, code, answers.movement, answers.whose));
  return finding({
    ...usual,
    effective: listed ? effective : null,
    ...(listed && !moves && !differs ? { refuse: { code: 'noDifference' }, proof: 'notNeeded' as const } : {}),
    patches: listed && code !== null ? [withBenefitMoved(effective.on, code, answers.movement, answers.whose)] : [],
    person: [
      ...(listed ? [] : ['This benefit does not set the rate for them: income does. Find out what they live on.']),
      ...(differs ? ['DWP’s record says otherwise. Ask which is right.'] : []),
    ],
    warnings: listed && code !== null ? recordWarning(change, answers, code, effective.on) : [],
    record: [{ label: 'Benefit', before: answers.movement === 'stopped' ? label : null, after: `${movementWords[answers.movement]} on ${formatDate(on)}: ${label} (${whoseWords[answers.whose]})`.slice(0, 160), about: 'payingParent' }],
    writes: ({ call }) => (code === null ? [] : benefitRows(change, answers, code, on, call)),
  });
}

/** Said in the record where the person who followed the instruction decided past a gate. */
const FOLLOWED = 'Decided by the person who followed the instruction.';

/** An instruction's report: its person has the proof in front of them and decides, whatever the gates say. */
function asFollowed(change: ChangeCase, found: Finding): ChangeCase {
  const following: ChangeCase = { ...change, decide: null };
  if (change.evidence !== 'seen' || found.person.length > 0) return following;
  return previewFinding(following, found).preview.choice === null ? following : { ...following, decide: { as: 'accept', because: FOLLOWED } };
}

/** Before and after for a benefit that an instruction was told about. */
export function previewBenefit(change: ChangeCase, answers: BenefitAnswers): ChangePreview {
  const found = benefitFinding(change, answers);
  return previewFinding(asFollowed(change, found), found).preview;
}

/**
 * Records a benefit that an instruction was told about, as the form records it. What no rule may decide is refused with
 * CHANGE_NOT_OFFERED: the instruction hands it over.
 */
export function recordBenefit(change: ChangeCase, answers: BenefitAnswers, call: Call, runId: string | null): Result<Effects> {
  const found = benefitFinding(change, answers);
  const followed = asFollowed(change, found);
  if (previewFinding(followed, found).path === 'handOver' || found.person.length > 0) return fail('CHANGE_NOT_OFFERED');
  return recordFinding(followed, { values: benefitFields(answers), problems: [], needs: [] }, found, call, runId);
}
