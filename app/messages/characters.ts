/**
 * White space and invisible characters, as the sending service sees them.
 *
 * The classes are built from code points so that nothing invisible stands in the source.
 */
const classOf = (...codes: readonly (number | readonly [number, number])[]): string =>
  codes
    .map((code) =>
      typeof code === 'number' ? String.fromCodePoint(code) : `${String.fromCodePoint(code[0])}-${String.fromCodePoint(code[1])}`,
    )
    .join('');

/** Zero-width characters that vanish from a text message. */
const zeroWidth = classOf(0x180e, [0x200b, 0x200d], 0x2060, 0xfeff);
/** Spaces that do not break: shown, and sent, as an ordinary space. */
const oddSpaces = classOf(0xa0, 0x202f);
const allSpaces = classOf([0x09, 0x0d], [0x1c, 0x20], 0x85, 0xa0, 0x1680, [0x2000, 0x200a], 0x2028, 0x2029, 0x202f, 0x205f, 0x3000);
const lineEnds = classOf([0x0a, 0x0d], [0x1c, 0x1e], 0x85, 0x2028, 0x2029);

const zeroWidthRun = new RegExp(`[${zeroWidth}]+`, 'g');
const oddSpace = new RegExp(`[${oddSpaces}]`, 'g');
const spaceRun = new RegExp(`[${allSpaces}]+`, 'g');
const edgeSpaces = new RegExp(`^[${allSpaces}]+|[${allSpaces}]+$`, 'g');
const lineEnd = new RegExp(`\r\n|[${lineEnds}]`);
const somethingVisible = new RegExp(`[^${allSpaces}${zeroWidth}]`);

/** A text's code points, each as its own string. */
export const codePoints = (text: string): string[] => Array.from(text);
export const removeZeroWidth = (text: string): string => text.replace(zeroWidthRun, '');
export const trimSpaces = (text: string): string => text.replace(edgeSpaces, '');
/** Every kind of line break counts, as in GOV.UK Notify step 4. */
export const splitLines = (text: string): string[] => text.split(lineEnd);
/** One line: invisible characters gone, each run of white space one space, ends trimmed. */
export const collapseSpaces = (line: string): string =>
  trimSpaces(removeZeroWidth(line.replace(oddSpace, ' ')).replace(spaceRun, ' '));
/** Takes zero-width and non-breaking spaces out altogether and trims: how a typed contact or list item is read. */
export const removeObscureSpaces = (text: string): string => trimSpaces(removeZeroWidth(text.replace(oddSpace, '')));
/** Whether anything would be left once white space is gone. */
export const isBlank = (text: string): boolean => !somethingVisible.test(text);
export const removeSpaceBeforePunctuation = (text: string): string => text.replace(/[ \t]+([,.])/g, '$1');
