import { collapseSpaces, isBlank, removeSpaceBeforePunctuation, splitLines } from './characters.ts';
import { fillPlaceholders, type PlaceholderValues } from './placeholders.ts';
import { downgrade, isExtension, isWelshOnly } from './smsCharacters.ts';

/** The longest text the service takes, counted without the prefix, whatever the encoding (GOV.UK Notify). */
export const SMS_LIMIT = 918;

const sizes = { gsm: { single: 160, joined: 153 }, unicode: { single: 70, joined: 67 } } as const;
export type SmsEncoding = keyof typeof sizes;

export type RenderedSms = Readonly<{
  /** As delivered, prefix included. */
  text: string;
  /** UTF-16 length of `text`. */
  characters: number;
  /** What fragments are counted by: extension characters count two unless the message is 16-bit. */
  length: number;
  fragments: number;
  encoding: SmsEncoding;
  /** Characters sent as others, each once: `’` as `'`. */
  replaced: readonly Readonly<{ from: string; to: string }>[];
  /** Characters that would arrive as `?`, each once. */
  lost: readonly string[];
  /** Welsh letters that make the whole message 16-bit, each once. */
  nonGsm: readonly string[];
  /** How much to cut to drop a fragment; 0 with one fragment. */
  overBoundaryBy: number;
  leftInFragment: number;
  tooLong: boolean;
  empty: boolean;
  missing: readonly string[];
}>;

/** Fragments for a length in one encoding; at least 1. */
export function fragmentsFor(length: number, encoding: SmsEncoding): number {
  const { single, joined } = sizes[encoding];
  return length <= single ? 1 : Math.ceil(length / joined);
}

/** The text before characters are downgraded: GOV.UK Notify steps 2 to 5. */
function normalise(body: string, prefix: string): string {
  const named = prefix === '' ? body : `${prefix}: ${body}`;
  return splitLines(removeSpaceBeforePunctuation(named)).map(collapseSpaces).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

/**
 * A text message exactly as the sending service would deliver and charge it.
 * Never throws; a missing value stands in the text as `((name))` and is listed.
 * @param prefix the service's name, when the service shows it before each text
 */
export function renderSms(template: string, values: PlaceholderValues = {}, options: Readonly<{ prefix?: string }> = {}): RenderedSms {
  const { text: body, missing } = fillPlaceholders(template, values, { lists: 'sentence' });
  const prefix = options.prefix?.trim() ?? '';
  const replaced = new Map<string, string>();
  const lost = new Set<string>();
  const nonGsm = new Set<string>();
  let extensions = 0;
  let text = '';
  for (const character of normalise(body, prefix)) {
    if (isExtension(character)) extensions += 1;
    else if (isWelshOnly(character)) nonGsm.add(character);
    const sent = downgrade(character);
    text += sent;
    if (sent === character) continue;
    if (sent === '?') lost.add(character);
    else replaced.set(character, sent);
  }
  const encoding: SmsEncoding = nonGsm.size > 0 ? 'unicode' : 'gsm';
  const length = encoding === 'gsm' ? text.length + extensions : text.length;
  const fragments = fragmentsFor(length, encoding);
  const { single, joined } = sizes[encoding];
  const boundary = fragments === 1 ? 0 : fragments === 2 ? single : joined * (fragments - 1);
  return {
    text,
    characters: text.length,
    length,
    fragments,
    encoding,
    replaced: [...replaced].map(([from, to]) => ({ from, to })),
    lost: [...lost],
    nonGsm: [...nonGsm],
    overBoundaryBy: fragments === 1 ? 0 : length - boundary,
    leftInFragment: (fragments === 1 ? single : joined * fragments) - length,
    tooLong: text.length - (prefix === '' ? 0 : prefix.length + 2) > SMS_LIMIT,
    empty: isBlank(body),
    missing,
  };
}
