import type { CommandOptions } from '../../../app/contract/commandLine.ts';
import { londonDate } from '../../../app/model/dates.ts';
import { practiceClusters, practiceParameters } from '../../../main/core/practice/practiceCaseload.ts';
import { openCaseload } from '../openCaseload.ts';
import { Refusal } from '../refusal.ts';
import { resourcesDir } from '../resourcesDir.ts';
import { shippedLaw } from '../shippedLaw.ts';

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
  const law = shippedLaw();
  const parameters = practiceParameters(resourcesDir);
  if (!parameters.ok) throw new Refusal('The files under resources/practice cannot be read.');
  // The papers of practice are drawn from recipes when a window asks for one: they are no rows, and no part of a line.
  for (const { clusterId, teamId, rows } of practiceClusters({ cases, seed, teams: teams ?? null, on: today ?? londonDate(new Date().toISOString()) }, parameters.value, law)) yield { clusterId, teamId, rows };
}
