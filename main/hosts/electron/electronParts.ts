import type * as Electron from 'electron';

/** The parts of Electron that the host uses, handed in as a value so that a recording stub can stand in their place. */
export type ElectronParts = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'safeStorage' | 'session'>;
