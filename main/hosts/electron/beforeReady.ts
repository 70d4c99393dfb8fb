import type { ElectronParts } from './electronParts.ts';
import { scheme } from './appAddress.ts';

/**
 * Everything that must happen before Electron is ready, in this order: data folder, scheme, sandbox for every window,
 * no menu, one instance for each data folder. False when another instance holds the folder: it comes to the front and this one ends.
 */
export function beforeReady({ app, Menu, protocol }: Pick<ElectronParts, 'app' | 'Menu' | 'protocol'>, dataDir: string | null): boolean {
  if (dataDir !== null) app.setPath('userData', dataDir);
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.enableSandbox();
  Menu.setApplicationMenu(null);
  return app.requestSingleInstanceLock();
}
