import { codePoints } from './characters.ts';

/** Which characters a text message can carry, and what the sending service turns the others into (GOV.UK Notify). */
const basic = new Set([
  ...codePoints('@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n\r'),
  String.fromCodePoint(0x1b),
]);
/** Sent as two characters each. */
const extension = new Set(codePoints('^{}\\[~]|€'));
const accents = [0x300, 0x301, 0x308, 0x302].map((code) => String.fromCodePoint(code));
const welsh = new Set(codePoints('aeiouwyAEIOUWY').flatMap((vowel) => accents.map((accent) => (vowel + accent).normalize('NFC'))));
/** Welsh letters that turn the whole message into 16-bit encoding. */
const welshOnly = new Set([...welsh].filter((letter) => !basic.has(letter)));

const replacements = new Map<string, string>([
  ...[0x2011, 0x2013, 0x2014, 0x2212].map((code) => [String.fromCodePoint(code), '-'] as const),
  ['…', '...'],
  ...['‘', '’', '‚'].map((quote) => [quote, "'"] as const),
  ...['“', '”', '„'].map((quote) => [quote, '"'] as const),
  ['Ł', 'L'],
  ['ł', 'l'],
  ...[0x09, 0xa0, 0x202f].map((code) => [String.fromCodePoint(code), ' '] as const),
  ...[0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x2028, 0x2029].map((code) => [String.fromCodePoint(code), ''] as const),
]);

const isKept = (character: string): boolean => basic.has(character) || extension.has(character) || welsh.has(character);
export const isExtension = (character: string): boolean => extension.has(character);
export const isWelshOnly = (character: string): boolean => welshOnly.has(character);

/** One level of canonical decomposition, first code point; `?` when that cannot be sent either. */
function decompose(character: string): string {
  const composed = character.normalize('NFC');
  const parts = codePoints(character.normalize('NFD'));
  const source = composed === character ? parts.slice(0, -1).join('').normalize('NFC') : composed;
  const first = String.fromCodePoint(source.codePointAt(0) ?? 0x3f);
  return isKept(first) ? first : '?';
}

/** What one code point is sent as. */
export function downgrade(character: string): string {
  if (isKept(character)) return character;
  return replacements.get(character) ?? decompose(character);
}

/** The letter without its accent, for "use w": `ŵ` → `w`. A character without one comes back as it is. */
export const plainLetterFor = (character: string): string => codePoints(character.normalize('NFD'))[0] ?? character;
