import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { fail, ok, type Failure, type Result } from '../../app/result.ts';
import type { Core } from '../core/openCore.ts';
import { newIncident } from '../log/incident.ts';
import type { Log, LogEntry } from '../log/log.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './protocol.ts';

/** How long an orderly close may take before the thread is ended. The stores survive that: they are journalled. */
const closeLimitMs = 10_000;

export interface WorkerCore extends Core {
  /** Settles once: how long opening took, or why the services did not open. Never rejects. */
  readonly opened: Promise<Result<Readonly<{ ms: number }>>>;
  /** Change and progress events, in order. Returns its own removal. */
  readonly subscribe: (listener: (event: unknown) => void) => () => void;
}

type Wiring = Readonly<{
  /** The bundled worker beside the host, or the source file in tests. */
  entry: URL;
  log: Log;
  /** Where entries from the worker's own log go. */
  sink(entry: LogEntry): void;
}>;

/**
 * Runs the services in one worker thread. `dispatch` never throws: when the thread is gone every call is answered
 * `INTERNAL` with one incident reference, and windows hear `{ type: 'services.ended', incident }`.
 */
export function createWorkerCore(options: WorkerOptions, { entry, log, sink }: Wiring): WorkerCore {
  const worker = new Worker(entry, { workerData: options, name: 'casebench services' });
  const pending = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Set<(event: unknown) => void>();
  const opening = Promise.withResolvers<Result<Readonly<{ ms: number }>>>();
  const ended = Promise.withResolvers<void>();
  let nextId = 0;
  let gone: Failure | null = null;
  let closing: Promise<void> | null = null;

  const tell = (event: unknown): void => listeners.forEach((listener) => listener(event));
  const end = (failure: Failure): void => {
    gone ??= failure;
    opening.resolve({ ok: false, error: gone });
    for (const settle of pending.values()) settle({ ok: false, error: gone });
    pending.clear();
  };
  const crashed = (exitCode: number): void => {
    if (gone !== null || closing !== null) return end(gone ?? { code: 'NOT_READY' });
    const incident = newIncident(randomBytes(8));
    log.error('worker.ended', { incident, exitCode, pending: pending.size });
    end({ code: 'INTERNAL', incident });
    tell({ type: 'services.ended', incident });
  };

  worker.on('message', (message: FromWorker) => {
    switch (message.kind) {
      case 'answer':
        pending.get(message.id)?.(message.result);
        pending.delete(message.id);
        return;
      case 'event':
        return tell(message.event);
      case 'log':
        return sink(message.entry);
      case 'ready':
        log.info('worker.ready', { ms: Math.round(message.ms) });
        opening.resolve(ok({ ms: message.ms }));
        return;
      case 'failed':
        return end(message.error);
      case 'closed':
        return end({ code: 'NOT_READY' });
    }
  });
  // The message of a thrown error may hold case text, so only the exit that follows is reported.
  worker.on('error', () => {});
  worker.on('messageerror', () => void worker.terminate());
  worker.on('exit', (exitCode) => {
    crashed(exitCode);
    ended.resolve();
  });

  const close = async (): Promise<void> => {
    const started = performance.now();
    let forced = false;
    if (gone === null) worker.postMessage({ kind: 'close' } satisfies ToWorker);
    const limit = setTimeout(() => {
      forced = true;
      void worker.terminate();
    }, closeLimitMs);
    await ended.promise;
    clearTimeout(limit);
    log.info('worker.closed', { ms: Math.round(performance.now() - started), forced });
  };

  return {
    opened: opening.promise,
    dispatch: (name, input) => {
      if (gone !== null) return Promise.resolve({ ok: false, error: gone });
      if (closing !== null) return Promise.resolve(fail('NOT_READY'));
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
      pending.set(id, resolve);
      try {
        worker.postMessage({ kind: 'call', id, name, input } satisfies ToWorker);
      } catch {
        pending.delete(id);
        resolve(fail('INPUT_INVALID')); // a value that no thread boundary can carry
      }
      return promise;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => (closing ??= close()),
  };
}
