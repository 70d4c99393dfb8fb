import type { Input, MethodName, Output } from '../../app/contract/index.ts';
import { fail, type Result } from '../../app/result.ts';
import type { Api, WindowEvent } from '../client.ts';

type Call = { [M in MethodName]: Readonly<{ name: M; input: Input<M> }> }[MethodName];
export type Answers = Partial<{ [M in MethodName]: (input: Input<M>) => Result<Output<M>> | Promise<Result<Output<M>>> }>;

/** The services as a test needs them: answers by name, everything asked kept in order, events sent by hand. */
export function createFakeApi(answers: Answers): Api & Readonly<{ asked: readonly Call[]; send(event: WindowEvent): void; named(name: MethodName): readonly Call[] }> {
  const asked: Call[] = [];
  const listeners = new Set<(event: WindowEvent) => void>();
  return {
    asked,
    named: (name) => asked.filter((call) => call.name === name),
    send: (event) => listeners.forEach((listener) => listener(event)),
    async call(name, input) {
      asked.push({ name, input } as Call);
      const answer = answers[name] as ((input: unknown) => Result<Output<typeof name>> | Promise<Result<Output<typeof name>>>) | undefined;
      return answer === undefined ? fail('METHOD_UNKNOWN') : answer(input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
