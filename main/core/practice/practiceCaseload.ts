import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Law } from '../../../app/calculation/law.ts';
import { generateCaseload } from '../../../app/practice/generateCaseload.ts';
import { readCaseloadParameters, type CaseloadParameters } from '../../../app/practice/parameters.ts';
import { readFeedParameters, type FeedParameters } from '../../../app/practice/feeds/feedParameters.ts';
import { generateDirectory, type PracticeCluster } from '../../../app/practice/staff.ts';
import type { Result } from '../../../app/result.ts';
import { seedAuthority, type SeedOutcome } from '../../store/authority/seed.ts';
import { createPracticeFiles } from '../../evidence/practiceFiles.ts';
import type { Db } from '../../store/openDatabase.ts';
import { sha256 } from '../../store/sha256.ts';
import type { Device } from './deviceFile.ts';

export type Recipe = NonNullable<Device['practice']>;

/** Reads the generator's parameters. Refuses a broken file, naming it. */
export const practiceParameters = (resourcesDir: string): Result<CaseloadParameters> =>
  readCaseloadParameters(readFileSync(join(resourcesDir, 'practice', 'caseload.yaml'), 'utf8'), readFileSync(join(resourcesDir, 'practice', 'stories.yaml'), 'utf8'));

/** Reads how those who are asked answer in practice. Refuses a broken file, naming it. */
export const practiceFeeds = (resourcesDir: string): Result<FeedParameters> => readFeedParameters(readFileSync(join(resourcesDir, 'practice', 'feeds.yaml'), 'utf8'));

/** The whole caseload of a recipe: the people first, so that there is somebody to sign in as. */
export function* practiceClusters({ cases, seed, teams, on }: Recipe, parameters: CaseloadParameters, law: Law): Iterable<PracticeCluster> {
  const options = { cases, seed, today: on, parameters, ...(teams === null ? {} : { teams }) };
  yield generateDirectory(options);
  yield* generateCaseload({ ...options, law });
}

/** Whom a first start signs in: the person whose queue holds the prepared cases of `resources/practice/stories.yaml`. */
export const FIRST_TO_SIGN_IN = 'CW-07';

export type MakeOptions = Readonly<{
  db: Db;
  recipe: Recipe;
  parameters: CaseloadParameters;
  law: Law;
  onProgress: (done: number, total: number) => void;
  signal?: AbortSignal;
}>;

/** Makes the caseload in the practice authority, or finishes or grows the one that is there. */
export const makePracticeCaseload = ({ db, recipe, parameters, law, onProgress, signal }: MakeOptions): Promise<SeedOutcome> =>
  seedAuthority({
    db,
    sha256,
    clusters: createPracticeFiles(db).withFiles(practiceClusters(recipe, parameters, law)),
    name: `practice-${recipe.seed}`,
    onProgress: (done) => onProgress(Math.min(done, recipe.cases), recipe.cases),
    breathe: () => turn(),
    ...(signal === undefined ? {} : { signal }),
  });
