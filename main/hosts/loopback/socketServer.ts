import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import * as z from 'zod';
import type { Dispatch } from '../../../app/contract/dispatch.ts';
import type { Log } from '../../log/log.ts';
import type { LaunchLink } from './launchLink.ts';

/** The longest request from a window: an evidence chunk in base64 with room around it. */
export const maxFrameBytes = 4 * 1024 * 1024;
/** A window that reads nothing is closed before its events fill the memory; it reconnects and asks again. */
const maxWaitingBytes = 32 * 1024 * 1024;
/** Close codes of RFC 6455 §7.4.1. */
const closeCodes = { unsupported: 1003, policy: 1008, tryAgain: 1013 } as const;

const Frame = z.strictObject({ id: z.int().min(0), name: z.unknown(), input: z.unknown() });

type Parts = Readonly<{
  log: Log;
  dispatch: Dispatch;
  subscribe(listener: (event: unknown) => void): () => void;
  address(): Readonly<{ host: string; link: LaunchLink }>;
  /** Called after every opening and closing with the number of open windows. */
  counted(open: number): void;
}>;

/**
 * Carries `call` and `subscribe` over one socket a window. Frames are JSON text: `{id, name, input}` in,
 * `{id, result}` and `{event}` out.
 * Refuses: an upgrade with another `Host` or `Origin`, without our cookie or to another path (403); a frame over
 * `maxFrameBytes` (1009); bytes or text that is not JSON (1003); JSON of another shape (1008).
 */
export function attachSocketServer(server: Server, { log, dispatch, subscribe, address, counted }: Parts): Readonly<{ close(): void }> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });

  const mayUpgrade = ({ headers, url }: IncomingMessage): boolean => {
    const { host, link } = address();
    const refusal =
      headers.host !== host ? 'host' : headers.origin !== `http://${host}` ? 'origin' : url !== '/socket' ? 'path' : link.holds(headers.cookie) ? null : 'cookie';
    if (refusal !== null) log.warn('host.refused', { refusal });
    return refusal === null;
  };

  const answer = async (socket: WebSocket, bytes: RawData, isBinary: boolean): Promise<void> => {
    let text: unknown;
    try {
      if (isBinary) throw new TypeError('text frames only');
      text = JSON.parse((bytes as Buffer).toString('utf8'));
    } catch {
      log.warn('host.refused', { refusal: 'format' });
      return socket.close(closeCodes.unsupported);
    }
    const frame = Frame.safeParse(text);
    if (!frame.success) {
      log.warn('host.refused', { refusal: 'format' });
      return socket.close(closeCodes.policy);
    }
    const result = await dispatch(frame.data.name, frame.data.input);
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: frame.data.id, result }));
  };

  sockets.on('connection', (socket) => {
    const stop = subscribe((event) => {
      if (socket.bufferedAmount > maxWaitingBytes) return socket.close(closeCodes.tryAgain);
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ event }));
    });
    socket.on('message', (bytes, isBinary) => void answer(socket, bytes, isBinary));
    socket.on('error', () => log.warn('host.refused', { refusal: 'size' }));
    socket.on('close', () => {
      stop();
      counted(sockets.clients.size);
    });
    counted(sockets.clients.size);
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (!mayUpgrade(request)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  });
  return {
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
