import { type Position, type Problem, problem } from './problem.ts';

/** A fenced or front-matter block of YAML and where its first character is. */
export type YamlText = Readonly<{ text: string; line: number }>;
export type Section = Readonly<{
  /** `null` for the part before the first step. */
  heading: Readonly<{ kind: string; id: string; title: string; line: number }> | null;
  yaml: YamlText | null;
  prose: string;
  proseLine: number;
}>;
export type Sections = Readonly<{
  frontMatter: YamlText | null;
  intro: string;
  steps: readonly Section[];
  scenarios: YamlText | null;
}>;

const MAX_TEXT = 200_000;
const heading = /^##\s+([a-z]+)\s+([^\s:]+):\s+(\S.*?)\s*$/;
const at = (line: number, column = 1): Position => ({ line, column });

/**
 * Cuts a file into front matter, introduction, steps and scenarios. Reads the small part of CommonMark that the
 * format uses: level 2 headings, fenced YAML, paragraphs. Lines count from 1; line ends may be LF or CRLF.
 */
export function readSections(source: string): Readonly<{ sections: Sections; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const empty: Sections = { frontMatter: null, intro: '', steps: [], scenarios: null };
  if (source.length > MAX_TEXT) {
    return {
      sections: empty,
      problems: [problem('SI110', at(1), 'This file has more than 200,000 characters.', 'Split it with a use step.')],
    };
  }
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const front = readFrontMatter(lines);
  if (front === null) {
    problems.push(
      problem('SI101', at(1), 'The file does not start with front matter.', 'Start with ---, then YAML, then ---.'),
    );
    return { sections: empty, problems };
  }

  const parts: Part[] = [newPart(null, front.next + 1)];
  for (let i = front.next; i < lines.length; i++) {
    const line = lines[i] as string;
    const part = parts.at(-1) as Part;
    if (/^(```|~~~)/.test(line)) {
      const close = lines.findIndex((other, j) => j > i && other.trimEnd() === line.slice(0, 3));
      if (close === -1) {
        problems.push(
          problem(
            'SI105',
            at(i + 1),
            'This block is never closed.',
            `Close it with ${line.slice(0, 3)} on a line of its own.`,
          ),
        );
        break;
      }
      problems.push(...takeBlock(part, line, i, lines.slice(i + 1, close)));
      i = close;
    } else if (/^#{1,6}(\s|$)/.test(line)) {
      parts.push(newPart(line, i + 1));
    } else if (line.trim() !== '') {
      if (part.prose.length === 0) part.proseLine = i + 1;
      part.prose.push(line.trim());
    } else if (part.prose.length > 0) {
      part.prose.push('');
    }
  }
  return { sections: assemble(front.block, parts, problems), problems };
}

type Part = { title: string | null; line: number; yaml: YamlText | null; prose: string[]; proseLine: number };
const newPart = (title: string | null, line: number): Part => ({ title, line, yaml: null, prose: [], proseLine: line });

function readFrontMatter(lines: readonly string[]): { block: YamlText; next: number } | null {
  if (lines[0]?.trimEnd() !== '---') return null;
  const close = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  return close === -1 ? null : { block: { text: lines.slice(1, close).join('\n'), line: 2 }, next: close + 1 };
}

function takeBlock(part: Part, fence: string, index: number, body: readonly string[]): Problem[] {
  const place = at(index + 1);
  const info = fence.slice(3).trim();
  if (info !== 'yaml')
    return [problem('SI105', place, `A block of "${info}" is not part of the format.`, 'Only ```yaml blocks are.')];
  if (part.title === null)
    return [problem('SI105', place, 'A YAML block stands before the first step.', 'Put it under a step.')];
  if (part.yaml !== null) return [problem('SI105', place, 'This step has a second YAML block.', 'Join the two.')];
  if (part.prose.length > 0)
    return [problem('SI105', place, 'The YAML block stands after the words.', 'Put it right under the heading.')];
  part.yaml = { text: body.join('\n'), line: index + 2 };
  return [];
}

const proseOf = (part: Part): string =>
  part.prose
    .join('\n')
    .trim()
    .replace(/\n{2,}/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, ' ');

function assemble(frontMatter: YamlText, parts: readonly Part[], problems: Problem[]): Sections {
  const steps: Section[] = [];
  let scenarios: YamlText | null = null;
  for (const part of parts.slice(1)) {
    const title = part.title as string;
    const match = heading.exec(title);
    if (/^##\s+Scenarios\s*$/.test(title)) {
      if (scenarios !== null)
        problems.push(problem('SI103', at(part.line), 'There is a second list of scenarios.', 'Join the two.'));
      if (part.yaml === null) problems.push(problem('SI105', at(part.line), 'The scenarios have no YAML block.'));
      scenarios = part.yaml ?? { text: '', line: part.line };
    } else if (match === null) {
      problems.push(
        problem(
          'SI102',
          at(part.line),
          'This heading cannot be read.',
          'Write "## kind id: Title", for example "## ask pay: What is the new pay?".',
        ),
      );
    } else {
      if (scenarios !== null)
        problems.push(problem('SI102', at(part.line), 'A step stands after the scenarios.', 'Scenarios come last.'));
      const [, kind, id, words] = match as unknown as [string, string, string, string];
      steps.push({
        heading: { kind, id, title: words, line: part.line },
        yaml: part.yaml,
        prose: proseOf(part),
        proseLine: part.proseLine,
      });
    }
  }
  return { frontMatter, intro: proseOf(parts[0] as Part), steps, scenarios };
}

/** Sentences in a paragraph: an end mark before a space or the end. `9.30am` and `e.g.` inside a word do not count. */
export const countSentences = (prose: string): number =>
  (prose.match(/[^.!?\s][^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+(?=\s|$)|$)/g) ?? []).length;
