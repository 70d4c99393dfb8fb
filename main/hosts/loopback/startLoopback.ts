import { once } from 'node:events';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Result } from '../../../app/result.ts';
import type { Log, LogSink } from '../../log/log.ts';
import { createWorkerCore } from '../../worker/createWorkerCore.ts';
import type { WorkerOptions } from '../../worker/protocol.ts';
import { createAssetHandler, readAssetList } from '../assets.ts';
import { installedFolders } from '../installedFolders.ts';
import { whenUsable } from '../whenUsable.ts';
import { asProgress, type Announcement } from './announce.ts';
import { openBrowserWindow, type BrowserWindow } from './browserWindow.ts';
import { createHttpServer } from './httpServer.ts';
import { createLaunchLink, type LaunchLink } from './launchLink.ts';
import { attachSocketServer } from './socketServer.ts';

/** A reload closes the socket for a moment; only a window gone for longer has gone. */
const reloadGraceMs = 3_000;

type Parts = Readonly<{
  options: WorkerOptions;
  hostDir: string;
  browser: string | null;
  log: Log;
  sink: LogSink;
  tell(announcement: Announcement): void;
}>;

export interface LoopbackHost {
  /** Settles when the last window has gone; never when the link was only printed. */
  readonly windowGone: Promise<void>;
  /** Settles when a person can work, or with the reason when the services stopped instead. */
  readonly usable: Promise<Result<Readonly<{ ms: number }>>>;
  /** Browser first, then sockets, then the services in order. */
  stop(): Promise<void>;
}

/** Starts the services and serves one window on 127.0.0.1, on a port the system chooses. */
export async function startLoopback({ options, hostDir, browser, log, sink, tell }: Parts): Promise<LoopbackHost> {
  const folders = installedFolders(hostDir);
  // First, because it is what an incomplete build lacks; later steps would have to be undone.
  const serve = createAssetHandler(folders.rendererDir, await readAssetList(folders.rendererDir), 'self');
  const core = createWorkerCore(options, { entry: pathToFileURL(folders.workerFile), log, sink });
  core.subscribe((event) => {
    const progress = asProgress(event);
    if (progress !== null) tell(progress);
  });

  let address: { host: string; link: LaunchLink } | null = null;
  const known = (): { host: string; link: LaunchLink } => {
    if (address === null) throw new Error('the server does not listen yet');
    return address;
  };
  const server = createHttpServer({ log, serve, address: known });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address = { host: `127.0.0.1:${port}`, link: createLaunchLink(port) };

  let open = 0;
  let browserEnded = false;
  let grace: NodeJS.Timeout | undefined;
  const gone = Promise.withResolvers<void>();
  const lookForWindow = (): void => {
    clearTimeout(grace);
    if (browserEnded && open === 0) grace = setTimeout(() => gone.resolve(), reloadGraceMs);
  };
  const sockets = attachSocketServer(server, {
    log,
    dispatch: core.dispatch,
    subscribe: core.subscribe,
    address: known,
    counted: (now) => {
      open = now;
      lookForWindow();
    },
  });
  const link = `http://${address.host}/open?t=${address.link.token}`;
  tell({ type: 'listening', link, pid: process.pid });

  let window: BrowserWindow | null = null;
  if (browser !== null) {
    window = openBrowserWindow(browser, link, join(options.dataDir, 'window'));
    tell({ type: 'window', state: 'opened' });
    void window.gone.then(() => {
      browserEnded = true;
      lookForWindow();
    });
  }

  return {
    windowGone: gone.promise,
    usable: whenUsable(core),
    stop: async () => {
      clearTimeout(grace);
      window?.kill();
      sockets.close();
      server.close();
      server.closeAllConnections();
      await core.close();
    },
  };
}
