import { matchPatterns } from './disclosurePatterns.ts';
import { factCatalogue } from './facts.ts';
import { foldText } from './foldedText.ts';
import { messageLanguages } from './factWords.ts';
import { renderLetter } from './letter.ts';
import { checkPlainWords } from './plainWords.ts';
import { fillPlaceholders, parsePlaceholders, placeholderFaults, placeholderKey, type PlaceholderValues } from './placeholders.ts';
import { renderSms } from './sms.ts';
import { factFor, type Template, type TemplateWords } from './template.ts';

export type LintFinding = Readonly<{ line: number; severity: 'error' | 'warning'; message: string }>;

type Raw = Readonly<{ at: number; severity: 'error' | 'warning'; message: string }>;
const error = (at: number, message: string): Raw => ({ at, severity: 'error', message });

function checkPlaceholders(template: Template, body: string): Raw[] {
  const allowed = new Set(Object.keys(template.facts).map(placeholderKey));
  const unknown = parsePlaceholders(body).filter(({ key }) => !allowed.has(key)).map(({ name, start }) => error(start, `((${name})) is not in this template's facts.`));
  const faults = placeholderFaults(body).map(({ kind, start }) =>
    error(start, kind === 'nested' ? 'Round brackets cannot stand inside a placeholder: this would go out as it is typed.' : 'These double brackets have no partner.'));
  return [...unknown, ...faults];
}

/** Things the sending service draws badly or not at all. */
const markdownFaults: readonly (readonly [RegExp, string])[] = [
  [/^(?!\s*$)[^\n]+\n *(?:=+|-+) *$/gm, 'An underlined heading does not work everywhere. Use # instead.'],
  [/^ *(?:```|~~~)/gm, 'Code fences do not work.'],
  [/!\[[^\]]*\]\([^)]*\)/g, 'Pictures are taken out.'],
  [/^ *\|.*\|/gm, 'Tables are taken out.'],
  [/\*\*[^*\n]+\*\*|__[^_\n]+__/g, 'Bold does not work: the marks would show.'],
  [/^ {1,}(?:[*•-]|\d+\.) /gm, 'A list cannot stand inside a list.'],
  [/^ {4,}\S/gm, 'An indented line is not drawn as a paragraph.'],
  [/^(?![*•-]|\d+\.|\s*$)[^\n]+\n(?:[*•-]|\d+\.) /gm, 'A list needs a blank line before it.'],
];

function checkMarkdown(body: string): Raw[] {
  const faults = markdownFaults.flatMap(([pattern, message]) => [...body.matchAll(pattern)].map((match) => error(match.index, message)));
  const links = [...body.matchAll(/\]\(\s*([^)\s]*)/g)].filter((match) => !/^https:\/\/./.test(match[1] as string)).map((match) => error(match.index, 'A link must start with https://.'));
  const bare = [...body.matchAll(/(?<![\w/.])(?:http:\/\/|www\.)\S+/g)].map((match) => error(match.index, 'Write web addresses in full, with https://.'));
  return [...faults, ...links, ...bare];
}

/** What the guard would say about the fixed words. Our own details come from facts, so none may be typed here. */
function checkDetails(template: Template, words: TemplateWords): Raw[] {
  const sms = template.channel === 'sms';
  // placeholders keep their length, so that positions stay true
  const fixed = words.body.replace(/\(\([^()]*\)\)/g, (whole) => '~'.repeat(whole.length));
  const found = matchPatterns(fixed, foldText(fixed), sms).map(({ start, reason }) => error(start, reason));
  if (!sms) return found;
  const carried = parsePlaceholders(words.body).filter(({ name }) => {
    const fact = factFor(name);
    return fact !== undefined && (factCatalogue[fact].kind === 'money' || ['reason', 'rate', 'nights', 'children', 'otherChildren', 'incomeBasis', 'proof', 'decisionNumber'].includes(fact));
  });
  return [...found, ...carried.map(({ name, start }) => error(start, `A text must not hold ((${name})).`))];
}

function checkEnglish(words: TemplateWords): Raw[] {
  const report = checkPlainWords(words.body);
  // a subject is too short to be graded
  const subject = words.subject === null ? [] : checkPlainWords(words.subject).findings.filter(({ kind }) => kind !== 'grade').map((finding) => ({ ...finding, start: 0 }));
  return [...report.findings, ...subject].map(({ severity, start, message }): Raw => ({ at: start, severity: severity === 'error' ? 'error' : 'warning', message }));
}

function checkScenarios(template: Template, words: TemplateWords): Raw[] {
  return template.scenarios.flatMap(({ name, values }) => {
    const given: PlaceholderValues = values;
    const filled = fillPlaceholders(`${words.subject ?? ''}\n${words.body}`, given, { lists: 'bullets' });
    const missing = filled.missing.map((placeholder) => error(0, `Scenario "${name}" gives no value for ((${placeholder})).`));
    if (template.channel === 'sms') {
      const sms = renderSms(words.body, given);
      const lost = sms.lost.map((character) => error(words.body.indexOf(character), `"${character}" would arrive as a question mark.`));
      return [...missing, ...lost, ...(sms.tooLong ? [error(0, `Scenario "${name}" is too long for a text.`)] : [])];
    }
    const tooLong = template.channel === 'letter' && renderLetter({ subject: words.subject ?? '', body: words.body }, given).tooLong;
    return [...missing, ...(tooLong ? [error(0, `Scenario "${name}" has too many pages.`)] : [])];
  });
}

/** Everything that can be known about a template before it is used. An error stops it being published. */
export function lintTemplate(template: Template): LintFinding[] {
  const findings: LintFinding[] = [];
  const used = new Set<string>();
  for (const language of messageLanguages) {
    const words = template.words[language];
    if (words === undefined) continue;
    for (const { key } of parsePlaceholders(`${words.subject ?? ''}\n${words.body}`)) used.add(key);
    const raw = [
      ...checkPlaceholders(template, words.body),
      ...checkPlaceholders(template, words.subject ?? '').map((found) => ({ ...found, at: 0 })),
      ...(template.channel === 'sms' ? [] : checkMarkdown(words.body)),
      ...checkDetails(template, words),
      ...(language === 'en' ? checkEnglish(words) : []),
      ...checkScenarios(template, words),
    ];
    const lineOf = (at: number): number => words.firstLine + (words.body.slice(0, Math.max(0, at)).match(/\n/g)?.length ?? 0);
    findings.push(...raw.map(({ at, severity, message }) => ({ line: lineOf(at), severity, message })));
  }
  for (const placeholder of Object.keys(template.facts)) {
    if (!used.has(placeholderKey(placeholder))) findings.push({ line: 1, severity: 'warning', message: `((${placeholder})) is listed and never used.` });
  }
  if (template.words.cy === undefined) findings.push({ line: 1, severity: 'warning', message: 'There are no Welsh words.' });
  return findings.toSorted((a, b) => a.line - b.line);
}
