import type { CommandOptions } from '../../../app/contract/commandLine.ts';
import { openCaseload } from '../openCaseload.ts';
import { Refusal } from '../refusal.ts';

const PAGE = 200;

/** Open work in the order of the queue. */
export async function* queueList({ data, cases, seed, user, whose, limit }: CommandOptions<'queue list'>): AsyncIterable<unknown> {
  const caseload = await openCaseload({ data, cases, seed, user });
  try {
    const filter = { whose, person: null, due: null, types: [], waiting: null, text: null } as const;
    for (let offset = 0; offset < limit; offset += PAGE) {
      const page = await caseload.call('queue.page', { filter: { ...filter, types: [] }, group: 'due', offset, limit: Math.min(PAGE, limit - offset) });
      if (!page.ok) throw new Refusal(`The queue cannot be read (${page.error.code}).`);
      yield* page.value.rows;
      if (page.value.rows.length === 0) return;
    }
  } finally {
    await caseload.close();
  }
}
