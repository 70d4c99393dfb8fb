import type * as z from 'zod';
import { didYouMean, type Problem, problem } from './problem.ts';
import type { Path, YamlBlock } from './yamlBlock.ts';

type Issue = z.core.$ZodIssue;

/** What a schema did not accept, each at its place in the file. `known` are the keys of the outermost object. */
export function schemaProblems(
  block: YamlBlock,
  error: z.ZodError,
  known: readonly string[],
  base: Path = [],
): Problem[] {
  return error.issues.flatMap((issue) => toProblems(block, issue, known, base));
}

function toProblems(block: YamlBlock, issue: Issue, known: readonly string[], base: Path): Problem[] {
  const path = [...base, ...issue.path];
  const name = describe(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem(
        'SI107',
        block.atKey([...path, key]),
        `"${key}" is not a key here.`,
        issue.path.length === 0 ? didYouMean(key, known) : '',
      ),
    );
  }
  if (valueAt(block.value, path) === undefined)
    return [problem('SI107', block.at(path), `${name} is missing.`, `Add ${name}.`)];
  return [
    problem(
      'SI107',
      issue.code === 'invalid_key' ? block.atKey(path) : block.at(path),
      `${name} does not fit: ${plainReason(issue)}`,
      '',
    ),
  ];
}

function plainReason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it must be ${words[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `it must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `it must be at most ${issue.maximum}.`;
    case 'too_small':
      return `it must be at least ${issue.minimum}.`;
    case 'invalid_format':
      return issue.format === 'date' ? 'write a date as 2026-06-04.' : issue.message;
    case 'invalid_key':
      return 'use small letters, digits and _, starting with a letter.';
    case 'invalid_union': {
      const first = issue.errors.flat()[0];
      return first === undefined ? 'it is not of the right kind.' : plainReason(first);
    }
    default:
      return issue.message;
  }
}
const words: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of names',
  record: 'a map of names',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
};

const describe = (path: Path): string =>
  path.length === 0
    ? 'This block'
    : path.map((part) => (typeof part === 'number' ? `item ${part + 1}` : String(part))).join(', ');

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at;
}
