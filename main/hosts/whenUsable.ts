import { performance } from 'node:perf_hooks';
import { SessionState } from '../../app/contract/session.ts';
import { errorCodes, fail, ok, type ErrorCode, type Result } from '../../app/result.ts';
import type { WorkerCore } from '../worker/createWorkerCore.ts';

const isErrorCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

/**
 * Settles once: when a person can work or sign in, or with the reason when the services stopped instead. Never rejects.
 * `ms` counts from the call, the first caseload included.
 */
export async function whenUsable(core: Pick<WorkerCore, 'dispatch' | 'opened' | 'subscribe'>): Promise<Result<Readonly<{ ms: number }>>> {
  const began = performance.now();
  const settled = Promise.withResolvers<Result<Readonly<{ ms: number }>>>();
  const look = async (): Promise<void> => {
    const answer = await core.dispatch('session.state', {});
    if (!answer.ok) return settled.resolve(answer);
    const { phase, problem } = SessionState.parse(answer.value);
    if (phase === 'stopped') {
      const code = problem?.code ?? 'INTERNAL';
      settled.resolve(fail(isErrorCode(code) ? code : 'INTERNAL', problem === null ? {} : { facts: problem.facts }));
    } else if (phase !== 'preparing') settled.resolve(ok({ ms: performance.now() - began }));
  };
  const ask = (): void => void look().catch(() => settled.resolve(fail('INTERNAL')));
  // Listen first: the change that matters may come between the question and its answer.
  const stop = core.subscribe((event) => {
    if (typeof event === 'object' && event !== null && 'type' in event && (event.type === 'session' || event.type === 'services.ended')) ask();
  });
  ask();
  const result = await settled.promise;
  stop();
  return result;
}
