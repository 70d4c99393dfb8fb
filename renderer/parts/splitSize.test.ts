import { expect, it } from 'vitest';
import { clampSize, sizeAfterKey } from './splitSize.ts';

const limits = { min: 300, max: 800 };
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

it('the separator goes the way its arrow points, whichever pane has the size', () => {
  expect(sizeAfterKey(press('ArrowRight'), 500, limits, 'start')).toBe(516);
  expect(sizeAfterKey(press('ArrowRight'), 500, limits, 'end')).toBe(484);
  expect(sizeAfterKey(press('ArrowLeft', true), 500, limits, 'start')).toBe(436);
});
it('Home is as far left as it goes and End as far right', () => {
  expect([sizeAfterKey(press('Home'), 500, limits, 'start'), sizeAfterKey(press('Home'), 500, limits, 'end')]).toEqual([300, 800]);
  expect([sizeAfterKey(press('End'), 500, limits, 'start'), sizeAfterKey(press('End'), 500, limits, 'end')]).toEqual([800, 300]);
});
it('a size stays in its limits, and the smallest wins when the window leaves no room', () => {
  expect([clampSize(10, limits), clampSize(9000, limits), clampSize(500, { min: 300, max: 200 })]).toEqual([300, 800, 300]);
});
it('other keys are not the separator’s', () => expect(sizeAfterKey(press('a'), 500, limits, 'start')).toBeNull());
