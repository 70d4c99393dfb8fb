import { performance } from 'node:perf_hooks';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { ann, bob, directory, makeAuthority, makeCluster, openDesk, KEY, handClock } from './support.ts';
import { openDatabase } from '../../main/store/openDatabase.ts';
import { openAuthority } from '../../main/store/authority/openAuthority.ts';
import { seedAuthority } from '../../main/store/authority/seed.ts';
import { createSqliteAuthorityStorage } from '../../main/store/authority/storage.ts';
import { sha256 } from '../../main/store/sha256.ts';
const N = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'cb-measure-'));
const pct = (ts: number[], p: number) => [...ts].sort((a, b) => a - b)[Math.floor(ts.length * p)]!.toFixed(3);
const all = [directory([ann, bob]), ...Array.from({ length: N }, (_, i) => makeCluster(i + 1))];
const clock = handClock();
const db = openAuthority(join(folder, 'authority.db'), KEY);
let t = performance.now();
await seedAuthority({ db, sha256, clusters: all, name: 'm', onProgress: () => undefined });
console.log(`seed ${N} clusters (${all.reduce((s, c) => s + c.rows.length, 0)} rows): ${(performance.now() - t).toFixed(0)} ms`);
let streams = 0;
const authority = { db, clock, storage: createSqliteAuthorityStorage({ db, clock }), nextStream: () => (streams += 1) } as never as Awaited<ReturnType<typeof makeAuthority>>;
const desk = openDesk({ folder, authority });
const apply = desk.cache.applyPull; const pages: number[] = [];
(desk.cache as { applyPull: typeof apply }).applyPull = (r) => { const s = performance.now(); try { return apply(r); } finally { if (r.clusters.length) pages.push(performance.now() - s); } };
t = performance.now(); await desk.engine.syncNow(); console.log(`first sync ${(performance.now() - t).toFixed(0)} ms; pages ${pages.map((p) => p.toFixed(0)).join(' ')}; cache ${(statSync(join(desk.folder, 'cache.db')).size / 1e6).toFixed(1)} MB wal ${(statSync(join(desk.folder, 'cache.db-wal')).size / 1e6).toFixed(1)} MB`);
const raw = openDatabase({ file: join(folder, 'raw.db'), key: KEY, synchronous: 'FULL' });
raw.exec('create table t(a integer primary key, b text)'); const ins = raw.prepare('insert into t(b) values(?)');
const rawTs: number[] = [], opTs: number[] = [], noteTs: number[] = [], answerTs: number[] = [];
for (let i = 0; i < 300; i++) {
  t = performance.now(); ins.run('x'.repeat(700)); rawTs.push(performance.now() - t);
  const c = `c${String(i + 1).padStart(6, '0')}`;
  t = performance.now(); const r = desk.act('task.claim', c, { taskId: `${c}-task` }); opTs.push(performance.now() - t); if (!r.ok) throw new Error(r.error.code);
  t = performance.now(); const q = desk.act('note.add', c, { caseId: `${c}-case`, text: 'Rang to say the pay went up in October and sent a payslip.' }); noteTs.push(performance.now() - t); if (!q.ok) throw new Error(q.error.code);
}
console.log(`raw FULL commit p50 ${pct(rawTs, 0.5)} p95 ${pct(rawTs, 0.95)}; claim p50 ${pct(opTs, 0.5)} p95 ${pct(opTs, 0.95)}; note p50 ${pct(noteTs, 0.5)} p95 ${pct(noteTs, 0.95)}`);
t = performance.now(); const many = desk.performer.performMany(Array.from({ length: 1000 }, (_, i) => ({ requestId: `many-${i}-x`, kind: 'note.add', clusterId: `c${String((i % N) + 1).padStart(6, '0')}`, args: { caseId: `c${String((i % N) + 1).padStart(6, '0')}-case`, text: 'bulk' }, saw: {} }))); console.log(`1000 acts together ${(performance.now() - t).toFixed(0)} ms, ok ${many.filter((m) => m.ok).length}`);
t = performance.now(); await desk.engine.syncNow(); console.log(`push+pull of 1,600 ${(performance.now() - t).toFixed(0)} ms`);
for (let i = 300; i < 400; i++) { const c = `c${String(i + 1).padStart(6, '0')}`; desk.act('task.claim', c, { taskId: `${c}-task` }); t = performance.now(); await desk.engine.syncNow(); answerTs.push(performance.now() - t); }
console.log(`cycle for one act p50 ${pct(answerTs, 0.5)} p95 ${pct(answerTs, 0.95)}`);
t = performance.now(); desk.cache.db.transaction(() => desk.cache.projector.rebuildAll())(); console.log(`rebuildAll ${(performance.now() - t).toFixed(0)} ms`);

{ const frames = (d: { pragma(s: string): unknown }) => (d.pragma('wal_checkpoint(TRUNCATE)'), 0); const wal = (f: string) => statSync(join(desk.folder, f)).size / 4120;
  const { outbox, cache } = desk; let tc = 0, to = 0, tOut = 0, tCache = 0, tAll = 0, tRaw = 0; const oc = outbox.commit, cc = cache.commitOr;
  (outbox as { commit: () => void }).commit = () => { const s = performance.now(); oc(); tOut += performance.now() - s; };
  (cache as { commitOr: typeof cc }).commitOr = (x) => { const s = performance.now(); cc(x); tCache += performance.now() - s; };
  frames(outbox.db); frames(cache.db);
  for (let i = 500; i < 600; i++) { const c = `c${String(i + 1).padStart(6, '0')}`; let s = performance.now(); ins.run('x'.repeat(700)); tRaw += performance.now() - s; s = performance.now(); desk.act('task.claim', c, { taskId: `${c}-task` }); tAll += performance.now() - s; }
  tc = wal('cache.db-wal'); to = wal('outbox.db-wal');
  console.log(`claim: frames outbox ${(to / 100).toFixed(1)} cache ${(tc / 100).toFixed(1)}; ms raw ${(tRaw / 100).toFixed(3)} all ${(tAll / 100).toFixed(3)} outbox commit ${(tOut / 100).toFixed(3)} cache commit ${(tCache / 100).toFixed(3)}`); }
desk.close(); db.close(); raw.close(); rmSync(folder, { recursive: true });
