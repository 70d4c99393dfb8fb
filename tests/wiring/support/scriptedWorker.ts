import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../../app/result.ts';
import type { OpenCore } from '../../../main/worker/runCore.ts';
import { runCore } from '../../../main/worker/runCore.ts';

/** Services that do what a test asks by the name of the call. The folder's name chooses how opening goes. */
const open: OpenCore = async (options, emit, log) => {
  if (options.dataDir === 'wrong-key') throw Object.assign(new Error('Marigold Testcase'), { code: 'SQLITE_NOTADB' });
  if (options.dataDir === 'broken') throw new TypeError('Marigold Testcase');
  emit({ type: 'progress', stage: 'caseload', done: 1, total: 2 });
  let finish = (): void => {};
  const later = new Promise<void>((resolve) => (finish = resolve));
  return {
    dispatch: async (name, input) => {
      switch (name) {
        case 'echo':
          return ok(input);
        case 'key':
          return ok(Array.from(options.key));
        case 'throw':
          throw new TypeError('Marigold Testcase');
        case 'crash':
          setImmediate(() => {
            throw new Error('Marigold Testcase');
          });
          return new Promise(() => {});
        case 'leave':
          return process.exit(7);
        case 'wait':
          await later;
          return ok('waited');
        case 'finish':
          finish();
          return ok(null);
        case 'finishSoon':
          setTimeout(finish, 50);
          return ok(null);
        case 'emit':
          emit(input);
          return ok(null);
        case 'log':
          log.info('store.opened', { ms: 1, created: true });
          return ok(null);
        default:
          return ok(null);
      }
    },
    close: async () => emit({ type: 'closed in order' }),
  };
};

if (parentPort === null) throw new Error('this file runs as a worker thread');
await runCore(parentPort, workerData as Parameters<typeof runCore>[1], open);
