import type { Input, MethodName, Output } from '../../app/contract/index.ts';
import { fail, type Result } from '../../app/result.ts';
import type { Api, WindowEvent } from '../client.ts';

export type Answers = { readonly [M in MethodName]?: (input: Input<M>) => Result<Output<M>> | Promise<Result<Output<M>>> };
export type FakeApi = Api & Readonly<{ calls: readonly Readonly<{ name: MethodName; input: unknown }>[]; tell(event: WindowEvent): void }>;

/** An `Api` that answers from a table, for tests of stores; a method without an answer is not ready. */
export function createFakeApi(answers: Answers): FakeApi {
  const calls: { name: MethodName; input: unknown }[] = [];
  const listeners = new Set<(event: WindowEvent) => void>();
  return {
    calls,
    tell: (event) => listeners.forEach((listener) => listener(event)),
    async call(name, input) {
      calls.push({ name, input });
      const answer = answers[name] as ((input: unknown) => unknown) | undefined;
      return (answer === undefined ? fail('NOT_READY') : await answer(input)) as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
