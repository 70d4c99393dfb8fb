/** What each rule means. Families as in the format: 1xx shape, 2xx flow, 4xx data, 7xx tests. */
export const problemRules = {
  SI101: 'the file has front matter between two lines of ---',
  SI102: 'every heading reads "## kind id: Title"',
  SI103: 'an id is a plain name of its own, used once',
  SI104: 'YAML can be read, without anchors or tags',
  SI105: 'a step has at most one YAML block, closed, before its words',
  SI106: 'a step has at most 3 short sentences',
  SI107: 'keys and values are those of the format',
  SI108: 'a scenario names steps of this file and one of its endings',
  SI110: 'the file is of a sensible size',
  SI111: 'an expression can be read and its types fit',
  SI112: 'an expression uses only what the format allows',
  SI113: 'an expression is small',
  SI114: 'a citation names an entry of cites',
  SI201: 'a target is a step of this file',
  SI202: 'every step can be reached',
  SI203: 'every step has a route to an end',
  SI204: 'no step falls off the end',
  SI205: 'a cycle passes a wait with rounds',
  SI206: 'an instruction has at most 40 steps',
  SI207: 'every possible answer leads somewhere',
  SI401: 'a fact is in the catalogue',
  SI402: 'a rule is in the catalogue, with these arguments and results',
  SI403: 'a template is in the catalogue',
  SI404: 'a team is in the catalogue',
  SI405: 'an instruction that is used is in the catalogue',
  SI406: 'a field of a change is in the catalogue',
} as const;
export type ProblemRule = keyof typeof problemRules;

/** Where a fault is: both count from 1, the column in UTF-16 units. */
export type Position = Readonly<{ line: number; column: number }>;
export type Problem = Readonly<{
  rule: ProblemRule;
  severity: 'error' | 'warning';
  line: number;
  column: number;
  message: string;
  /** What to do about it; empty when the message says it. */
  suggestion: string;
}>;

export const problem = (rule: ProblemRule, at: Position, message: string, suggestion = ''): Problem => ({
  rule,
  severity: 'error',
  line: at.line,
  column: at.column,
  message,
  suggestion,
});

export const inFileOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1));

/** The known word closest to one that is not known, when they differ by at most two letters. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = 3;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === null ? '' : `Did you mean ${near}?`;
};
