import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createFileSink } from '../../log/fileSink.ts';
import { createLog } from '../../log/log.ts';
import type { createWorkerCore, WorkerCore } from '../../worker/createWorkerCore.ts';
import { createAssetHandler, readAssetList } from '../assets.ts';
import type { HostOptions } from '../hostOptions.ts';
import { installedFolders } from '../installedFolders.ts';
import { startupMessage } from '../startupMessage.ts';
import { appUrl } from './appAddress.ts';
import { eventChannel } from './channels.ts';
import type { ElectronParts } from './electronParts.ts';
import { hardenContents } from './hardenContents.ts';
import { hardenSession } from './hardenSession.ts';
import { installIpc } from './ipc.ts';
import { readVaultKey } from './vault.ts';
import { windowOptions } from './windowOptions.ts';

type Seams = Readonly<{ hostDir: string; startCore: typeof createWorkerCore }>;

/**
 * Runs once Electron is ready: guards first, then the key, the services and one window. When the key or the store does
 * not open, says so in a box and ends: never an empty store in its place.
 */
export async function boot(electron: ElectronParts, options: HostOptions, { hostDir, startCore }: Seams): Promise<void> {
  const { app, BrowserWindow, dialog, ipcMain, safeStorage, session } = electron;
  const begun = performance.now();
  const dataDir = app.getPath('userData');
  const sink = createFileSink(join(dataDir, 'log'));
  const log = createLog(sink, () => new Date().toISOString());
  const folders = installedFolders(hostDir);
  const developerTools = !app.isPackaged;
  const serve = createAssetHandler(folders.rendererDir, await readAssetList(folders.rendererDir), 'none');

  app.on('web-contents-created', (_event, contents) => hardenContents(contents, log));
  app.on('session-created', (made) => hardenSession(made, { log, serve, developerTools }));
  hardenSession(session.defaultSession, { log, serve, developerTools });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => log.error('window.gone', { ended: reason, exitCode }));
  app.on('child-process-gone', (_event, { reason, exitCode }) => log.error('window.gone', { ended: reason, exitCode }));

  const key = await readVaultKey(safeStorage, { dataDir, platform: process.platform });
  if (!key.ok) return end(startupMessage(key.error));

  const core: WorkerCore = startCore(
    {
      dataDir,
      resourcesDir: folders.resourcesDir,
      key: key.value,
      practice: options.practice,
      host: 'electron',
      version: app.getVersion(),
      ...(options.user === null ? {} : { user: options.user }),
    },
    { entry: pathToFileURL(folders.workerFile), log, sink },
  );
  installIpc(ipcMain, core.dispatch, log);

  const window = new BrowserWindow(windowOptions(folders.preloadFile, developerTools));
  window.once('ready-to-show', () => window.show());
  core.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, event);
  });
  // What a second start was told is another program's word: it only brings the window forward.
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void core.close().then(() => {
      log.info('host.stopped', { ended: 'window-closed' });
      app.quit();
    });
  });
  void window.loadURL(appUrl);

  const opened = await core.opened;
  if (!opened.ok) return end(startupMessage(opened.error));
  log.info('host.started', { host: 'electron', platform: process.platform, ms: Math.round(performance.now() - begun) });

  function end(message: string): void {
    dialog.showErrorBox('Casebench could not start', message);
    app.exit(1);
  }
}
