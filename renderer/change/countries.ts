/** Where parents of open cases live, most usual first; the United Kingdom leads. ISO 3166-1 alpha-2. */
const codes = [
  'GB',
  'IE',
  'FR',
  'ES',
  'DE',
  'PL',
  'RO',
  'PT',
  'IT',
  'NL',
  'BE',
  'AU',
  'NZ',
  'CA',
  'US',
  'IN',
  'PK',
  'BD',
  'LK',
  'NG',
  'GH',
  'KE',
  'ZA',
  'ZW',
  'JM',
  'AE',
  'TH',
  'PH',
  'CY',
  'GR',
  'TR',
  'LT',
  'LV',
  'BG',
  'HU',
  'CZ',
  'SE',
  'NO',
  'DK',
  'CH',
  'IM',
  'JE',
  'GG',
  'GI',
] as const;

const names = new Intl.DisplayNames('en-GB', { type: 'region' });

/** `United Kingdom` from `GB`; the code itself when it names no place. */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);

const [home, ...abroad] = codes.map((code) => ({ value: code as string, label: countryName(code) }));
/** The United Kingdom, then the others by name. */
export const countries: readonly Readonly<{ value: string; label: string }>[] = [
  ...(home === undefined ? [] : [home]),
  ...abroad.toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB')),
];
