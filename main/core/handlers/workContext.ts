import { caseFactsFrom, type CaseFacts } from '../../../app/changes/caseFacts.ts';
import type { MessageRates } from '../../../app/messages/rates.ts';
import type { Instant, IsoDate } from '../../../app/model/dates.ts';
import { tagsOf, type RowSource } from '../../../app/operations/execute.ts';
import { changeReads } from '../../../app/operations/changeRecord.ts';
import { row, type Actor, type Catalogues, type Reads } from '../../../app/operations/operation.ts';
import { fail, ok, type Result } from '../../../app/result.ts';

/** What handlers about changes, instructions and messages need: rows of the case's cluster, the day, and what is published. */
export type WorkContext = Readonly<{
  clusterOf(caseId: string): string | null;
  source(clusterId: string): RowSource;
  /** The case that a run belongs to. */
  caseOfRun(runId: string): Readonly<{ caseId: string; clusterId: string }> | null;
  actor(): Actor;
  today(): IsoDate;
  now(): Instant;
  catalogues: Catalogues;
  rates: MessageRates;
}>;

export type OpenCase = Readonly<{ caseId: string; clusterId: string; source: RowSource; facts: CaseFacts }>;

/** The case with its rows. Refuses what is not on this laptop. */
export function openCaseFacts(context: WorkContext, caseId: string): Result<OpenCase> {
  const clusterId = context.clusterOf(caseId);
  if (clusterId === null) return fail('CASE_NOT_HELD');
  const source = context.source(clusterId);
  const facts = caseFactsFrom(source, caseId);
  return facts === null ? fail('CASE_NOT_FOUND') : ok({ caseId, clusterId, source, facts });
}

/** Tags of the rows a change of this kind rests on, as the screen saw them. */
export const sawOf = (held: OpenCase, names: readonly string[], extra: Reads = {}): Record<string, string | null> => {
  const reads: Record<string, Reads[string]> = { ...changeReads(held.caseId), ...extra };
  return tagsOf(Object.fromEntries(names.flatMap((name) => (reads[name] === undefined ? [] : [[name, reads[name]]]))), held.source);
};

export const runRef = (runId: string): Reads => ({ run: row('run', runId) });
