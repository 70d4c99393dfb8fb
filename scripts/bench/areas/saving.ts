import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../main/store/openDatabase.ts';
import { openDesk } from '../caseloadFor.ts';
import { p95, percentile, timed, type Figure } from '../figures.ts';

const RUNS = 200;

/** One durable act against one bare encrypted FULL commit, taken in turns in the same run. */
export async function saving(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casebench-bench-'));
  const raw = openDatabase({ file: join(folder, 'raw.db'), key: new Uint8Array(32).fill(3), synchronous: 'FULL' });
  raw.exec('CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT) STRICT');
  const insert = raw.prepare('INSERT INTO t(b) VALUES (?)');
  const desk = await openDesk(1_000);
  try {
    const { rows } = await desk.ask('queue.page', { filter: { whose: 'all', person: null, due: null, types: [], waiting: null, text: null }, group: 'due', offset: 0, limit: 200 });
    const bare: number[] = [];
    const acts: number[] = [];
    for (let turn = 0; turn < RUNS; turn++) {
      bare.push(...(await timed(1, () => insert.run('x'.repeat(700)))));
      const row = rows[turn % rows.length];
      if (row === undefined) continue;
      acts.push(...(await timed(1, () => desk.ask('operation.perform', { requestId: crypto.randomUUID(), kind: 'note.add', clusterId: row.clusterId, args: { caseId: row.caseId, taskId: null, text: 'Rang to say the pay went up. Will send a payslip.', about: null }, saw: {} }))));
    }
    return [
      p95('bare encrypted FULL commit', bare, null),
      p95('one act saved (outbox, overlay, read models)', acts, null),
      { what: 'one act against the bare commit, p95', value: percentile(acts, 0.95) / percentile(bare, 0.95), unit: '×', budget: 3, better: 'lower' },
      { what: 'one act against the bare commit, median', value: percentile(acts, 0.5) / percentile(bare, 0.5), unit: '×', budget: 3, better: 'lower' },
    ];
  } finally {
    await desk.close();
    raw.close();
    rmSync(folder, { recursive: true });
  }
}
