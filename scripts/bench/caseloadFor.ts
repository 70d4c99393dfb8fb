import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, MethodName, Output } from '../../app/contract/index.ts';
import type { Result } from '../../app/result.ts';
import { openCore } from '../../main/core/openCore.ts';
import { createLog } from '../../main/log/log.ts';
import { resourcesDir } from '../cli/resourcesDir.ts';

const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');

export type Desk = Readonly<{
  /** Until the queue could be shown. */
  readyMs: number;
  ask<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>>;
  call<M extends MethodName>(name: M, input: Input<M>): Promise<Result<Output<M>>>;
  close(): Promise<void>;
}>;

/** Ten lines a stage on standard error: enough to see that it moves. */
let shown = '';
function progress(stage: string, done: number, total: number): void {
  const line = `${stage} ${total === 0 ? 0 : Math.floor((done * 10) / total) * 10}%`;
  if (line !== shown) process.stderr.write(`${line}\n`);
  shown = line;
}

/** A desktop over a caseload of one team, made once and kept under `.cache`, so that a second run starts warm. */
export async function openDesk(cases: number): Promise<Desk> {
  const dataDir = join(folder, `cases-${cases}`);
  mkdirSync(dataDir, { recursive: true });
  const started = performance.now();
  let settle: () => void = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let look: () => void = () => {};
  const core = await openCore(
    { dataDir, resourcesDir, key: new Uint8Array(32).fill(11), practice: { cases, seed: 2026, teams: 1 }, host: 'loopback' },
    (event) => {
      const said = event as Readonly<{ type: string; stage?: string; done?: number; total?: number }>;
      if (said.type === 'session') look();
      if (said.type === 'progress') progress(said.stage ?? '', said.done ?? 0, said.total ?? 0);
    },
    createLog(() => {}, () => new Date().toISOString()),
  );
  const call = core.dispatch as Desk['call'];
  const ask: Desk['ask'] = async (name, input) => {
    const result = await call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  };
  look = () => void ask('session.state', {}).then(({ phase, problem }) => {
    if (phase === 'stopped') throw new Error(problem?.code);
    if (phase === 'ready') settle();
  });
  look();
  await settled;
  await ask('queue.page', { filter: { whose: 'mine', person: null, due: null, types: [], waiting: null, text: null }, group: 'due', offset: 0, limit: 100 });
  return { readyMs: performance.now() - started, ask, call, close: () => core.close() };
}

/** Throws away what earlier runs kept. */
export function forgetCaseloads(): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
}
