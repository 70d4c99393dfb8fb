/** Every colour the product draws with, by use and never by hue alone. Source: the design notes' token table. */
export type Tones = Readonly<{
  /** Header and tab row. */
  chrome: string;
  /** Panes. */
  canvas: string;
  /** Group heads, side lists, boxes. */
  sunken: string;
  /** Overlays. */
  raised: string;
  /** Hairlines between rows. */
  line: string;
  /** Edges of panes and overlays. */
  lineStrong: string;
  /** Borders of inputs, ticks and buttons: 3:1. */
  control: string;
  ink: string;
  ink2: string;
  ink3: string;
  accent: string;
  accentHover: string;
  /** Text on `accent`. */
  onAccent: string;
  accentSoft: string;
  accentLine: string;
  /** The focus ring, and nothing else. */
  focus: string;
  red: string;
  redSoft: string;
  redSolid: string;
  onRedSolid: string;
  amber: string;
  amberSoft: string;
  green: string;
  greenSoft: string;
  blue: string;
  blueSoft: string;
  plum: string;
  plumSoft: string;
  plumSolid: string;
  onPlumSolid: string;
  /** Facts the open instruction step uses; with `hiliteLine` also the Practice frame. */
  hilite: string;
  hiliteLine: string;
  callBar: string;
  onCallBar: string;
}>;
export type ToneName = keyof Tones;

export const light: Tones = {
  chrome: '#E6EAE8',
  canvas: '#FFFFFF',
  sunken: '#F4F6F5',
  raised: '#FFFFFF',
  line: '#DFE4E2',
  lineStrong: '#C2CBC8',
  control: '#788580',
  ink: '#14201E',
  ink2: '#3E4B48',
  ink3: '#566360',
  accent: '#0B5C62',
  accentHover: '#08474C',
  onAccent: '#FFFFFF',
  accentSoft: '#DFEEED',
  accentLine: '#86B9B9',
  focus: '#1D4FD8',
  red: '#9F2219',
  redSoft: '#FBEAE8',
  redSolid: '#B3271B',
  onRedSolid: '#FFFFFF',
  amber: '#774800',
  amberSoft: '#FCF1DC',
  green: '#1A5E34',
  greenSoft: '#E4F2E8',
  blue: '#2A4D8A',
  blueSoft: '#E8EEF8',
  plum: '#6B2178',
  plumSoft: '#F6EBF8',
  plumSolid: '#6B2178',
  onPlumSolid: '#FFFFFF',
  hilite: '#FFF6D1',
  hiliteLine: '#9A7400',
  callBar: '#12302F',
  onCallBar: '#FFFFFF',
};

export const dark: Tones = {
  chrome: '#090E0D',
  canvas: '#131A19',
  sunken: '#0E1413',
  raised: '#1C2524',
  line: '#27312F',
  lineStrong: '#3B4744',
  control: '#7A8783',
  ink: '#E6ECEA',
  ink2: '#BAC5C2',
  ink3: '#98A5A1',
  accent: '#6CC6C6',
  accentHover: '#8AD6D5',
  onAccent: '#05282A',
  accentSoft: '#15312F',
  accentLine: '#3D7674',
  focus: '#8FB6FF',
  red: '#F5A69E',
  redSoft: '#3A1C19',
  redSolid: '#F2958B',
  onRedSolid: '#2B0B08',
  amber: '#EDC37C',
  amberSoft: '#332711',
  green: '#91D1A7',
  greenSoft: '#16301F',
  blue: '#AAC4F6',
  blueSoft: '#1B2840',
  plum: '#DDB0E6',
  plumSoft: '#301C35',
  plumSolid: '#7B3D8D',
  onPlumSolid: '#FFFFFF',
  hilite: '#352D12',
  hiliteLine: '#C9A53A',
  callBar: '#1D4241',
  onCallBar: '#FFFFFF',
};

/** The CSS variable of a tone: `tone('ink')` → `var(--cb-palette-tone-ink)`. */
export const tone = (name: ToneName): string => `var(--cb-palette-tone-${name})`;
