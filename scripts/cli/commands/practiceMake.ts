import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseLaw } from '../../../app/calculation/law.ts';
import type { CommandOptions } from '../../../app/contract/commandLine.ts';
import { londonDate } from '../../../app/model/dates.ts';
import { practiceClusters, practiceParameters } from '../../../main/core/practice/practiceCaseload.ts';
import { openCaseload } from '../openCaseload.ts';
import { Refusal } from '../refusal.ts';
import { resourcesDir } from '../resourcesDir.ts';

/** Streams a caseload, or makes it in a folder with progress on standard error. */
export async function* practiceMake({ cases, seed, today, teams, data }: CommandOptions<'practice make'>): AsyncIterable<unknown> {
  if (data !== undefined) {
    const caseload = await openCaseload({
      data, cases, seed, teams,
      onProgress: (done, total) => void process.stderr.write(`\r${done} of ${total} cases`),
    });
    process.stderr.write('\n');
    await caseload.close();
    yield { cases, data };
    return;
  }
  const folder = join(resourcesDir, 'law');
  const law = parseLaw(readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => ({ name, raw: parse(readFileSync(join(folder, name), 'utf8'), { schema: 'core' }) as unknown })));
  const parameters = practiceParameters(resourcesDir);
  if (!law.ok || !parameters.ok) throw new Refusal('The files under resources/law or resources/practice cannot be read.');
  yield* practiceClusters({ cases, seed, teams: teams ?? null, on: today ?? londonDate(new Date().toISOString()) }, parameters.value, law.value);
}
