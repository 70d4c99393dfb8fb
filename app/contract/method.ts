import type * as z from 'zod';

/** One thing a window may ask. `read` never changes anything; `write` goes through an operation or the journal. */
export type Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Readonly<{
  access: 'read' | 'write';
  input: I;
  output: O;
}>;

export const method = <I extends z.ZodType, O extends z.ZodType>(access: 'read' | 'write', input: I, output: O): Method<I, O> => ({
  access,
  input,
  output,
});
