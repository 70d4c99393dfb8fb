import { expect, it } from 'vitest';
import * as z from 'zod';
import { fieldNames } from './fieldNames.ts';

const schema = z.strictObject({
  name: z.string().max(3),
  list: z.array(z.strictObject({ at: z.int() }).nullable()),
  tags: z.record(z.string().max(5), z.strictObject({ value: z.string() })).optional(),
  act: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('a'), words: z.string() }), z.strictObject({ type: z.literal('b'), count: z.int().default(1) })]),
  open: z.unknown(),
});
const named = (input: unknown): readonly string[] => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : fieldNames(schema, parsed.error.issues);
};
const good = { name: 'abc', list: [{ at: 1 }, null], tags: { x: { value: 'y' } }, act: { type: 'a', words: 'w' }, open: null };

it('names declared fields and places in lists, through every wrapping', () => {
  expect(named(good)).toEqual([]);
  expect(named({ ...good, name: 'long' })).toEqual(['name']);
  expect(named({ ...good, list: [null, { at: 'x' }] })).toEqual(['list.1.at']);
  expect(named({ ...good, act: { type: 'b', count: 'x' } })).toEqual(['act.count']);
  expect(named({ ...good, act: { type: 'c' } })).toEqual(['act.type']);
  expect(named(7)).toEqual(['']);
});

it('never repeats a key that came with the input', () => {
  expect(named({ ...good, tags: { Rosa: { value: 1 } } })).toEqual(['tags.*.value']);
  expect(named({ ...good, tags: { 'Rosa Example': { value: 'y' } } })).toEqual(['tags.*']);
  expect(named({ ...good, Rosa: 1 })).toEqual(['']);
  expect(fieldNames(schema, [{ path: ['Rosa', 'name'] }, { path: ['list', 'Rosa'] }, { path: ['constructor'] }])).toEqual(['*.*', 'list.*', '*']);
});
