import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finenessOf, scaleOf, turnBy, turned, zoomStep, type Turn } from './viewSize.ts';

const side = fc.integer({ min: 40, max: 9_000 });
const size = fc.record({ width: side, height: side });
const turn = fc.constantFrom<Turn>(0, 90, 180, 270);

describe('the size of a page', () => {
  it('lets a whole page stand in its box, whichever way it is turned', () => {
    fc.assert(
      fc.property(size, size, turn, (page, box, way) => {
        const scale = scaleOf({ zoom: 'page', turn: way }, page, box);
        const shown = turned(page, way);
        // The least and the most hold even where the page then does not fit.
        if (scale > 0.05 && scale < 4) {
          expect(shown.width * scale).toBeLessThanOrEqual(box.width + 0.001);
          expect(shown.height * scale).toBeLessThanOrEqual(box.height + 0.001);
        }
        expect(scaleOf({ zoom: 'width', turn: way }, page, box)).toBeGreaterThanOrEqual(scale);
      }),
    );
  });

  it('goes up and down by steps and comes back', () => {
    expect(zoomStep(1, 1)).toBe(1.25);
    expect(zoomStep(1, -1)).toBe(0.9);
    // From between two steps, as after fitting: to the next one each way.
    expect([zoomStep(0.38, 1), zoomStep(0.38, -1)]).toEqual([0.5, 0.33]);
    expect(zoomStep(6, 1)).toBe(6);
    expect(zoomStep(0.1, -1)).toBe(0.1);
    expect(zoomStep(zoomStep(1, 1), -1)).toBe(1);
  });

  it('four turns are none', () => {
    const all: Turn[] = [0, 90, 180, 270];
    for (const from of all) expect([90, 90, 90, 90].reduce<Turn>((at) => turnBy(at, 90), from)).toBe(from);
    expect(turnBy(0, -90)).toBe(270);
  });

  it('is never drawn finer than a canvas can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }), fc.double({ min: 0.5, max: 3, noNaN: true }), (width, height, ratio) => {
        const fine = finenessOf({ width, height }, ratio);
        expect(width * fine * height * fine).toBeLessThanOrEqual(24_000_001);
        expect(fine).toBeGreaterThan(0);
      }),
    );
  });
});
