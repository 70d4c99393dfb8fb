import { describe, expect, test } from 'vitest';
import { createSocketBridge, type Socket } from '../../renderer/bridge.ts';

const setUp = () => {
  const sockets: (Socket & { sent: { id: number; name: string; input: unknown }[]; readyState: number })[] = [];
  const waits: { run: () => void; ms: number }[] = [];
  const bridge = createSocketBridge({
    connect: () => {
      const socket = { readyState: 0, sent: [] as { id: number; name: string; input: unknown }[], onopen: null, onclose: null, onmessage: null, close: () => {}, send: (text: unknown) => void socket.sent.push(JSON.parse(String(text)) as { id: number; name: string; input: unknown }) };
      sockets.push(socket as unknown as (typeof sockets)[number]);
      return socket as unknown as Socket;
    },
    later: (run, ms) => void waits.push({ run, ms }),
  });
  const now = (): (typeof sockets)[number] => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  return {
    bridge,
    waits,
    now,
    open: () => {
      Object.assign(now(), { readyState: 1 });
      now().onopen?.();
    },
    drop: () => {
      Object.assign(now(), { readyState: 3 });
      now().onclose?.();
    },
    say: (frame: unknown) => now().onmessage?.({ data: JSON.stringify(frame) }),
  };
};

describe('the window’s socket', () => {
  test('sends what was asked before it opened, in order', () => {
    const { bridge, open, now } = setUp();
    void bridge.call('a', 1);
    void bridge.call('b', 2);
    expect(now().sent).toEqual([]);
    open();
    expect(now().sent).toEqual([{ id: 0, name: 'a', input: 1 }, { id: 1, name: 'b', input: 2 }]);
  });

  test('gives each answer to the call it belongs to', async () => {
    const { bridge, open, say } = setUp();
    open();
    const [a, b] = [bridge.call('a', 1), bridge.call('b', 2)];
    say({ id: 1, result: 'for b' });
    say({ id: 0, result: 'for a' });
    say({ id: 0, result: 'twice' });
    expect([await a, await b]).toEqual(['for a', 'for b']);
  });

  test('answers NOT_READY for a call that was on its way when the socket fell, and sends it no second time', async () => {
    const { bridge, open, drop, waits, now } = setUp();
    open();
    const lost = bridge.call('a', 1);
    drop();
    expect(await lost).toEqual({ ok: false, error: { code: 'NOT_READY' } });
    waits.at(-1)?.run();
    open();
    expect(now().sent).toEqual([]);
  });

  test('keeps a call made while it is down for when it is up', () => {
    const { bridge, open, drop, waits, now } = setUp();
    open();
    drop();
    void bridge.call('a', 1);
    waits.at(-1)?.run();
    open();
    expect(now().sent).toMatchObject([{ name: 'a' }]);
    drop();
    waits.at(-1)?.run();
    open();
    expect(now().sent).toEqual([]);
  });

  test('tells listeners once that it fell and once that it is back, and waits longer each time', () => {
    const { bridge, open, drop, waits } = setUp();
    const heard: unknown[] = [];
    const stop = bridge.subscribe((event) => heard.push(event));
    open();
    for (let n = 0; n < 7; n++) {
      drop();
      waits.at(-1)?.run();
    }
    open();
    expect(heard).toEqual([{ type: 'connection', up: false }, { type: 'connection', up: true }]);
    expect(waits.map(({ ms }) => ms)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
    drop();
    expect(waits.at(-1)?.ms).toBe(200);
    stop();
    expect(heard).toHaveLength(3);
  });

  test('passes events on as they come', () => {
    const { bridge, open, say } = setUp();
    const heard: unknown[] = [];
    bridge.subscribe((event) => heard.push(event));
    open();
    say({ event: { type: 'changed', clusterIds: ['x'] } });
    expect(heard).toEqual([{ type: 'changed', clusterIds: ['x'] }]);
  });
});
