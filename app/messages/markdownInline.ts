import { codePoints } from './characters.ts';

/** A run inside a block. `bold` only ever comes from a bare address in a letter. */
export type Inline =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'link'; href: string; text: string; title: string | null; bare: boolean }>
  | Readonly<{ kind: 'bold'; text: string }>
  | Readonly<{ kind: 'lineBreak' }>;

const escaped = /^\\([\\`*{}[\]()#+\-.!_>~|])/;
const link = /^(!?)\[((?:\[[^\]]*\]|[^[\]])*)\]\(\s*(\S*?)(?:\s+['"]([^\n]*?)['"])?\s*\)/;
const bareUrl = /^https?:\/\/[^\s<]+/;
const knownScheme = /^(?:https?|mailto|tel|ftp|file):/i;
/** Where something other than plain text may start. */
const special = /\\|!?\[|https?:\/\/| *\n/g;

/** Percent-encodes a link's target, all but `: / ? # = & ; %`; a target without a known scheme gets `http://`. */
export function linkTarget(target: string): string {
  const whole = knownScheme.test(target) ? target : `http://${target}`;
  return codePoints(whole.toWellFormed())
    .map((character) =>
      /[\w.\-~:/?#=&;%]/.test(character)
        ? character
        : encodeURIComponent(character).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('');
}

const unescapeMarks = (text: string): string => text.replace(/\\([\\`*{}[\]()#+\-.!_>~|])/g, '$1');

/** Reads the inside of a block: links, bare web addresses, backslashes and line breaks; the rest is literal. */
export function parseInline(source: string): Inline[] {
  const text = source.replace(/\s+$/, '');
  const parts: Inline[] = [];
  let plain = '';
  const push = (part: Inline): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push(part);
  };
  let at = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const start = special.exec(text)?.index ?? text.length;
    plain += text.slice(at, start);
    at = start + readPart(text.slice(start, start + longestPart), push, (literal) => (plain += literal));
  }
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  return parts;
}

/** No link, escape or web address is looked for beyond this many characters, so that odd input stays quick. */
const longestPart = 4096;

/** Reads one part at the start of `rest`, and says how many characters it took. */
function readPart(rest: string, push: (part: Inline) => void, literal: (text: string) => void): number {
  if (rest === '') return 1;
  const lineBreak = /^ *\n/.exec(rest);
  if (lineBreak !== null) {
    push({ kind: 'lineBreak' });
    return lineBreak[0].length;
  }
  const mark = escaped.exec(rest);
  if (mark !== null) {
    literal(mark[1] as string);
    return 2;
  }
  const found = /^!?\[/.test(rest) ? link.exec(rest) : null;
  if (found !== null) {
    // images are removed, as the service removes them
    if (found[1] === '') {
      const shown = unescapeMarks(found[2] as string).replace(/\s*\n\s*/g, ' ');
      push({ kind: 'link', href: unescapeMarks(found[3] as string), text: shown, title: found[4] ?? null, bare: false });
    }
    return found[0].length;
  }
  const url = bareUrl.exec(rest)?.[0].replace(/[<.,:"')\]]+$/, '') ?? '';
  if (url.length > 'https://'.length || /^http:\/\/./.test(url)) {
    push({ kind: 'link', href: url, text: url, title: null, bare: true });
    return url.length;
  }
  literal(rest.charAt(0));
  return 1;
}
