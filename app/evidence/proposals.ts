import { formatDate, type IsoDate } from '../model/dates.ts';
import { partyRoles, type PartyRole } from '../model/roles.ts';
import type { EvidenceKind, EvidenceSender } from '../model/rows/evidence.ts';
import type { Row } from '../model/rows/index.ts';
import type { RequestBody } from '../model/rows/requests.ts';
import { evidenceWord, theSender } from '../work/evidenceWords.ts';
import { compareText } from '../work/queueOrder.ts';
import { taskTitle } from '../work/taskWords.ts';
import { isOpenRequest, requestAnswered } from './closesRequest.ts';
import { crnsIn, kindInName, referencesIn } from './fileName.ts';

/** A case as far as proposing goes: its open items, and what was asked for. */
export type Candidate = Readonly<{
  caseId: string;
  clusterId: string;
  reference: string;
  /** Customer numbers of the two parents. */
  crns: Readonly<Record<PartyRole, string>>;
  tasks: readonly Row<'task'>[];
  requests: readonly Row<'request'>[];
}>;
type Place = Readonly<{ taskId: string; changeId: string | null; title: string; because: string }>;
export type TrayPlace = Readonly<{ caseId: string; clusterId: string; reference: string; taskId: string | null; changeId: string | null; title: string; because: string }>;

const waitsFor = ({ to, what, dueOn }: Pick<RequestBody, 'to' | 'what' | 'dueOn'>): string => `Asked of ${theSender(to)}: ${evidenceWord(what)}, due ${formatDate(dueOn)}`;
/** Change types that a kind of proof is usually sent for. */
const usualFor: Partial<Readonly<Record<EvidenceKind, readonly string[]>>> = {
  payslip: ['C09', 'C12', 'C11', 'C22'], hmrc_rti: ['C09', 'C12'], employerLetter: ['C09', 'C22'], benefitLetter: ['C11'], childBenefitLetter: ['C08', 'C04', 'C05'],
  bankStatement: ['C18', 'C15', 'C13'], taxReturn: ['C10'], accounts: ['C10'], courtOrder: ['C01', 'C02', 'C03'], careAgreement: ['C01'], solicitorAgreement: ['C01'],
  schoolLetter: ['C02', 'C08'], medicalLetter: ['C02', 'C14'], socialServicesReport: ['C02', 'C03'], tickets: ['C14'], mileageLog: ['C14'], loanAgreement: ['C14'],
  birthCertificate: ['C06', 'C04'], adoptionOrder: ['C07'], apprenticeship: ['C08'], authorityToAct: ['C27'], lpaDocument: ['C27'], nameDocument: ['C23'],
  shareCertificate: ['C13'], valuation: ['C13'], pensionStatement: ['C13', 'C09'], partnerMessages: ['C02'], calendar: ['C01', 'C02'],
};

type Ranked<T> = Readonly<{ score: number; dueOn: IsoDate; place: T }>;
const best = <T>(ranked: readonly Ranked<T>[], most: number, keyOf: (place: T) => string): readonly T[] => {
  const seen = new Set<string>();
  return ranked
    .toSorted((a, b) => b.score - a.score || compareText(a.dueOn, b.dueOn) || compareText(keyOf(a.place), keyOf(b.place)))
    .filter(({ place }) => !seen.has(keyOf(place)) && seen.add(keyOf(place)) !== undefined)
    .slice(0, most)
    .map(({ place }) => place);
};

