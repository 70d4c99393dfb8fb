/** `K.M.`: how a parent is named wherever a name would tell too much. */
export function initialsOf(given: string, family: string): string {
  const first = (name: string): string => Array.from(name.trim())[0]?.toLocaleUpperCase('en-GB') ?? '';
  return [first(given), first(family)].filter((letter) => letter !== '').map((letter) => `${letter}.`).join('');
}
