import type { Bridge, CoreEvent, Input, MethodName, Output } from '../app/contract/index.ts';
import type { Result } from '../app/result.ts';

/** What the window hears besides core events: the loopback socket's own state. */
export type WindowEvent = CoreEvent | Readonly<{ type: 'connection'; up: boolean }>;

/** The window's way to everything, typed by the contract. Only types cross over: no schema code reaches the bundle. */
export interface Api {
  call<M extends MethodName>(name: M, input: Input<M>): Promise<Result<Output<M>>>;
  subscribe(listener: (event: WindowEvent) => void): () => void;
}

export const createApi = (bridge: Bridge): Api => ({
  call: (name, input) => bridge.call(name, input) as never,
  subscribe: (listener) => bridge.subscribe((event) => listener(event as WindowEvent)),
});
