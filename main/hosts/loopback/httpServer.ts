import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../log/log.ts';
import { securityHeaders } from '../contentSecurity.ts';
import type { LaunchLink } from './launchLink.ts';

type Parts = Readonly<{
  log: Log;
  serve(request: Request): Promise<Response>;
  /** Known once the server listens. */
  address(): Readonly<{ host: string; link: LaunchLink }>;
}>;

const refuse = (response: ServerResponse, status: number, text = ''): void => {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(text);
};

/**
 * Serves the window's files to the one browser that redeemed the link, and nothing to anybody else.
 * Refuses: another `Host` (403, against DNS rebinding), anything but GET and HEAD (405), a used or wrong link (410),
 * a request without our cookie (403).
 */
export function createHttpServer({ log, serve, address }: Parts): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { host, link } = address();
    if (request.headers.host !== host) {
      log.warn('host.refused', { refusal: 'host' });
      return refuse(response, 403);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      log.warn('host.refused', { refusal: 'method' });
      return refuse(response, 405);
    }
    const url = URL.parse(request.url ?? '/', `http://${host}`);
    if (url === null || url.host !== host) return refuse(response, 404);
    if (url.pathname === '/open') {
      if (request.method !== 'GET' || !link.redeem(url.searchParams.get('t') ?? '')) {
        log.warn('host.refused', { refusal: 'link' });
        return refuse(response, 410, 'This link has been used or has ended. Start Casebench again to get a new one.');
      }
      response.writeHead(303, { ...securityHeaders, 'set-cookie': link.setCookie, location: '/', 'cache-control': 'no-store' });
      response.end();
      return;
    }
    if (!link.holds(request.headers.cookie)) {
      log.warn('host.refused', { refusal: 'cookie' });
      return refuse(response, 403, 'Open Casebench from the link that npm start printed.');
    }
    const served = await serve(new Request(url, { method: request.method }));
    response.writeHead(served.status, Object.fromEntries(served.headers));
    response.end(served.body === null ? undefined : Buffer.from(await served.arrayBuffer()));
  };
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    request.resume();
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.maxConnections = 64;
  return server;
}
