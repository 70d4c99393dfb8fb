import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAct, type ListPress, type ListState } from './listKeys.ts';

const press = (key: string, held: Partial<ListPress> = {}): ListPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const state = (changed: Partial<ListState> = {}): ListState => ({
  places: 10,
  active: 4,
  anchor: null,
  page: 3,
  singleKeys: true,
  letters: ['a', 'n'],
  isHead: (position) => position === 0,
  headAbove: () => 0,
  ...changed,
});
const shift = { shiftKey: true };

describe('moving', () => {
  it.each([
    ['ArrowDown', 5],
    ['j', 5],
    ['ArrowUp', 3],
    ['k', 3],
    ['K', 3],
    ['Home', 0],
    ['End', 9],
    ['PageDown', 7],
    ['PageUp', 1],
  ])('%s goes to place %i', (key, to) => expect(listAct(press(key), state())).toEqual({ act: 'go', to }));
  it('stops at both ends', () => {
    expect(listAct(press('ArrowDown'), state({ active: 9 }))).toEqual({ act: 'go', to: 9 });
    expect(listAct(press('PageUp'), state({ active: 1 }))).toEqual({ act: 'go', to: 0 });
  });
  it('an empty list leaves every key alone', () => expect(listAct(press('End'), state({ places: 0 }))).toBeNull());
});

describe('ticking', () => {
  it('Space ticks the row and Ctrl+A ticks all', () => {
    expect(listAct(press(' '), state())).toEqual({ act: 'tick', at: 4 });
    expect(listAct(press('a', { ctrlKey: true }), state())).toEqual({ act: 'tickAll' });
  });
  it('Shift and an arrow start a range where the person stands', () => {
    expect(listAct(press('ArrowDown', shift), state())).toEqual({
      act: 'range',
      to: 5,
      anchor: 4,
      tick: { from: 4, to: 5 },
      untick: null,
    });
  });
  it('going back gives up the last row of the range', () => {
    expect(listAct(press('ArrowUp', shift), state({ active: 6, anchor: 4 }))).toMatchObject({
      tick: { from: 4, to: 5 },
      untick: { from: 6, to: 6 },
    });
  });
  it('crossing where it began gives up one side and takes the other', () => {
    expect(listAct(press('Home', shift), state({ active: 6, anchor: 4 }))).toMatchObject({
      tick: { from: 0, to: 4 },
      untick: { from: 5, to: 6 },
    });
  });
  it('whatever the moves, the rows ticked are those between start and end', () => {
    const moves = fc.array(fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), moves, (start, keys) => {
        let [active, anchor]: [number, number | null] = [start, null];
        const ticked = new Set<number>();
        for (const key of keys) {
          const done = listAct(press(key, shift), state({ active, anchor }));
          if (done?.act !== 'range') throw new Error('a Shift move is always a range');
          for (let at = done.untick?.from ?? 1; at <= (done.untick?.to ?? 0); at += 1) ticked.delete(at);
          for (let at = done.tick.from; at <= done.tick.to; at += 1) ticked.add(at);
          [active, anchor] = [done.to, done.anchor];
        }
        const wanted = keys.length === 0 ? [] : Array.from({ length: Math.abs(active - start) + 1 }, (_, i) => Math.min(active, start) + i);
        expect([...ticked].toSorted((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });
});

describe('heads', () => {
  it('fold with Enter or Space, close with left, open with right', () => {
    const onHead = state({ active: 0 });
    expect(listAct(press('Enter'), onHead)).toEqual({ act: 'fold', at: 0, open: null });
    expect(listAct(press(' '), onHead)).toEqual({ act: 'fold', at: 0, open: null });
    expect(listAct(press('ArrowLeft'), onHead)).toEqual({ act: 'fold', at: 0, open: false });
    expect(listAct(press('ArrowRight'), onHead)).toEqual({ act: 'fold', at: 0, open: true });
  });
  it('left goes from a row to its head, and nowhere without one', () => {
    expect(listAct(press('ArrowLeft'), state())).toEqual({ act: 'go', to: 0 });
    expect(listAct(press('ArrowLeft'), state({ headAbove: () => -1 }))).toBeNull();
  });
});

describe('letters', () => {
  it('act on the row the person stands on', () => {
    expect(listAct(press('A'), state())).toEqual({ act: 'letter', letter: 'a', at: 4 });
    expect(listAct(press('x'), state())).toBeNull();
  });
  it('do nothing once switched off, J and K with them; arrows still move', () => {
    const off = state({ singleKeys: false });
    expect([listAct(press('a'), off), listAct(press('j'), off)]).toEqual([null, null]);
    expect(listAct(press('ArrowDown'), off)).toEqual({ act: 'go', to: 5 });
  });
  it('do nothing on a head or with another key held', () => {
    expect(listAct(press('a'), state({ active: 0 }))).toBeNull();
    expect(listAct(press('n', { ctrlKey: true }), state())).toBeNull();
    expect(listAct(press('ArrowDown', { altKey: true }), state())).toBeNull();
  });
});
