import * as electron from 'electron';
import { ArgumentRefused, parseHostArguments, type HostOptions } from '../hostOptions.ts';
import { beforeReady } from './beforeReady.ts';

/** Null after telling the person what is wrong with the arguments. */
function readOptions(): HostOptions | null {
  try {
    return parseHostArguments(process.argv.slice(electron.app.isPackaged ? 1 : 2), 'ignore');
  } catch (cause) {
    if (!(cause instanceof ArgumentRefused)) throw cause;
    electron.dialog.showErrorBox('Casebench could not start', cause.message);
    return null;
  }
}

// Never awaited at the top level: Electron is not ready before this file has ended.
const options = readOptions();
if (options !== null && beforeReady(electron, options.dataDir)) {
  void electron.app.whenReady().then(async () => {
    const [{ boot }, { createWorkerCore }] = await Promise.all([import('./boot.ts'), import('../../worker/createWorkerCore.ts')]);
    await boot(electron, options, { hostDir: import.meta.dirname, startCore: createWorkerCore });
  });
} else {
  electron.app.quit();
}
