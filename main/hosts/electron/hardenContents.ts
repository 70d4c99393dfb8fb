import type { WebContents } from 'electron';
import type { Log } from '../../log/log.ts';
import { isOurPage } from './appAddress.ts';

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Every web contents, whoever makes it: stays on our pages, opens no window, hosts no webview. */
export function hardenContents(contents: Contents, log: Log): void {
  const stay = (event: Readonly<{ url: string; preventDefault(): void }>): void => {
    if (isOurPage(event.url)) return;
    event.preventDefault();
    log.warn('host.refused', { refusal: 'navigation' });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('host.refused', { refusal: 'webview' });
  });
  contents.setWindowOpenHandler(() => {
    log.warn('host.refused', { refusal: 'window' });
    return { action: 'deny' };
  });
}
