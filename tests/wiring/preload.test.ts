import { beforeEach, expect, test, vi } from 'vitest';

const exposed = new Map<string, Record<string, (...args: never[]) => unknown>>();
const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
const invoked: unknown[][] = [];
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: Record<string, () => unknown>) => exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => {
      invoked.push(args);
      return 'answer';
    },
    on: (channel: string, listener: () => void) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    removeListener: (channel: string, listener: () => void) => listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener)),
  },
}));

type Bridge = { call(name: string, input: unknown): Promise<unknown>; subscribe(listener: (event: unknown) => void): () => void };
let bridge: Bridge;
beforeEach(async () => {
  await import('../../main/hosts/electron/preload.ts');
  bridge = exposed.get('casebench') as unknown as Bridge;
});

test('the page is given two functions and nothing else', () => {
  expect([...exposed.keys()]).toEqual(['casebench']);
  expect(Object.keys(bridge).sort()).toEqual(['call', 'subscribe']);
});

test('a call goes out on the one channel, with its name and input only', async () => {
  expect(await bridge.call('session.state', { a: 1 })).toBe('answer');
  expect(invoked.at(-1)).toEqual(['casebench:call', 'session.state', { a: 1 }]);
});

test('a listener hears events without Electron’s own event object, and its removal removes it', () => {
  const heard: unknown[][] = [];
  const remove = bridge.subscribe((...args) => heard.push(args));
  for (const listener of listeners.get('casebench:event') ?? []) listener({ sender: 'secret' }, { type: 'session' });
  expect(heard).toEqual([[{ type: 'session' }]]);
  expect(remove()).toBeUndefined();
  expect(listeners.get('casebench:event')).toEqual([]);
});
