import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, MethodName, Output } from '../../app/contract/index.ts';
import type { Result } from '../../app/result.ts';
import { openCore } from '../../main/core/openCore.ts';
import { readKeyFile } from '../../main/hosts/loopback/keyFile.ts';
import { startupMessage } from '../../main/hosts/startupMessage.ts';
import { takeInstanceLock } from '../../main/hosts/takeInstanceLock.ts';
import { createLog } from '../../main/log/log.ts';
import { Refusal } from './refusal.ts';
import { resourcesDir } from './resourcesDir.ts';

type Place = Readonly<{ data?: string | undefined; cases?: number | undefined; seed: number; teams?: number | undefined; user?: string | undefined; onProgress?: (done: number, total: number) => void }>;
export type Caseload = Readonly<{ call<M extends MethodName>(name: M, input: Input<M>): Promise<Result<Output<M>>>; close(): Promise<void> }>;

/** Opens a caseload for one command: the folder named, or one made for the moment and thrown away. Throws Refusal when it will not open. */
export async function openCaseload({ data, cases, seed, teams, user, onProgress }: Place): Promise<Caseload> {
  if (data === undefined && cases === undefined) throw new Refusal('Say where the caseload is with --data, or how many cases to make with --cases.');
  const dataDir = data ?? mkdtempSync(join(tmpdir(), 'casebench-'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeInstanceLock(dataDir);
  if (!lock.ok) throw new Refusal(startupMessage(lock.error));
  const key = readKeyFile(dataDir);
  if (!key.ok) {
    lock.value.release();
    throw new Refusal(startupMessage(key.error));
  }
  const settled = Promise.withResolvers<void>();
  let look: () => void = () => {};
  const core = await openCore(
    { dataDir, resourcesDir, key: key.value, practice: { cases: cases ?? 2_000, seed, ...(teams === undefined ? {} : { teams }) }, host: 'loopback', ...(user === undefined ? {} : { user }) },
    (event) => {
      const said = event as Readonly<{ type: string; stage?: string; done?: number; total?: number }>;
      if (said.type === 'progress' && said.stage === 'caseload') onProgress?.(said.done ?? 0, said.total ?? 0);
      if (said.type === 'session') look();
    },
    createLog(() => {}, () => new Date().toISOString()),
  );
  const call = core.dispatch as Caseload['call'];
  look = () =>
    void call('session.state', {}).then((state) => {
      if (state.ok && state.value.phase !== 'preparing') settled.resolve();
    });
  look();
  await settled.promise;
  const close = async (): Promise<void> => {
    await core.close();
    lock.value.release();
    if (data === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const state = await call('session.state', {});
  if (state.ok && state.value.phase === 'stopped') {
    await close();
    throw new Refusal(startupMessage({ code: (state.value.problem?.code ?? 'INTERNAL') as 'INTERNAL' }));
  }
  return { call, close };
}
