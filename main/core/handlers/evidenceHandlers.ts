import { evidenceItem, askedOf, evidenceOf } from '../../../app/evidence/evidenceItem.ts';
import { isLoose } from '../../../app/evidence/evidenceRow.ts';
import { crnsIn, referencesIn } from '../../../app/evidence/fileName.ts';
import { canAskAgain } from '../../../app/evidence/askAgain.ts';
import { placesFor, placesForFile, type Candidate } from '../../../app/evidence/proposals.ts';
import { refusalsFor } from '../../../app/evidence/refusals.ts';
import { caseFactsFrom, type CaseFacts } from '../../../app/changes/caseFacts.ts';
import type { Handlers } from '../../../app/contract/index.ts';
import { addDays } from '../../../app/model/dates.ts';
import { fail, ok } from '../../../app/result.ts';
import { createEvidenceRepository } from '../../store/queries/evidenceRepository.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { createEvidenceFileHandlers } from './evidenceFileHandlers.ts';
import { openCaseFacts } from './workContext.ts';

type CaseHandlers = Pick<Handlers, 'evidence.tray' | 'evidence.inbox' | 'evidence.list' | 'evidence.refusals'>;

const TRAY_SHOWN = 200;
const INBOX_SHOWN = 200;
const WEEK_DAYS = 7;
/** Cases of mine that wait for something: enough to guess from. */
const GUESSED_CASES = 40;

/** Proof on cases, and where loose proof and files may belong. Nothing here writes. */
function createCaseHandlers(context: EvidenceContext): CaseHandlers {
  const { tray, catalogues } = context;
  const rows = createEvidenceRepository(context.db);
  const catalogue = catalogues.changes;

  /** The facts of cases, each cluster read once for one answer. */
  function reader() {
    const known = new Map<string, CaseFacts | null>();
    return ({ caseId, clusterId }: Readonly<{ caseId: string; clusterId: string }>): CaseFacts | null => {
      let facts = known.get(caseId);
      if (facts === undefined) known.set(caseId, (facts = caseFactsFrom(context.source(clusterId), caseId)));
      return facts;
    };
  }
  const candidateOf = (clusterId: string, facts: CaseFacts): Candidate => {
    const { body, id } = facts.case;
    const crn = (personId: string): string => facts.persons.find((person) => person.id === personId)?.body.crn ?? '';
    return {
      caseId: id, clusterId, reference: body.reference, crns: { payingParent: crn(body.payingParentId), receivingParent: crn(body.receivingParentId) },
      tasks: facts.tasks.filter((task) => task.body.caseId === id), requests: facts.requests.filter((request) => request.body.caseId === id),
    };
  };

  return {
    'evidence.tray': () => {
      const factsOf = reader();
      const entries = tray.list(TRAY_SHOWN);
      const mine = entries.length === 0 ? [] : rows.waitingOf(context.actor().id, GUESSED_CASES);
      const items = entries.map(({ trayId, file, arrivedAt, how }) => {
        const named = [...referencesIn(file.name).flatMap((reference) => rows.caseOfReference(reference)), ...crnsIn(file.name).flatMap((crn) => rows.casesOfCrn(crn))];
        const places = new Map([...named, ...mine].map((each) => [each.caseId, each]));
        const candidates = [...places.values()].flatMap((each): Candidate[] => {
          const facts = factsOf(each);
          return facts === null ? [] : [candidateOf(each.clusterId, facts)];
        });
        return { trayId, file, arrivedAt, how, proposals: placesForFile(file.name, candidates).map((place) => ({ ...place })) };
      });
      return ok({ items, total: tray.count() });
    },

    'evidence.inbox': () => {
      const factsOf = reader();
      const { teams } = context.actor();
      const counts = rows.looseCounts(teams, addDays(context.today(), -WEEK_DAYS));
      const found = rows.loose(teams, INBOX_SHOWN).flatMap((line) => {
        const facts = factsOf(line);
        const row = facts?.evidence.find(({ id }) => id === line.evidenceId);
        if (facts === null || row === undefined || !isLoose(row.body)) return [];
        const item = evidenceItem(row, { clusterId: line.clusterId, facts, catalogue });
        return [{ item, proposals: placesFor(item, facts.tasks, facts.requests).map((place) => ({ ...place })) }];
      });
      const withProposal = found.filter(({ proposals }) => proposals.length > 0).length;
      return ok({ rows: found, counts: { total: counts.total, withProposal, withoutProposal: counts.total - withProposal, oldestOn: counts.oldest, overWeekOld: counts.old } });
    },

    'evidence.list': ({ caseId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts, clusterId } = held.value;
      return ok({ items: evidenceOf({ clusterId, facts, catalogue }).slice(0, 400), asked: askedOf(facts).slice(0, 100) });
    },

    'evidence.refusals': ({ caseId, evidenceId }) => {
      const held = openCaseFacts(context, caseId);
      if (!held.ok) return held;
      const { facts } = held.value;
      const row = facts.evidence.find(({ id, body }) => id === evidenceId && body.caseId === caseId);
      if (row === undefined) return fail('ROW_NOT_FOUND', { fields: ['evidence'] });
      const task = facts.tasks.find(({ id }) => id === row.body.taskId) ?? null;
      const change = facts.changes.find(({ id }) => id === row.body.changeId) ?? null;
      const type = change?.body.type ?? task?.body.changeType ?? null;
      const reasons = refusalsFor(row.body.kind, type === null ? null : (catalogue.entries.get(type) ?? null)).map((reason) => ({ ...reason }));
      return ok({ reasons, canAskAgain: canAskAgain(row.body.from, task?.body ?? null) });
    },
  };
}

/** Everything about proof for one signed-in person. */
export const createEvidenceHandlers = (context: EvidenceContext) => ({ ...createCaseHandlers(context), ...createEvidenceFileHandlers(context) });
