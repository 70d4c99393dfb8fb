import type { Bridge } from '../app/contract/index.ts';
import { fail } from '../app/result.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent on the loopback host. */
    readonly casebench?: Bridge;
  }
}

/** The part of a browser's WebSocket that the bridge uses. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState'> & {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: Readonly<{ data: unknown }>) => void) | null;
};
type Timers = Readonly<{ connect: () => Socket; later: (run: () => void, ms: number) => void }>;

const openState = 1;
const firstWaitMs = 200;
const longestWaitMs = 5_000;

/**
 * `call` and `subscribe` over one socket that reconnects by itself. Calls made while it is down wait for it.
 * A call that was on its way when the socket fell is answered `NOT_READY`, because nobody knows whether it was done:
 * the screen asks again. Listeners hear `{ type: 'connection', up }` on every change and re-query when it is up again.
 */
export function createSocketBridge({ connect, later }: Timers): Bridge {
  const listeners = new Set<(event: unknown) => void>();
  const sent = new Map<number, (answer: unknown) => void>();
  let waiting: { frame: string; id: number; settle: (answer: unknown) => void }[] = [];
  let nextId = 0;
  let failures = 0;
  let socket: Socket;

  const tell = (event: unknown): void => listeners.forEach((listener) => listener(event));
  const send = ({ frame, id, settle }: (typeof waiting)[number]): void => {
    sent.set(id, settle);
    socket.send(frame);
  };
  const open = (): void => {
    const mine = connect();
    socket = mine;
    mine.onopen = () => {
      const again = failures > 0;
      failures = 0;
      const queued = waiting;
      waiting = [];
      queued.forEach(send);
      if (again) tell({ type: 'connection', up: true });
    };
    mine.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as { id?: number; result?: unknown; event?: unknown };
      if (frame.id === undefined) return tell(frame.event);
      const settle = sent.get(frame.id);
      sent.delete(frame.id);
      settle?.(frame.result);
    };
    mine.onclose = () => {
      const lost = [...sent.values()];
      sent.clear();
      lost.forEach((settle) => settle(fail('NOT_READY')));
      if (failures === 0) tell({ type: 'connection', up: false });
      later(open, Math.min(longestWaitMs, firstWaitMs * 2 ** failures));
      failures = Math.min(failures + 1, 10);
    };
  };
  open();

  return {
    call: (name, input) =>
      new Promise((settle) => {
        const id = nextId++;
        const call = { frame: JSON.stringify({ id, name, input }), id, settle };
        if (socket.readyState === openState) send(call);
        else waiting.push(call);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const loopbackBridge = (): Bridge =>
  createSocketBridge({
    connect: () => new WebSocket(`ws://${location.host}/socket`) as unknown as Socket,
    later: (run, ms) => void setTimeout(run, ms),
  });

/** The window's way to the services: Electron's preload when it is there, else the loopback socket. */
export const openBridge = (): Bridge => window.casebench ?? loopbackBridge();

/** The nonce of this document, for Emotion's cache. Empty outside a host (tests). */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
