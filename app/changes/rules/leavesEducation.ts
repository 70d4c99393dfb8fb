import { addDays, addMonths, formatDate, type IsoDate } from '../../model/dates.ts';
import { finding, type FindingRule, type OpensTask } from '../engine/finding.ts';
import { withoutChild } from '../engine/patch.ts';
import { acceptedProof, answerOf, requestsFrom } from '../engine/proof.ts';
import { startOf } from '../engine/start.ts';
import type { ProofState } from '../gates.ts';
import { isOut } from '../requestsClosed.ts';
import type { ChangeCase } from '../rule.ts';
import { childLabel, childLeaves, gone, qualifyingHere } from './childLeaves.ts';
import { heard } from './heard.ts';

const bornOn = (change: ChangeCase, childId: string): IsoDate => qualifyingHere(change).find(({ id }) => id === childId)?.body.bornOn ?? change.reportedOn;
const birthday = (born: IsoDate, years: number): IsoDate => addMonths(born, 12 * years);

/** The first of some days of the year, as `08-31`, after a day. In a leap year the last of February is the 29th. */
export function nextOf(days: readonly string[], after: IsoDate): IsoDate {
  const year = Number(after.slice(0, 4));
  const leap = (of: number): boolean => (of % 4 === 0 && of % 100 !== 0) || of % 400 === 0;
  const ahead = [year, year + 1].flatMap((of) => days.map((day) => `${of}-${day === '02-28' && leap(of) ? '02-29' : day}`)).toSorted();
  return ahead.find((day) => day > after) ?? after;
}

const lookAgain = (change: ChangeCase, on: IsoDate): OpensTask => ({
  kind: 'change', onRefusal: true, title: 'Look again: has Child Benefit ended?', why: `Child Benefit is still paid. ${formatDate(on)} is the next day on which it can end.`, dueOn: on, subject: change.subject, effortMinutes: 18,
});

type Heard = Readonly<{ ended: boolean; stillPaid: boolean; on: IsoDate | null; dayKnown: boolean; agrees: boolean; silent: boolean; differs: boolean }>;
/** What the Child Benefit office and the receiving parent have said. A report from the feed is the office's own word; the receiving parent's report is their yes. */
function heardOf(change: ChangeCase, reason: unknown): Heard {
  const benefit = answerOf(change, 'childBenefit');
  const parent = answerOf(change, 'receivingParent', 'agreement');
  const agrees = change.reportedBy === 'receivingParent' || parent?.code === 'agree';
  const feed = change.reportedBy === 'feed' && reason === 'benefitEnded';
  return {
    // A paper of a school or an employer does not show that Child Benefit ended: the office's word decides.
    ended: benefit?.code !== 'started' && (benefit?.code === 'stopped' || feed),
    dayKnown: (benefit?.code === 'stopped' && benefit.on !== null) || feed || (reason === 'benefitEnded' && agrees),
    stillPaid: benefit?.code === 'started', on: benefit?.code === 'stopped' ? benefit.on : null,
    agrees, differs: parent?.code === 'disagree',
    silent: requestsFrom(change).some(({ body }) => body.to === 'receivingParent' && body.state === 'lapsed'),
  };
}

/** Proved once Child Benefit has ended and the receiving parent agrees or let the time pass; a twentieth birthday needs no proof. */
function proofFor(change: ChangeCase, { ended, agrees, silent }: Heard, isTwenty: boolean): ProofState {
  if (isTwenty || (ended && (agrees || silent))) return isTwenty ? 'notNeeded' : 'accepted';
  const sent = requestsFrom(change);
  return sent.length === 0 ? 'missing' : sent.some(isOut) ? 'waiting' : heard(change, false);
}

/**
 * C08: a child left school or college or turned 20, or stays in education after all. Decided by rule when Child Benefit
 * has ended and the receiving parent agrees or is silent; refused, with a look again on the next day it can end, while
 * Child Benefit is still paid (changes catalogue §3.8).
 */
