import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../../../app/contract/index.ts';
import { callChannel, eventChannel } from './channels.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input) as Promise<unknown>,
  subscribe: (listener) => {
    // Electron's own event object stays on this side: it would hand the page `sender`.
    const pass = (_event: IpcRendererEvent, event: unknown): void => listener(event);
    ipcRenderer.on(eventChannel, pass);
    return () => void ipcRenderer.removeListener(eventChannel, pass);
  },
};
contextBridge.exposeInMainWorld('casebench', bridge);
