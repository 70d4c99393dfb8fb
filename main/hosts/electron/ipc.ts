import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Dispatch } from '../../../app/contract/dispatch.ts';
import { fail } from '../../../app/result.ts';
import type { Log } from '../../log/log.ts';
import { hostName, scheme } from './appAddress.ts';
import { callChannel } from './channels.ts';

/** Only the top frame of our own page may call; a frame that has gone is null. */
export const isOurMainFrame = ({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === `${scheme}://${hostName}`;

/** The one channel from the window to the services. */
export function installIpc(ipcMain: Pick<IpcMain, 'handle'>, dispatch: Dispatch, log: Log): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    if (isOurMainFrame(event)) return dispatch(name, input);
    log.warn('host.refused', { refusal: 'sender' });
    return fail('CALLER_REFUSED');
  });
}
