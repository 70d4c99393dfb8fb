import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { MessagePort } from 'node:worker_threads';
import { fail, type Result } from '../../app/result.ts';
import type { Core, CoreOptions } from '../core/openCore.ts';
import { describeDefect } from '../log/describeDefect.ts';
import { newIncident } from '../log/incident.ts';
import { createLog, type Log } from '../log/log.ts';
import { openingFailure } from './openingFailure.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** The shape of `openCore`. The log writes through the host thread, so that one thread owns the file. */
export type OpenCore = (options: CoreOptions, emit: (event: unknown) => void, log: Log) => Promise<Core>;

/**
 * The worker thread's whole life: opens the services, answers calls by id, passes events on, closes in order.
 * Calls that arrive before the services are open wait in the port. When opening fails the thread says why and ends.
 */
export async function runCore(port: MessagePort, options: CoreOptions, open: OpenCore): Promise<void> {
  const post = (message: FromWorker): void => port.postMessage(message);
  const log = createLog((entry) => post({ kind: 'log', entry }), () => new Date().toISOString());
  const report = (cause: unknown): string => {
    const incident = newIncident(randomBytes(8));
    log.error('defect', { incident, ...describeDefect(cause) });
    return incident;
  };
  const started = performance.now();
  let core: Core;
  try {
    core = await open(options, (event) => post({ kind: 'event', event }), log);
  } catch (cause) {
    post({ kind: 'failed', error: { code: openingFailure(cause), incident: report(cause) } });
    port.close();
    return;
  }
  post({ kind: 'ready', ms: performance.now() - started });

  const running = new Set<Promise<void>>();
  let closing = false;
  const answer = async (id: number, name: unknown, input: unknown): Promise<void> => {
    let result: Result<unknown>;
    try {
      result = await core.dispatch(name, input);
    } catch (cause) {
      result = fail('INTERNAL', { incident: report(cause) });
    }
    post({ kind: 'answer', id, result });
  };
  const close = async (): Promise<void> => {
    await Promise.all(running);
    try {
      await core.close();
    } catch (cause) {
      report(cause);
    }
    post({ kind: 'closed' });
    port.close();
  };
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close') {
      if (!closing) void close();
      closing = true;
      return;
    }
    if (closing) return post({ kind: 'answer', id: message.id, result: fail('NOT_READY') });
    const call = answer(message.id, message.name, message.input).finally(() => running.delete(call));
    running.add(call);
  });
}
