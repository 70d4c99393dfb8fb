/** Entities that the sending service leaves as they are until the very end. */
const kept: Readonly<Record<string, string>> = { '&nbsp;': String.fromCodePoint(0xa0), '&amp;': '&', '&lpar;': '(', '&rpar;': ')' };
/** Named entities worth knowing in a message; a name not listed here stays as it is typed. */
const named: Readonly<Record<string, string>> = {
  lt: '<', gt: '>', quot: '"', apos: "'", pound: '£', euro: '€', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', copy: '©', deg: '°', bull: '•', middot: '·', frac12: '½', times: '×',
};

function characterFor(code: number): string {
  const real = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return String.fromCodePoint(real ? code : 0xfffd);
}

/** Turns entities that end in `;` back into characters, all but those kept to the end (GOV.UK Notify). */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,9})|#[xX]([0-9a-fA-F]{1,8})|([a-zA-Z][a-zA-Z0-9]{1,30}));/g, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return characterFor(Number(decimal));
    if (typeof hex === 'string') return characterFor(Number.parseInt(hex, 16));
    return Object.hasOwn(kept, whole) ? whole : (named[String(name)] ?? whole);
  });
/** Turns the kept ones into characters as well: the last step before text is shown. */
export const decodeKeptEntities = (text: string): string => text.replace(/&(?:nbsp|amp|lpar|rpar);/g, (entity) => kept[entity] ?? entity);
export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
