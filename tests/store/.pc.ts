import { performance } from 'node:perf_hooks'; import { mkdtempSync } from 'node:fs'; import { join } from 'node:path';
import { openDatabase } from '../../main/store/openDatabase.ts';
import { openCache } from '../../main/store/cache/openCache.ts';
import { createRowSources, memorySource } from '../../main/store/cache/rowSource.ts';
import { createCaseCards } from '../../main/store/cache/models/caseCard.ts';
import { createQueueItems } from '../../main/store/cache/models/queueItem.ts';
import { createTimelineLines } from '../../main/store/cache/models/timelineLine.ts';
import { createLedgerLines } from '../../main/store/cache/models/ledgerLine.ts';
import { createSearch } from '../../main/store/cache/models/search.ts';
import { createPromiseItems } from '../../main/store/cache/models/promiseItem.ts';
import { createMessageItems } from '../../main/store/cache/models/messageItem.ts';
import { createBaseRows } from '../../main/store/cache/baseRows.ts';
import { sha256 } from '../../main/store/sha256.ts';
import { makeCluster, KEY } from './.support.measure.ts';
const folder = mkdtempSync('/tmp/cb-pc-');
const db = openCache(join(folder, 'c.db'), KEY)!;
const base = createBaseRows(db, sha256);
const models = { cards: createCaseCards(db), queue: createQueueItems(db), timeline: createTimelineLines(db), ledger: createLedgerLines(db), search: createSearch(db), promise: createPromiseItems(db), message: createMessageItems(db) };
const floor = openDatabase({ file: join(folder, 'f.db'), key: KEY, synchronous: 'NORMAL', cacheMiB: 64, checkpointPages: 16000 });
floor.exec('CREATE TABLE row(cluster_id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, ver INTEGER NOT NULL, by_op TEXT NOT NULL, deleted INTEGER NOT NULL, body TEXT, PRIMARY KEY(cluster_id, kind, row_id)) STRICT');
const fi = floor.prepare('insert into row values(?,?,?,?,?,?,?)');
for (let p = 0; p < 4; p++) {
  const wire = Array.from({ length: 500 }, (_, i) => { const c = makeCluster(p * 500 + i + 1); return { id: c.clusterId, ver: 1, full: true, rows: c.rows.map((r) => ({ kind: r.kind, id: r.id, ver: 1, byOp: 'seed:x', deleted: false, body: JSON.stringify(r.body) })).sort((a, b) => a.kind + a.id < b.kind + b.id ? -1 : 1) }; });
  const t: Record<string, number> = {}; const add = (k: string, s: number) => { t[k] = (t[k] ?? 0) + performance.now() - s; };
  let s = performance.now(); floor.exec('BEGIN'); for (const c of wire) for (const r of c.rows) fi.run(c.id, r.kind, r.id, r.ver, r.byOp, 0, r.body); floor.exec('COMMIT'); add('FLOOR', s);
  const all = performance.now(); db.exec('BEGIN'); base.begin();
  for (const c of wire) { s = performance.now(); base.store(c); add('rows', s); const src = memorySource(c.rows); s = performance.now(); for (const k of ['case','person','task','note','entry','ledger','decision','promise','message','child','safety'] as const) src.list(k); add('parse', s); for (const [k, m] of Object.entries(models)) { s = performance.now(); m.fill(c.id, src); add(k, s); } }
  s = performance.now(); db.exec('COMMIT'); add('commit', s); add('ALL', all);
  console.log(Object.entries(t).map(([k, v]) => `${k} ${v.toFixed(0)}`).join('  '));
}
