import { fieldNames } from './fieldNames.ts';
import { contract, type Handlers, type MethodName } from './index.ts';
import { fail, ok, type Result } from '../result.ts';

const isMethod = (name: unknown): name is MethodName => typeof name === 'string' && Object.hasOwn(contract, name);

/**
 * The one gate between any host and the handlers. Takes anything, never throws.
 * `report` logs a defect and returns the incident reference that a person can quote.
 */
export function createDispatcher(handlers: Handlers, report: (cause: unknown, method: MethodName) => string) {
  return async (name: unknown, raw: unknown): Promise<Result<unknown>> => {
    if (!isMethod(name)) return fail('METHOD_UNKNOWN');
    const { input, output } = contract[name];
    const parsed = input.safeParse(raw);
    if (!parsed.success) {
      return fail('INPUT_INVALID', { fields: fieldNames(input, parsed.error.issues) });
    }
    try {
      const handler = handlers[name] as (value: unknown) => Promise<Result<unknown>> | Result<unknown>;
      const result = await handler(parsed.data);
      return result.ok ? ok(output.parse(result.value)) : result;
    } catch (cause) {
      return fail('INTERNAL', { incident: report(cause, name) });
    }
  };
}
export type Dispatch = ReturnType<typeof createDispatcher>;
