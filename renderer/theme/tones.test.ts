import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { dark, light, type ToneName } from './tones.ts';

const themes = { light, dark } as const;
const textTones = ['ink', 'ink2', 'ink3', 'accent', 'red', 'amber', 'green', 'blue', 'plum'] as const;
const grounds = ['canvas', 'sunken', 'chrome', 'accentSoft', 'raised'] as const;
const softOf = {
  red: 'redSoft',
  amber: 'amberSoft',
  green: 'greenSoft',
  blue: 'blueSoft',
  plum: 'plumSoft',
  accent: 'accentSoft',
} as const;
const softs = ['redSoft', 'amberSoft', 'greenSoft', 'blueSoft', 'plumSoft', 'accentSoft', 'hilite'] as const;

/** The table's own figures: contrast on canvas, light then dark. */
const printed: readonly (readonly [ToneName, number, number])[] = [
  ['control', 3.8, 4.7],
  ['ink', 16.7, 14.8],
  ['ink2', 9.1, 10.0],
  ['ink3', 6.3, 6.9],
  ['accent', 7.7, 8.9],
  ['focus', 6.6, 8.7],
  ['red', 7.7, 9.1],
  ['amber', 7.8, 10.7],
  ['green', 7.8, 10.0],
  ['blue', 8.3, 10.0],
  ['plum', 9.9, 9.6],
];

it('black on white is 21 and a colour on itself is 1', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#0B5C62', '#0B5C62')).toBe(1);
});

it.each(printed)('%s stands on canvas as the table prints it', (name, onLight, onDark) => {
  // The table rounds some figures up, so one in the last place is allowed.
  expect(Math.abs(contrast(light[name], light.canvas) - onLight)).toBeLessThan(0.1);
  expect(Math.abs(contrast(dark[name], dark.canvas) - onDark)).toBeLessThan(0.1);
});

describe.each(Object.entries(themes))('%s theme', (_name, tones) => {
  it.each(textTones)('%s is readable on every ground', (text) => {
    for (const ground of grounds) {
      expect.soft(contrast(tones[text], tones[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it.each(Object.entries(softOf))('%s is readable on %s', (text, soft) => {
    expect(contrast(tones[text as ToneName], tones[soft])).toBeGreaterThanOrEqual(4.5);
  });
  it('ink in every shade is readable on every soft fill, where boxes put their sentences', () => {
    for (const text of ['ink', 'ink2', 'ink3'] as const) {
      for (const soft of softs) {
        expect.soft(contrast(tones[text], tones[soft]), `${text} on ${soft}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
  it('text on solid fills is readable', () => {
    for (const [text, fill] of [
      ['onAccent', 'accent'],
      ['onAccent', 'accentHover'],
      ['onRedSolid', 'redSolid'],
      ['onPlumSolid', 'plumSolid'],
      ['onCallBar', 'callBar'],
      ['canvas', 'ink'],
      ['canvas', 'ink2'],
      ['canvas', 'amber'],
      ['canvas', 'green'],
      ['canvas', 'blue'],
    ] as const) {
      expect.soft(contrast(tones[text], tones[fill]), `${text} on ${fill}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it('focus rings and control borders are seen at 3:1 wherever they are drawn', () => {
    for (const mark of ['focus', 'control'] as const) {
      for (const ground of grounds) {
        expect.soft(contrast(tones[mark], tones[ground]), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
  it('the bars that carry state are seen at 3:1 on their own fill', () => {
    for (const [mark, fill] of [
      ['hiliteLine', 'hilite'],
      ['hiliteLine', 'chrome'],
      ['accent', 'accentSoft'],
      ['red', 'redSoft'],
      ['amber', 'amberSoft'],
    ] as const) {
      expect.soft(contrast(tones[mark], tones[fill]), `${mark} on ${fill}`).toBeGreaterThanOrEqual(3);
    }
  });
});
