import type { Failure, Result } from '../../app/result.ts';
import type { CoreOptions } from '../core/openCore.ts';
import type { LogEntry } from '../log/log.ts';

/** What the host hands to the worker when it starts. The key travels here: never in arguments or environment. */
export type WorkerOptions = CoreOptions;

/** Host thread → worker thread. Ids are unique within one worker. */
export type ToWorker = Readonly<{ kind: 'call'; id: number; name: unknown; input: unknown }> | Readonly<{ kind: 'close' }>;

/** Worker thread → host thread. */
export type FromWorker =
  | Readonly<{ kind: 'ready'; ms: number }>
  | Readonly<{ kind: 'failed'; error: Failure }>
  | Readonly<{ kind: 'answer'; id: number; result: Result<unknown> }>
  | Readonly<{ kind: 'event'; event: unknown }>
  | Readonly<{ kind: 'log'; entry: LogEntry }>
  | Readonly<{ kind: 'closed' }>;
