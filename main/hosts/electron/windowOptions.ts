import type { BrowserWindowConstructorOptions } from 'electron';

/** The whole of a window's settings. A test compares all of it, so that an added key is a decision. */
export const windowOptions = (preload: string, developerTools: boolean): BrowserWindowConstructorOptions => ({
  title: 'Casebench',
  width: 1440,
  height: 900,
  minWidth: 640,
  minHeight: 480,
  show: false,
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: developerTools,
  },
});
