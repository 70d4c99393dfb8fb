/** `1 task`, `12 tasks`, `1,204 tasks`; `plural` for words that do not just take an s. */
export function countWords(count: number, one: string, plural = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : plural}`;
}

/** `50,000`: whole numbers as people read them. */
export const numberWords = (count: number): string =>
  Math.trunc(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** `paying parent, employer and HMRC`. */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
