import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { YamlText } from './markdown.ts';
import { type Position, type Problem, problem } from './problem.ts';

export type Path = readonly PropertyKey[];
/** One YAML block as plain JSON, with the place of every part of it in the whole file. */
export type YamlBlock = Readonly<{
  value: unknown;
  /** Where a value starts; the nearest part around it when it is not there. Inside quotes for quoted text. */
  at(path: Path): Position;
  /** Where the name of a key starts. */
  atKey(path: Path): Position;
}>;

/** Reads one block. `words: true` keeps every scalar as it is written (`300.00` stays text). Never throws. */
export function readYaml(
  block: YamlText,
  options: { words?: boolean } = {},
): Readonly<{ block: YamlBlock; problems: readonly Problem[] }> {
  const lines = new LineCounter();
  const document = parseDocument(block.text, {
    lineCounter: lines,
    schema: options.words === true ? 'failsafe' : 'core',
    prettyErrors: false,
  });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + block.line - 1, column: Math.max(col, 1) };
  };
  const problems = [...document.errors, ...document.warnings].map((error) =>
    problem(
      'SI104',
      place(error.pos[0]),
      `This YAML cannot be read: ${firstLine(error.message)}.`,
      'Put quotes round text with : # { } [ ] or ,',
    ),
  );
  problems.push(...unwanted(document, place));
  return {
    block: {
      value: problems.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) ?? {}),
      at: (path) => place(startOf(find(document, path).node)),
      atKey: (path) => {
        const { key, node } = find(document, path);
        return place(startOf(key ?? node));
      },
    },
    problems,
  };
}

const firstLine = (message: string): string => (message.split('\n')[0] as string).replace(/\.$/, '');

/** Anchors and tags make a small file large or strange; the format needs neither. */
function unwanted(document: Document, place: (offset: number) => Position): Problem[] {
  const problems: Problem[] = [];
  visit(document, (_key, node) => {
    if (isPair(node) || node === null) return;
    const found = node as Node & { anchor?: string; tag?: string };
    if (isAlias(node) || found.anchor !== undefined)
      problems.push(
        problem(
          'SI104',
          place(startOf(found)),
          'Anchors and aliases are not part of the format.',
          'Write the value out.',
        ),
      );
    else if (found.tag?.startsWith('!') === true)
      problems.push(problem('SI104', place(startOf(found)), 'Tags are not part of the format.', 'Leave the tag out.'));
  });
  return problems;
}

/** The node at a path, or the nearest one around it, and its key. */
function find(document: Document, path: Path): { node: Node | null; key: Node | null } {
  let node: Node | null = document.contents;
  let key: Node | null = null;
  for (const part of path) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (pair === undefined) return { node, key };
      key = pair.key as Node;
      node = (pair.value as Node | null) ?? key;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (item === undefined) return { node, key };
      [node, key] = [item, null];
    }
  }
  return { node, key };
}

function startOf(node: Node | null): number {
  const start = node?.range?.[0] ?? 0;
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  return quoted ? start + 1 : start;
}
