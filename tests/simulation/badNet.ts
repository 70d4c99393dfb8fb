import type { DesktopNet } from '../../app/sync/desktop.ts';

export type Weather = { bad: boolean };

/** A line that loses requests, loses replies, repeats requests, and delivers replies late in place of newer ones. */
export function badNet(net: DesktopNet, random: () => number, weather: Weather): DesktopNet {
  const late: { push: unknown[]; pull: unknown[] } = { push: [], pull: [] };
  async function carry<Q, R>(what: 'push' | 'pull', request: Q, ask: (request: Q) => Promise<R>): Promise<R> {
    if (!weather.bad) return ask(request);
    const luck = random();
    if (luck < 0.12) throw new Error('request lost');
    const reply = await ask(request);
    if (luck < 0.24) throw new Error('reply lost');
    if (luck < 0.34) {
      late[what].push(reply);
      throw new Error('reply late');
    }
    if (luck < 0.44) return ask(request);
    if (luck < 0.56) {
      const old = late[what].shift();
      if (old !== undefined) return old as R;
    }
    return reply;
  }
  return { push: (request) => carry('push', request, (r) => net.push(r)), pull: (request) => carry('pull', request, (r) => net.pull(r)) };
}
