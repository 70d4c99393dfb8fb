import * as z from 'zod';

type Segment = PropertyKey;

/** The schemas that a value of this schema may turn out to be, without their wrappings. */
function plain(schema: unknown): readonly z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return plain(schema.unwrap());
  return schema instanceof z.ZodType ? [schema] : [];
}

/** One step down: the name that may be said, and what stands there. */
function step(schema: z.ZodType, segment: Segment): Readonly<{ name: string; inside: unknown }> | null {
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, segment)) return { name: String(segment), inside: (schema.shape as Record<Segment, unknown>)[segment] };
  if (schema instanceof z.ZodArray && typeof segment === 'number') return { name: String(segment), inside: schema.element };
  // A record's keys come from whoever sent it and may be anything, a name too.
  return schema instanceof z.ZodRecord ? { name: '*', inside: schema.valueType } : null;
}

function nameOf(schema: unknown, path: readonly Segment[]): string {
  let held = plain(schema);
  const names: string[] = [];
  for (const segment of path) {
    const found = held.map((each) => step(each, segment)).find((each) => each !== null) ?? { name: '*', inside: null };
    names.push(found.name);
    held = plain(found.inside);
  }
  return names.join('.');
}

/**
 * Where an input is wrong, in words that are our own: names that the schema declares, positions in lists, and `*` for
 * any key that came with the input. An error may be shown, kept and logged, so nothing of the input stands in it.
 */
export const fieldNames = (schema: z.ZodType, issues: readonly Readonly<{ path: readonly Segment[] }>[]): readonly string[] =>
  issues.map(({ path }) => nameOf(schema, path));