export const leavesEducationRule: FindingRule = {
  type: 'C08',
  check(change, values) {
    const law = change.catalogues.law.at(change.reportedOn);
    const born = bornOn(change, values['child'] as string);
    const changedOn = values['changedOn'] as IsoDate;
    const years = change.catalogues.changes.setting('childOldestYears', change.reportedOn);
    if (values['reason'] === 'turned20' && birthday(born, years) > change.reportedOn) return [{ field: 'reason', message: `This child turns ${years} on ${formatDate(birthday(born, years))}` }];
    const under = law.ok ? law.value.params['age.child'].value.under : null;
    if (values['reason'] === 'leftEducation' && under !== null && birthday(born, under) > changedOn) return [{ field: 'child', message: `This child was under ${under} that day, so still counts` }];
    const ends = values['courseEnds'] as IsoDate | undefined;
    if (ends !== undefined && (ends <= changedOn || ends < change.reportedOn)) return [{ field: 'courseEnds', message: `Must be ${formatDate(ends <= changedOn ? addDays(changedOn, 1) : change.reportedOn)} or after` }];
    if (values['reason'] === 'stillIn' && birthday(born, years) <= change.reportedOn) return [{ field: 'reason', message: `This child has turned ${years}, so no longer counts` }];
    return [];
  },
  look(change, values) {
    const left = gone(change, values);
    if (left !== null) return left;
    const { catalogues, reportedOn, today } = change;
    const childId = values['child'] as string;
    const { reason } = values;
    const told = values['changedOn'] as IsoDate;
    const child = qualifyingHere(change).find(({ id }) => id === childId) ?? null;
    const years = catalogues.changes.setting('childOldestYears', reportedOn);
    const said = heardOf(change, reason);
    const benefit = { label: 'Child Benefit', value: said.stillPaid ? 'Still paid' : said.ended ? `Ended${said.on === null ? '' : ` on ${formatDate(said.on)}`}` : 'Not answered yet', source: 'Child Benefit office' };
    const parent = { label: 'Receiving parent', value: said.differs ? 'Does not agree' : said.agrees ? 'Agrees' : said.silent ? 'Did not answer in time' : 'Not answered yet', source: change.reportedBy === 'receivingParent' ? 'the report' : 'their answer' };

    if (reason === 'stillIn') {
      const proof: ProofState = said.stillPaid ? 'accepted' : heard(change);
      return finding({
        changedOn: told, proof, suggest: said.stillPaid ? 'accept' : null, asks: ({ to }) => to === 'childBenefit', ifRefused: { code: said.ended ? 'benefitEnded' : 'notInEducation' },
        person: said.stillPaid || proof === 'missing' || proof === 'waiting' ? [] : ['Child Benefit has ended, or nobody can say. Ask for a letter from the school or college.'],
        prepared: [benefit],
        record: [{ label: `${childLabel(change, childId)}: in education`, before: child?.body.inEducation === true ? 'Yes' : 'No', after: `Yes${values['courseEnds'] === undefined ? '' : `, until ${formatDate(values['courseEnds'] as IsoDate)}`}`, about: null }],
        writes: () => (child === null ? [] : [{ kind: 'child', id: child.id, body: { ...child.body, inEducation: true } }]),
      });
    }

    const twentieth = birthday(bornOn(change, childId), years);
    const isTwenty = reason === 'turned20';
    // The birthday, and Child Benefit's own date, stand before what anybody remembers.
    const changedOn = isTwenty ? twentieth : (said.on ?? told);
    const effective = startOf(change, changedOn);
    const law = catalogues.law.at(changedOn);
    const leaving = childLeaves(change, childId, effective?.on ?? null);
    const under = law.ok ? law.value.params['age.child'].value.under : null;
    const tooYoung = under !== null && birthday(bornOn(change, childId), under) > changedOn;
    const proof = proofFor(change, said, isTwenty);
    const paper = change.evidence === 'seen' || acceptedProof(change) !== null;
    const open = proof === 'missing' || proof === 'waiting';
    const again = nextOf(catalogues.changes.yearDays('educationEnds', today), today);
    return finding({
      changedOn, effective, proof,
      patches: effective === null ? [] : [withoutChild(effective.on, childId)],
      // Under 16 a child counts whoever gets Child Benefit for it (R-IN-3).
      accepts: effective !== null && !tooYoung,
      asks: ({ to }) => (to === 'childBenefit' ? !said.ended : change.reportedBy !== 'receivingParent'),
      refuse: said.stillPaid && !isTwenty && !paper ? { code: 'stillPaid', values: { next: { day: again } } } : null,
      ifRefused: { code: tooYoung ? 'underAge' : 'stillIn' },
      person: [
        ...(tooYoung ? [`The child was under ${under} that day, so counts whoever gets Child Benefit. Ask who looks after the child now.`] : []),
        ...(said.stillPaid && paper ? ['Child Benefit is still paid, but a paper says that the child has left.'] : []),
        ...(said.differs ? ['The receiving parent says that the child is still in education.'] : []),
        ...(!isTwenty && !open && said.ended && !said.agrees && !said.silent && !said.differs ? ['The receiving parent has said neither yes nor no.'] : []),
        ...(!isTwenty && !open && said.ended && !said.dayKnown ? ['The Child Benefit office gave no day on which it ended. The child counts until then.'] : []),
        ...(!isTwenty && !open && !said.ended && !said.stillPaid ? ['The Child Benefit office did not say that it has ended.'] : []),
        ...leaving.person,
      ],
      suggest: tooYoung ? 'refuse' : said.differs ? null : said.ended || isTwenty ? 'accept' : null,
      prepared: [benefit, ...(isTwenty ? [{ label: 'Turned 20', value: formatDate(twentieth), source: 'date of birth on record' }] : [parent])],
      sides: isTwenty ? [] : [{ label: 'Left education', payingParent: change.reportedBy === 'payingParent' ? formatDate(told) : null, receivingParent: change.reportedBy === 'receivingParent' ? formatDate(told) : said.agrees ? 'Agrees' : said.differs ? 'Still in education' : null, leads: null }],
      record: leaving.record,
      opens: [...leaving.opens, ...(said.stillPaid ? [lookAgain(change, again)] : [])],
      writes: leaving.writes,
    });
  },
};
