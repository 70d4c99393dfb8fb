import { formatDayMonth, type IsoDate } from '../model/dates.ts';
import type { EvidenceBody, EvidenceKind } from '../model/rows/evidence.ts';
import type { RowBody, RowKind, RowWrite } from '../model/rows/index.ts';
import { workingDayAtOrBefore } from './calendar.ts';
import type { PracticeDocument } from './documents/practiceDocument.ts';
import { writeEntry } from './entries.ts';
import type { Making } from './making.ts';
import { createWeighted, type Random } from './random.ts';

/** Papers of a cluster by the evidence row they belong to: whoever makes the caseload puts their files on the rows. */
export type PracticeDocuments = ReadonlyMap<string, PracticeDocument>;
type Of<K extends RowKind> = Readonly<{ id: string; body: RowBody<K> }>;

/** The first clusters of a team that have an upload which belongs to no work item: whole, unreadable, of somebody else. */
const LOOSE_TURNS: Readonly<Record<number, PracticeDocument['quality']>> = { 1: 'good', 3: 'photo', 5: 'otherPerson' };
const LOOSE_DAYS = 20;
/** What usually proves a change of this type. */
const proofOf: Readonly<Record<string, EvidenceKind>> = {
  C01: 'careAgreement', C02: 'schoolLetter', C04: 'childBenefitLetter', C08: 'schoolLetter', C09: 'payslip', C10: 'taxReturn', C11: 'benefitLetter', C12: 'payslip', C14: 'tickets', C18: 'bankStatement', C22: 'employerLetter', C23: 'nameDocument',
};
const strays: readonly EvidenceKind[] = ['bankStatement', 'screenshot', 'payslip', 'schoolLetter'];

const rowsIn = <K extends RowKind>(rows: readonly RowWrite[], kind: K): readonly Of<K>[] => rows.filter((row) => row.kind === kind) as unknown as readonly Of<K>[];

/** Uploads that nobody has put with a work item yet, and a paper for every piece of proof that a person sent. */
export function makeProof(m: Making, turn: number): PracticeDocuments {
  const random = m.random('proof');
  const loose = makeLoose(m, turn, random);
  const documents = new Map<string, PracticeDocument>();
  const quality = createWeighted(m.parameters.proof.quality);
  for (const { id, body } of rowsIn(m.rows, 'evidence')) {
    // Feeds send figures, not papers.
    if (body.from === 'hmrc' || body.from === 'dwp') continue;
    const drawn = quality(random);
    const seed = random.int(0, 1_000_000_000);
    const fixed = loose.get(id);
    documents.set(id, documentOf(m, body, fixed ?? (body.state === 'accepted' || m.story !== null ? 'good' : drawn), seed));
  }
  return documents;
}

function documentOf(m: Making, body: EvidenceBody, quality: PracticeDocument['quality'], seed: number): PracticeDocument {
  const held = rowsIn(m.rows, 'case').find(({ id }) => id === body.caseId)?.body;
  const sender = body.from === 'receivingParent' ? held?.receivingParentId : held?.payingParentId;
  const other = body.from === 'receivingParent' ? held?.payingParentId : held?.receivingParentId;
  const people = rowsIn(m.rows, 'person');
  const nameOf = (personId: string | undefined): string => {
    const person = people.find(({ id }) => id === personId)?.body;
    return person === undefined ? 'Not given' : `${person.given} ${person.family}`;
  };
  const reported = rowsIn(m.rows, 'income').find(({ body: income }) => income.personId === held?.payingParentId && income.state === 'reported')?.body.grossWeekly;
  const employer = rowsIn(m.rows, 'contact').find(({ body: contact }) => contact.personId === held?.payingParentId)?.body.employer?.name ?? null;
  const photo = quality === 'photo';
  return {
    kind: body.kind,
    quality,
    name: photo ? `IMG_${String(seed % 10_000).padStart(4, '0')}.png` : `${body.kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${formatDayMonth(body.receivedOn).replace(/ /g, '-').toLowerCase()}.pdf`,
    // Somebody else's paper: the last name on it belongs to nobody in the case.
    of: quality === 'otherPerson' ? `${nameOf(other).split(' ')[0] ?? 'Sam'} Somebody` : nameOf(sender),
    on: body.receivedOn,
    weekly: body.weekly ?? reported ?? null,
    employer: body.from === 'receivingParent' ? null : employer,
    seed,
  };
}

/** Orphan uploads, as live history has them: most fit an open item, some fit nothing. */
function makeLoose(m: Making, turn: number, random: Random): ReadonlyMap<string, PracticeDocument['quality'] | null> {
  const made = new Map<string, PracticeDocument['quality'] | null>();
  const { loose, looseFits } = m.parameters.proof;
  for (const [at, each] of rowsIn(m.rows, 'case').entries()) {
    const drawn = random.chance(loose);
    const fits = random.chance(looseFits);
    const days = random.int(1, LOOSE_DAYS);
    const stray = random.pick(strays);
    const fixed = at === 0 ? (LOOSE_TURNS[turn] ?? null) : null;
    if (m.story !== null || (!drawn && fixed === null) || each.body.status === 'closed' || each.body.openedOn >= m.day(-LOOSE_DAYS - 5)) continue;
    const open = rowsIn(m.rows, 'task').filter(({ body }) => body.caseId === each.id && body.state === 'open' && proofOf[body.changeType ?? ''] !== undefined);
    const task = open[0]?.body;
    const kind = (fits || fixed === 'good') && task !== undefined ? (proofOf[task.changeType ?? ''] ?? stray) : stray;
    const from = task?.subject ?? (kind === 'schoolLetter' ? 'receivingParent' : 'payingParent');
    made.set(putLoose(m, each.id, kind, from, workingDayAtOrBefore(m.day(-days))), fixed);
  }
  return made;
}

function putLoose(m: Making, caseId: string, kind: EvidenceKind, from: 'payingParent' | 'receivingParent', receivedOn: IsoDate): string {
  const id = m.id('v');
  m.put('evidence', id, { caseId, taskId: null, changeId: null, kind, from, receivedOn, how: 'online', state: 'received', weekly: null });
  writeEntry(m, { id: caseId }, 'evidence.received', { on: receivedOn, at: 615, by: 'customer', about: from, facts: { what: kind, from } });
  return id;
}
