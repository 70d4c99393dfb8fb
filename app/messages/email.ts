import { collapseSpaces, isBlank } from './characters.ts';
import { blocksToHtml, blocksToPlainText, blocksToPreheader, dressBlocks, dressLine } from './emailText.ts';
import { decodeEntities, decodeKeptEntities } from './htmlEntities.ts';
import { parseMarkdown, type EmailBlock } from './markdown.ts';
import { fillPlaceholders, placeholderKey, type PlaceholderValues } from './placeholders.ts';

export type { EmailBlock, ListItem } from './markdown.ts';
export type { Inline } from './markdownInline.ts';

/** The largest filled-in body the service takes, in bytes of UTF-8 (GOV.UK Notify). */
export const EMAIL_BODY_BYTES = 2_000_000;

export type RenderedEmail = Readonly<{
  subject: string;
  /** What a screen draws. */
  blocks: readonly EmailBlock[];
  /** Canonical HTML, for comparing with the service; a screen never uses it. */
  html: string;
  plainText: string;
  preheader: string;
  /** The Markdown with its placeholders filled, trimmed: what the service answers as `body`. */
  body: string;
  bytes: number;
  tooLong: boolean;
  empty: boolean;
  missing: readonly string[];
}>;

/** Keeps mail programs from making a link of GOV.UK where it stands alone. */
const breakGovUk = (text: string): string =>
  text.replace(/(^|\s)([#*^]?)(GOV)\.(UK)(?![/?#])/gi, `$1$2$3.${String.fromCodePoint(0x200b)}$4`);
const unsupported = new RegExp(`[${String.fromCodePoint(0x2028, 0x3164)}]`, 'g');
const prepare = (text: string): string => breakGovUk(text).replace(unsupported, '').replace(/\r\n?/g, '\n');

/** Length in UTF-8; a half of a broken pair counts as the three bytes it is replaced by. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const webAddress = /(?<![@.\w-])(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,63}(?![\w@-])(?:[/?#]\S*)?/gi;

/**
 * Makes a value from outside harmless: web addresses go, Markdown characters are escaped (GOV.UK Notify).
 * The same result as the service's own `sanitise_content_for`.
 */
export const sanitiseValue = (value: string): string =>
  value
    .replace(webAddress, (found) => (/^[a-z0-9.-]+$/i.test(found) ? found.replaceAll('.', '. ') : ''))
    .replace(/[`*_()\\{}[\]<>#+\-.!|]/g, (mark) => `\\${mark}`);

/**
 * An email exactly as the sending service would render it. Never throws.
 * @param options.sanitise names of placeholders whose values were typed or received from outside
 */
export function renderEmail(
  template: Readonly<{ subject: string; body: string }>,
  values: PlaceholderValues = {},
  options: Readonly<{ sanitise?: readonly string[] }> = {},
): RenderedEmail {
  const untrusted = new Set((options.sanitise ?? []).map(placeholderKey));
  const subject = fillPlaceholders(template.subject, values, { lists: 'sentence' });
  const filled = fillPlaceholders(template.body, values, {
    lists: 'bullets',
    changeValue: (value, key) => (untrusted.has(key) ? sanitiseValue(value) : value),
  });
  const blocks = dressBlocks(parseMarkdown(prepare(decodeEntities(filled.text))));
  const plain = parseMarkdown(prepare(filled.text));
  const bytes = utf8Bytes(filled.text);
  return {
    subject: collapseSpaces(dressLine(decodeKeptEntities(decodeEntities(subject.text)))),
    blocks,
    html: blocksToHtml(blocks),
    plainText: blocksToPlainText(plain),
    preheader: blocksToPreheader(plain),
    body: filled.text.trim(),
    bytes,
    tooLong: bytes > EMAIL_BODY_BYTES,
    empty: isBlank(filled.text),
    missing: [...subject.missing, ...filled.missing.filter((name) => !subject.missing.some((other) => placeholderKey(other) === placeholderKey(name)))],
  };
}
