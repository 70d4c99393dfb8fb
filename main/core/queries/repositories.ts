import { type CaseRepository, createCaseRepository } from '../../store/queries/caseRepository.ts';
import { createDeskRepository, type DeskRepository } from '../../store/queries/deskRepository.ts';
import { createPromiseRepository, type PromiseRepository } from '../../store/queries/promiseRepository.ts';
import { createQueueRepository, type QueueRepository } from '../../store/queries/queueRepository.ts';
import { createSearchRepository, type SearchRepository } from '../../store/queries/searchRepository.ts';
import type { Db } from '../../store/openDatabase.ts';

export type Repositories = Readonly<{ queue: QueueRepository; cases: CaseRepository; desk: DeskRepository; search: SearchRepository; promises: PromiseRepository }>;

const opened = new WeakMap<Db, Repositories>();

/** The repositories of one database. All queries share them, so that each statement is prepared once. */
export function repositoriesOf(db: Db): Repositories {
  let found = opened.get(db);
  if (found === undefined) {
    found = { queue: createQueueRepository(db), cases: createCaseRepository(db), desk: createDeskRepository(db), search: createSearchRepository(db), promises: createPromiseRepository(db) };
    opened.set(db, found);
  }
  return found;
}
