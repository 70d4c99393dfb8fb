import type { Page } from '@playwright/test';
import type { Input, MethodName, Output } from '../../../app/contract/index.ts';
import type { Result } from '../../../app/result.ts';

/** The contract, asked from the page itself over its own origin's socket. Throws when it is refused. */
export const asking =
  (page: Page) =>
  async <M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> => {
    const result = (await page.evaluate(ask, [name, input] as const)) as Result<Output<M>>;
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };

/** Runs in the page. One socket is opened and kept until the page is loaded again. */
async function ask([name, input]: readonly [string, unknown]): Promise<unknown> {
  type Line = { socket: WebSocket; waiting: Map<number, (result: unknown) => void>; sent: number };
  const held = globalThis as { testLine?: Promise<Line> };
  held.testLine ??= new Promise((settle, refuse) => {
    const line: Line = { socket: new WebSocket(`ws://${location.host}/socket`), waiting: new Map(), sent: 0 };
    line.socket.onopen = () => settle(line);
    line.socket.onerror = () => refuse(new Error('the socket does not open'));
    line.socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
      if (id === undefined) return;
      line.waiting.get(id)?.(result);
      line.waiting.delete(id);
    };
  });
  const line = await held.testLine;
  const id = line.sent;
  line.sent += 1;
  return new Promise((settle) => {
    line.waiting.set(id, settle);
    line.socket.send(JSON.stringify({ id, name, input }));
  });
}
