import { expect, it } from 'vitest';
import { paneAfter } from './paneCycle.ts';

it('goes round the panes in both directions, from the end to the start', () => {
  expect([paneAfter(0, 3, 1), paneAfter(2, 3, 1), paneAfter(0, 3, -1)]).toEqual([1, 0, 2]);
});
it('starts at an end when no pane has focus, and nowhere when there is none', () => {
  expect([paneAfter(-1, 3, 1), paneAfter(-1, 3, -1), paneAfter(-1, 0, 1)]).toEqual([0, 2, -1]);
});
