import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { contract, type Input, type MethodName, type Output } from '../../app/contract/index.ts';
import type { Result } from '../../app/result.ts';
import { openCore, type Core } from '../../main/core/openCore.ts';
import { createLog, type LogEntry } from '../../main/log/log.ts';
import { openDatabase } from '../../main/store/openDatabase.ts';

export const NOW = '2026-11-18T09:42:00.000Z';
const resourcesDir = fileURLToPath(new URL('../../resources/', import.meta.url));
const KEY = new Uint8Array(32).fill(7);

/** A folder of its own for one test file, and everything that was logged and told while it was open. */
export function practiceFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'casebench-contract-'));
  const logged: LogEntry[] = [];
  const told: unknown[] = [];
  return {
    dataDir,
    logged,
    told,
    remove: (): void => rmSync(dataDir, { recursive: true, force: true }),
    /** Bytes of every file, to see that nothing stands in them in the clear. */
    files: (): readonly Buffer[] => readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(dataDir, name)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path)),
  };
}
export type PracticeFolder = ReturnType<typeof practiceFolder>;

/** The real core on real encrypted files, with four teams so that 10-0042 and CW-07 of team 4 are there. */
export async function openPractice(folder: PracticeFolder, user = 'CW-07', practice: Readonly<{ cases: number; teams: number }> = { cases: 60, teams: 4 }) {
  const log = createLog((entry) => folder.logged.push(entry), () => NOW);
  const core: Core = await openCore(
    { dataDir: folder.dataDir, resourcesDir, key: KEY, practice: { ...practice, seed: 1 }, host: 'loopback', user },
    (event) => folder.told.push(event), log, { now: () => NOW },
  );
  const ask = async <M extends MethodName>(name: M, input: Input<M>): Promise<Result<Output<M>>> => (await core.dispatch(name, input)) as Result<Output<M>>;
  const call = async <M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> => {
    const result = await ask(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return contract[name].output.parse(result.value) as Output<M>;
  };
  const ready = (): Promise<void> => vi.waitFor(async () => expect((await call('session.state', {})).phase).toBe('ready'), { timeout: 30_000, interval: 5 });
  await ready();
  let requests = 0;
  const perform = (kind: string, clusterId: string, args: unknown, saw: Record<string, string | null> = {}): Promise<Result<Output<'operation.perform'>>> =>
    ask('operation.perform', { requestId: `request-${user}-${(requests += 1)}-${folder.told.length}`, kind, clusterId, args, saw });
  return {
    ...core,
    ask,
    call,
    perform,
    ready,
    /** Until the authority has answered everything that was done. */
    answered: (): Promise<void> => vi.waitFor(async () => expect((await call('session.state', {})).connection.unanswered).toBe(0), { timeout: 30_000, interval: 5 }),
    do: async (kind: string, clusterId: string, args: unknown, saw: Record<string, string | null> = {}): Promise<Output<'operation.perform'>> => {
      const result = await perform(kind, clusterId, args, saw);
      if (!result.ok) throw new Error(`${kind}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
  };
}
export type PracticeCore = Awaited<ReturnType<typeof openPractice>>;

/** The case of the story as it stands: 10-0042. */
export async function story(core: PracticeCore) {
  const hit = (await core.call('search.find', { text: '10-0042', limit: 5 })).hits.find(({ what }) => what === 'case');
  if (hit === undefined) throw new Error('10-0042 is not here');
  return { caseId: hit.caseId, clusterId: hit.clusterId, open: await core.call('case.open', { caseId: hit.caseId }) };
}

/** The open work item of a kind on the story's case. */
export async function workItem(core: PracticeCore, kind: 'change' | 'callback') {
  const found = (await story(core)).open.tasks.find((task) => task.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

/** How many rows of own work lie over what the authority has answered. Read from the closed store's own file. */
export function overlayLeft(folder: PracticeFolder): number {
  const names = readdirSync(folder.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('cache.db'));
  if (names.length === 0) throw new Error('no cache was found');
  return names.reduce((sum, name) => {
    const db = openDatabase({ file: join(folder.dataDir, name), key: KEY, synchronous: 'NORMAL' });
    const count = db.prepare<[], number>('SELECT count(*) FROM overlay').pluck().get() ?? 0;
    db.close();
    return sum + count;
  }, 0);
}
