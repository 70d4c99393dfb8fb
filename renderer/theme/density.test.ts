import { expect, it } from 'vitest';
import { densities, densityVariables, measures } from './density.ts';

it('rows are 28, 36 and 48 high and their controls fit in them or stand beside them', () => {
  expect(densities.map((density) => measures[density].row)).toEqual([28, 36, 48]);
  expect(densities.map((density) => measures[density].control)).toEqual([28, 32, 40]);
});

it('nothing a person presses is under 24 high at any density', () => {
  for (const density of densities) {
    const { row, groupHead, control } = measures[density];
    expect(Math.min(row, groupHead, control)).toBeGreaterThanOrEqual(24);
  }
});

it('the two chrome rows are 40 and 32 when compact, 44 and 36 otherwise', () => {
  expect(densityVariables('compact')).toMatchObject({ '--cb-header': '40px', '--cb-tabs': '32px' });
  expect(densityVariables('standard')).toMatchObject({ '--cb-header': '44px', '--cb-tabs': '36px' });
});
