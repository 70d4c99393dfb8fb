import type { Session } from 'electron';
import type { Log } from '../../log/log.ts';
import { isOurPage, scheme } from './appAddress.ts';
import { isPermitted } from './permissions.ts';

type Options = Readonly<{ log: Log; serve(request: Request): Promise<Response>; developerTools: boolean }>;

/**
 * A session that can load our own files and nothing else: no network, no devices, no capture, no downloads.
 * The network is the main process's job.
 */
export function hardenSession(session: Session, { log, serve, developerTools }: Options): void {
  const allowed: ReadonlySet<string> = new Set([`${scheme}:`, ...(developerTools ? ['devtools:'] : [])]);
  session.protocol.handle(scheme, (request) => (isOurPage(request.url) ? serve(request) : new Response(null, { status: 403 })));
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const cancel = !allowed.has(URL.parse(url)?.protocol ?? '');
    if (cancel) log.warn('host.refused', { refusal: 'request' });
    decide({ cancel });
  });
  session.setPermissionRequestHandler((contents, name, decide) => {
    const granted = isPermitted(name) && isOurPage(contents.getURL());
    if (!granted) log.warn('host.refused', { refusal: 'permission' });
    decide(granted);
  });
  session.setPermissionCheckHandler((_contents, name, origin) => isPermitted(name) && isOurPage(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('host.refused', { refusal: 'download' });
  });
}
