import { describe, expect, test } from 'vitest';
import { createLog, type LogEntry } from '../../main/log/log.ts';
import { createWorkerCore, type WorkerCore } from '../../main/worker/createWorkerCore.ts';
import { openingFailure } from '../../main/worker/openingFailure.ts';

const entry = new URL('./support/scriptedWorker.ts', import.meta.url);

const start = (dataDir = 'usual'): { core: WorkerCore; logged: LogEntry[]; events: unknown[] } => {
  const logged: LogEntry[] = [];
  const events: unknown[] = [];
  const sink = (line: LogEntry): void => void logged.push(line);
  const core = createWorkerCore(
    { dataDir, resourcesDir: '', key: new Uint8Array(32).fill(7), practice: { cases: 0, seed: 1 }, host: 'loopback', version: '1.2.3' },
    { entry, log: createLog(sink, () => '2026-11-18T09:41:00.000Z'), sink },
  );
  core.subscribe((event) => events.push(event));
  return { core, logged, events };
};

describe('the services in their thread', () => {
  test('answer every call by its own id, also those made before they were open', async () => {
    const { core } = start();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => core.dispatch('echo', { n })));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => ({ ok: true, value: { n } })));
    expect(await core.opened).toMatchObject({ ok: true });
    await core.close();
  });

  test('answer a quick call while a slow one waits', async () => {
    const { core } = start();
    const slow = core.dispatch('wait', null);
    expect(await core.dispatch('echo', 1)).toEqual({ ok: true, value: 1 });
    await core.dispatch('finish', null);
    expect(await slow).toEqual({ ok: true, value: 'waited' });
    await core.close();
  });

  test('get the key in memory, and it is in no argument, no environment and no log', async () => {
    const { core, logged } = start();
    expect(await core.dispatch('key', null)).toEqual({ ok: true, value: Array.from({ length: 32 }, () => 7) });
    const text = JSON.stringify([process.argv, process.execArgv, process.env, logged]);
    expect(text).not.toContain('7,7,7,7,7,7,7,7');
    expect(text).not.toContain('07070707070707');
    await core.close();
  });

  test('pass events on in order, and to nobody who has left', async () => {
    const { core, events } = start();
    const left: unknown[] = [];
    core.subscribe((event) => left.push(event))();
    await core.dispatch('emit', { type: 'changed', clusterIds: ['a'] });
    await core.dispatch('emit', { type: 'session' });
    expect(events).toEqual([{ type: 'progress', stage: 'caseload', done: 1, total: 2 }, { type: 'changed', clusterIds: ['a'] }, { type: 'session' }]);
    expect(left).toEqual([]);
    await core.close();
  });

  test('log through the host, so that one thread owns the file', async () => {
    const { core, logged } = start();
    await core.dispatch('log', null);
    expect(logged).toContainEqual(expect.objectContaining({ event: 'store.opened', ms: 1, created: true }));
    await core.close();
  });

  test('finish what runs before they close, and take nothing new', async () => {
    const { core, events, logged } = start();
    const running = core.dispatch('wait', null);
    await core.dispatch('finishSoon', null);
    const closing = core.close();
    expect(await core.dispatch('echo', 1)).toEqual({ ok: false, error: { code: 'NOT_READY' } });
    await closing;
    expect(await running).toEqual({ ok: true, value: 'waited' });
    expect(events.at(-1)).toEqual({ type: 'closed in order' });
    expect(logged.at(-1)).toMatchObject({ event: 'worker.closed', forced: false });
    expect(core.close()).toBe(core.close());
  });

  test('answer INTERNAL with a reference when a handler throws, and go on', async () => {
    const { core, logged } = start();
    const answer = await core.dispatch('throw', null);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    const incident = answer.ok ? '' : answer.error.incident;
    expect(logged).toContainEqual(expect.objectContaining({ event: 'defect', incident, defect: 'TypeError' }));
    expect(await core.dispatch('echo', 1)).toEqual({ ok: true, value: 1 });
    await core.close();
  });

  test.each(['crash', 'leave'])('answer everything INTERNAL with one reference after a %s, and tell the windows', async (how) => {
    const { core, events, logged } = start();
    await core.opened;
    const waiting = core.dispatch('wait', null);
    const fatal = core.dispatch(how, null);
    const first = await waiting;
    expect(first).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(await fatal).toEqual(first);
    expect(await core.dispatch('echo', 1)).toEqual(first);
    const incident = first.ok ? '' : first.error.incident;
    expect(events.at(-1)).toEqual({ type: 'services.ended', incident });
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'worker.ended', incident, pending: 2 }));
    await core.close();
  });

  test('refuse a value that no thread can carry, as an answer', async () => {
    const { core } = start();
    expect(await core.dispatch('echo', () => 1)).toEqual({ ok: false, error: { code: 'INPUT_INVALID' } });
    await core.close();
  });

  test('say why they did not open, in a code', async () => {
    const { core } = start('wrong-key');
    expect(await core.opened).toMatchObject({ ok: false, error: { code: 'STORE_KEY_WRONG' } });
    expect(await core.dispatch('echo', 1)).toMatchObject({ ok: false, error: { code: 'STORE_KEY_WRONG' } });
    await core.close();
  });

  test('let no word of a thrown error into an answer, an event or the log', async () => {
    for (const dataDir of ['broken', 'wrong-key', 'usual']) {
      const { core, events, logged } = start(dataDir);
      const answers = [await core.opened, await core.dispatch('throw', null), await core.dispatch('crash', null)];
      await core.close();
      expect(JSON.stringify([answers, events, logged])).not.toContain('Marigold');
    }
  });
});

test('each fault of the store has a code of its own', () => {
  const code = (value: string): Error => Object.assign(new Error('x'), { code: value });
  const newer = new Error('x');
  newer.name = 'StoreNewerThanApp';
  expect([code('SQLITE_NOTADB'), code('SQLITE_CORRUPT'), code('ENOSPC'), code('EACCES'), code('STORE_KEY_UNAVAILABLE'), newer, code('ELSE'), 'x'].map(openingFailure)).toEqual([
    'STORE_KEY_WRONG',
    'STORE_DAMAGED',
    'STORE_FULL',
    'STORE_READ_ONLY',
    'STORE_KEY_UNAVAILABLE',
    'STORE_NEWER_THAN_APP',
    'INTERNAL',
    'INTERNAL',
  ]);
});
