import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Failure } from '../../../app/result.ts';
import { createFileSink } from '../../log/fileSink.ts';
import { createLog } from '../../log/log.ts';
import { defaultDataDir } from '../defaultDataDir.ts';
import { ArgumentRefused, parseHostArguments, type HostOptions } from '../hostOptions.ts';
import { installedFolders } from '../installedFolders.ts';
import { startupMessage } from '../startupMessage.ts';
import { takeInstanceLock } from '../takeInstanceLock.ts';
import { announce } from './announce.ts';
import { readKeyFile } from './keyFile.ts';
import { isInsidePackage } from './packageGuard.ts';
import { startLoopback, type LoopbackHost } from './startLoopback.ts';

/** What the process ends with: 2 for arguments, 3 for another instance, 1 for everything else that failed. */
const exitCodes = { argument: 2, otherInstance: 3, failed: 1 } as const;

const give = (error: Failure, message = startupMessage(error)): void => {
  announce({ type: 'failed', error, message });
  process.exitCode = error.code === 'OTHER_INSTANCE' ? exitCodes.otherInstance : exitCodes.failed;
};

async function run(options: HostOptions): Promise<void> {
  const begun = performance.now();
  const dataDir = options.dataDir ?? defaultDataDir({ platform: process.platform, home: homedir(), env: process.env });
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    return give({ code: 'STORE_READ_ONLY' });
  }
  const lock = takeInstanceLock(dataDir);
  if (!lock.ok) return give(lock.error);
  const key = readKeyFile(dataDir);
  if (!key.ok) {
    lock.value.release();
    return give(key.error);
  }
  const folders = installedFolders(import.meta.dirname);
  const sink = createFileSink(join(dataDir, 'log'));
  const log = createLog(sink, () => new Date().toISOString());
  const stopped = Promise.withResolvers<'signal' | 'parent-gone' | 'window-closed'>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopped.resolve('signal'));
  if (options.followParent) process.stdin.on('end', () => stopped.resolve('parent-gone')).on('error', () => stopped.resolve('parent-gone')).resume();

  let host: LoopbackHost;
  try {
    host = await startLoopback({
      options: {
        dataDir,
        resourcesDir: folders.resourcesDir,
        key: key.value,
        practice: options.practice,
        host: 'loopback',
        version: (JSON.parse(readFileSync(folders.packageFile, 'utf8')) as { version: string }).version,
        ...(options.user === null ? {} : { user: options.user }),
      },
      hostDir: import.meta.dirname,
      browser: options.browser,
      log,
      sink,
      tell: announce,
    });
  } catch {
    // The build is incomplete; nothing has been opened yet.
    lock.value.release();
    return give({ code: 'FILE_INVALID' });
  }
  void host.windowGone.then(() => stopped.resolve('window-closed'));
  const first = await Promise.race([host.usable, stopped.promise]);
  if (typeof first === 'object' && first.ok) {
    const ms = Math.round(performance.now() - begun);
    log.info('host.started', { host: 'loopback', platform: process.platform, ms });
    announce({ type: 'ready', ms });
  } else if (typeof first === 'object') {
    log.error('host.failed', { code: first.error.code });
    give(first.error);
  }
  // An open window shows the reason too, until the person closes it.
  if (options.browser !== null || process.exitCode === undefined) log.info('host.stopped', { ended: await stopped.promise });
  await host.stop();
  lock.value.release();
  announce({ type: 'stopped' });
}

if (isInsidePackage(import.meta.url, process.versions)) {
  process.stderr.write('The loopback host does not run inside a package.\n');
  process.exitCode = exitCodes.failed;
} else {
  try {
    await run(parseHostArguments(process.argv.slice(2)));
  } catch (cause) {
    if (!(cause instanceof ArgumentRefused)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = exitCodes.argument;
  }
  // Whatever a browser or a pipe still holds open, the host has said all it had to say.
  process.stdout.write('', () => process.exit());
}
