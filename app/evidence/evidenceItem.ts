import type { CaseFacts } from '../changes/caseFacts.ts';
import type { ChangeCatalogue } from '../changes/catalogue.ts';
import type { EvidenceAsked, EvidenceItem } from '../contract/evidence.ts';
import type { Row } from '../model/rows/index.ts';
import { compareText } from '../work/queueOrder.ts';
import { claimOf } from './claim.ts';
import { isLoose, readEvidence } from './evidenceRow.ts';
import { placesFor } from './proposals.ts';
import type * as z from 'zod';

type Item = z.output<typeof EvidenceItem>;
type Asked = z.output<typeof EvidenceAsked>;
type Held = Readonly<{ clusterId: string; facts: CaseFacts; catalogue: Pick<ChangeCatalogue, 'entries'> }>;

/** The report that a piece of proof belongs to: the one it names, else the one its work item carries. */
const changeFor = ({ changes }: CaseFacts, { caseId, changeId, taskId }: Readonly<{ caseId: string; changeId: string | null; taskId: string | null }>): Row<'change'> | null =>
  changes.find(({ id, body }) => id === changeId && body.caseId === caseId) ?? (taskId === null ? null : (changes.find(({ body }) => body.taskId === taskId && body.caseId === caseId) ?? null));

/** One piece of proof as screens show it, with where it may belong while it hangs on nothing. */
export function evidenceItem(row: Row<'evidence'>, { clusterId, facts, catalogue }: Held): Item {
  const proof = readEvidence(row.body);
  const change = changeFor(facts, proof);
  return {
    evidenceId: row.id, clusterId, caseId: proof.caseId, reference: facts.case.body.reference, taskId: proof.taskId, changeId: proof.changeId, kind: proof.kind, from: proof.from, receivedOn: proof.receivedOn,
    how: proof.how, state: proof.state, files: [...proof.files], weekly: proof.weekly,
    claim: change === null ? null : { title: claimOf(change.body, catalogue).title, lines: claimOf(change.body, catalogue).lines.map((line) => ({ ...line })) },
    judged: proof.judged === null ? null : { on: proof.judged.on, by: proof.judged.by, reason: proof.judged.reasonCode, words: proof.judged.words },
    proposed: isLoose(row.body) ? (placesFor(proof, facts.tasks, facts.requests, 1)[0] ?? null) : null,
    tag: row.tag,
  };
}

/** Everything received on the case, newest first. */
export const evidenceOf = (held: Held): readonly Item[] =>
  held.facts.evidence
    .filter(({ body }) => body.caseId === held.facts.case.id)
    .toSorted((a, b) => compareText(b.body.receivedOn, a.body.receivedOn) || compareText(b.id, a.id))
    .map((row) => evidenceItem(row, held));

/** What was asked for on the case: open first, soonest due on top, then the newest of the rest. */
export const askedOf = ({ case: held, requests }: CaseFacts): readonly Asked[] =>
  requests
    .filter(({ body }) => body.caseId === held.id)
    .toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? compareText(a.body.dueOn, b.body.dueOn) : compareText(b.body.sentAt, a.body.sentAt)) || compareText(a.id, b.id))
    .map(({ id, body }) => ({ requestId: id, to: body.to, what: body.what, dueOn: body.dueOn, state: body.state, taskId: body.taskId, changeId: body.changeId }));
const rank = ({ body }: Row<'request'>): number => (body.state === 'waiting' || body.state === 'late' ? 0 : 1);
