/** `{effective.date}` in words: a path, never a sum. */
const placeholder = /\{([^{}]*)\}/g;
const path = /^[a-z_][a-zA-Z0-9_]*(?:\.[a-z_][a-zA-Z0-9_]*)*$/;

export const placeholdersOf = (words: string): readonly string[] =>
  [...words.matchAll(placeholder)].map((match) => (match[1] as string).trim());
export const isPlaceholderPath = (text: string): boolean => path.test(text);
/** Puts a text in the place of each placeholder. */
export const fillPlaceholders = (words: string, fill: (path: string) => string): string =>
  words.replace(placeholder, (_all, inner: string) => fill(inner.trim()));