/** The open items of a case that loose proof may belong to, best first, each with its reason. */
export function placesFor(proof: Readonly<{ caseId: string; kind: EvidenceKind; from: EvidenceSender }>, tasks: readonly Row<'task'>[], requests: readonly Row<'request'>[], most = 5): readonly Place[] {
  const open = tasks.filter(({ body }) => body.caseId === proof.caseId && body.state === 'open');
  const ranked = open.flatMap((task): Ranked<Place>[] => {
    const { body } = task;
    const title = taskTitle(body);
    const asked = requestAnswered(requests.filter(isOpenRequest), { ...proof, taskId: task.id, changeId: null });
    const changeId = asked?.body.changeId ?? requests.find((request) => request.body.taskId === task.id && request.body.changeId !== null)?.body.changeId ?? null;
    const place = { taskId: task.id, changeId, title };
    const answered = { dueOn: body.dueOn };
    if (asked !== null) return [{ ...answered, score: 3, place: { ...place, because: waitsFor(asked.body) } }];
    if (body.changeType !== null && usualFor[proof.kind]?.includes(body.changeType) === true) return [{ ...answered, score: 2, place: { ...place, because: `Usual proof for this change: ${evidenceWord(proof.kind)}` } }];
    if (body.kind === 'evidence' || body.kind === 'reconsideration') return [{ ...answered, score: 1, place: { ...place, because: 'It is open on this case and about proof' } }];
    return body.subject !== null && body.subject === proof.from && body.kind === 'change' ? [{ ...answered, score: 1, place: { ...place, because: 'The same parent reported it, and it is open' } }] : [];
  });
  return best(ranked, most, (place) => place.taskId);
}

/**
 * Where a file in the tray may belong, best first: the case its name names, the parent whose number it carries, then items
 * of these cases that wait for something like it. A name that names a case leaves the guesses out.
 */
export function placesForFile(name: string, candidates: readonly Candidate[], most = 8): readonly TrayPlace[] {
  const references = new Set(referencesIn(name));
  const crns = new Set(crnsIn(name));
  const kind = kindInName(name);
  const named = candidates.flatMap((candidate): Ranked<TrayPlace>[] => {
    const role = partyRoles.find((each) => crns.has(candidate.crns[each]));
    const byReference = references.has(candidate.reference);
    if (!byReference && role === undefined) return [];
    const from: EvidenceSender = role ?? 'other';
    const because = byReference ? `The name of the file has the reference ${candidate.reference}` : `The name of the file has the number of the ${role === 'payingParent' ? 'paying parent' : 'receiving parent'}`;
    const asked = role === undefined ? candidate.requests.filter(isOpenRequest).filter(({ body }) => body.to === 'payingParent' || body.to === 'receivingParent') : [];
    const items = placesFor({ caseId: candidate.caseId, kind: kind ?? 'other', from: asked.length === 1 ? (asked[0]?.body.to as EvidenceSender) : from }, candidate.tasks, candidate.requests);
    const where = { caseId: candidate.caseId, clusterId: candidate.clusterId, reference: candidate.reference };
    const score = byReference ? 10 : 8;
    return [
      ...items.map((item, at) => ({ score: score + 1 - at / 10, dueOn: '', place: { ...where, taskId: item.taskId, changeId: item.changeId, title: item.title, because: `${because}. ${item.because}`.slice(0, 200) } })),
      { score: score - 1, dueOn: '', place: { ...where, taskId: null, changeId: null, title: `Case ${candidate.reference}`, because } },
    ];
  });
  if (named.length > 0) return best(named, most, (place) => `${place.caseId}/${place.taskId ?? ''}`);
  const guessed = candidates.flatMap((candidate) =>
    candidate.requests.filter(isOpenRequest).flatMap((request): Ranked<TrayPlace>[] => {
      const task = candidate.tasks.find(({ id, body }) => id === request.body.taskId && body.state === 'open');
      const { to, what, dueOn, changeId } = request.body;
      if (task === undefined || (to !== 'payingParent' && to !== 'receivingParent' && to !== 'employer' && to !== 'court') ) return [];
      if (requestAnswered([request], { caseId: candidate.caseId, taskId: task.id, changeId, kind: kind ?? 'other', from: to }) === null) return [];
      const likely = kind !== null && (what === kind || (what === 'evidence' && usualFor[kind]?.includes(task.body.changeType ?? '') === true));
      if (kind !== null && !likely) return [];
      const because = waitsFor(request.body);
      return [{ score: likely ? 2 : 1, dueOn, place: { caseId: candidate.caseId, clusterId: candidate.clusterId, reference: candidate.reference, taskId: task.id, changeId, title: taskTitle(task.body), because } }];
    }),
  );
  return best(guessed, most, (place) => `${place.caseId}/${place.taskId ?? ''}`);
}
